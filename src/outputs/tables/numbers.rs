//! Cells that several tables share.

use super::CITY;
use super::csv::Csv;
use crate::domain::{Chance, Findings};

/// District key, or `*` for the whole city.
pub fn district(findings: &Findings, district: Option<usize>) -> &str {
    district.map_or(CITY, |position| &findings.districts[position].name)
}

/// Stage key.
pub fn stage(findings: &Findings, stage: usize) -> &str {
    &findings.ladder.stages[stage].id
}

/// A chance and its standard error; blank where there is none.
pub fn chance(csv: &mut Csv, chance: Option<Chance>) {
    csv.maybe(chance.map(|chance| chance.chance)).maybe(chance.map(|chance| chance.se));
}
