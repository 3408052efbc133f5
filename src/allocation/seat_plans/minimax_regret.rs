//! `minimax_regret`: the plan whose largest regret over the futures is least (Savage 1951).
//!
//! Regret of a plan in a future = its unmet pupils - the fewest that any plan leaves there. Futures that hurt gain weight, and the plan that is
//! best for the weights answers (multiplicative weights: Freund and Schapire 1999, Games and Economic Behavior 29); then units are exchanged
//! between districts while that lowers the largest regret, or the sum where the largest stays. The exchange alone could stop early, because the
//! largest of convex functions is no longer separable: so it begins from three plans, and the best one is kept.

use super::expected_unmet::weighted;
use super::leximin::raise_lowest;
use super::regret::{fewest_unmet, regrets, unmet_in};
use super::rounding::apportion_in;
use super::stock::Stock;
use crate::domain::Rounding;

/// Rounds in which the futures gain weight.
const ROUNDS: usize = 64;
/// Largest weight of a future.
const HEAVIEST: f64 = 65_536.0;

/// Units by least worst regret.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    let fewest = fewest_unmet(&stock.into());
    let exchanged = starts(stock, &fewest).into_iter().map(|start| exchange(stock, &fewest, start, 0));
    let best = exchanged.min().map(|(_, plan)| plan).unwrap_or_default();
    exchange(stock, &fewest, best, FOLLOWED_UP).1
}

/// Largest regret, then the sum of all.
type Cost = (u64, u128);

fn cost(regrets: &[u64]) -> Cost {
    (regrets.iter().copied().max().unwrap_or(0), regrets.iter().map(|&regret| u128::from(regret)).sum())
}

/// Plans to begin from: fewest unmet on average, the best answer to weights, and the mean of all answers.
fn starts(stock: &Stock, fewest: &[u64]) -> Vec<Vec<u64>> {
    let mut weights = vec![1.0_f64; stock.futures()];
    let mut sum = vec![0_u128; stock.demand.len()];
    let mut answers = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let whole: Vec<u64> = weights.iter().map(|weight| (weight * HEAVIEST).round() as u64).collect();
        let answer = complete(stock, weighted(stock, &whole));
        let hurt = regrets(stock, &answer, fewest);
        sum.iter_mut().zip(&answer).for_each(|(sum, &units)| *sum += u128::from(units));
        let worst = cost(&hurt);
        answers.push((worst, answer));
        if worst.0 == 0 {
            break;
        }
        gain_weight(&mut weights, &hurt, worst.0);
    }
    let mean = complete(stock, apportion_in(Rounding::Hamilton, &stock.room, &sum));
    let first = answers[0].1.clone();
    let best = answers.into_iter().min().map(|(_, answer)| answer);
    [Some(first), best, Some(mean)].into_iter().flatten().collect()
}

fn gain_weight(weights: &mut [f64], hurt: &[u64], worst: u64) {
    weights.iter_mut().zip(hurt).for_each(|(weight, &regret)| *weight *= 1.0 + 0.5 * regret as f64 / worst as f64);
    let heaviest = weights.iter().copied().fold(0.0, f64::max);
    for weight in weights {
        *weight /= heaviest;
    }
}

/// Gives out what is left.
fn complete(stock: &Stock, mut shares: Vec<u64>) -> Vec<u64> {
    raise_lowest(stock, &mut shares);
    shares
}

/// Moves units from district to district, many at once and then fewer, while the cost falls: one move, or two where no single one helps
/// and first moves are followed up.
fn exchange(stock: &Stock, fewest: &[u64], plan: Vec<u64>, followed_up: usize) -> (Cost, Vec<u64>) {
    let mut step = plan.iter().copied().max().unwrap_or(0).checked_ilog2().map_or(1, |bits| 1_u64 << bits);
    let mut search = Search { now: regrets(stock, &plan, fewest), left: stock.room.left(&plan), stock, plan };
    while step > 0 {
        while let Some(moves) = search.better(step, followed_up) {
            for pair in moves {
                search.go(pair, step);
            }
        }
        step /= 2;
    }
    (cost(&search.now), search.plan)
}

/// Units that go from one district to another.
type Move = (usize, usize);

