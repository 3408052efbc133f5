//! The cohort wave: children of the whole city by age and school year, in future 0.

use crate::domain::{CohortWave, Ensemble, World};

/// Ages shown: from birth to the end of senior school.
const AGES_SHOWN: usize = 19;

/// Adds the children of a part of the city to its wave, which is empty where the dataset has no population tables.
pub fn add_to_wave(wave: &mut CohortWave, world: &World, ensemble: &Ensemble) {
    let Some(people) = &world.people else { return };
    let shown = AGES_SHOWN.min(people.ages);
    wave.children.resize_with(world.horizon.len(), || vec![0.0; shown]);
    for (row, residents) in ensemble.residents.chunks_exact(people.cells()).enumerate() {
        let year = &mut wave.children[row / world.districts.len()];
        year.iter_mut().enumerate().for_each(|(age, children)| *children += residents[age] + residents[people.ages + age]);
    }
}
