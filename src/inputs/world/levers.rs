//! The levers on births and migration, applied to the population's rates.

use super::births::last_recorded;
use super::context::Context;
use crate::domain::{People, RecordedBirths, Schedule};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::Settings;
use crate::said;

/// People with both levers applied.
pub(super) fn apply(context: &Context<'_>, people: People, recorded: &RecordedBirths) -> People {
    let horizon = &context.horizon;
    let first_unrecorded = |district: usize| last_recorded(recorded, district).map_or(horizon.base_year, |last| last + 1);
    let fertility =
        people.fertility.scaled(|year, district| births_factor(context.settings, first_unrecorded(district), horizon.year(year)));
    let migration = Migration::read(context);
    if migration.changes_nothing() {
        return People { fertility, ..people };
    }
    let migration_persons = people.migration_persons.scaled(|year, district| migration.level(horizon.year(year), district));
    let migration_rate = Schedule::from_fn(horizon.len(), context.districts.len(), |year, district| {
        let (level, added) = (migration.level(horizon.year(year), district), migration.added(horizon.year(year), district));
        people.migration_rate.row(year, district).iter().map(|rate| rate * level + added).collect()
    });
    People { fertility, migration_persons, migration_rate, ..people }
}

/// By how much births that are not recorded are multiplied in a school year.
pub(super) fn births_factor(settings: &Settings, first_unrecorded: i32, year: i32) -> f64 {
    let lever = &settings.births;
    let from = lever.from_year.unwrap_or(first_unrecorded);
    if year < from {
        return 1.0;
    }
    lever.level.unwrap_or(1.0) * (1.0 + lever.change_per_year.unwrap_or(0.0)).powi(year - from)
}

/// The lever on migration, resolved.
struct Migration {
    level: f64,
    added_rate: f64,
    from_year: i32,
    districts: Option<Vec<usize>>,
}

impl Migration {
    fn read(context: &Context<'_>) -> Self {
        let lever = &context.settings.migration;
        let named = |names: &Vec<String>| names.iter().filter_map(|name| context.district(name)).collect();
        Self {
            level: lever.level.unwrap_or(1.0),
            added_rate: lever.added_rate.unwrap_or(0.0),
            from_year: lever.from_year.unwrap_or(context.horizon.base_year + 1),
            districts: lever.districts.as_ref().map(named),
        }
    }

    fn changes_nothing(&self) -> bool {
        self.level == 1.0 && self.added_rate == 0.0
    }

    fn holds(&self, year: i32, district: usize) -> bool {
        year >= self.from_year && self.districts.as_ref().is_none_or(|districts| districts.contains(&district))
    }

    fn level(&self, year: i32, district: usize) -> f64 {
        if self.holds(year, district) { self.level } else { 1.0 }
    }

    fn added(&self, year: i32, district: usize) -> f64 {
        if self.holds(year, district) { self.added_rate } else { 0.0 }
    }
}

/// Refuses lever values that mean nothing.
pub(super) fn check(context: &Context<'_>, problems: &mut Problems) {
    let settings = context.settings;
    for name in settings.migration.districts.iter().flatten() {
        context.named_district("migration.districts", name, problems);
    }
    let levels =
        [("births.level", settings.births.level), ("entry.level", settings.entry.level), ("progression.level", settings.progression.level)];
    for (key, value) in levels {
        if value.is_some_and(|value| !(value >= 0.0 && value.is_finite())) {
            problems.add(context.at(key, said!("应为零或以上", "must be zero or more")));
        }
    }
    if settings.births.change_per_year.is_some_and(|change| !(change > -1.0 && change.is_finite())) {
        problems.add(
            context.at("births.change_per_year", said!("应大于 -1：-0.02 表示每年减少 2 %", "must be above -1: -0.02 is 2 % fewer a year")),
        );
    }
    for (key, value) in [("migration.level", settings.migration.level), ("migration.added_rate", settings.migration.added_rate)] {
        if value.is_some_and(|value| !value.is_finite()) {
            problems.add(context.at(key, said!("应为有限的数", "must be a finite number")));
        }
    }
}
