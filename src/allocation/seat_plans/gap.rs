//! `gap`: proportional to expected shortfall, floor 0.

use super::rounding::apportion_in;
use super::stock::Stock;

/// Units in proportion to the shortfall expected over the futures. What bounds keep from short districts is left.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    apportion_in(stock.rounding, &stock.room, &stock.gap_sums())
}
