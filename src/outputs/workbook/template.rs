//! An empty dataset as a workbook: a sheet for each table, the meaning of each column as a note, choices as lists, and one sheet that says it all.

use rust_xlsxwriter::{Color, DataValidation, Format, Note, Workbook, Worksheet, XlsxError};

use super::{book, head, heading, note};
use crate::domain::{Language, Phrase};

/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;

/// A column to fill in.
pub struct TemplateColumn {
    /// Name in the header.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// Unit, empty for text.
    pub unit: Phrase,
    /// Meaning.
    pub meaning: Phrase,
    /// The words that it may hold; none where it is free.
    pub choices: &'static [&'static str],
}

/// A table to fill in.
pub struct TemplateTable {
    /// Name of the sheet.
    pub name: &'static str,
    /// What one row is.
    pub row_is: Phrase,
    /// Its columns.
    pub columns: Vec<TemplateColumn>,
}

/// The workbook; `legend` is the name of the sheet that explains the others.
pub fn xlsx(tables: &[TemplateTable], legend: &str, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = book()?;
    explain(book.add_worksheet().set_name(legend)?, tables, language)?;
    for table in tables {
        fill_in(&mut book, table, language)?;
    }
    book.save_to_buffer()
}

/// One row for each column of each table.
fn explain(sheet: &mut Worksheet, tables: &[TemplateTable], language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => ["表", "每行是", "列", "必填", "单位", "含义", "可填"],
        Language::English => ["table", "one row is", "column", "required", "unit", "meaning", "choices"],
    };
    head(sheet, &names, &heading())?;
    let all = tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    for (row, (table, column)) in (1..).zip(all) {
        let required = if column.required { language.pick("是", "yes") } else { "" };
        let choices = column.choices.join(language.pick("、", ", "));
        let cells = [
            table.name,
            table.row_is.told(language),
            column.name,
            required,
            column.unit.told(language),
            column.meaning.told(language),
            &choices,
        ];
        for (place, text) in (0..).zip(cells) {
            sheet.write_string(row, place, text)?;
        }
    }
    for (place, width) in (0..).zip([12.0, 34.0, 18.0, 8.0, 18.0, 60.0, 50.0]) {
        sheet.set_column_width(place, width)?;
    }
    Ok(())
}

fn fill_in(book: &mut Workbook, table: &TemplateTable, language: Language) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(table.name)?;
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    head(sheet, &names, &heading())?;
    let optional = Format::new().set_background_color(Color::RGB(0x00F4_F4F4)).set_text_wrap();
    for (place, column) in (0..).zip(&table.columns) {
        if !column.required {
            sheet.write_string_with_format(0, place, column.name, &optional)?;
        }
        sheet.insert_note(0, place, &note_on(column, language))?;
        sheet.set_column_width(place, (column.name.len() as f64 + 3.0).max(12.0))?;
        if !column.choices.is_empty() {
            let list = DataValidation::new().allow_list_strings(column.choices)?;
            sheet.add_data_validation(1, place, LAST_ROW, place, &list)?;
        }
    }
    Ok(())
}

fn note_on(column: &TemplateColumn, language: Language) -> Note {
    let unit = column.unit.told(language);
    let unit = if unit.is_empty() { String::new() } else { format!(" [{unit}]") };
    let required = if column.required { language.pick("\n必填", "\nrequired") } else { "" };
    note(&format!("{}{unit}{required}", column.meaning.told(language)))
}
