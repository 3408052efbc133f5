//! Pupils, wishes and rules of admissions.

use super::Ranges;
use crate::domain::{LONGEST_LIST, both};

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let admissions = &ranges.settings.admissions;
    if let Some(stage) = &admissions.stage {
        ranges.stage("admissions.stage", stage);
    }
    ranges.year("admissions.year", admissions.year);
    for (key, value) in [("choices", admissions.choices), ("band", admissions.band)] {
        let holds = |value: f64| (1.0..=LONGEST_LIST as f64).contains(&value);
        ranges.keep(&format!("admissions.{key}"), value.map(|value| value as f64), both(" 1 至 99", "from 1 to 99"), holds);
    }
    for (key, value) in [
        ("distance", admissions.distance),
        ("noise", admissions.noise),
        ("home_spread_km", admissions.home_spread_km),
        ("radius_km", admissions.radius_km),
    ] {
        ranges.not_negative(&format!("admissions.{key}"), value);
    }
    ranges.share("admissions.reserved_share", admissions.reserved_share);
    for share in admissions.groups.iter().flatten() {
        ranges.share("admissions.groups", Some(*share));
    }
}
