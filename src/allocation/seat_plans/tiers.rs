//! Tiers of a budget that is shared out as a whole: each district's places are divided among them.

use super::rounding::apportion;
use crate::domain::{Rounding, SeatBudget};

/// Units `[lot][district]` that add up to the districts' `totals`, each lot near the same share of every district, within the bounds of each
/// lot; none where the schools of a tier do not allow it.
pub fn divide(budget: &SeatBudget, totals: &[u64]) -> Option<Vec<Vec<u64>>> {
    let each = budget.places_each.max(1);
    let mut left = totals.to_vec();
    let mut divided = Vec::with_capacity(budget.lots.len());
    for (number, lot) in budget.lots.iter().enumerate() {
        let room = |lot: &crate::domain::Lot, district: usize| lot.at_most[district].map_or(u64::MAX, |most| most / each);
        let later = |district: usize| budget.lots[number + 1..].iter().fold(0_u64, |sum, lot| sum.saturating_add(room(lot, district)));
        let least: Vec<u64> = (0..left.len()).map(|d| left[d] - left[d].min(later(d))).collect();
        let most: Vec<u64> = (0..left.len()).map(|d| left[d].min(room(lot, d))).collect();
        let units = (lot.places / each).min(most.iter().sum());
        if least.iter().zip(&most).any(|(least, most)| least > most) || least.iter().sum::<u64>() > units {
            return None;
        }
        let weights: Vec<u128> = left.iter().map(|&left| u128::from(left)).collect();
        let open: Vec<u64> = most.iter().zip(&least).map(|(most, least)| most - least).collect();
        let more = apportion(Rounding::Hamilton, units - least.iter().sum::<u64>(), &weights, &open);
        let shares: Vec<u64> = least.iter().zip(more).map(|(least, more)| least + more).collect();
        left.iter_mut().zip(&shares).for_each(|(left, share)| *left -= share);
        divided.push(shares);
    }
    left.iter().all(|&left| left == 0).then_some(divided)
}
