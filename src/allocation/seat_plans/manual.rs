//! `manual`: as the planner writes it.

use super::stock::Stock;

/// The planner's own numbers, which the door has checked against the lot.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    stock.manual.clone()
}
