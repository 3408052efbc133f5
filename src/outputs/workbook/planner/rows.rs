//! A sheet row by row: what a planner reads as text stays text, what is counted stays a number.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::super::{head, heading};
use crate::domain::Findings;

/// A chance as the report writes it: whole per cents, and its ends never as certain. The cell holds the number.
const CHANCE: &str = "[>=0.995]\">99%\";[<0.005]\"<1%\";0%";

/// A sheet under a heading, row by row.
pub(super) struct Rows<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    columns: usize,
    whole: Format,
    chance: Format,
    share: Format,
}

/// Every stage of every scenario, the city first and then its districts: what a sheet of places goes through.
pub(super) fn places<'a>(scenarios: &'a [&Findings]) -> impl Iterator<Item = (&'a Findings, (Option<usize>, usize))> {
    scenarios.iter().flat_map(|&findings| {
        let districts = findings.districts.len();
        let of_stage = move |stage: usize| std::iter::once(None).chain((0..districts).map(Some)).map(move |district| (district, stage));
        (0..findings.ladder.stages.len()).flat_map(of_stage).map(move |place| (findings, place))
    })
}

/// What a cell holds.
pub(super) enum Cell<'a> {
    Text(&'a str),
    Whole(f64),
    /// A number with all its digits.
    Plain(f64),
    Chance(f64),
    Share(f64),
    Year(i32),
}

impl<'a> Rows<'a> {
    pub(super) fn under(sheet: &'a mut Worksheet, names: &[&str]) -> Result<Self, XlsxError> {
        head(sheet, names, &heading())?;
        for (column, name) in names.iter().enumerate() {
            sheet.set_column_width(column as u16, (name.chars().count() as f64 * 2.0 + 2.0).clamp(10.0, 24.0))?;
        }
        let number = |format: &str| Format::new().set_num_format(format);
        let (whole, chance, share) = (number("#,##0"), number(CHANCE), number("0.0%"));
        Ok(Self { sheet, row: 0, columns: names.len(), whole, chance, share })
    }

    pub(super) fn add(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        self.row += 1;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => self.sheet.write_string(self.row, column, *text)?,
                Cell::Whole(number) => self.sheet.write_number_with_format(self.row, column, number.round(), &self.whole)?,
                Cell::Plain(number) => self.sheet.write_number(self.row, column, *number)?,
                Cell::Chance(share) => self.sheet.write_number_with_format(self.row, column, *share, &self.chance)?,
                Cell::Share(share) => self.sheet.write_number_with_format(self.row, column, *share, &self.share)?,
                Cell::Year(year) => self.sheet.write_number(self.row, column, f64::from(*year))?,
            };
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), XlsxError> {
        if self.row > 0 {
            self.sheet.autofilter(0, 0, self.row, self.columns as u16 - 1)?;
        }
        Ok(())
    }
}
