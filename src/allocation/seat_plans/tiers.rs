//! Tiers: each district's places are divided among them.

use super::rounding::apportion;
use crate::domain::{Lot, Rounding, SeatBudget};

/// Units `[lot][district]` of at most two lots that add up to the districts' `totals`, for which there is room: each lot near the same share
/// of every district, within the bounds of each lot.
pub fn divide(budget: &SeatBudget, totals: &[u64]) -> Vec<Vec<u64>> {
    let each = budget.places_each.max(1);
    let room = |lot: &Lot, district: usize| lot.at_most[district].unwrap_or(u64::MAX).min(lot.places) / each;
    let mut left = totals.to_vec();
    let of_lot = |(number, lot): (usize, &Lot)| {
        let later = |district: usize| budget.lots[number + 1..].iter().map(|lot| room(lot, district)).sum::<u64>();
        let least: Vec<u64> = (0..left.len()).map(|d| left[d].saturating_sub(later(d))).collect();
        let open: Vec<u64> = (0..left.len()).map(|d| left[d].min(room(lot, d)) - least[d]).collect();
        let weights: Vec<u128> = left.iter().map(|&left| u128::from(left)).collect();
        let more = apportion(Rounding::Hamilton, lot.places / each - least.iter().sum::<u64>(), &weights, &open);
        let shares: Vec<u64> = least.iter().zip(more).map(|(least, more)| least + more).collect();
        left.iter_mut().zip(&shares).for_each(|(left, share)| *left -= share);
        shares
    };
    budget.lots.iter().enumerate().map(of_lot).collect()
}
