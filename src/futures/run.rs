//! All bundles of a scenario, side by side.

use rayon::prelude::*;

use super::{Keys, life};
use crate::domain::{CauseSums, Ensemble, LANES, World};

/// Told after each bundle, from any thread.
pub type Progress<'a> = &'a (dyn Fn() + Sync);

/// Lives future 0 and `futures` drawn ones. The world's budgets must have been shared out ([`super::with_budgets`]).
pub fn run(world: &World, seed: u64, futures: usize, progress: Progress) -> Ensemble {
    let bundles = futures / LANES + 1;
    let lived: Vec<life::Lived> = (0..bundles)
        .into_par_iter()
        .map(|bundle| {
            let lived = life::live(world, Keys::new(seed), bundle, futures);
            progress();
            lived
        })
        .collect();
    gather(lived, futures)
}

/// Puts the bundles together in the order of their numbers: sums are formed in one order, whatever thread lived them.
fn gather(mut lived: Vec<life::Lived>, futures: usize) -> Ensemble {
    let mut sums = vec![0.0; lived[0].cause_sums.len()];
    for bundle in &lived {
        sums.iter_mut().zip(&bundle.cause_sums).for_each(|(sum, part)| *sum += part);
    }
    let residents = std::mem::take(&mut lived[0].residents);
    let emptied = lived[0].emptied;
    Ensemble { lives: lived.into_iter().map(|l| l.life).collect(), futures, causes: CauseSums { sums }, residents, emptied }
}
