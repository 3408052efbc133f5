//! Rows that were set aside because a cell is wrong that says which row it is: what is missing elsewhere may stand there.

use std::collections::BTreeMap;

use super::ALL_OTHERS;
use crate::inputs::tables::{Row, Sheet};

/// Cells of a row as far as they are known.
pub type KnownCells = BTreeMap<String, String>;

/// Rows of a table beyond which it is as if the whole table were not known.
const MANY: usize = 1000;

/// Rows set aside, by table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aside {
    tables: BTreeMap<&'static str, Vec<KnownCells>>,
}

impl Aside {
    /// Whether a table has a row that was set aside and may say these cells: each is the same, for all districts, or not known. Always so in
    /// a table that cannot be read.
    pub fn may_hold(&self, table: &str, cells: &[(&str, &str)]) -> bool {
        let may_be =
            |row: &KnownCells| cells.iter().all(|(column, text)| row.get(*column).is_none_or(|known| known == text || known == ALL_OTHERS));
        self.tables.get(table).is_some_and(|rows| rows.iter().any(may_be))
    }

    /// Rows of a table that were set aside.
    pub fn rows(&self, table: &str) -> &[KnownCells] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// Sets a row aside.
    pub fn add(&mut self, table: &'static str, cells: KnownCells) {
        let rows = self.tables.entry(table).or_default();
        if rows.len() < MANY {
            rows.push(cells);
        } else if rows.len() == MANY {
            self.lose(table);
        }
    }

    /// Notes that anything may stand in a table.
    pub fn lose(&mut self, table: &'static str) {
        self.tables.entry(table).or_default().insert(0, KnownCells::new());
    }

    /// Adds the rows of another.
    pub(super) fn extend(&mut self, other: Self) {
        self.tables.extend(other.tables);
    }

    /// Notes what is not known of a sheet, and gives its rows that are.
    pub(super) fn sound<'a>(&mut self, table: &'static str, sheet: &'a Sheet) -> impl Iterator<Item = Row<'a>> + use<'a> {
        if sheet.has_lost_rows() {
            self.lose(table);
        }
        for row in sheet.rows().filter(|row| is_faulty(table, row)) {
            let known = row.cells().filter(|(column, _)| tells_rows_apart(table, column));
            self.add(table, known.map(|(column, text)| (column.to_owned(), text.to_owned())).collect());
        }
        sheet.rows().filter(move |row| !is_faulty(table, row))
    }
}

/// Whether a cell is wrong that says which row it is.
fn is_faulty(table: &str, row: &Row<'_>) -> bool {
    match keys(table) {
        Some(keys) => keys.iter().any(|column| row.is_refused(column)),
        None => row.has_unknown_cell(),
    }
}

fn tells_rows_apart(table: &str, column: &str) -> bool {
    keys(table).is_none_or(|keys| keys.contains(&column))
}

/// Columns that say which row it is; the others only say how much of something there is. `None` where all columns belong together.
fn keys(table: &str) -> Option<&'static [&'static str]> {
    Some(match table {
        "districts" => &["district"],
        "population" => &["district", "sex", "age"],
        "survival" | "migration" => &["district", "sex", "age", "year"],
        "fertility" => &["district", "age", "year"],
        "sex_ratio" => &["district", "year"],
        "births" => &["district", "year", "calendar"],
        "enrolment" | "seats" => &["district", "stage", "grade", "year", "sector", "tier"],
        "flows" => &["home", "seat", "stage", "year"],
        "schools" => &["school", "district", "stage"],
        "teachers" => &["district", "stage", "year"],
        "distances" => &["from", "to"],
        "applicants" => &["applicant", "district"],
        _ => return None,
    })
}
