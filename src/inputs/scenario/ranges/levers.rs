//! Levers on children: births, migration, entry, progression, placement.

use super::Ranges;
use crate::domain::both;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{EntrySettings, ProgressionSettings, Ratios};

pub(super) fn check(ranges: &mut Ranges<'_>) {
    births_and_migration(ranges);
    let settings = ranges.settings;
    ranges.stage_keys("placement", settings.placement.keys());
    ranges.stage_keys("entry", settings.entry.stages.keys());
    ranges.stage_keys("progression", settings.progression.stages.keys());
    ranges.not_negative("entry.level", settings.entry.level);
    ranges.not_negative("progression.level", settings.progression.level);
    for (stage, lever) in &settings.entry.stages {
        entry(ranges, &key_path::key("entry", stage), lever);
    }
    for (stage, lever) in &settings.progression.stages {
        progression(ranges, &key_path::key("progression", stage), lever);
    }
}

fn births_and_migration(ranges: &mut Ranges<'_>) {
    let (births, migration) = (&ranges.settings.births, &ranges.settings.migration);
    ranges.not_negative("births.level", births.level);
    ranges.year("births.from_year", births.from_year);
    ranges.keep(
        "births.change_per_year",
        births.change_per_year,
        both(" -1 至 1 之间的数，例如 -0.02 表示减少百分之二", "between -1 and 1, such as -0.02 for two per cent fewer"),
        |change| (-1.0..=1.0).contains(&change),
    );
    ranges.not_negative("migration.level", migration.level);
    ranges.keep("migration.added_rate", migration.added_rate, both(" -1 至 1 之间的数", "between -1 and 1"), |rate| {
        (-1.0..=1.0).contains(&rate)
    });
    ranges.year("migration.from_year", migration.from_year);
}

fn entry(ranges: &mut Ranges<'_>, path: &str, lever: &EntrySettings) {
    ranges.yearly(&key_path::key(path, "rate"), lever.rate.as_ref());
    ranges.yearly(&key_path::key(path, "level"), lever.level.as_ref());
    ranges.share(&key_path::key(path, "migrant_access"), lever.migrant_access);
    let districts = key_path::key(path, "districts");
    for (district, rate) in &lever.districts {
        ranges.yearly(&key_path::key(&districts, district), Some(rate));
    }
}

fn progression(ranges: &mut Ranges<'_>, path: &str, lever: &ProgressionSettings) {
    ranges.not_negative(&key_path::key(path, "level"), lever.level);
    let path = key_path::key(path, "ratio");
    match &lever.ratio {
        Some(Ratios::Same(ratio)) => ranges.not_negative(&path, Some(*ratio)),
        Some(Ratios::Each(ratios)) => {
            for (position, ratio) in ratios.iter().enumerate() {
                ranges.not_negative(&key_path::nth(&path, position), Some(*ratio));
            }
        }
        None => {}
    }
}
