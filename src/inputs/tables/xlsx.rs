//! A sheet of an Excel workbook to a table of text, cell by cell: what a spreadsheet holds far outside its table takes no room.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook};

use super::RawTable;
use super::damaged::caught;
use crate::domain::Said;
use crate::inputs::problem::{Problem, Problems};
use crate::{said, told};

/// Text of the cells that are not blank, by row and column, both from 0.
type Rows = BTreeMap<u32, BTreeMap<u32, String>>;

/// Names of the sheets in the order of the workbook, or why it cannot be read.
pub(super) fn sheet_names(path: &Path) -> Result<Vec<String>, Said> {
    caught(|| open(path).map(|book| book.sheet_names()))
}

/// Whether a sheet has no cell at all, as the second and third ones of a new workbook.
pub(super) fn is_blank(path: &Path, sheet: &str) -> bool {
    caught(|| rows(path, sheet)).is_ok_and(|rows| rows.is_empty())
}

/// A table from a sheet, or from the first one; `None` where no header can be read.
pub(super) fn read(shown: &str, path: &Path, sheet: Option<&str>, problems: &mut Problems) -> Option<RawTable> {
    let first = || sheet_names(path).ok().and_then(|names| names.into_iter().next()).unwrap_or_default();
    let sheet = sheet.map_or_else(first, str::to_owned);
    let rows = caught(|| rows(path, &sheet)).map_err(|why| problems.add(unread(shown, &why))).ok()?;
    let mut rows = rows.into_iter();
    let Some((_, header)) = rows.next() else {
        let what = said!("工作表是空的", "the sheet is empty");
        problems.add(Problem::in_file(shown, what).hint(said!("第一行写列名", "the first row names the columns")));
        return None;
    };
    let rows: Rows = rows.collect();
    if let (Some((_, title)), 1) = (header.first_key_value(), header.len())
        && rows.values().next().is_some_and(|row| row.len() > 1)
    {
        problems.add(title_above(shown, title));
        return None;
    }
    Some(under(shown, &header, rows, problems))
}

/// A title where the names of the columns should be, as tables for printing have it.
fn title_above(shown: &str, title: &str) -> Problem {
    let what = said!("第一行只有一个单元格 `{title}`，不是列名", "the first row has one cell, `{title}`, and names no columns");
    let hint = said!(
        "请删去列名上面的标题行，使列名在第一行",
        "delete the title above the names of the columns, so that these stand in the first row"
    );
    Problem::at(shown, 1, "", what).hint(hint)
}

/// Rows under a header; cells beside it are told.
fn under(shown: &str, header: &BTreeMap<u32, String>, rows: Rows, problems: &mut Problems) -> RawTable {
    let first = header.keys().next().copied().unwrap_or_default();
    let last = header.keys().next_back().copied().unwrap_or_default();
    let names = (first..=last).map(|column| header.get(&column).cloned().unwrap_or_default()).collect();
    let lines = rows.keys().map(|row| *row as usize + 1).collect();
    let mut table = RawTable::blank(names, lines);
    for (place, (row, cells)) in rows.into_iter().enumerate() {
        for (column, text) in cells {
            if (first..=last).contains(&column) {
                table.set(place, (column - first) as usize, &text);
            } else {
                problems.add(beside(shown, row, column));
            }
        }
    }
    table
}

fn beside(shown: &str, row: u32, column: u32) -> Problem {
    let cell = format!("{}{}", letters(column), row + 1);
    let what = said!("单元格 {cell} 不在任何有列名的列中", "cell {cell} stands under no column of the header");
    Problem::at(shown, row as usize + 1, "", what).hint(said!("备注请写在 `note` 列", "remarks belong in the column `note`"))
}

/// A column as spreadsheets call it: A, B, … Z, AA.
fn letters(column: u32) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    if column < 26 { letter.to_string() } else { letters(column / 26 - 1) + &letter.to_string() }
}

/// A workbook that cannot be read.
pub(super) fn unread(shown: &str, why: &Said) -> Problem {
    let what = Said::by(|language| {
        let why = why.told(language);
        told!(language, "无法读取此工作簿：{why}", "this workbook cannot be read: {why}")
    });
    Problem::in_file(shown, what).hint(said!(
        "请用电子表格软件打开，另存为没有密码的“Excel 工作簿（.xlsx）”",
        "open it in a spreadsheet program and save it as an Excel workbook (.xlsx) without a password"
    ))
}

fn open(path: &Path) -> Result<Xlsx<BufReader<File>>, XlsxError> {
    open_workbook(path)
}

fn rows(path: &Path, sheet: &str) -> Result<Rows, XlsxError> {
    let mut book = open(path)?;
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut rows = Rows::new();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text(&Data::from(cell.get_value().clone()));
        if !text.is_empty() {
            rows.entry(row).or_default().insert(column, text);
        }
    }
    Ok(rows)
}

/// Text of a cell; numbers in their shortest exact decimal form, so that nothing is lost.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => date(moment),
        Data::Error(error) => error.to_string(),
    }
}

fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
