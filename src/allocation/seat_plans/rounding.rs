//! Apportionment: whole units in proportion to weights, within bounds. Largest remainders or divisors (Balinski and Young 1982, Fair
//! Representation); ties go to the larger weight, then to the earlier position (districts stand in the order of their names).

use super::greedy::one_at_a_time;
use super::ratio::Ratio;
use super::room::Room;
use super::within::within;
use crate::domain::Rounding;

/// Shares units out in proportion to weights. Who has no weight gets nothing; what a bound keeps from one is shared among the others.
pub fn apportion(rounding: Rounding, units: u64, weights: &[u128], at_most: &[u64]) -> Vec<u64> {
    apportion_in(rounding, &Room::of_one(units, at_most), weights)
}

/// The same for all units for which there is room.
pub(super) fn apportion_in(rounding: Rounding, room: &Room, weights: &[u128]) -> Vec<u64> {
    let weights = &halved_until_small(weights);
    if rounding == Rounding::Hamilton {
        let open = (0..weights.len()).filter(|&i| weights[i] > 0).collect();
        return within(room, open, &|units, of| largest_remainder(units, &of.iter().map(|&i| weights[i]).collect::<Vec<_>>()));
    }
    let mut shares = vec![0; weights.len()];
    let claim = |i: usize, has: u64| (weights[i] > 0).then(|| (priority(rounding, weights[i], has), weights[i]));
    one_at_a_time(room, &mut shares, claim);
    shares
}

/// Weights whose squares fit 128 bits; only numbers that nobody can mean lose their last bits.
fn halved_until_small(weights: &[u128]) -> Vec<u128> {
    let largest = weights.iter().copied().max().unwrap_or(0);
    let bits = (128 - largest.leading_zeros()).saturating_sub(63);
    weights.iter().map(|weight| weight >> bits).collect()
}

/// Weight over the divisor of the next unit; for `hill` both squared.
pub(super) fn priority(rounding: Rounding, weight: u128, has: u64) -> Ratio {
    let s = u128::from(has);
    let (numerator, denominator) = match rounding {
        Rounding::Webster => (weight, 2 * s + 1),
        Rounding::Hill => (weight * weight, s * (s + 1)),
        Rounding::Jefferson | Rounding::Hamilton => (weight, s + 1),
        Rounding::Adams => (weight, s),
        Rounding::Dean => (weight * (2 * s + 1), 2 * s * (s + 1)),
    };
    Ratio { numerator, denominator }
}

/// Largest remainder (Hamilton): everyone gets the whole part of the quota, then the largest remainders get one unit each.
fn largest_remainder(units: u64, weights: &[u128]) -> Vec<u64> {
    let total: u128 = weights.iter().sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let quota = |weight: u128| (u128::from(units) * weight / total, u128::from(units) * weight % total);
    let mut shares: Vec<u64> = weights.iter().map(|&weight| quota(weight).0 as u64).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let remainder = |i: usize| quota(weights[i]).1;
    order.sort_by(|&a, &b| remainder(b).cmp(&remainder(a)).then(weights[b].cmp(&weights[a])).then(a.cmp(&b)));
    let left = units - shares.iter().sum::<u64>();
    for &i in order.iter().take(left as usize) {
        shares[i] += 1;
    }
    shares
}
