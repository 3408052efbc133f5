//! A table of a dataset, as CSV where a person may want to edit it and as Parquet where it is long.

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, ParquetWriter, PolarsResult, Series};

use super::csv::Csv;
use crate::domain::{Cells, Table};

/// Longest table that is written as CSV [rows]: beyond it nobody edits by hand.
const LONGEST_CSV: usize = 20_000;

/// File name and content of a table.
pub fn file(table: &Table) -> PolarsResult<(String, Vec<u8>)> {
    if table.rows() > LONGEST_CSV {
        Ok((format!("{}.parquet", table.name), parquet(table)?))
    } else {
        Ok((format!("{}.csv", table.name), csv(table)))
    }
}

fn csv(table: &Table) -> Vec<u8> {
    let header: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let mut csv = Csv::new(&header, table.rows());
    for row in 0..table.rows() {
        for (_, cells) in &table.columns {
            match cells {
                Cells::Text(texts) => csv.text(&texts[row]),
                Cells::Word(words, of) => csv.text(&words[of[row] as usize]),
                Cells::Whole(numbers) => csv.whole(i64::from(numbers[row])),
                Cells::Number(numbers) => csv.number(numbers[row]),
            };
        }
        csv.end();
    }
    csv.bytes()
}

fn parquet(table: &Table) -> PolarsResult<Vec<u8>> {
    let columns: Vec<Column> = table.columns.iter().map(|(name, cells)| column(name, cells)).collect();
    let mut frame = DataFrame::new(table.rows(), columns)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame)?;
    Ok(bytes)
}

fn column(name: &str, cells: &Cells) -> Column {
    let name = name.into();
    match cells {
        Cells::Text(texts) => {
            Series::new(name, texts.iter().map(|text| Some(text.as_str()).filter(|text| !text.is_empty())).collect::<Vec<_>>())
        }
        Cells::Word(words, of) => Series::new(name, of.iter().map(|&word| words[word as usize].as_str()).collect::<Vec<_>>()),
        Cells::Whole(numbers) => Series::new(name, numbers),
        Cells::Number(numbers) => Series::new(name, numbers),
    }
    .into_column()
}
