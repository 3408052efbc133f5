//! All bundles of some scenarios, side by side.

use rayon::prelude::*;

use super::life::{self, Lived};
use super::{Keys, cohorts};
use crate::domain::{CauseSums, Ensemble, LANES, World};

/// Told after each bundle, from any thread.
pub type Progress<'a> = &'a (dyn Fn() + Sync);

/// Lives future 0 and `futures` drawn ones of each world. The worlds' budgets must have been shared out ([`super::with_budgets`]).
///
/// Worlds in which the same people live meet them together: a future's people are drawn once for all of them.
pub fn run(worlds: &[&World], seed: u64, futures: usize, progress: Progress) -> Vec<Ensemble> {
    let same: Vec<usize> = (0..worlds.len()).map(|world| first_alike(worlds, world)).collect();
    let bundles: Vec<Vec<Lived>> = (0..=futures / LANES)
        .into_par_iter()
        .map(|bundle| {
            let lived = live_all(worlds, &same, Keys::new(seed), bundle, futures);
            progress();
            lived
        })
        .collect();
    let mut of_worlds: Vec<Vec<Lived>> = worlds.iter().map(|_| Vec::with_capacity(bundles.len())).collect();
    for bundle in bundles {
        of_worlds.iter_mut().zip(bundle).for_each(|(world, lived)| world.push(lived));
    }
    of_worlds.into_iter().map(|lived| gather(lived, futures)).collect()
}

/// Position of the first world in which the same people live.
fn first_alike(worlds: &[&World], world: usize) -> usize {
    (0..world).find(|&other| cohorts::alike(worlds[other], worlds[world])).unwrap_or(world)
}

/// One bundle of every world.
fn live_all(worlds: &[&World], same: &[usize], keys: Keys, bundle: usize, futures: usize) -> Vec<Lived> {
    let mut lived: Vec<Option<Lived>> = worlds.iter().map(|_| None).collect();
    for (first, world) in worlds.iter().enumerate().filter(|(position, _)| same[*position] == *position) {
        let people = life::people(world, keys, bundle);
        for alike in (first..worlds.len()).filter(|&other| same[other] == first) {
            lived[alike] = Some(life::school(worlds[alike], &people, keys, bundle, futures));
        }
    }
    lived.into_iter().flatten().collect()
}

/// Puts the bundles together in the order of their numbers: sums are formed in one order, whatever thread lived them.
fn gather(mut lived: Vec<Lived>, futures: usize) -> Ensemble {
    let mut sums = vec![0.0; lived[0].cause_sums.len()];
    for bundle in &lived {
        sums.iter_mut().zip(&bundle.cause_sums).for_each(|(sum, part)| *sum += part);
    }
    let residents = std::mem::take(&mut lived[0].residents);
    let emptied = lived[0].emptied;
    Ensemble { lives: lived.into_iter().map(|l| l.life).collect(), futures, causes: CauseSums { sums }, residents, emptied }
}
