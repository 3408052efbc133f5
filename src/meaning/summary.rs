//! The summary: every measure by district, stage, grade and year.

use super::measures::{ALERT_UTILISATION, Place, measures_of};
use super::statistics::{Measured, Values};
use crate::domain::{AlertRule, Chance, Distribution, Ensemble, Measure, SummaryRow, World};

/// A part of the city that is summarised on its own, so that parts can be read side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole city.
    City,
    /// The district at this position.
    District(usize),
}

impl Part {
    /// Positions of its districts.
    pub fn districts(self, world: &World) -> std::ops::Range<usize> {
        match self {
            Self::City => 0..world.districts.len(),
            Self::District(district) => district..district + 1,
        }
    }

    /// Position of the district; `None` for the whole city.
    pub fn position(self) -> Option<usize> {
        match self {
            Self::City => None,
            Self::District(district) => Some(district),
        }
    }

    /// The whole city, then each district.
    pub fn all(world: &World) -> Vec<Self> {
        std::iter::once(Self::City).chain((0..world.districts.len()).map(Self::District)).collect()
    }
}

/// Summary rows of one part, ordered by stage, grade (all first), year, measure.
pub fn summarise(world: &World, ensemble: &Ensemble, part: Part) -> Vec<SummaryRow> {
    let mut measured = Measured::default();
    let mut rows = Vec::new();
    for (grade, places) in (0..world.ladder.stages.len()).flat_map(|stage| places(world, part, stage)) {
        measured.read(ensemble, &places);
        for (position, place) in places.iter().enumerate() {
            rows.extend(rows_of(place, part, grade, measured.at(position)));
        }
    }
    rows
}

/// One measure of a stage in every future that counts.
pub struct Drawn {
    /// Grade within the stage; `None` is all grades.
    pub grade: Option<usize>,
    /// School year.
    pub year: i32,
    /// What is measured.
    pub measure: Measure,
    /// Values by future.
    pub values: Vec<f64>,
}

/// Every measure of a part and stage in every future, in the order of the summary.
pub fn every_future(world: &World, ensemble: &Ensemble, part: Part, stage: usize) -> Vec<Drawn> {
    let mut measured = Measured::default();
    let mut drawn = Vec::new();
    for (grade, places) in places(world, part, stage) {
        measured.read(ensemble, &places);
        for (position, place) in places.iter().enumerate() {
            let values = measured.at(position);
            let year = world.horizon.year(place.year);
            let of = |measure: Measure| Drawn { grade, year, measure, values: values[measure as usize].list.clone() };
            drawn.extend(measures_of(&world.ladder, stage).map(of));
        }
    }
    drawn
}

/// Where a part of a stage is read: all grades, then each, in every reported year.
fn places(world: &World, part: Part, stage: usize) -> Vec<(Option<usize>, Vec<Place<'_>>)> {
    let all = world.ladder.grades_of(stage);
    let single = all.clone().map(|grade| (Some(grade - all.start), grade..grade + 1));
    let in_years = |grades: &std::ops::Range<usize>| {
        let place = |year| Place { world, districts: part.districts(world), stage, grades: grades.clone(), year };
        world.horizon.reported().map(place).collect()
    };
    std::iter::once((None, all.clone())).chain(single).map(|(grade, grades)| (grade, in_years(&grades))).collect()
}

/// One row for each measure of a place. Measures that say the same in every future, as demand and enrolment do where nobody is turned away,
/// are summarised once.
fn rows_of(place: &Place, part: Part, grade: Option<usize>, values: &mut [Values]) -> Vec<SummaryRow> {
    let mut rows: Vec<SummaryRow> = Vec::new();
    for measure in measures_of(&place.world.ladder, place.stage) {
        let same = rows.iter().find(|row| values[row.measure as usize].list == values[measure as usize].list);
        let known = same.map(|row| row.over_futures);
        rows.push(row(place, part, grade, measure, values, known));
    }
    rows
}

fn row(
    place: &Place,
    part: Part,
    grade: Option<usize>,
    measure: Measure,
    values: &mut [Values],
    known: Option<Distribution>,
) -> SummaryRow {
    let chance = chance_of(measure, &place.world.alert, values);
    let values = &mut values[measure as usize];
    SummaryRow {
        district: part.position(),
        stage: place.stage,
        grade,
        year: place.world.horizon.year(place.year),
        measure,
        central: values.central,
        over_futures: known.unwrap_or_else(|| values.distribution()),
        chance,
    }
}

/// The chance that belongs to a measure: being full, any shortfall, or empty rooms.
fn chance_of(measure: Measure, alert: &AlertRule, read: &[Values]) -> Option<Chance> {
    let values = &read[measure as usize];
    match measure {
        Measure::Utilisation => Some(values.chance(|utilisation| utilisation >= alert.red_from)),
        Measure::Shortfall => Some(values.chance(|shortfall| shortfall > 0.0)),
        Measure::Spare => Some(read[ALERT_UTILISATION].chance(|utilisation| utilisation < alert.slack_below)),
        _ => None,
    }
}
