//! Population tables, resolved: what the population step needs.

use super::Schedule;
use super::world::cells_of;

/// Sexes, in the order of every array by sex.
pub const SEXES: [&str; 2] = ["female", "male"];
/// Position of females.
pub const FEMALE: usize = 0;
/// Position of males.
pub const MALE: usize = 1;

/// When migrants come and go within a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MigrationTiming {
    /// All at the end of the step: the convention of the UN Population Division.
    End,
    /// Half before survival and half after.
    Even,
}

/// Population and rates of all districts. Rows by sex and age are `[sex][age]`, flat: `sex * ages + age`.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// Number of age classes; the last one is open.
    pub ages: usize,
    /// Width of an age class and of a step [years]: 1, or 5 for five-year tables.
    pub step_years: usize,
    /// When migrants come and go.
    pub timing: MigrationTiming,
    /// Persons at the start of the base year `[district][sex][age]`.
    pub start: Vec<f64>,
    /// Survival ratio to each age `[sex][age]`.
    pub survival: Schedule,
    /// Births per woman-year `[age]`.
    pub fertility: Schedule,
    /// Female share of births, a single number.
    pub female_share: Schedule,
    /// Net migrants a step by age at its end [persons] `[sex][age]`; zeros where rates are given.
    pub migration_persons: Schedule,
    /// Net migrants a step per survivor `[sex][age]`; zeros where persons are given.
    pub migration_rate: Schedule,
}

impl People {
    /// Cells of one district: sexes times ages.
    pub fn cells(&self) -> usize {
        2 * self.ages
    }

    /// Persons of a district at the start `[sex][age]`.
    pub fn start_of(&self, district: usize) -> &[f64] {
        &self.start[district * self.cells()..(district + 1) * self.cells()]
    }
}

impl People {
    /// The people of some districts, in the order given.
    pub(super) fn only(&self, districts: &[usize]) -> Self {
        Self {
            start: cells_of(&self.start, districts, self.cells()),
            survival: self.survival.only(districts),
            fertility: self.fertility.only(districts),
            female_share: self.female_share.only(districts),
            migration_persons: self.migration_persons.only(districts),
            migration_rate: self.migration_rate.only(districts),
            ..*self
        }
    }
}

/// Births that are known rather than modelled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordedBirths {
    /// First school year of the table.
    pub first_year: i32,
    /// Births of a school year (September of t to August of t+1) `[district][year - first_year]`; `None` where not recorded.
    pub births: Vec<Vec<Option<f64>>>,
    /// First school year of a district whose births are assumed, not recorded `[district]`; for places that know births but not ages.
    pub assumed_from: Vec<Option<i32>>,
}

impl RecordedBirths {
    /// The births of some districts, in the order given.
    pub(super) fn only(&self, districts: &[usize]) -> Self {
        Self {
            first_year: self.first_year,
            births: districts.iter().filter_map(|&district| self.births.get(district).cloned()).collect(),
            assumed_from: districts.iter().filter_map(|&district| self.assumed_from.get(district).copied()).collect(),
        }
    }

    /// Recorded births of a district in a school year [children].
    pub fn of(&self, district: usize, year: i32) -> Option<f64> {
        let place = usize::try_from(year - self.first_year).ok()?;
        *self.births.get(district)?.get(place)?
    }

    /// First school year whose births are assumed to go on as before, where there is one.
    pub fn assumed_from(&self, district: usize) -> Option<i32> {
        self.assumed_from.get(district).copied().flatten()
    }

    /// The last recorded births of a district up to a school year [children], for places that know births but not ages.
    pub fn last_up_to(&self, district: usize, year: i32) -> Option<f64> {
        (self.first_year..=year).rev().find_map(|known| self.of(district, known))
    }
}
