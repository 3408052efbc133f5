//! Why: the change of a gap since the first reported year, split into causes that sum to it.

use crate::domain::{CAUSE_STEPS, CAUSES, Ensemble, World};

/// Parts of the change of the expected shortfall (or of the expected spare seats) of a district and stage, in the order of [`CAUSES`].
///
/// Each part is the difference that its cause makes when it is switched on after those before it, so the parts telescope to the change.
pub fn parts(world: &World, ensemble: &Ensemble, district: usize, stage: usize, year: usize, spare: bool) -> [f64; CAUSES.len()] {
    let (stages, years) = (world.ladder.stages.len(), world.horizon.len());
    let cells = world.districts.len() * stages * years;
    let cell = (district * stages + stage) * years + year;
    let expected = |on: usize| {
        let kind = if spare { CAUSE_STEPS } else { 0 };
        ensemble.causes.sums[(kind + on) * cells + cell] / ensemble.count() as f64
    };
    std::array::from_fn(|cause| expected(cause + 1) - expected(cause))
}
