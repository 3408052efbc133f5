//! Seats within reach.

use super::Ranges;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::wording;
use crate::said;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let Some(access) = &ranges.settings.access else { return };
    if access.catchment_km.is_some() != access.weights.is_empty() {
        ranges.report("access", wording::one_of_two("access", "catchment_km", "weights", access.catchment_km.is_some()));
    }
    ranges.positive("access.catchment_km", access.catchment_km);
    ranges.positive("access.sigma_km", access.sigma_km);
    if access.sigma_km.is_some() && access.catchment_km.is_none() && !ranges.is_broken("access") {
        ranges.report("access.sigma_km", wording::needed_for("access.catchment_km", &said!(" `sigma_km` ", "`sigma_km`")));
    }
    for (km, weight) in &access.weights {
        let here = key_path::key("access.weights", km);
        if !km.parse::<f64>().is_ok_and(|km| km > 0.0 && km.is_finite()) {
            ranges.report_key(&here, wording::no_distance("access.weights", km));
        }
        ranges.positive(&here, Some(*weight));
    }
}
