//! `report.xlsx`: what a planner asks first in the reader's words, then the tables of the run folder, a sheet each, as their CSV files say them.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::meanings::meaning;
use super::{book, head, heading, note, planner};
use crate::domain::{Findings, Language};
use crate::outputs::tables::forecasts::ALL_GRADES;

/// Columns that hold text, whatever it looks like: a district may be called by a number.
const TEXT: [&str; 11] = ["scenario", "base", "district", "stage", "grade", "measure", "level", "target", "school", "tier", "sector"];

/// A sheet's name and its table as CSV.
pub type SheetOfCsv<'a> = (&'a str, &'a [u8]);

/// Longest table of a city that comes whole [rows].
pub const LONGEST_OF_CITY: usize = 100_000;
/// Longest table of a country too large to be kept [rows]: its workbook must not take more room than its futures.
pub const LONGEST_OF_COUNTRY: usize = 20_000;

/// The workbook, `scenarios` with the base first. A table of more than `longest` rows holds those of all grades together, and the first of
/// them: its CSV file has the rest.
pub fn xlsx(tables: &[SheetOfCsv<'_>], scenarios: &[&Findings], longest: usize, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = book()?;
    planner::sheets(&mut book, scenarios, longest, language)?;
    for (name, csv) in tables {
        let text = String::from_utf8_lossy(csv);
        fill(book.add_worksheet().set_name(*name)?, &rows(&text, longest), language)?;
    }
    book.save_to_buffer()
}

/// The header and the rows of a table: all, or the first of those of all grades together where there are more.
fn rows(text: &str, longest: usize) -> Vec<&str> {
    let mut rows: Vec<&str> = text.split_terminator('\n').collect();
    let grade = rows.first().and_then(|header| header.split(',').position(|name| name == "grade"));
    if let (Some(grade), true) = (grade, rows.len() > longest + 1) {
        let header = rows[0];
        rows.retain(|row| *row == header || cells(row).get(grade).is_some_and(|grade| grade == ALL_GRADES));
    }
    rows.truncate(longest + 1);
    rows
}

fn fill(sheet: &mut Worksheet, rows: &[&str], language: Language) -> Result<(), XlsxError> {
    let mut rows = rows.iter().map(|row| cells(row));
    let header = rows.next().unwrap_or_default();
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    head(sheet, &names, &heading())?;
    let is_text: Vec<bool> = names.iter().map(|name| TEXT.contains(name)).collect();
    let mut last = 0;
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>().ok().filter(|number| number.is_finite() && !is_text[column]) {
                Some(number) => sheet.write_number(row, column as u16, number)?,
                None => sheet.write_string(row, column as u16, cell)?,
            };
        }
        last = row;
    }
    for (column, name) in names.iter().enumerate() {
        if let Some(meaning) = meaning(name) {
            sheet.insert_note(0, column as u16, &note(meaning.told(language)))?;
        }
        sheet.set_column_width(column as u16, (name.len() as f64 + 3.0).clamp(10.0, 26.0))?;
    }
    if last > 0 {
        sheet.autofilter(0, 0, last, names.len().saturating_sub(1) as u16)?;
    }
    Ok(())
}

/// Cells of a row of our own tables: what holds a comma or a quote stands in quotes, its own ones doubled; no cell holds a line end.
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::{cells, rows};

    #[test]
    fn of_a_long_table_the_rows_of_all_grades_together_are_kept() {
        let table = "district,grade,mean\na,all,1\na,1,0.5\n\"b, c\",all,2\nb,2,1\n";
        assert_eq!(rows(table, 4), ["district,grade,mean", "a,all,1", "a,1,0.5", "\"b, c\",all,2", "b,2,1"]);
        assert_eq!(rows(table, 3), ["district,grade,mean", "a,all,1", "\"b, c\",all,2"]);
        assert_eq!(rows(table, 1), ["district,grade,mean", "a,all,1"]);
        assert_eq!(rows("district,level\na,red\nb,red\n", 1), ["district,level", "a,red"]);
    }

    #[test]
    fn cells_come_apart_as_they_were_written() {
        assert_eq!(cells("a,,1.5"), ["a", "", "1.5"]);
        assert_eq!(cells("\"a, b\",c"), ["a, b", "c"]);
        assert_eq!(cells("\"say \"\"so\"\"\",\"\"\"\""), ["say \"so\"", "\""]);
        assert_eq!(cells("站前区,小学"), ["站前区", "小学"]);
    }
}
