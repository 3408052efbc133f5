//! `talmud`: the Talmud rule: equal places up to half of every shortfall, from there on equal places missing.

use super::bankruptcy::talmud;
use super::shortfall_rule::by_rule;
use super::stock::Stock;

/// Units by the rule on expected shortfalls.
pub fn share_out(stock: &Stock) -> Vec<u64> {
    by_rule(stock, talmud)
}
