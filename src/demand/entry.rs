//! Entrants of a stage, counted where they live.

use crate::domain::{Bundle, EntryFrom, Stage};

/// What one district offers a stage as source of entrants in one school year.
pub trait EntrySource {
    /// Resident children of an age on 31 August [children].
    fn children_of_age(&self, age: usize) -> Bundle;
    /// Births of the school year that many years before [children].
    fn births_years_ago(&self, years: usize) -> Bundle;
    /// Pupils who sat in the last grade of a stage in the school year before [children].
    fn leavers_of(&self, stage: usize) -> Bundle;
}

/// Entrants of a stage who live in the district: its source times the entry rate with its shock [children].
pub fn entrants(stage: &Stage, source: &impl EntrySource, rate: f64, shock: Bundle) -> Bundle {
    let eligible = match stage.entry_from {
        EntryFrom::Population => {
            stage.entry_ages.iter().map(|&age| source.children_of_age(age)).fold(Bundle::ZERO, |sum, children| sum + children)
        }
        EntryFrom::Births => source.births_years_ago(stage.entry_ages[0] + 1),
        EntryFrom::Leavers(below) => source.leavers_of(below),
    };
    eligible * shock * rate
}
