//! The ladder of stages.

use super::Ranges;
use crate::domain::both;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{EntrySource, StageSettings};
use crate::inputs::scenario::wording;
use crate::said;

/// Oldest age at which children enter [years].
const OLDEST_ENTRY: f64 = 100.0;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let stages = &ranges.settings.stage;
    if stages.is_empty() && ranges.places.is_sound("stage") {
        ranges.report(
            "stage",
            wording::nothing_in("stage", said!("方案至少要有一个 `[[stage]]`", "a scenario needs at least one `[[stage]]`")),
        );
    }
    for (position, stage) in stages.iter().enumerate() {
        let path = ranges.places.entry("stage", position);
        grades(ranges, &key_path::key(&path, "grades"), &stage.grades);
        entry(ranges, &path, stage);
        source(ranges, &path, position, stage);
        ranges.positive(&key_path::key(&path, "class_norm"), stage.class_norm);
        ranges.positive(&key_path::key(&path, "large_class_from"), stage.large_class_from);
    }
}

fn grades(ranges: &mut Ranges<'_>, path: &str, grades: &[String]) {
    if grades.is_empty() {
        ranges.report(
            path,
            wording::nothing_in(path, said!("例如 `grades = [\"1\", \"2\", \"3\"]`", "such as `grades = [\"1\", \"2\", \"3\"]`")),
        );
    }
    for (position, grade) in grades.iter().enumerate() {
        if grades[..position].contains(grade) {
            ranges.report(&key_path::nth(path, position), wording::twice(&key_path::entry(path, grade)));
        }
    }
}

fn entry(ranges: &mut Ranges<'_>, path: &str, stage: &StageSettings) {
    let path = key_path::key(path, "entry_ages");
    if stage.entry_ages.is_empty() && stage.entry_from != EntrySource::Leavers {
        ranges.report(&path, wording::needed_for(&path, &said!("不由毕业生入学的学段", "a stage that does not enter from leavers")));
    }
    for (position, age) in stage.entry_ages.iter().enumerate() {
        let here = key_path::nth(&path, position);
        ranges.keep(&here, Some(*age as f64), both(" 100 岁或以下", "100 years or less"), |age| age <= OLDEST_ENTRY);
        if stage.entry_ages[..position].contains(age) {
            ranges.report(&here, wording::twice(&key_path::entry(&path, &age.to_string())));
        }
    }
}

/// Leavers come from a stage that stands earlier on the ladder.
fn source(ranges: &mut Ranges<'_>, path: &str, position: usize, stage: &StageSettings) {
    if stage.entry_from != EntrySource::Leavers {
        return;
    }
    if position == 0 && ranges.places.stages_are_named() {
        return ranges.report(&key_path::key(path, "entry_from"), wording::first_from_leavers(path));
    }
    let Some(from) = &stage.leavers_of else { return };
    let path = key_path::key(path, "leavers_of");
    ranges.stage(&path, from);
    if ranges.places.stages_are_named() && ranges.settings.stage[position..].iter().any(|later| later.id == *from) {
        ranges.report(&path, wording::not_an_earlier_stage(&path, from));
    }
}
