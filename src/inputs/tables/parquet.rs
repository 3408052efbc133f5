//! A Parquet file to a table of text.

use std::fs::File;
use std::path::Path;

use polars::prelude::{Column, DataFrame, ParquetReader, SerReader};

use super::damaged::caught;
use super::{RawTable, TextColumn, frame};
use crate::domain::Said;
use crate::inputs::problem::{Problem, Problems};
use crate::{said, told};

/// A table from a Parquet file; `None` where it cannot be read. Row numbers are those of the same table as CSV.
pub(super) fn read(file: &str, path: &Path, problems: &mut Problems) -> Option<RawTable> {
    let frame = sound_frame(file, path, problems)?;
    let header = frame.columns().iter().map(|column| column.name().to_string()).collect();
    let table = frame::table(header, (2..frame.height() + 2).collect(), &frame).map_err(|column| problems.add(unread(file, column)));
    table.ok()
}

/// The columns of a Parquet file one after the other, `(name, cells)`; `None` where it cannot be read.
pub(super) fn read_columns(file: &str, path: &Path, problems: &mut Problems) -> Option<Vec<(String, TextColumn)>> {
    let frame = sound_frame(file, path, problems)?;
    let cells = frame::columns(&frame).map_err(|column| problems.add(unread(file, column))).ok()?;
    Some(frame.columns().iter().map(|column| column.name().to_string()).zip(cells).collect())
}

fn sound_frame(file: &str, path: &Path, problems: &mut Problems) -> Option<DataFrame> {
    let frame = read_frame(path).map_err(|why| {
        let what = Said::by(|language| {
            let why = why.told(language);
            told!(language, "无法读取此 Parquet 文件：{why}", "this Parquet file cannot be read: {why}")
        });
        let hint = said!("文件可能不完整或已损坏；请重新写出", "it may be cut off or damaged; write it again");
        problems.add(Problem::in_file(file, what).hint(hint));
    });
    frame.ok()
}

fn unread(file: &str, column: &Column) -> Problem {
    let what = said!("不能读取类型为 {} 的列", "a column of type {} is not read", column.dtype());
    Problem::at(file, 0, column.name(), what)
        .hint(said!("列中应是文字、整数或浮点数", "columns hold text, whole numbers or floating-point numbers"))
}

fn read_frame(path: &Path) -> Result<DataFrame, Said> {
    let opened = caught(|| File::open(path))?;
    caught(|| ParquetReader::new(opened).finish())
}
