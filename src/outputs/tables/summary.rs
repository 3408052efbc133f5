//! `summary.csv` and `summary.parquet`: every measure by district, stage, grade and year.

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, ParquetWriter, PolarsResult, Series};

use super::csv::Csv;
use super::numbers::{chance, district, stage};
use crate::domain::{Findings, SummaryRow};
use crate::outputs::words::grade_key;

/// Columns of `summary`.
pub const COLUMNS: [&str; 12] = ["scenario", "district", "stage", "grade", "year", "measure", "mean", "p10", "p50", "p90", "chance", "se"];

/// All scenarios as CSV.
pub fn csv(scenarios: &[&Findings]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, scenarios.iter().map(|findings| findings.summary.len()).sum());
    for findings in scenarios {
        for row in &findings.summary {
            write_row(&mut csv, findings, row);
        }
    }
    csv.bytes()
}

fn write_row(csv: &mut Csv, findings: &Findings, row: &SummaryRow) {
    csv.text(&findings.scenario).text(district(findings, row.district)).text(stage(findings, row.stage));
    csv.text(grade_key(findings, row.stage, row.grade)).whole(i64::from(row.year)).text(row.measure.key());
    let over = &row.over_futures;
    csv.number(over.mean).number(over.p10).number(over.p50).number(over.p90);
    chance(csv, row.chance);
    csv.end();
}

/// All scenarios as Parquet, with the same columns; fails only where polars does.
pub fn parquet(scenarios: &[&Findings]) -> PolarsResult<Vec<u8>> {
    let rows: Vec<(&Findings, &SummaryRow)> =
        scenarios.iter().flat_map(|findings| findings.summary.iter().map(|row| (*findings, row))).collect();
    let mut frame = DataFrame::new(rows.len(), columns(&rows))?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame)?;
    Ok(bytes)
}

type Row<'a> = (&'a Findings, &'a SummaryRow);

fn columns(rows: &[Row]) -> Vec<Column> {
    let years: Vec<i32> = rows.iter().map(|(_, row)| row.year).collect();
    vec![
        texts("scenario", rows, |(findings, _)| &findings.scenario),
        texts("district", rows, |(findings, row)| district(findings, row.district)),
        texts("stage", rows, |(findings, row)| stage(findings, row.stage)),
        texts("grade", rows, |(findings, row)| grade_key(findings, row.stage, row.grade)),
        Series::new("year".into(), years).into_column(),
        texts("measure", rows, |(_, row)| row.measure.key()),
        numbers("mean", rows, |row| Some(row.over_futures.mean)),
        numbers("p10", rows, |row| Some(row.over_futures.p10)),
        numbers("p50", rows, |row| Some(row.over_futures.p50)),
        numbers("p90", rows, |row| Some(row.over_futures.p90)),
        numbers("chance", rows, |row| row.chance.map(|chance| chance.chance)),
        numbers("se", rows, |row| row.chance.map(|chance| chance.se)),
    ]
}

fn texts<'a>(name: &str, rows: &[Row<'a>], cell: impl Fn(Row<'a>) -> &'a str) -> Column {
    let cells: Vec<&str> = rows.iter().map(|&row| cell(row)).collect();
    Series::new(name.into(), cells).into_column()
}

fn numbers(name: &str, rows: &[Row], cell: impl Fn(&SummaryRow) -> Option<f64>) -> Column {
    let cells: Vec<Option<f64>> = rows.iter().map(|(_, row)| cell(row)).collect();
    Series::new(name.into(), cells).into_column()
}
