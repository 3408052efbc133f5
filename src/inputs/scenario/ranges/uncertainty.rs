//! Intervals around a centre.

use super::Ranges;
use crate::domain::both;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::FactorSettings;
use crate::inputs::scenario::wording;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let uncertainty = &ranges.settings.uncertainty;
    factor(ranges, "uncertainty.fertility", uncertainty.fertility.as_ref(), 1);
    factor(ranges, "uncertainty.recorded_births", uncertainty.recorded_births.as_ref(), 1);
    factor(ranges, "uncertainty.migration", uncertainty.migration.as_ref(), 0);
    factor(ranges, "uncertainty.progression", uncertainty.progression.as_ref(), 1);
    factor(ranges, "uncertainty.continuation", uncertainty.continuation.as_ref(), 1);
    factor(ranges, "uncertainty.usable_share", uncertainty.usable_share.as_ref(), 1);
    ranges.stage_keys("uncertainty.entry", uncertainty.entry.keys());
    for (stage, settings) in &uncertainty.entry {
        factor(ranges, &key_path::key("uncertainty.entry", stage), Some(settings), 1);
    }
}

/// One factor, with its centre: 1 for ratios, 0 for what is added.
fn factor(ranges: &mut Ranges<'_>, path: &str, factor: Option<&FactorSettings>, centre: u8) {
    let Some(factor) = factor else { return };
    let within = f64::from(centre);
    if !(factor.p10 <= within && within <= factor.p90 || ranges.lacks_any(path, &["p10", "p90"])) {
        let wrong = if factor.p10 <= within { "p90" } else { "p10" };
        ranges.report(&key_path::key(path, wrong), wording::centre_outside(path, factor.p10, factor.p90, centre));
    }
    if centre == 1 {
        ranges.not_negative(&key_path::key(path, "p10"), Some(factor.p10));
    }
    let phi = key_path::key(path, "phi");
    ranges.keep(&phi, factor.phi, both(" 0 至 1（不含 1）", "from 0 to below 1"), |phi| (0.0..1.0).contains(&phi));
    ranges.positive(&key_path::key(path, "after_years"), factor.after_years);
    ranges.share(&key_path::key(path, "common"), factor.common);
}
