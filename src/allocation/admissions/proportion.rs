//! Quotas in proportion to leavers (指标到校): each senior school gives junior schools reserved places by the number of their leavers.

use super::super::seat_plans::apportion;
use crate::domain::Rounding;

/// What a product of whole seats and a share may miss by.
const HAIR: f64 = 1e-6;

/// (group, places) `[school]`: this share of each school's seats, whole places rounded down, shared out by largest remainder in
/// proportion to the leavers of each group `[group]` [children].
pub fn in_proportion(seats: &[u32], share: f64, leavers: &[u32]) -> Vec<Vec<(u32, u32)>> {
    let weights: Vec<u128> = leavers.iter().map(|&leavers| u128::from(leavers)).collect();
    let unbounded = vec![u64::MAX; leavers.len()];
    let of_school = |&seats: &u32| {
        // 100 x 0.29 is a hair below 29.
        let reserved = (f64::from(seats) * share + HAIR).floor() as u64;
        let places = apportion(Rounding::Hamilton, reserved, &weights, &unbounded);
        places.into_iter().zip(0..).filter(|&(places, _)| places > 0).map(|(places, group)| (group, places as u32)).collect()
    };
    seats.iter().map(of_school).collect()
}
