//! `need`: proportional to demand.

use super::rounding::apportion_in;
use super::stock::Stock;

/// Units in proportion to demand in the central future. It follows all demand, not only demand above the seats.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    let weights: Vec<u128> = stock.demand.iter().map(|&demand| u128::from(demand)).collect();
    apportion_in(stock.rounding, &stock.room, &weights)
}
