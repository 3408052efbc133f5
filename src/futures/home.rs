//! What a district offers as source of entrants: its children, its births, and who leaves the stage below.

use super::schooling::Year;
use crate::demand::EntrySource;
use crate::domain::{Bundle, Factor};

/// What a district offers as source of entrants in a school year.
pub struct Home<'a> {
    pub year: &'a Year<'a>,
    pub district: usize,
}

impl EntrySource for Home<'_> {
    fn children_of_age(&self, age: usize) -> Bundle {
        self.year.cohorts.map_or(Bundle::ZERO, |cohorts| cohorts.children(self.district, self.year.position, age))
    }

    fn births_years_ago(&self, years: usize) -> Bundle {
        let world = self.year.setting.world;
        let born = world.horizon.year(self.year.position) - years as i32;
        let lived = self.year.cohorts.and_then(|cohorts| cohorts.births(self.district, born - world.horizon.base_year));
        lived.unwrap_or_else(|| self.recorded_births(born))
    }

    fn leavers_of(&self, stage: usize) -> Bundle {
        let ladder = &self.year.setting.world.ladder;
        self.year.enrolled[self.district * ladder.grades() + ladder.grades_of(stage).end - 1]
    }
}

impl Home<'_> {
    /// Births of a school year as recorded or, after the record, as held, with their shocks: what is held carries the error of the record, and differs by
    /// chance [children].
    fn recorded_births(&self, born: i32) -> Bundle {
        let world = self.year.setting.world;
        let births = world.recorded_births.last_up_to(self.district, born).unwrap_or(0.0);
        let shocks = self.year.setting.shocks;
        let assumed = world.recorded_births.assumed_from(self.district).is_some_and(|from| born >= from);
        let as_recorded = shocks.of(Factor::RecordedBirths, self.district, self.year.position) * births;
        if !assumed {
            return as_recorded;
        }
        // No year before the base has a draw: births assumed there are as uncertain as those of the first year to come.
        let position = world.horizon.position(born + 1).unwrap_or(0).max(1).min(world.horizon.len() - 1);
        let held = as_recorded * shocks.of(Factor::Fertility, self.district, position);
        self.year.setting.held_births.scattered(self.district, born, held)
    }
}
