//! Targets: what the plan promised, and the chance that it holds.

use super::city::CityTargets;
use super::statistics::Values;
use crate::domain::{Target, TargetFinding, World};

/// How each target of the world fared.
pub fn target_findings(world: &World, city: &CityTargets, futures: usize) -> Vec<TargetFinding> {
    let mut values = Values::default();
    let mut finding = |(place, target): (usize, &Target)| {
        values.begin(futures);
        for (bundle, counted) in city.of(place).enumerate() {
            values.add(target.measure.value(&counted), bundle, futures);
        }
        TargetFinding {
            target: target.clone(),
            central: values.central,
            over_futures: values.distribution(),
            met: values.chance(|value| target.goal.met(value)),
        }
    };
    world.targets.iter().enumerate().map(&mut finding).collect()
}
