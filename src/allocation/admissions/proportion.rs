//! Quotas in proportion to leavers (指标到校): each senior school gives junior schools reserved places by the number of their leavers.

use super::super::seat_plans::apportion;
use crate::domain::Rounding;

/// (group, places) `[school]`: this share of each school's seats, whole places rounded down, shared out by largest remainder in
/// proportion to the leavers of each group `[group]` [children].
pub fn in_proportion(seats: &[u32], share: f64, leavers: &[u32]) -> Vec<Vec<(u32, u32)>> {
    let weights: Vec<u128> = leavers.iter().map(|&leavers| u128::from(leavers)).collect();
    let unbounded = vec![u64::MAX; leavers.len()];
    let of_school = |&seats: &u32| {
        let reserved = (f64::from(seats) * share).floor() as u64;
        let places = apportion(Rounding::Hamilton, reserved, &weights, &unbounded);
        places.into_iter().zip(0..).filter(|&(places, _)| places > 0).map(|(places, group)| (group, places as u32)).collect()
    };
    seats.iter().map(of_school).collect()
}
