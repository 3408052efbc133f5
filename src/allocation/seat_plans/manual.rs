//! `manual`: as the planner writes it.

use crate::domain::Lot;

/// The planner's own numbers, which the door has checked against the lot.
pub fn share_out(lot: &Lot) -> Vec<u64> {
    lot.manual.clone()
}
