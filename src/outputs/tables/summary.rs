//! `summary.csv` and `summary.parquet`: every measure by district, stage, grade and year.

use std::io::Write;

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{
    Column, DataFrame, DataType, Field, IdxCa, IdxSize, IntoColumn, NamedFrom, NamedFromOwned, ParquetCompression, ParquetWriter,
    PlSmallStr, PolarsResult, Schema, Series,
};

use super::csv::Csv;
use super::numbers::{chance, district, stage};
use crate::domain::{Chance, Distribution, Findings, SummaryRow};
use crate::outputs::words::grade_key;

/// Columns of `summary`.
pub const COLUMNS: [&str; 12] = ["scenario", "district", "stage", "grade", "year", "measure", "mean", "p10", "p50", "p90", "chance", "se"];

/// All scenarios as CSV.
pub fn csv(scenarios: &[&Findings]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, scenarios.iter().map(|findings| findings.summary.len()).sum());
    for findings in scenarios {
        write_rows(&mut csv, findings, &findings.summary);
    }
    csv.bytes()
}

/// Both tables of a country too large to be kept, written as it is told.
pub struct AsTold<W: Write> {
    csv: W,
    parquet: BatchedWriter<W>,
}

impl<W: Write> AsTold<W> {
    /// Begins both tables.
    pub fn begin(mut csv: W, parquet: W) -> PolarsResult<Self> {
        csv.write_all(&Csv::new(&COLUMNS, 0).bytes())?;
        let kind = |name: &str| match name {
            "scenario" | "district" | "stage" | "grade" | "measure" => DataType::String,
            "year" => DataType::Int32,
            _ => DataType::Float64,
        };
        let schema: Schema = COLUMNS.iter().map(|name| Field::new((*name).into(), kind(name))).collect();
        Ok(Self { csv, parquet: writer(parquet).batched(&schema)? })
    }

    /// Adds rows of one scenario.
    pub fn add(&mut self, findings: &Findings, rows: &[SummaryRow]) -> PolarsResult<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut csv = Csv::without_header(rows.len() * COLUMNS.len());
        write_rows(&mut csv, findings, rows);
        self.csv.write_all(&csv.bytes())?;
        let rows: Vec<Row> = rows.iter().map(|row| (findings, row)).collect();
        self.parquet.write_batch(&DataFrame::new(rows.len(), columns(&rows)?)?)
    }

    /// Ends both tables.
    pub fn finish(mut self) -> PolarsResult<()> {
        self.csv.flush()?;
        self.parquet.finish().map(|_| ())
    }
}

fn write_rows(csv: &mut Csv, findings: &Findings, rows: &[SummaryRow]) {
    // All measures of a place and year begin alike.
    let (mut written, mut place) = (None, 0..0);
    for row in rows {
        let of = Some((row.district, row.stage, row.grade, row.year));
        if written == of {
            csv.again(place.clone());
        } else {
            let from = csv.place();
            csv.text(&findings.scenario).text(district(findings, row.district)).text(stage(findings, row.stage));
            csv.text(grade_key(findings, row.stage, row.grade)).whole(i64::from(row.year));
            (written, place) = (of, from..csv.place());
        }
        let over = &row.over_futures;
        csv.text(row.measure.key()).number(over.mean).number(over.p10).number(over.p50).number(over.p90);
        chance(csv, row.chance);
        csv.end();
    }
}

/// All scenarios as Parquet, with the same columns; fails only where polars does.
pub fn parquet(scenarios: &[&Findings]) -> PolarsResult<Vec<u8>> {
    let rows: Vec<(&Findings, &SummaryRow)> =
        scenarios.iter().flat_map(|findings| findings.summary.iter().map(|row| (*findings, row))).collect();
    let mut frame = DataFrame::new(rows.len(), columns(&rows)?)?;
    let mut bytes = Vec::new();
    writer(&mut bytes).finish(&mut frame)?;
    Ok(bytes)
}

/// The compression that every reader knows; quicker than the usual one, and a third larger.
fn writer<W: Write>(to: W) -> ParquetWriter<W> {
    ParquetWriter::new(to).with_compression(ParquetCompression::Snappy)
}

type Row<'a> = (&'a Findings, &'a SummaryRow);

fn columns(rows: &[Row]) -> PolarsResult<Vec<Column>> {
    let years: Vec<i32> = rows.iter().map(|(_, row)| row.year).collect();
    Ok(vec![
        texts("scenario", rows, |(findings, _)| &findings.scenario)?,
        texts("district", rows, |(findings, row)| district(findings, row.district))?,
        texts("stage", rows, |(findings, row)| stage(findings, row.stage))?,
        texts("grade", rows, |(findings, row)| grade_key(findings, row.stage, row.grade))?,
        Series::from_vec("year".into(), years).into_column(),
        texts("measure", rows, |(_, row)| row.measure.key())?,
        numbers("mean", rows, |over| over.mean),
        numbers("p10", rows, |over| over.p10),
        numbers("p50", rows, |over| over.p50),
        numbers("p90", rows, |over| over.p90),
        chances("chance", rows, |chance| chance.chance),
        chances("se", rows, |chance| chance.se),
    ])
}

/// A few texts, each many times: every text is kept once, and the rows point to it.
fn texts<'a>(name: &str, rows: &[Row<'a>], cell: impl Fn(Row<'a>) -> &'a str) -> PolarsResult<Column> {
    let mut known: Vec<&str> = Vec::new();
    let place = |&row: &Row<'a>| {
        let text = cell(row);
        let place = known.iter().rposition(|&known| std::ptr::eq(known, text)).unwrap_or(known.len());
        if place == known.len() {
            known.push(text);
        }
        place as IdxSize
    };
    let places = IdxCa::from_vec(PlSmallStr::EMPTY, rows.iter().map(place).collect());
    Ok(Series::new(name.into(), known).take(&places)?.into_column())
}

fn numbers(name: &str, rows: &[Row], number: impl Fn(&Distribution) -> f64) -> Column {
    Series::from_vec(name.into(), rows.iter().map(|(_, row)| number(&row.over_futures)).collect::<Vec<f64>>()).into_column()
}

fn chances(name: &str, rows: &[Row], number: impl Fn(Chance) -> f64) -> Column {
    let cells: Vec<Option<f64>> = rows.iter().map(|(_, row)| row.chance.map(&number)).collect();
    Series::new(name.into(), cells).into_column()
}
