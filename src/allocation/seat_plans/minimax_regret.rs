//! `minimax_regret`: the plan whose largest regret over the futures is least (Savage 1951).
//!
//! Regret of a plan in a future = its unmet pupils - the fewest that any plan leaves there. Futures that hurt gain weight, and the plan that is
//! best for the weights answers (multiplicative weights: Freund and Schapire 1999, Games and Economic Behavior 29); then units are exchanged
//! between districts while that lowers the largest regret, or the sum where the largest stays. The exchange alone could stop early, because the
//! largest of convex functions is no longer separable: so it begins from three plans, and the best one is kept.

use super::expected_unmet::weighted;
use super::leximin::raise_lowest;
use super::regret::{fewest_unmet, regrets};
use super::rounding::apportion;
use super::stock::Stock;
use crate::domain::Rounding;

/// Rounds in which the futures gain weight.
const ROUNDS: usize = 64;
/// Largest weight of a future.
const HEAVIEST: f64 = 65_536.0;

/// Units by least worst regret.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    let fewest = fewest_unmet(stock);
    let mut best: Option<(Cost, Vec<u64>)> = None;
    for start in starts(stock, &fewest) {
        let (cost, plan) = exchange(stock, &fewest, start);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, plan));
        }
    }
    best.map(|(_, plan)| plan).unwrap_or_default()
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
    let mean = complete(stock, apportion(Rounding::Hamilton, stock.to_share(), &sum, &stock.at_most));
    let first = answers[0].1.clone();
    let best = answers.into_iter().min().map(|(_, answer)| answer);
    [Some(first), best, Some(mean)].into_iter().flatten().collect()
}

fn gain_weight(weights: &mut [f64], hurt: &[u64], worst: u64) {
    weights.iter_mut().zip(hurt).for_each(|(weight, &regret)| *weight *= 1.0 + 0.5 * regret as f64 / worst as f64);
    let heaviest = weights.iter().copied().fold(0.0, f64::max);
    weights.iter_mut().for_each(|weight| *weight /= heaviest);
}

/// Gives out what is left.
fn complete(stock: &Stock, mut shares: Vec<u64>) -> Vec<u64> {
    let left = stock.to_share() - shares.iter().sum::<u64>();
    raise_lowest(stock, left, &mut shares);
    shares
}

/// Moves units from district to district, many at once and then fewer, while the cost falls.
fn exchange(stock: &Stock, fewest: &[u64], mut plan: Vec<u64>) -> (Cost, Vec<u64>) {
    let mut now = regrets(stock, &plan, fewest);
    let mut step = plan.iter().copied().max().unwrap_or(0).checked_ilog2().map_or(1, |bits| 1_u64 << bits);
    while step > 0 {
        while let Some((from, to)) = best_move(stock, &plan, &now, step) {
            plan[from] -= step;
            plan[to] += step;
            now = regrets(stock, &plan, fewest);
        }
        step /= 2;
    }
    (cost(&now), plan)
}

/// The move of `step` units that lowers the cost most; ties by position.
fn best_move(stock: &Stock, plan: &[u64], now: &[u64], step: u64) -> Option<(usize, usize)> {
    let (from, to): (Vec<usize>, Vec<usize>) =
        ((0..plan.len()).filter(|&d| plan[d] >= step).collect(), (0..plan.len()).filter(|&d| plan[d] + step <= stock.at_most[d]).collect());
    let changed = |d: usize, units: u64| unmet_in(stock, d, units);
    let loss: Vec<(usize, Vec<u64>)> = from.iter().map(|&d| (d, difference(&changed(d, plan[d] - step), &changed(d, plan[d])))).collect();
    let gain: Vec<(usize, Vec<u64>)> = to.iter().map(|&d| (d, difference(&changed(d, plan[d]), &changed(d, plan[d] + step)))).collect();
    let mut least = cost(now);
    let mut found = None;
    for (from, loss) in &loss {
        for (to, gain) in gain.iter().filter(|(to, _)| to != from) {
            if let Some(lower) = lower_cost(now, loss, gain, least) {
                least = lower;
                found = Some((*from, *to));
            }
        }
    }
    found
}

/// Unmet pupils of a district with so many units `[future]`.
fn unmet_in(stock: &Stock, district: usize, units: u64) -> Vec<u64> {
    stock.gaps[district].iter().map(|gap| gap.saturating_sub(units * stock.size)).collect()
}

fn difference(a: &[u64], b: &[u64]) -> Vec<u64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// The cost after a move where it is below the least known one.
fn lower_cost(now: &[u64], loss: &[u64], gain: &[u64], least: Cost) -> Option<Cost> {
    let (mut worst, mut sum) = (0, 0_u128);
    for ((regret, loss), gain) in now.iter().zip(loss).zip(gain) {
        let after = (regret + loss).saturating_sub(*gain);
        if after > least.0 {
            return None;
        }
        worst = worst.max(after);
        sum += u128::from(after);
    }
    ((worst, sum) < least).then_some((worst, sum))
}
