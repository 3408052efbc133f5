//! `manual`: as the planner writes it.

use crate::domain::SeatBudget;

/// Places `[lot][district]`: the planner's own numbers, which the door has checked against the lots.
pub fn share_out(budget: &SeatBudget) -> Vec<Vec<u64>> {
    budget.lots.iter().map(|lot| lot.manual.clone()).collect()
}
