//! What the bankruptcy rules have in common: the claims are the expected shortfalls, the estate is the lot.

use super::bankruptcy::Awards;
use super::rounding::apportion;
use super::stock::Stock;

/// Units by a bankruptcy rule, rounded. A district claims no more than it can take; what is left once every claim is met stays.
pub fn by_rule(stock: &Stock, rule: fn(&[u128], u128) -> Awards) -> Vec<u64> {
    let (futures, size) = (stock.futures() as u128, u128::from(stock.size));
    let bounded = |(sum, &most): (u128, &u64)| sum.min(u128::from(most) * size * futures);
    let claims: Vec<u128> = stock.gap_sums().into_iter().zip(&stock.at_most).map(bounded).collect();
    let estate = u128::from(stock.units) * size * futures;
    if claims.iter().sum::<u128>() <= estate {
        return claims.iter().map(|claim| (claim / (size * futures)) as u64).collect();
    }
    apportion(stock.rounding, stock.units, &rule(&claims, estate).numerators, &stock.at_most)
}
