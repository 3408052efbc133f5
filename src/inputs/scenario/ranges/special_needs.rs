//! Children with special needs.

use super::Ranges;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{SpecialNeedsSettings, Yearly};
use crate::inputs::scenario::wording;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let settings = ranges.settings;
    ranges.stage_keys("special_needs", settings.special_needs.keys());
    for (stage, said) in &settings.special_needs {
        stage_of(ranges, &key_path::key("special_needs", stage), said);
    }
}

fn stage_of(ranges: &mut Ranges<'_>, path: &str, said: &SpecialNeedsSettings) {
    shares(ranges, &key_path::key(path, "prevalence"), Some(&said.prevalence));
    shares(ranges, &key_path::key(path, "in_ordinary_classes"), said.in_ordinary_classes.as_ref());
    shares(ranges, &key_path::key(path, "home_teaching"), said.home_teaching.as_ref());
    ranges.yearly(&key_path::key(path, "special_school_seats"), said.special_school_seats.as_ref());
    let districts = key_path::key(path, "districts");
    for (district, seats) in &said.districts {
        ranges.yearly(&key_path::key(&districts, district), Some(seats));
    }
    if said.special_school_seats.is_some() && !said.districts.is_empty() {
        ranges.report(path, wording::one_of_two(path, "special_school_seats", "districts", true));
    }
}

/// A share, or years with shares.
fn shares(ranges: &mut Ranges<'_>, path: &str, course: Option<&Yearly>) {
    ranges.yearly(path, course);
    match course {
        Some(Yearly::Always(share)) => above_one(ranges, path, *share),
        Some(Yearly::ByYear(years)) => years.iter().for_each(|(year, share)| above_one(ranges, &key_path::key(path, year), *share)),
        None => {}
    }
}

/// What is below zero has been told.
fn above_one(ranges: &mut Ranges<'_>, path: &str, share: f64) {
    ranges.share(path, Some(share).filter(|share| *share > 1.0));
}
