//! Every table and column of a dataset: what it is called, what it may hold, its unit and its meaning. The list from which checks,
//! empty tables and documentation are made.

mod people;
mod pupils;
mod seats;
mod shared;

use crate::domain::{Phrase, both};
pub use pupils::CHOICES;
pub use shared::{PROJECT_KINDS, SECTORS, TIERS, YIELD};

/// What a cell may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A number that is not below zero.
    NotNegative,
    /// A number above zero.
    Positive,
    /// A number from 0 to 1.
    Share,
    /// Children of a woman in a year: from 0 to 1.
    Fertility,
    /// A part of the residents who come, or go where it is below zero: from -1 to 1.
    NetRate,
    /// Boys born for each girl: from 0.5 to 2.
    SexRatio,
    /// A whole number that is not below zero.
    Whole,
    /// A year of four digits.
    Year,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Years late: `1`, or delays with chances such as `0:0.6 1:0.3 2:0.1`.
    Delays,
}

/// Whether a column must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The column, and a value in every row.
    Value,
    /// The column; a cell may be blank.
    Column,
    /// Neither.
    Nothing,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header.
    pub name: &'static str,
    /// Whether it must be there.
    pub need: Need,
    /// What a cell may hold.
    pub kind: Kind,
    /// Unit, empty for text.
    pub unit: Phrase,
    /// Meaning, in one line.
    pub meaning: Phrase,
}

/// A table of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name, without file ending.
    pub name: &'static str,
    /// What one row is.
    pub row_is: Phrase,
    /// Whether the population step alone needs it, as `project` does.
    pub population: bool,
    /// Its own columns; [`EVERYWHERE`] may stand beside them.
    pub columns: &'static [Column],
}

/// Of text, which has no unit.
pub(in crate::inputs) const NO_UNIT: Phrase = both("", "");

/// A column that must be there, with a value in every row.
pub(in crate::inputs) const fn must(name: &'static str, kind: Kind, unit: Phrase, meaning: Phrase) -> Column {
    Column { name, need: Need::Value, kind, unit, meaning }
}

/// A column that may be there.
pub(in crate::inputs) const fn may(name: &'static str, kind: Kind, unit: Phrase, meaning: Phrase) -> Column {
    Column { name, need: Need::Nothing, kind, unit, meaning }
}

/// A column that must be there; a cell may be blank.
pub(in crate::inputs) const fn or_blank(name: &'static str, kind: Kind, unit: Phrase, meaning: Phrase) -> Column {
    Column { name, need: Need::Column, kind, unit, meaning }
}

/// Columns that every table may carry.
pub const EVERYWHERE: [Column; 3] = [
    may(
        "basis",
        Kind::Choice(&["census", "official", "estimated", "modelled"]),
        NO_UNIT,
        both("依据：`census` 普查，`official` 官方公布，`estimated` 估计，`modelled` 推算", "how sure the value is"),
    ),
    may("source", Kind::Text, NO_UNIT, both("出处", "where it is written")),
    may("note", Kind::Text, NO_UNIT, both("备注", "anything worth knowing")),
];

/// Every table.
pub const TABLES: &[Table] = &[
    people::DISTRICTS,
    people::POPULATION,
    people::SURVIVAL,
    people::FERTILITY,
    people::SEX_RATIO,
    people::MIGRATION,
    people::BIRTHS,
    pupils::ENROLMENT,
    pupils::FLOWS,
    seats::SCHOOLS,
    seats::SEATS,
    seats::PROJECTS,
    seats::TEACHERS,
    seats::HOUSING,
    pupils::DISTANCES,
    pupils::APPLICANTS,
];

/// The table with this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
