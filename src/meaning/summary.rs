//! The summary: every measure by district, stage, grade and year.

use super::measures::{Place, measures_of};
use super::statistics::Values;
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
    let mut rows = Vec::new();
    let mut values = Values::default();
    for stage in 0..world.ladder.stages.len() {
        let all = world.ladder.grades_of(stage);
        let single = all.clone().map(|grade| (Some(grade - all.start), grade..grade + 1));
        for (grade, grades) in std::iter::once((None, all.clone())).chain(single) {
            for year in world.horizon.reported() {
                let place = Place { world, districts: part.districts(world), stage, grades: grades.clone(), year };
                for measure in measures_of(&world.ladder, stage) {
                    rows.push(row(&place, ensemble, part, grade, measure, &mut values));
                }
            }
        }
    }
    rows
}

fn row(place: &Place, ensemble: &Ensemble, part: Part, grade: Option<usize>, measure: Measure, values: &mut Values) -> SummaryRow {
    values.read(ensemble, |life| place.read(life, measure));
    SummaryRow {
        district: part.position(),
        stage: place.stage,
        grade,
        year: place.world.horizon.year(place.year),
        measure,
        central: values.central,
        over_futures: values.distribution(),
        chance: chance_of(measure, &place.world.alert, values, ensemble, place),
    }
}

/// The chance that belongs to a measure: being full, any shortfall, or empty rooms.
fn chance_of(measure: Measure, alert: &AlertRule, values: &mut Values, ensemble: &Ensemble, place: &Place) -> Option<Chance> {
    match measure {
        Measure::Utilisation => Some(values.chance(|utilisation| utilisation >= alert.red_from)),
        Measure::Shortfall => Some(values.chance(|shortfall| shortfall > 0.0)),
        Measure::Spare => {
            values.read(ensemble, |life| place.alert_utilisation(life));
            Some(values.chance(|utilisation| utilisation < alert.slack_below))
        }
        _ => None,
    }
}
