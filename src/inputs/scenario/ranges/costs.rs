//! Teachers and money.

use super::Ranges;
use crate::domain::both;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{TeacherSettings, Yearly};
use crate::inputs::scenario::wording;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let settings = ranges.settings;
    ranges.stage_keys("teachers", settings.teachers.keys());
    for (stage, said) in &settings.teachers {
        teachers(ranges, &key_path::key("teachers", stage), said);
    }
    ranges.stage_keys("finance.per_pupil_yuan", settings.finance.per_pupil_yuan.keys());
    for (stage, yuan) in &settings.finance.per_pupil_yuan {
        ranges.not_negative(&key_path::key("finance.per_pupil_yuan", stage), Some(*yuan));
    }
    let growth = settings.finance.price_growth;
    let bounds = both(" -0.5 至 0.5 之间的数，例如 0.02 表示每年涨百分之二", "between -0.5 and 0.5, such as 0.02 for two per cent a year");
    ranges.keep("finance.price_growth", growth, bounds, |growth| (-0.5..=0.5).contains(&growth));
}

fn teachers(ranges: &mut Ranges<'_>, path: &str, said: &TeacherSettings) {
    norm(ranges, &key_path::key(path, "pupils_per_teacher"), &said.pupils_per_teacher);
    ranges.share(&key_path::key(path, "attrition"), said.attrition);
    ranges.yearly(&key_path::key(path, "recruits"), said.recruits.as_ref());
    let districts = key_path::key(path, "districts");
    for (district, recruits) in &said.districts {
        ranges.yearly(&key_path::key(&districts, district), Some(recruits));
    }
    if said.recruits.is_some() && !said.districts.is_empty() {
        ranges.report(path, wording::one_of_two(path, "recruits", "districts", true));
    }
}

/// What pupils are divided by.
fn norm(ranges: &mut Ranges<'_>, path: &str, norm: &Yearly) {
    match norm {
        Yearly::Always(pupils) => ranges.positive(path, Some(*pupils)),
        Yearly::ByYear(years) => {
            for (year, pupils) in years {
                let here = ranges.year_key(path, year);
                ranges.positive(&here, Some(*pupils));
            }
        }
    }
}
