//! Levers on births, migration, entry and progression.

use super::{number, of_it, path, share, stage_name};
use crate::domain::{Lever, Phrase, both};
use crate::inputs::scenario::Settings;
use crate::inputs::scenario::settings::{StageSettings, Yearly};

/// Births that are not recorded, and who comes and goes.
pub fn births_and_migration(settings: &Settings) -> Vec<Lever> {
    let (births, migration) = (&settings.births, &settings.migration);
    let times = both("倍；0.9即少10%", "times the central course; 0.9 is 10 % fewer");
    let yearly = both("每年的相对变化；-0.02即每年少2%", "relative change a year; -0.02 is 2 % fewer each year");
    let rate = both("每名居民每年净迁入人数；0.002即每千人2人", "net persons per resident and year; 0.002 is 2 per thousand");
    let levers = [
        number("births.level", both("出生（尚未登记的）", "Births (not recorded yet)"), times, births.level.unwrap_or(1.0)),
        number("births.change_per_year", both("出生逐年变化", "Births, year by year"), yearly, births.change_per_year.unwrap_or(0.0)),
        number("migration.level", both("净迁移", "Net migration"), both("倍", "times"), migration.level.unwrap_or(1.0)),
        number("migration.added_rate", both("另加净迁入", "Net migration added"), rate, migration.added_rate.unwrap_or(0.0)),
    ];
    levers.map(share).into()
}

/// By stage: who enters, and who moves up.
pub fn entry_and_progression(settings: &Settings) -> Vec<Lever> {
    settings.stage.iter().flat_map(|stage| entry(settings, stage).into_iter().chain(progression(settings, stage))).collect()
}

fn entry(settings: &Settings, stage: &StageSettings) -> Vec<Lever> {
    let stated = settings.entry.stages.get(&stage.id);
    let mut levers = Vec::new();
    if let Some(Yearly::Always(rate)) = stated.and_then(|entry| entry.rate.as_ref()) {
        let note = both("每名适龄儿童（或出生、毕业生）的入学人数", "entrants per child of entry age, birth or leaver");
        levers.push(of_stage(stage, ("entry", "rate"), both("入学率", "entry rate"), note, *rate));
    }
    let level = match stated.and_then(|entry| entry.level.as_ref()) {
        Some(Yearly::ByYear(_)) => return levers,
        Some(Yearly::Always(level)) => *level,
        None => 1.0,
    };
    let note = both("入学率的倍数", "times the entry rate");
    levers.push(of_stage(stage, ("entry", "level"), both("入学", "entry"), note, level));
    levers
}

fn progression(settings: &Settings, stage: &StageSettings) -> Option<Lever> {
    let level = settings.progression.stages.get(&stage.id).and_then(|progression| progression.level).unwrap_or(1.0);
    let note = both("升级比率的倍数", "times the progression ratios");
    (stage.grades.len() > 1).then(|| of_stage(stage, ("progression", "level"), both("升级", "progression"), note, level))
}

fn of_stage(stage: &StageSettings, (block, key): (&str, &str), what: Phrase, note: Phrase, now: f64) -> Lever {
    share(number(path(block, &stage.id, key), of_it(&stage_name(stage), &what.into()), note, now))
}
