//! A Parquet file to a table of text.
//!
//! What a column is, is known from the file's schema before a cell is read: what tables do not hold is refused by its name and type, and
//! the rest is read in its plainest form ([`plain`]), so that it matters little which program wrote the file.

mod decimals;
mod plain;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use polars::io::parquet::read::{FileMetadata, infer_schema};
use polars::prelude::{Column, DataFrame, ParquetReader, SerReader};

use super::damaged::caught;
use super::{RawTable, TextColumn, frame};
use crate::domain::Said;
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::{said, told};
use plain::Plain;

/// A table from a Parquet file; `None` where it cannot be read. Row numbers are those of the same table as CSV.
pub(super) fn read(file: &str, path: &Path, problems: &mut Problems) -> Option<RawTable> {
    let frame = sound_frame(file, path, problems)?;
    let header = frame.columns().iter().map(|column| column.name().to_string()).collect();
    let table = frame::table(header, (2..frame.height() + 2).collect(), &frame).map_err(|column| problems.add(untold(file, column)));
    table.ok()
}

/// The columns of a Parquet file one after the other, `(name, cells)`; `None` where it cannot be read.
pub(super) fn read_columns(file: &str, path: &Path, problems: &mut Problems) -> Option<Vec<(String, TextColumn)>> {
    let frame = sound_frame(file, path, problems)?;
    let cells = frame::columns(&frame).map_err(|column| problems.add(untold(file, column))).ok()?;
    Some(frame.columns().iter().map(|column| column.name().to_string()).zip(cells).collect())
}

fn sound_frame(file: &str, path: &Path, problems: &mut Problems) -> Option<DataFrame> {
    let frame = plain_frame(file, path).map_err(|found| found.into_iter().for_each(|problem| problems.add(problem)));
    frame.ok()
}

/// The columns of a file as text and numbers, or what is wrong with it.
fn plain_frame(file: &str, path: &Path) -> Result<DataFrame, Vec<Problem>> {
    let closed = |error| vec![Problem::in_file(file, phrases::unreadable(&error)).hint(phrases::may_you_open_it())];
    let unread = |why| vec![unread(file, &why)];
    let mut reader = ParquetReader::new(File::open(path).map_err(closed)?);
    let metadata = caught(|| reader.get_metadata().cloned()).map_err(unread)?;
    none_twice(file, &metadata)?;
    let declared = caught(|| infer_schema(&metadata)).map_err(unread)?;
    let listed = |refused: Vec<(String, Said)>| refused.iter().map(|(name, kind)| no_such(file, name, kind)).collect::<Vec<_>>();
    let plain = Plain::of(&metadata, &declared).map_err(listed)?;
    reader.set_metadata(Arc::new(plain.metadata));
    let frame = caught(|| reader.finish()).map_err(unread)?;
    with_decimals(file, &frame, &plain.decimals)
}

fn none_twice(file: &str, metadata: &FileMetadata) -> Result<(), Vec<Problem>> {
    let told = |name| Problem::at(file, 1, name, phrases::column_twice()).hint(phrases::keep_one());
    let found: Vec<Problem> = plain::twice(metadata).into_iter().map(told).collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// Writes decimals out, by their columns and places after the point.
fn with_decimals(file: &str, frame: &DataFrame, decimals: &[(String, usize)]) -> Result<DataFrame, Vec<Problem>> {
    let too_long = said!("小数（decimal，超过 38 位）", "decimal of more than 38 digits");
    let places = |name: &str| decimals.iter().find(|(decimal, _)| decimal == name).map(|(_, places)| *places);
    let written = |column: &Column| match places(column.name()) {
        Some(places) => decimals::written_out(column, places).ok_or_else(|| vec![no_such(file, column.name(), &too_long)]),
        None => Ok(column.clone()),
    };
    let columns = frame.columns().iter().map(written).collect::<Result<_, _>>()?;
    DataFrame::new(frame.height(), columns).map_err(|error| vec![unread(file, &Said::alike(error.to_string()))])
}

fn unread(file: &str, why: &Said) -> Problem {
    let what = Said::by(|language| {
        let why = why.told(language);
        told!(language, "无法读取此 Parquet 文件：{why}", "this Parquet file cannot be read: {why}")
    });
    Problem::in_file(file, what).hint(said!("文件可能不完整或已损坏；请重新写出", "it may be cut off or damaged; write it again"))
}

/// A column of a type that tables do not hold.
fn no_such(file: &str, name: &str, kind: &Said) -> Problem {
    let what = Said::by(|language| {
        let kind = kind.told(language);
        told!(language, "不能读取{kind}类型的列", "a column of type {kind} is not read")
    });
    Problem::at(file, 1, name, what).hint(said!(
        "应为文字、整数、小数或浮点数：请转换为文本、Int64 或 Float64 后重新写出",
        "text, whole numbers, decimals or floating-point numbers are expected: convert it to text, Int64 or Float64 and write it again"
    ))
}

fn untold(file: &str, column: &Column) -> Problem {
    no_such(file, column.name(), &Said::alike(column.dtype().to_string()))
}
