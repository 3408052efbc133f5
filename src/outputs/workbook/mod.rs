//! Excel workbooks: the tables of a run for a spreadsheet, and an empty dataset to fill in.

pub mod meanings;
mod planner;
pub mod report;
pub mod template;

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

/// A workbook whose bytes say nothing of the hour at which it was written.
fn book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let always = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("xuewei").set_creation_datetime(&always));
    Ok(book)
}

/// A header cell.
fn heading() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0x00DD_E6F0)).set_text_wrap()
}

/// A note on a cell, in the name of the program.
fn note(text: &str) -> Note {
    Note::new(text).add_author_prefix(false).set_author("xuewei").set_width(260)
}

/// Writes the header, which stays in sight.
fn head(sheet: &mut Worksheet, names: &[&str], format: &Format) -> Result<(), XlsxError> {
    for (column, name) in names.iter().enumerate() {
        sheet.write_string_with_format(0, column as u16, *name, format)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
