//! Comparison: two scenarios in the same futures, future by future.

use super::measures::{Place, measures_of};
use super::statistics::{Measured, Values};
use super::summary::Part;
use crate::domain::{ComparisonRow, Distribution, Ensemble, Life, Measure, World};

/// Differences of a scenario from the base for one part of the city, ordered by stage, year, measure. Both worlds must have the same
/// districts, ladder and horizon, and the ensembles the same seed and futures.
pub fn compare(base: (&World, &Ensemble), scenario: (&World, &Ensemble), part: Part) -> Vec<ComparisonRow> {
    (0..base.0.ladder.stages.len())
        .flat_map(
            |stage| if same(base, scenario, part, stage) { no_change(base.0, part, stage) } else { changes(base, scenario, part, stage) },
        )
        .collect()
}

/// Whether a stage is the same in every future, to the bit: most stages that a scenario does not touch are.
fn same(base: (&World, &Ensemble), scenario: (&World, &Ensemble), part: Part, stage: usize) -> bool {
    let alike = base.0.ladder.stages[stage] == scenario.0.ladder.stages[stage] && base.0.seats.class_size == scenario.0.seats.class_size;
    let places = || (0..base.0.horizon.len()).flat_map(|year| part.districts(base.0).map(move |district| (year, district)));
    let equal = |a: &Life, b: &Life, (year, district): (usize, usize)| {
        let grades = base.0.ladder.grades_of(stage);
        let cells = base.0.cell(year, district, grades.start)..base.0.cell(year, district, grades.end);
        a.demand[cells.clone()] == b.demand[cells.clone()]
            && a.seats[cells.clone()] == b.seats[cells.clone()]
            && a.enrolment[cells.clone()] == b.enrolment[cells.clone()]
            && a.left.get(cells.clone()) == b.left.get(cells)
    };
    alike && base.1.lives.iter().zip(&scenario.1.lives).all(|(a, b)| places().all(|place| equal(a, b, place)))
}

fn no_change(world: &World, part: Part, stage: usize) -> Vec<ComparisonRow> {
    let nothing = |year: usize, measure: Measure| ComparisonRow {
        district: part.position(),
        stage,
        year: world.horizon.year(year),
        measure,
        central: 0.0,
        difference: Distribution::default(),
        se: 0.0,
        chance_better: 0.0,
        regret: 0.0,
    };
    world.horizon.reported().flat_map(|year| measures_of(&world.ladder, stage).map(move |measure| nothing(year, measure))).collect()
}

fn changes(base: (&World, &Ensemble), scenario: (&World, &Ensemble), part: Part, stage: usize) -> Vec<ComparisonRow> {
    let mut rows = Vec::new();
    let [mut of_base, mut of_scenario] = [Measured::default(), Measured::default()];
    let mut difference = Values::default();
    of_base.read(base.1, &places(base.0, part, stage));
    of_scenario.read(scenario.1, &places(scenario.0, part, stage));
    for (position, year) in base.0.horizon.reported().enumerate() {
        let (base_values, values) = (of_base.at(position), of_scenario.at(position));
        for measure in measures_of(&base.0.ladder, stage) {
            difference.difference(&values[measure as usize], &base_values[measure as usize]);
            rows.push(row(&mut difference, part, stage, base.0.horizon.year(year), measure));
        }
    }
    rows
}

/// Where a stage is read, all grades, in every reported year.
fn places(world: &World, part: Part, stage: usize) -> Vec<Place<'_>> {
    let at = |year| Place { world, districts: part.districts(world), stage, year };
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
