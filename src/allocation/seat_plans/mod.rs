//! Seat plans: where the next places go. One file per strategy; the shares are whole places.

mod manual;

mod need;

mod rounding;

use crate::domain::{Lot, SeatStrategy};

pub use rounding::largest_remainder;

/// Places of a lot by district `[district]` [places], never above the district's bound.
///
/// `demand` is the demand of each district for the stage in the year of the budget [children]. The sum falls short of the lot only where
/// all bounds are reached.
pub fn share_out(strategy: SeatStrategy, lot: &Lot, demand: &[f64]) -> Vec<u64> {
    match strategy {
        SeatStrategy::StatusQuo => vec![0; demand.len()],
        SeatStrategy::Manual => manual::share_out(lot),
        SeatStrategy::Need => need::share_out(lot, demand),
    }
}
