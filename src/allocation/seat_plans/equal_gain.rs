//! `equal_gain`: constrained equal awards: every short district gets the same number of places, none more than it is short of.

use super::bankruptcy::equal_awards;
use super::shortfall_rule::by_rule;
use super::stock::Stock;

/// Units by the rule on expected shortfalls.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    by_rule(stock, equal_awards)
}
