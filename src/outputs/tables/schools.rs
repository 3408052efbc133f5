//! `schools.csv`, `schools.parquet` and `school_pressure.csv`: every measure by school and year, and the schools that the alert rule names.

use std::io::Write;

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{Column, DataFrame, DataType, Field, IntoColumn, NamedFrom, ParquetWriter, PolarsResult, Schema, Series};

use super::csv::Csv;
use super::numbers::{chance, district, stage};
use crate::domain::{Findings, SchoolPlace, SchoolPressure, SchoolSummaryRow};

/// Columns of `schools`.
pub const COLUMNS: [&str; 12] = ["scenario", "district", "school", "stage", "year", "measure", "mean", "p10", "p50", "p90", "chance", "se"];

/// Columns of `school_pressure`.
const PRESSURE_COLUMNS: [&str; 11] = [
    "scenario",
    "district",
    "school",
    "stage",
    "year",
    "level",
    "chance",
    "expected_shortfall",
    "p90_shortfall",
    "expected_spare",
    "first_year",
];

/// Both tables of schools, written as they are told.
pub struct SchoolsAsTold<W: Write> {
    csv: W,
    parquet: BatchedWriter<W>,
}

impl<W: Write> SchoolsAsTold<W> {
    /// Begins both tables.
    pub fn begin(mut csv: W, parquet: W) -> PolarsResult<Self> {
        csv.write_all(&Csv::new(&COLUMNS, 0).bytes())?;
        let kind = |name: &str| match name {
            "scenario" | "district" | "school" | "stage" | "measure" => DataType::String,
            "year" => DataType::Int32,
            _ => DataType::Float64,
        };
        let schema: Schema = COLUMNS.iter().map(|name| Field::new((*name).into(), kind(name))).collect();
        Ok(Self { csv, parquet: ParquetWriter::new(parquet).batched(&schema)? })
    }

    /// Adds rows of one scenario.
    pub fn add(&mut self, findings: &Findings, rows: &[SchoolSummaryRow]) -> PolarsResult<()> {
        let mut csv = Csv::without_header(rows.len() * COLUMNS.len());
        for row in rows {
            place(&mut csv, findings, &findings.schools.places[row.school]);
            csv.whole(i64::from(row.year)).text(row.measure.key());
            let over = &row.over_futures;
            csv.number(over.mean).number(over.p10).number(over.p50).number(over.p90);
            chance(&mut csv, row.chance);
            csv.end();
        }
        self.csv.write_all(&csv.bytes())?;
        self.parquet.write_batch(&DataFrame::new(rows.len(), columns(findings, rows))?)
    }

    /// Ends both tables.
    pub fn finish(mut self) -> PolarsResult<()> {
        self.csv.flush()?;
        self.parquet.finish().map(|_| ())
    }
}

/// Scenario, district, school and stage.
fn place(csv: &mut Csv, findings: &Findings, place: &SchoolPlace) {
    csv.text(&findings.scenario).text(district(findings, Some(place.district))).text(&place.name).text(stage(findings, place.stage));
}

fn columns(findings: &Findings, rows: &[SchoolSummaryRow]) -> Vec<Column> {
    let texts = |name: &str, cell: &dyn Fn(&SchoolSummaryRow) -> String| {
        let cells: Vec<String> = rows.iter().map(cell).collect();
        Series::new(name.into(), cells).into_column()
    };
    let numbers = |name: &str, cell: fn(&SchoolSummaryRow) -> Option<f64>| {
        let cells: Vec<Option<f64>> = rows.iter().map(cell).collect();
        Series::new(name.into(), cells).into_column()
    };
    let at = |row: &SchoolSummaryRow| &findings.schools.places[row.school];
    vec![
        texts("scenario", &|_| findings.scenario.clone()),
        texts("district", &|row| district(findings, Some(at(row).district)).to_owned()),
        texts("school", &|row| at(row).name.clone()),
        texts("stage", &|row| stage(findings, at(row).stage).to_owned()),
        Series::new("year".into(), rows.iter().map(|row| row.year).collect::<Vec<i32>>()).into_column(),
        texts("measure", &|row| row.measure.key().to_owned()),
        numbers("mean", |row| Some(row.over_futures.mean)),
        numbers("p10", |row| Some(row.over_futures.p10)),
        numbers("p50", |row| Some(row.over_futures.p50)),
        numbers("p90", |row| Some(row.over_futures.p90)),
        numbers("chance", |row| row.chance.map(|chance| chance.chance)),
        numbers("se", |row| row.chance.map(|chance| chance.se)),
    ]
}

/// The header of `school_pressure.csv`.
pub fn pressure_header() -> Vec<u8> {
    Csv::new(&PRESSURE_COLUMNS, 0).bytes()
}

/// Pressure points of schools, without a header.
pub fn pressure_rows(findings: &Findings, points: &[SchoolPressure]) -> Vec<u8> {
    let mut csv = Csv::without_header(points.len() * PRESSURE_COLUMNS.len());
    for point in points {
        place(&mut csv, findings, &findings.schools.places[point.school]);
        csv.whole(i64::from(point.year)).text(point.level.key()).number(point.chance.chance);
        csv.number(point.expected_shortfall).number(point.p90_shortfall).number(point.expected_spare);
        csv.whole(i64::from(point.first_year)).end();
    }
    csv.bytes()
}

/// `school_pressure.csv` of all scenarios.
pub fn pressure(scenarios: &[&Findings]) -> Vec<u8> {
    let rows = scenarios.iter().flat_map(|findings| pressure_rows(findings, &findings.schools.pressure));
    pressure_header().into_iter().chain(rows).collect()
}
