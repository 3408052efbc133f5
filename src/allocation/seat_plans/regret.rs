//! Unmet pupils of a plan in each future, the fewest that a plan made for that future alone would leave, and the difference: regret.

use super::stock::Stock;

/// Unmet pupils of a plan `[future]` [millionths of a child].
pub fn unmet(stock: &Stock, shares: &[u64]) -> Vec<u64> {
    let mut left = vec![0; stock.futures()];
    for (gaps, &units) in stock.gaps.iter().zip(shares) {
        let given = units * stock.size;
        left.iter_mut().zip(gaps).for_each(|(sum, gap)| *sum += gap.saturating_sub(given));
    }
    left
}

/// Fewest unmet pupils if the future were known `[future]` [millionths of a child].
pub fn fewest_unmet(stock: &Stock) -> Vec<u64> {
    (0..stock.futures()).map(|future| fewest(stock, future)).collect()
}

/// Full units first; then units that are filled in part, the fullest first.
fn fewest(stock: &Stock, future: usize) -> u64 {
    let (mut all, mut units, mut met) = (0, stock.units, 0);
    let mut partly = Vec::with_capacity(stock.gaps.len());
    for (gaps, &most) in stock.gaps.iter().zip(&stock.at_most) {
        let gap = gaps[future];
        let full = (gap / stock.size).min(most).min(units);
        all += gap;
        met += full * stock.size;
        units -= full;
        if full < most {
            partly.push((gap - full * stock.size).min(stock.size));
        }
    }
    partly.sort_unstable_by(|a, b| b.cmp(a));
    all - met - partly.iter().take(units as usize).sum::<u64>()
}

/// Regret of a plan `[future]`: unmet pupils above the fewest possible [millionths of a child].
pub fn regrets(stock: &Stock, shares: &[u64], fewest: &[u64]) -> Vec<u64> {
    // A plan that leaves units over can still be better than the partial ones above only by rounding: floor at zero.
    unmet(stock, shares).iter().zip(fewest).map(|(unmet, fewest)| unmet.saturating_sub(*fewest)).collect()
}
