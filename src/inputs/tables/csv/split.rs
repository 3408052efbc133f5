//! Sound records to cells, by polars.

use std::io::Cursor;

use polars::prelude::{Column, CsvReadOptions, DataFrame, SerReader};

use super::{Columns, Sound};
use crate::inputs::tables::{RawTable, frame};

/// A table whose header is the first record.
pub(super) fn table(sound: &Sound) -> Result<RawTable, String> {
    let frame = split(sound)?;
    let refused = |column: &Column| format!("column {} is no text", column.name());
    let names = frame::table(vec![String::new(); sound.columns], vec![1], &frame.head(Some(1))).map_err(refused)?;
    let header = (0..sound.columns).map(|column| names.get(0, column).unwrap_or_default().to_string()).collect();
    let rows = frame.slice(1, frame.height() - 1);
    frame::table(header, sound.lines[1..].to_vec(), &rows).map_err(refused)
}

/// The same column by column: the names in the first record, and the cells of the others.
pub(super) fn columns(sound: &Sound) -> Result<Columns, String> {
    let frame = split(sound)?;
    let refused = |column: &Column| format!("column {} is no text", column.name());
    let names = frame::columns(&frame.head(Some(1))).map_err(refused)?;
    let rows = frame.slice(1, frame.height() - 1);
    let cells = frame::columns(&rows).map_err(refused)?;
    Ok(names.into_iter().map(|name| name.get(0).to_string()).zip(cells).collect())
}

/// One column of text per column, one row per record. Most tables are small, so they are cut into as few pieces as polars allows.
fn split(sound: &Sound) -> Result<DataFrame, String> {
    let options = CsvReadOptions::default().with_infer_schema_length(Some(0)).with_n_threads(Some(1));
    let reader = options.into_reader_with_file_handle(Cursor::new(sound.text.as_bytes()));
    let frame = reader.finish().map_err(|error| error.to_string().lines().next().unwrap_or_default().to_string())?;
    let (height, width, records) = (frame.height(), frame.width(), sound.lines.len());
    if (height, width) == (records, sound.columns) {
        return Ok(frame);
    }
    Err(format!("{height} rows of {width} cells were found in {records} records of {} cells", sound.columns))
}
