//! `leximin`: the lowest coverage as high as can be, then the second lowest, and so on.
//!
//! Coverage = seats / demand. One unit at a time to the lowest coverage is exactly optimal, because units are alike and coverage rises with
//! each: no plan lifts the lowest further (Sen 1970; Luss 1999, Operations Research 47(3)).

use std::cmp::Reverse;

use super::greedy::one_at_a_time;
use super::ratio::Ratio;
use super::stock::Stock;

/// Units one at a time to the lowest coverage in the central future; ties to the larger demand.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    let mut shares = vec![0; stock.demand.len()];
    raise_lowest(stock, stock.units, &mut shares);
    shares
}

/// Shares units out on top of others, one at a time to the lowest coverage.
pub fn raise_lowest(stock: &Stock, units: u64, shares: &mut [u64]) {
    let claim = |district: usize, has: u64| Some((Reverse(coverage(stock, district, has)), stock.demand[district]));
    one_at_a_time(units, &stock.at_most, shares, claim);
}

/// Seats, with so many units more, over demand.
pub(super) fn coverage(stock: &Stock, district: usize, units: u64) -> Ratio {
    let seats = u128::from(stock.seats[district]) + u128::from(units) * u128::from(stock.size);
    Ratio { numerator: seats, denominator: u128::from(stock.demand[district].max(1)) }
}
