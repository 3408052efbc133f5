//! A Parquet file to a table of text. Numbers pass through their shortest exact decimal form, so nothing is lost and one set of checks
//! serves both file kinds.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use polars::prelude::{AnyValue, Column, DataFrame, ParquetReader, SerReader};

use super::{RawTable, TextColumn};
use crate::inputs::problem::{Problem, Problems};

/// A table from a Parquet file; `None` where it cannot be read. Row numbers are those of the same table as CSV.
pub(super) fn read(file: &str, path: &Path, problems: &mut Problems) -> Option<RawTable> {
    let frame = frame(path).map_err(|why| problems.add(damaged(file, &why)));
    table(file, &frame.ok()?, problems)
}

fn damaged(file: &str, why: &str) -> Problem {
    let what = format!("this Parquet file cannot be read: {why}");
    Problem::in_file(file, what).hint("it may be cut off or damaged; write it again")
}

fn unread(file: &str, column: &Column) -> Problem {
    let what = format!("a column of type {} is not read", column.dtype());
    Problem::at(file, 0, column.name(), what).hint("columns hold text, whole numbers or floating-point numbers")
}

/// The columns of a Parquet file one after the other, `(name, cells)`; `None` where it cannot be read.
pub(super) fn read_columns(file: &str, path: &Path, problems: &mut Problems) -> Option<Vec<(String, TextColumn)>> {
    let frame = frame(path).map_err(|why| problems.add(damaged(file, &why))).ok()?;
    let mut columns = Vec::with_capacity(frame.width());
    for column in frame.columns() {
        let Some(cells) = cells(column) else {
            problems.add(unread(file, column));
            return None;
        };
        columns.push((column.name().to_string(), cells));
    }
    Some(columns)
}

fn cells(column: &Column) -> Option<TextColumn> {
    let mut cells = TextColumn::with_capacity(column.len());
    if let Ok(texts) = column.str() {
        texts.iter().for_each(|cell| cells.push(cell.unwrap_or_default().trim()));
        return Some(cells);
    }
    for row in 0..column.len() {
        cells.push(&text(&column.get(row).ok()?)?);
    }
    Some(cells)
}

/// A damaged file can make the reader panic deep inside; that too is only a damaged file.
fn frame(path: &Path) -> Result<DataFrame, String> {
    let opened = File::open(path).map_err(|error| error.to_string())?;
    let read = catch_unwind(AssertUnwindSafe(|| ParquetReader::new(opened).finish()));
    let result = read.map_err(|_| "its contents do not hold together".to_string())?;
    result.map_err(|error| error.to_string().lines().next().unwrap_or_default().to_string())
}

fn table(file: &str, frame: &DataFrame, problems: &mut Problems) -> Option<RawTable> {
    let header = frame.columns().iter().map(|column| column.name().to_string()).collect();
    let mut table = RawTable::blank(header, (2..frame.height() + 2).collect());
    for (place, column) in frame.columns().iter().enumerate() {
        if fill(column, place, &mut table).is_none() {
            problems.add(unread(file, column));
            return None;
        }
    }
    Some(table)
}

/// Fills a column of the table; the kinds of long tables without a detour.
fn fill(column: &Column, place: usize, table: &mut RawTable) -> Option<()> {
    if let Ok(texts) = column.str() {
        texts.iter().enumerate().for_each(|(row, text)| table.set(row, place, text.unwrap_or_default().trim()));
    } else if let Ok(numbers) = column.f64() {
        let written = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        numbers.iter().enumerate().for_each(|(row, number)| table.set(row, place, &written(number)));
    } else {
        for row in 0..table.lines.len() {
            table.set(row, place, &text(&column.get(row).ok()?)?);
        }
    }
    Some(())
}

/// Text of a cell, empty where it is missing; `None` for types that a table does not hold.
fn text(value: &AnyValue<'_>) -> Option<String> {
    match value {
        AnyValue::Null => Some(String::new()),
        AnyValue::Float64(number) => Some(number.to_string()),
        AnyValue::Float32(number) => Some(number.to_string()),
        AnyValue::String(text) => Some(text.trim().to_string()),
        AnyValue::StringOwned(text) => Some(text.trim().to_string()),
        value if value.is_integer() => Some(value.to_string()),
        AnyValue::Categorical(..) | AnyValue::Enum(..) => value.get_str().map(|text| text.trim().to_string()),
        _ => None,
    }
}
