//! `futures.parquet`: every future's value of every measure, written part by part so that memory stays small.

use std::io::Write;

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{Column, DataFrame, DataType, Field, IntoColumn, NamedFrom, ParquetWriter, PolarsResult, Schema, Series};

use super::numbers::{district, stage};
use crate::domain::{Findings, InEveryFuture};
use crate::outputs::words::grade_key;

/// Columns of `futures.parquet`.
pub const COLUMNS: [&str; 8] = ["scenario", "district", "stage", "grade", "year", "measure", "future", "value"];

/// The table in the making.
pub struct EveryFuture<W: Write> {
    writer: BatchedWriter<W>,
}

impl<W: Write> EveryFuture<W> {
    /// Begins the table.
    pub fn begin(to: W) -> PolarsResult<Self> {
        let kind = |name: &str| match name {
            "year" => DataType::Int32,
            "future" => DataType::UInt32,
            "value" => DataType::Float64,
            _ => DataType::String,
        };
        let schema: Schema = COLUMNS.iter().map(|name| Field::new((*name).into(), kind(name))).collect();
        Ok(Self { writer: ParquetWriter::new(to).batched(&schema)? })
    }

    /// Adds measures of one scenario.
    pub fn add(&mut self, findings: &Findings, drawn: &[InEveryFuture]) -> PolarsResult<()> {
        let rows: usize = drawn.iter().map(|measure| measure.values.len()).sum();
        let frame = DataFrame::new(rows, columns(findings, drawn))?;
        self.writer.write_batch(&frame)
    }

    /// Ends the table.
    pub fn finish(self) -> PolarsResult<()> {
        self.writer.finish().map(|_| ())
    }
}

fn columns(findings: &Findings, drawn: &[InEveryFuture]) -> Vec<Column> {
    let texts = |name: &str, cell: &dyn Fn(&InEveryFuture) -> String| {
        let names: Vec<(String, usize)> = drawn.iter().map(|measure| (cell(measure), measure.values.len())).collect();
        let cells: Vec<&str> = names.iter().flat_map(|(name, futures)| std::iter::repeat_n(name.as_str(), *futures)).collect();
        Series::new(name.into(), cells).into_column()
    };
    let years: Vec<i32> = drawn.iter().flat_map(|measure| std::iter::repeat_n(measure.year, measure.values.len())).collect();
    // Future 0 counts only where it is alone.
    let first = findings.futures.min(1) as u32;
    let number = |measure: &InEveryFuture| first..first + measure.values.len() as u32;
    let futures: Vec<u32> = drawn.iter().flat_map(number).collect();
    let values: Vec<f64> = drawn.iter().flat_map(|measure| measure.values.iter().copied()).collect();
    vec![
        texts("scenario", &|_| findings.scenario.clone()),
        texts("district", &|measure| district(findings, measure.district).to_owned()),
        texts("stage", &|measure| stage(findings, measure.stage).to_owned()),
        texts("grade", &|measure| grade_key(findings, measure.stage, measure.grade).to_owned()),
        Series::new("year".into(), years).into_column(),
        texts("measure", &|measure| measure.measure.key().to_owned()),
        Series::new("future".into(), futures).into_column(),
        Series::new("value".into(), values).into_column(),
    ]
}
