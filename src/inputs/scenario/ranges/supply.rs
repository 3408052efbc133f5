//! Projects and new compounds.

use super::Ranges;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{HousingSettings, ProjectSettings};

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let settings = ranges.settings;
    for (position, line) in settings.project.iter().enumerate() {
        project(ranges, &ranges.places.entry("project", position), line);
    }
    for (position, compound) in settings.housing.iter().enumerate() {
        housing(ranges, &ranges.places.entry("housing", position), compound);
    }
}

fn project(ranges: &mut Ranges<'_>, path: &str, line: &ProjectSettings) {
    let key = |name: &str| key_path::key(path, name);
    if let Some(stage) = &line.stage {
        ranges.stage(&key("stage"), stage);
    }
    ranges.year(&key("year"), line.year);
    ranges.not_negative(&key("seats"), line.seats);
    ranges.not_negative(&key("intake"), line.intake);
    ranges.not_negative(&key("classes"), line.classes);
    ranges.positive(&key("class_size"), line.class_size);
    ranges.delay(&key("delay"), line.delay.as_ref());
    ranges.not_negative(&key("capital_cost"), line.capital_cost);
    ranges.not_negative(&key("running_cost"), line.running_cost);
}

fn housing(ranges: &mut Ranges<'_>, path: &str, compound: &HousingSettings) {
    let key = |name: &str| key_path::key(path, name);
    ranges.year(&key("year"), Some(compound.year));
    ranges.not_negative(&key("dwellings"), Some(compound.dwellings));
    ranges.not_negative(&key("kindergarten_seats"), Some(compound.kindergarten_seats));
    ranges.share(&key("chance"), compound.chance);
    ranges.delay(&key("delay"), compound.delay.as_ref());
    ranges.stage_keys(&key("yield"), compound.pupil_yield.keys());
    for (stage, pupils) in &compound.pupil_yield {
        ranges.not_negative(&key_path::key(&key("yield"), stage), Some(*pupils));
    }
}
