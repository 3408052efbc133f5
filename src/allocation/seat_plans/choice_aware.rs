//! `choice_aware`: where pupils go on to other schools, a place in one frees places down the chain, and no district can be judged alone.
//!
//! Threshold accepting (Dueck and Scheuer 1990, Journal of Computational Physics 90(1); simulated annealing without its exponential): a random
//! unit moves to a random place; the move stays while the admission that follows costs no more than a threshold above, which falls to
//! nothing. Then units are exchanged while any exchange lowers the cost. The admission is handed in: [`super::choosing`] where the scenario
//! says how pupils choose, [`super::overflow`] elsewhere. The numbers drawn follow from a seed.

use super::cells::{Cells, shift};
use super::leximin;
use super::stock::Stock;

/// Random moves for each district.
const MOVES_PER_DISTRICT: usize = 200;
/// Moves from which the first threshold is taken.
const SAMPLED: usize = 64;

/// Units by local search over what an admission costs: `cost` of a plan, by units of each district; less is better.
pub fn share_out(stock: &Stock, seed: u64, mut cost: impl FnMut(&[u64]) -> u128) -> Vec<u64> {
    let cells = Cells::of_stock(stock);
    let start = leximin::share_out(stock);
    let wandered = wander(&cells, start.clone(), seed, MOVES_PER_DISTRICT * start.len(), &mut cost);
    let (settled, at_once) = (descend(&cells, wandered, &mut cost), descend(&cells, start, &mut cost));
    if cost(&settled) < cost(&at_once) { settled } else { at_once }
}

/// The best plan on a random walk of so many moves.
pub fn wander(cells: &Cells, start: Vec<u64>, seed: u64, moves: usize, cost: &mut impl FnMut(&[u64]) -> u128) -> Vec<u64> {
    let mut draws = Draws(seed);
    let first_threshold = usual_change(cells, &start, &mut draws, cost);
    let mut plan = start;
    let mut now = cost(&plan);
    let (mut best, mut least) = (plan.clone(), now);
    for left in (0..moves).rev() {
        let Some((from, to)) = draws.pair(cells, &plan) else { continue };
        shift(&mut plan, (from, to), 1);
        let after = cost(&plan);
        let threshold = first_threshold / moves as u128 * left as u128;
        if after > now + threshold {
            shift(&mut plan, (to, from), 1);
            continue;
        }
        now = after;
        if now < least {
            (best, least) = (plan.clone(), now);
        }
    }
    best
}

/// What a single move usually changes: the median of a few, of those that change anything.
fn usual_change(cells: &Cells, plan: &[u64], draws: &mut Draws, cost: &mut impl FnMut(&[u64]) -> u128) -> u128 {
    let now = cost(plan);
    let mut tried = plan.to_vec();
    let mut changes: Vec<u128> = (0..SAMPLED)
        .filter_map(|_| {
            let (from, to) = draws.pair(cells, &tried)?;
            shift(&mut tried, (from, to), 1);
            let change = cost(&tried).abs_diff(now);
            shift(&mut tried, (to, from), 1);
            (change > 0).then_some(change)
        })
        .collect();
    changes.sort_unstable();
    changes.get(changes.len() / 2).copied().unwrap_or(0)
}

fn descend(cells: &Cells, mut plan: Vec<u64>, cost: &mut impl FnMut(&[u64]) -> u128) -> Vec<u64> {
    let places = plan.len();
    let mut now = cost(&plan);
    loop {
        let before = now;
        for pair in (0..places).flat_map(|from| (0..places).map(move |to| (from, to))) {
            while cells.allow(&plan, pair, 1) {
                shift(&mut plan, pair, 1);
                let after = cost(&plan);
                if after >= now {
                    shift(&mut plan, (pair.1, pair.0), 1);
                    break;
                }
                now = after;
            }
        }
        if now == before {
            return plan;
        }
    }
}

/// Numbers that follow from a seed: SplitMix64 (Steele, Lea and Flood 2014).
struct Draws(u64);

impl Draws {
    /// A cell that has a unit to give and another one with room; none where the draw finds none.
    fn pair(&mut self, cells: &Cells, plan: &[u64]) -> Option<(usize, usize)> {
        let pair = (self.below(plan.len()), self.below(plan.len()));
        cells.allow(plan, pair, 1).then_some(pair)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        ((u128::from(mixed) * bound as u128) >> 64) as usize
    }
}
