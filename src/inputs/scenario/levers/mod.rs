//! Which numbers of a scenario a planner may change in a meeting, and what they are now.
//!
//! In: [`Settings`]. Out: levers in groups, each under the key that `--set` takes. What is written by years is no single number and is left to
//! the scenario file; a delay that is written as chances can be replaced by a sure one.

mod on_people;

mod on_plans;

mod on_seats;

use super::Settings;
use super::key_path;
use super::settings::StageSettings;
use crate::domain::{Lever, LeverGroup, Said, both};

/// The levers of a scenario; groups without any are left out.
pub fn of(settings: &Settings) -> Vec<LeverGroup> {
    let groups = [
        (both("出生与迁移", "Births and migration"), on_people::births_and_migration(settings)),
        (both("新增学位", "Places to share out"), on_plans::budgets(settings)),
        (both("项目", "Projects"), on_seats::projects(settings)),
        (both("新建小区", "New compounds"), on_seats::compounds(settings)),
        (both("目标", "Targets"), on_plans::targets(settings)),
        (both("入学与升级", "Entry and progression"), on_people::entry_and_progression(settings)),
        (both("班额与预警", "Class sizes and alert rule"), on_seats::norms(settings)),
    ];
    let some = groups.into_iter().filter(|(_, levers)| !levers.is_empty());
    some.map(|(title, levers)| LeverGroup { title: title.into(), levers }).collect()
}

/// A number; `now` is what holds where the scenario says nothing.
#[allow(clippy::needless_pass_by_value)] // numbers of all kinds, which are cheaper to hand over
fn number(key: impl Into<String>, name: impl Into<Said>, note: impl Into<Said>, now: impl ToString) -> Lever {
    Lever { key: key.into(), name: name.into(), note: note.into(), now: now.to_string(), share: false, choices: Vec::new() }
}

/// The same as a part or a multiple of something.
fn share(lever: Lever) -> Lever {
    Lever { share: true, ..lever }
}

/// A number of which nothing is known where the scenario says nothing.
fn number_if_any<T: ToString>(key: impl Into<String>, name: impl Into<Said>, note: impl Into<Said>, now: Option<T>) -> Option<Lever> {
    now.map(|now| number(key, name, note, now))
}

/// Path of a key of an entry: `target`, its name, the key.
fn path(list: &str, name: &str, key: &str) -> String {
    key_path::key(&key_path::key(list, name), key)
}

/// A stage as its scenario calls it.
fn stage_name(stage: &StageSettings) -> Said {
    let or_key = |name: &Option<String>| name.clone().unwrap_or_else(|| stage.id.clone());
    Said { chinese: or_key(&stage.name_zh), english: or_key(&stage.name_en) }
}

/// A stage by its key.
fn stage_called(settings: &Settings, key: &str) -> Said {
    settings.stage.iter().find(|stage| stage.id == key).map_or_else(|| Said::alike(key), stage_name)
}

/// A name and what is said of it: `站前区转公办：学年`.
fn of_it(name: &Said, what: &Said) -> Said {
    Said { chinese: format!("{}：{}", name.chinese, what.chinese), english: format!("{}: {}", name.english, what.english) }
}
