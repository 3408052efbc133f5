//! The cohort wave: children of the whole city by age and school year, in future 0.

use crate::domain::{CohortWave, Ensemble, World};

/// Ages shown: from birth to the end of senior school.
const AGES_SHOWN: usize = 19;

/// Children by age and year; empty where the dataset has no population tables.
pub fn cohort_wave(world: &World, ensemble: &Ensemble) -> CohortWave {
    let Some(people) = &world.people else { return CohortWave::default() };
    let in_age = |year: usize, age: usize| -> f64 {
        (0..world.districts.len())
            .map(|district| {
                let row = (year * world.districts.len() + district) * people.cells();
                ensemble.residents[row + age] + ensemble.residents[row + people.ages + age]
            })
            .sum()
    };
    let shown = AGES_SHOWN.min(people.ages);
    let children = (0..world.horizon.len()).map(|year| (0..shown).map(|age| in_age(year, age)).collect()).collect();
    CohortWave { first_age: 0, children }
}
