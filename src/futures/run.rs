//! All bundles of some scenarios, side by side.

use rayon::prelude::*;

use super::draws::Draws;
use super::life::{self, InRoom, Peopled, Schooled};
use super::{Keys, Spread, cohorts};
use crate::domain::{CauseSums, Ensemble, LANES, Life, World};

/// Told after each bundle, from any thread.
pub type Progress<'a> = &'a (dyn Fn() + Sync);

/// Lives future 0 and `futures` drawn ones of each world. The worlds' budgets must have been shared out ([`super::with_budgets`]).
///
/// Worlds in which the same people live meet them together: a future's people are drawn once for all of them.
pub fn run(worlds: &[&World], seed: u64, futures: usize, progress: Progress) -> Vec<Ensemble> {
    run_in(Manner::default(), worlds, seed, futures, progress)
}

/// How futures are lived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// How points are spread over the futures.
    pub spread: Spread,
    /// Whether causes are switched on one after the other, to tell why; it takes most of the time.
    pub why: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self { spread: Spread::Even, why: true }
    }
}

/// [`run`] in another manner.
pub fn run_in(manner: Manner, worlds: &[&World], seed: u64, futures: usize, progress: Progress) -> Vec<Ensemble> {
    run_again(manner, worlds, seed, futures, progress, Vec::new())
}

/// The same in the room of ensembles that are spent: fresh memory costs as much as what is computed in it.
pub fn run_again(manner: Manner, worlds: &[&World], seed: u64, futures: usize, progress: Progress, spent: Vec<Ensemble>) -> Vec<Ensemble> {
    let cast = Cast::of(worlds, seed, manner);
    let bundles: Vec<Lived> = rooms(spent, futures / LANES + 1)
        .into_par_iter()
        .enumerate()
        .map_init(Peopled::default, |room, (bundle, spent)| {
            // Told before it is lived, so that a run that is to end lives no more.
            progress();
            cast.live(bundle, futures, room, spent)
        })
        .collect();
    gather(bundles, worlds.len(), futures)
}

/// The spent lives of each bundle.
fn rooms(spent: Vec<Ensemble>, bundles: usize) -> Vec<Vec<Life>> {
    let mut rooms: Vec<Vec<Life>> = (0..bundles).map(|_| Vec::new()).collect();
    for ensemble in spent {
        rooms.iter_mut().zip(ensemble.lives).for_each(|(room, life)| room.push(life));
    }
    rooms
}

/// What all worlds leave behind in one bundle.
type Lived = Vec<InWorld>;

struct InWorld {
    schooled: Schooled,
    residents: Vec<f64>,
    stopped: bool,
}

/// The worlds that are lived side by side.
struct Cast<'a> {
    worlds: &'a [&'a World],
    draws: Vec<Draws>,
    /// For each world the first in which the same people live.
    first: Vec<usize>,
}

impl<'a> Cast<'a> {
    fn of(worlds: &'a [&'a World], seed: u64, manner: Manner) -> Self {
        let alike = |world: usize| (0..world).find(|&other| cohorts::alike(worlds[other], worlds[world])).unwrap_or(world);
        let draws = worlds.iter().map(|world| Draws::of(world, Keys::new(seed), manner)).collect();
        Self { worlds, draws, first: (0..worlds.len()).map(alike).collect() }
    }

    /// One bundle of every world, in their order.
    fn live(&self, bundle: usize, futures: usize, room: &mut Peopled, mut spent: Vec<Life>) -> Lived {
        let mut lived: Vec<Option<InWorld>> = self.worlds.iter().map(|_| None).collect();
        for first in (0..self.worlds.len()).filter(|&world| self.first[world] == world) {
            room.live(self.worlds[first], &self.draws[first], bundle);
            for alike in (first..self.worlds.len()).filter(|&other| self.first[other] == first) {
                let of = InRoom { world: self.worlds[alike], draws: &self.draws[alike], number: alike };
                let schooled = life::school(of, room, spent.pop().unwrap_or_default(), bundle, futures);
                lived[alike] = Some(InWorld { schooled, residents: room.lived.residents.clone(), stopped: room.lived.stopped });
            }
        }
        lived.into_iter().flatten().collect()
    }
}

/// Puts the bundles together in the order of their numbers: sums are formed in one order, whatever thread lived them.
fn gather(bundles: Vec<Lived>, worlds: usize, futures: usize) -> Vec<Ensemble> {
    let mut of_worlds: Vec<Vec<InWorld>> = (0..worlds).map(|_| Vec::with_capacity(bundles.len())).collect();
    for bundle in bundles {
        of_worlds.iter_mut().zip(bundle).for_each(|(world, lived)| world.push(lived));
    }
    of_worlds.into_iter().map(|lived| of_world(lived, futures)).collect()
}

fn of_world(mut lived: Vec<InWorld>, futures: usize) -> Ensemble {
    let mut sums = vec![0.0; lived[0].schooled.cause_sums.len()];
    for bundle in &lived {
        sums.iter_mut().zip(&bundle.schooled.cause_sums).for_each(|(sum, part)| *sum += part);
    }
    let (residents, stopped) = (std::mem::take(&mut lived[0].residents), lived[0].stopped);
    let lives = lived.into_iter().map(|bundle| bundle.schooled.life).collect();
    Ensemble { lives, futures, causes: CauseSums { sums }, residents, stopped }
}
