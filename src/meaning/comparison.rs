//! Comparison: two scenarios in the same futures, future by future.

use super::measures::measures_of;
use super::statistics::Values;
use super::telling::PlaceValues;
use crate::domain::{ComparisonRow, Measure, World, anybody, reaches};

/// Differences of a scenario from the base at one place, stage and year, all grades; measures in their order.
pub(super) fn add_rows(
    world: &World,
    district: Option<usize>,
    (stage, year): (usize, usize),
    (base, scenario): (&PlaceValues, &PlaceValues),
    difference: &mut Values,
    rows: &mut Vec<ComparisonRow>,
) {
    let year = world.horizon.year(year);
    for measure in measures_of(&world.ladder, stage) {
        difference.difference(scenario.values(None, measure as usize), base.values(None, measure as usize));
        rows.push(row_of(difference, district, (stage, year), measure));
    }
}

/// What a difference, future by future, says in one line.
pub(super) fn row_of(difference: &mut Values, district: Option<usize>, (stage, year): (usize, i32), measure: Measure) -> ComparisonRow {
    let good = if higher_is_better(measure) { 1.0 } else { -1.0 };
    let gained = |change: f64| if is_ratio(measure) { !reaches(-change, 0.0) } else { anybody(change) };
    ComparisonRow {
        district,
        stage,
        year,
        measure,
        central: difference.central,
        difference: difference.distribution(),
        se: difference.se(),
        chance_better: difference.chance(|change| gained(change * good)).chance,
        chance_worse: difference.chance(|change| gained(-change * good)).chance,
        regret: difference.list.iter().map(|change| (-change * good).max(0.0)).sum::<f64>() / difference.list.len().max(1) as f64,
    }
}

/// Puts rows in the order of a comparison: district (city first), stage, year, measure.
pub fn comparison_in_order(mut rows: Vec<ComparisonRow>) -> Vec<ComparisonRow> {
    rows.sort_by_key(|row| (row.district, row.stage, row.year, row.measure));
    rows
}

fn is_ratio(measure: Measure) -> bool {
    matches!(measure, Measure::Utilisation | Measure::Access)
}

fn higher_is_better(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Seats
            | Measure::Placed
            | Measure::Enrolment
            | Measure::Access
            | Measure::TeachersInPost
            | Measure::InOrdinaryClasses
            | Measure::HomeTaught
            | Measure::InSpecialSchools
    )
}
