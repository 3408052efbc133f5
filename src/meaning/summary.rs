//! The summary: every measure by district, stage, grade and year.

use super::measures::{ALERT_UTILISATION, Place, measures_of};
use super::statistics::Measured;
use crate::domain::{AlertRule, Chance, Ensemble, Measure, SummaryRow, World};

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
    for (grade, place) in (0..world.ladder.stages.len()).flat_map(|stage| places(world, part, stage)) {
        measured.read(ensemble, &place);
        rows.extend(measures_of(&world.ladder, place.stage).map(|measure| row(&place, part, grade, measure, &mut measured)));
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
    for (grade, place) in places(world, part, stage) {
        measured.read(ensemble, &place);
        let values = |measure: Measure| measured.values[measure as usize].list.clone();
        let year = world.horizon.year(place.year);
        drawn.extend(measures_of(&world.ladder, stage).map(|measure| Drawn { grade, year, measure, values: values(measure) }));
    }
    drawn
}

/// Where a part of a stage is read: all grades, then each, in every reported year.
fn places(world: &World, part: Part, stage: usize) -> Vec<(Option<usize>, Place<'_>)> {
    let all = world.ladder.grades_of(stage);
    let single = all.clone().map(|grade| (Some(grade - all.start), grade..grade + 1));
    let grades = std::iter::once((None, all.clone())).chain(single);
    grades
        .flat_map(|(grade, grades)| {
            let place = move |year| Place { world, districts: part.districts(world), stage, grades: grades.clone(), year };
            world.horizon.reported().map(move |year| (grade, place(year)))
        })
        .collect()
}

fn row(place: &Place, part: Part, grade: Option<usize>, measure: Measure, measured: &mut Measured) -> SummaryRow {
    let chance = chance_of(measure, &place.world.alert, measured);
    let values = &mut measured.values[measure as usize];
    SummaryRow {
        district: part.position(),
        stage: place.stage,
        grade,
        year: place.world.horizon.year(place.year),
        measure,
        central: values.central,
        over_futures: values.distribution(),
        chance,
    }
}

/// The chance that belongs to a measure: being full, any shortfall, or empty rooms.
fn chance_of(measure: Measure, alert: &AlertRule, measured: &Measured) -> Option<Chance> {
    let values = &measured.values[measure as usize];
    match measure {
        Measure::Utilisation => Some(values.chance(|utilisation| utilisation >= alert.red_from)),
        Measure::Shortfall => Some(values.chance(|shortfall| shortfall > 0.0)),
        Measure::Spare => Some(measured.values[ALERT_UTILISATION].chance(|utilisation| utilisation < alert.slack_below)),
        _ => None,
    }
}
