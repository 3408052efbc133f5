//! `equal_loss`: constrained equal losses: every short district stays short of the same number, none gets fewer than none.

use super::bankruptcy::equal_losses;
use super::shortfall_rule::by_rule;
use super::stock::Stock;

/// Units by the rule on expected shortfalls.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    by_rule(stock, equal_losses)
}
