//! `need`: proportional to demand, whole places by largest remainder, within bounds.

use super::largest_remainder;
use crate::domain::Lot;

/// Shares a lot in proportion to demand. A district at its bound drops out, and what it cannot take is shared among the others.
pub fn share_out(lot: &Lot, demand: &[f64]) -> Vec<u64> {
    let mut shares = vec![0; demand.len()];
    let mut open: Vec<usize> = (0..demand.len()).filter(|&d| lot.at_most[d] != Some(0) && demand[d] > 0.0).collect();
    let mut left = lot.places;
    loop {
        let weights: Vec<f64> = open.iter().map(|&d| demand[d]).collect();
        let tried = largest_remainder(left, &weights);
        let full: Vec<usize> = (0..open.len()).filter(|&i| lot.at_most[open[i]].is_some_and(|bound| tried[i] > bound)).collect();
        if full.is_empty() {
            open.iter().zip(tried).for_each(|(&d, places)| shares[d] = places);
            return shares;
        }
        for &i in full.iter().rev() {
            let district = open.remove(i);
            shares[district] = lot.at_most[district].unwrap_or(0);
            left -= shares[district];
        }
    }
}
