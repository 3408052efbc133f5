//! `expected_unmet`: fewest unmet pupils on average over the futures.
//!
//! Unmet pupils of a district fall with each unit, by less each time (convex), and districts touch each other only by the room that they share, so
//! one unit at a time to the largest chance that it is filled is exactly optimal (Fox 1966, Management Science 13(3); Gross 1956; with tiers: [`super::room`]).

use super::greedy::one_at_a_time;
use super::leximin::behind;
use super::stock::Stock;

/// Units one at a time to where they are most likely filled; those that nobody would fill in any future are left.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    weighted(stock, &vec![1; stock.futures()])
}

/// The same where futures count by weight `[future]`. Where two units are filled alike, the lower coverage goes first: just as few stay unmet.
pub fn weighted(stock: &Stock, weights: &[u64]) -> Vec<u64> {
    let weights: Vec<u64> = weights.iter().flat_map(|&weight| std::iter::repeat_n(weight, stock.grades)).collect();
    let mut shares = vec![0; stock.demand.len()];
    let claim = |district: usize, has: u64| {
        let filled = filled(&stock.gaps[district], has * stock.size, stock.size, &weights);
        (filled > 0).then(|| (filled, behind(stock, district, has)))
    };
    one_at_a_time(&stock.room, &mut shares, claim);
    shares
}

/// How much of the next unit is filled after `given`, summed over futures and grades [as [`Stock::gaps`], times weight].
fn filled(gaps: &[u64], given: u64, size: u64, weights: &[u64]) -> u128 {
    // Weights are at most 2^16 and units below 2^34 millionths, so that a thousand terms fit 64 bits; their sums are widened.
    let part = |(gaps, weights): (&[u64], &[u64])| {
        u128::from(gaps.iter().zip(weights).map(|(gap, weight)| gap.saturating_sub(given).min(size) * weight).sum::<u64>())
    };
    gaps.chunks(1 << 10).zip(weights.chunks(1 << 10)).map(part).sum()
}
