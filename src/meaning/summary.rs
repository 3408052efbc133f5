//! The summary: every measure by district, stage, grade and year.

use super::measures::{ALERT_UTILISATION, measures_of};
use super::statistics::Values;
use super::telling::PlaceValues;
use crate::domain::{AlertRule, Chance, Measure, SummaryRow, World, anybody};

/// Puts rows in the order of the summary: district (city first), stage, grade (all first), year, measure.
pub fn in_order(mut rows: Vec<SummaryRow>) -> Vec<SummaryRow> {
    rows.sort_by_key(|row| (row.district, row.stage, row.grade, row.year, row.measure));
    rows
}

/// Rows of one place, stage and year: all grades first, then each; measures in their order.
pub(super) fn add_rows(
    world: &World,
    district: Option<usize>,
    (stage, year): (usize, usize),
    place: &mut PlaceValues,
    rows: &mut Vec<SummaryRow>,
) {
    let year = world.horizon.year(year);
    for grade in place.grades() {
        let first = rows.len();
        for measure in measures_of(&world.ladder, stage) {
            let told_by = place.told_by(measure as usize);
            let known = rows[first..].iter().find(|row| told_by == Some(row.measure as usize)).map(|row| (row.central, row.over_futures));
            let formed = |values: &mut Values| (values.central, values.distribution());
            let (central, over_futures) =
                known.unwrap_or_else(|| place.values_mut(grade, measure as usize).map_or_else(Default::default, formed));
            let chance = chance_of(measure, &world.alert, |position| place.values(grade, position));
            rows.push(SummaryRow { district, stage, grade, year, measure, central, over_futures, chance });
        }
    }
}

/// The chance that belongs to a measure: being full, any shortfall, or empty rooms.
fn chance_of<'a>(measure: Measure, alert: &AlertRule, read: impl FnOnce(usize) -> Option<&'a Values>) -> Option<Chance> {
    match measure {
        Measure::Utilisation => Some(read(ALERT_UTILISATION)?.chance(|utilisation| alert.is_full(utilisation))),
        Measure::Shortfall => Some(read(measure as usize)?.chance(anybody)),
        Measure::Spare => Some(read(ALERT_UTILISATION)?.chance(|utilisation| alert.is_slack(utilisation))),
        _ => None,
    }
}
