//! Targets: what the plan promised, and the chance that it holds.

use super::statistics::Values;
use crate::domain::{Ensemble, TargetFinding, World};

/// How each target of the world fared.
pub fn target_findings(world: &World, ensemble: &Ensemble) -> Vec<TargetFinding> {
    let mut values = Values::default();
    let mut finding = |(place, target): (usize, &crate::domain::Target)| {
        values.read(ensemble, |life| target.measure.value(&life.targets[place]));
        TargetFinding {
            target: target.clone(),
            central: values.central,
            over_futures: values.distribution(),
            met: values.chance(|value| target.goal.met(value)),
        }
    };
    world.targets.iter().enumerate().map(&mut finding).collect()
}
