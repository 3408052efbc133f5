//! What the bankruptcy rules have in common: the claims are the expected shortfalls, the estate is the budget.

use super::bankruptcy::Awards;
use super::rounding::apportion;
use super::stock::Stock;
use super::within::within;

/// Units by a bankruptcy rule, rounded. A district claims its whole shortfall, however many units there are; what it cannot take of its award
/// is shared among the others by the same rule. What is left once every claim is met stays.
pub fn by_rule(stock: &Stock, rule: fn(&[u128], u128) -> Awards) -> Vec<u64> {
    let claims = stock.gap_sums();
    let unit = u128::from(stock.size) * (stock.futures() * stock.grades) as u128;
    let share = |units: u64, of: &[usize]| -> Vec<u64> {
        let (claims, estate) = (of.iter().map(|&district| claims[district]).collect::<Vec<u128>>(), u128::from(units) * unit);
        if claims.iter().sum::<u128>() <= estate {
            return claims.iter().map(|claim| (claim / unit) as u64).collect();
        }
        apportion(stock.rounding, units, &rule(&claims, estate).numerators, &vec![u64::MAX; of.len()])
    };
    within(&stock.room, (0..claims.len()).collect(), &share)
}