/// First moves of two that are followed up.
const FOLLOWED_UP: usize = 24;

/// A plan on its way.
#[derive(Clone)]
struct Search<'a> {
    stock: &'a Stock,
    plan: Vec<u64>,
    /// Regrets of the plan `[future]`.
    now: Vec<u64>,
    /// What each limit of the room leaves beyond the plan.
    left: Vec<u64>,
}

impl Search<'_> {
    /// The moves of `step` units that lower the cost most: one, or else the best two of those that begin with a promising one.
    fn better(&self, step: u64, followed_up: usize) -> Option<Vec<Move>> {
        let now = cost(&self.now);
        let singles = self.moves(step, followed_up.max(1), (followed_up == 0).then_some(now));
        if let Some((_, best)) = singles.first().filter(|(after, _)| *after < now) {
            return Some(vec![*best]);
        }
        let mut found: Option<(Cost, Vec<Move>)> = None;
        for (_, first) in singles.into_iter().take(followed_up) {
            let mut tried = self.clone();
            tried.go(first, step);
            let least = found.as_ref().map_or(now, |(least, _)| *least);
            if let Some((after, second)) = tried.moves(step, 1, Some(least)).into_iter().next() {
                found = Some((after, vec![first, second]));
            }
        }
        found.map(|(_, moves)| moves)
    }

    fn go(&mut self, (from, to): Move, step: u64) {
        let before = [from, to].map(|district| self.unmet(district, self.plan[district]));
        self.plan[from] -= step;
        self.plan[to] += step;
        self.left = self.stock.room.left(&self.plan);
        let after = [from, to].map(|district| self.unmet(district, self.plan[district]));
        for (future, regret) in self.now.iter_mut().enumerate() {
            *regret = (*regret + after[0][future] + after[1][future]).saturating_sub(before[0][future] + before[1][future]);
        }
    }

    /// The best `count` moves of `step` units by the cost that follows, where it is below `least`; ties by position.
    fn moves(&self, step: u64, count: usize, least: Option<Cost>) -> Vec<(Cost, Move)> {
        let districts = || 0..self.plan.len();
        let changes = |district: usize, less: u64, more: u64| difference(&self.unmet(district, less), &self.unmet(district, more));
        let givers = districts().filter(|&d| self.plan[d] >= step).map(|d| (d, changes(d, self.plan[d] - step, self.plan[d])));
        let takers = districts().filter(|&d| self.plan[d] + step <= self.stock.room.at_most()[d]);
        let takers: Vec<(usize, Vec<u64>)> = takers.map(|d| (d, changes(d, self.plan[d], self.plan[d] + step))).collect();
        let mut best: Vec<(Cost, Move)> = Vec::with_capacity(count + 1);
        for (from, loss) in givers {
            for (to, gain) in takers.iter().filter(|(to, _)| *to != from && self.stock.room.fits(&self.left, &self.plan, (from, *to), step))
            {
                let bound = if best.len() < count { least } else { best.last().map(|(cost, _)| *cost) };
                if let Some(after) = cost_after(&self.now, &loss, gain, bound) {
                    let place = best.partition_point(|(cost, _)| *cost <= after);
                    best.insert(place, (after, (from, *to)));
                    best.truncate(count);
                }
            }
        }
        best
    }

    /// Unmet pupils of a district with so many units `[future]`.
    fn unmet(&self, district: usize, units: u64) -> Vec<u64> {
        unmet_in(self.stock, district, units).collect()
    }
}

fn difference(a: &[u64], b: &[u64]) -> Vec<u64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// The cost after a move where it is below a bound.
fn cost_after(now: &[u64], loss: &[u64], gain: &[u64], bound: Option<Cost>) -> Option<Cost> {
    let bound = bound.unwrap_or((u64::MAX, u128::MAX));
    let (mut worst, mut sum) = (0, 0_u128);
    for ((regret, loss), gain) in now.iter().zip(loss).zip(gain) {
        let after = (regret + loss).saturating_sub(*gain);
        if after > bound.0 {
            return None;
        }
        worst = worst.max(after);
        sum += u128::from(after);
    }
    ((worst, sum) < bound).then_some((worst, sum))
}
