//! `leximin`: the lowest coverage as high as can be, then the second lowest, and so on.
//!
//! Coverage = seats / demand. One unit at a time to the lowest coverage is exactly optimal (Sen 1970; Luss 1999, Operations Research 47(3)); of
//! those that stand as low, the one whom it lifts furthest, because the units may end before all of them have one.

use std::cmp::Reverse;

use super::greedy::one_at_a_time;
use super::ratio::Ratio;
use super::stock::Stock;

/// How far behind a district is: coverage, the lowest first, and coverage with a unit more, the highest first.
pub(super) type Behind = (Reverse<Ratio>, Ratio);

/// Units one at a time to the lowest coverage in the central future.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    let mut shares = vec![0; stock.demand.len()];
    raise_lowest(stock, &mut shares);
    shares
}

/// Shares out what is left beside the shares, one at a time to the lowest coverage.
pub fn raise_lowest(stock: &Stock, shares: &mut [u64]) {
    one_at_a_time(&stock.room, shares, |district, has| Some(behind(stock, district, has)));
}

pub(super) fn behind(stock: &Stock, district: usize, units: u64) -> Behind {
    (Reverse(coverage(stock, district, units)), coverage(stock, district, units + 1))
}

/// Seats, with so many units more, over demand.
fn coverage(stock: &Stock, district: usize, units: u64) -> Ratio {
    let seats = u128::from(stock.seats[district]) + u128::from(units) * u128::from(stock.size);
    Ratio { numerator: seats, denominator: u128::from(stock.demand[district].max(1)) }
}
