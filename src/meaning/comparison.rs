//! Comparison: two scenarios in the same futures, future by future.

use super::measures::{Place, measures_of};
use super::statistics::{Measured, Values};
use super::summary::Part;
use crate::domain::{ComparisonRow, Ensemble, Measure, World};

/// Differences of a scenario from the base for one part of the city, ordered by stage, year, measure. Both worlds must have the same
/// districts, ladder and horizon, and the ensembles the same seed and futures.
pub fn compare(base: (&World, &Ensemble), scenario: (&World, &Ensemble), part: Part) -> Vec<ComparisonRow> {
    let mut rows = Vec::new();
    let [mut of_base, mut of_scenario] = [Measured::default(), Measured::default()];
    let mut difference = Values::default();
    for stage in 0..base.0.ladder.stages.len() {
        of_base.read(base.1, &places(base.0, part, stage));
        of_scenario.read(scenario.1, &places(scenario.0, part, stage));
        for (position, year) in base.0.horizon.reported().enumerate() {
            let (base_values, values) = (of_base.at(position), of_scenario.at(position));
            for measure in measures_of(&base.0.ladder, stage) {
                difference.difference(&values[measure as usize], &base_values[measure as usize]);
                rows.push(row(&mut difference, part, stage, base.0.horizon.year(year), measure));
            }
        }
    }
    rows
}

/// Where a stage is read, all grades, in every reported year.
fn places(world: &World, part: Part, stage: usize) -> Vec<Place<'_>> {
    let at = |year| Place { world, districts: part.districts(world), stage, grades: world.ladder.grades_of(stage), year };
    world.horizon.reported().map(at).collect()
}

fn row(difference: &mut Values, part: Part, stage: usize, year: i32, measure: Measure) -> ComparisonRow {
    let good = if higher_is_better(measure) { 1.0 } else { -1.0 };
    ComparisonRow {
        district: part.position(),
        stage,
        year,
        measure,
        central: difference.central,
        difference: difference.distribution(),
        se: difference.se(),
        chance_better: difference.chance(|change| change * good > 0.0).chance,
        regret: difference.list.iter().map(|change| (-change * good).max(0.0)).sum::<f64>() / difference.list.len() as f64,
    }
}

fn higher_is_better(measure: Measure) -> bool {
    matches!(measure, Measure::Seats | Measure::Placed | Measure::Enrolment)
}
