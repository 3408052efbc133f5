//! A frame of polars to a table of text. Numbers pass through their shortest exact decimal form, so nothing is lost and one set of checks
//! serves both file kinds.

use polars::prelude::{AnyValue, Column, DataFrame, DataType, Int64Chunked};

use super::{RawTable, TextColumn};

/// Cells of a frame without the blanks around them; a column of a type that tables do not hold is refused.
pub(super) fn table(header: Vec<String>, lines: Vec<usize>, frame: &DataFrame) -> Result<RawTable, &Column> {
    let mut table = RawTable::blank(header, lines);
    for (place, column) in frame.columns().iter().enumerate() {
        fill(column, place, &mut table).ok_or(column)?;
    }
    Ok(table)
}

/// The same column by column, for tables of millions of rows.
pub(super) fn columns(frame: &DataFrame) -> Result<Vec<TextColumn>, &Column> {
    frame.columns().iter().map(|column| cells(column).ok_or(column)).collect()
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

/// Fills a column of the table; the kinds of long tables without a detour.
fn fill(column: &Column, place: usize, table: &mut RawTable) -> Option<()> {
    if let Ok(texts) = column.str() {
        texts.iter().enumerate().for_each(|(row, text)| table.set(row, place, text.unwrap_or_default().trim()));
    } else if let Ok(numbers) = column.f64() {
        let written = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
        numbers.iter().enumerate().for_each(|(row, number)| table.set(row, place, &written(number)));
    } else if let Some(numbers) = whole_numbers(column) {
        let mut written = itoa::Buffer::new();
        numbers.iter().enumerate().for_each(|(row, number)| table.set(row, place, number.map_or("", |number| written.format(number))));
    } else {
        for row in 0..table.lines.len() {
            table.set(row, place, &text(&column.get(row).ok()?)?);
        }
    }
    Some(())
}

/// A column of whole numbers that 64 bits with a sign hold; `None` for any other.
fn whole_numbers(column: &Column) -> Option<Int64Chunked> {
    use DataType::{Int32, Int64, UInt32};
    let fits = matches!(column.dtype(), Int32 | Int64 | UInt32);
    if fits { column.cast(&Int64).ok()?.i64().ok().cloned() } else { None }
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
        _ => None,
    }
}
