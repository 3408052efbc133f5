//! A district's places among its schools, where a budget names them: in proportion to their seats, within the bounds of each school.

use super::rounding::apportion;
use crate::domain::SeatBudget;

/// Places `[lot][school]` that add up to the districts' `places` `[lot][district]`; nothing where the budget names no schools.
pub fn among_schools(budget: &SeatBudget, places: &[Vec<u64>]) -> Vec<Vec<u64>> {
    if budget.schools.is_empty() {
        return Vec::new();
    }
    let each = budget.places_each.max(1);
    let mut given = vec![0; budget.schools.len()];
    let mut of_lot = |(lot, of_districts): (usize, &Vec<u64>)| {
        let mut shares = vec![0; budget.schools.len()];
        for (district, &all) in of_districts.iter().enumerate().filter(|&(_, &all)| all > 0) {
            let takes = |&school: &usize| budget.schools[school].district == district && budget.schools[school].lots.contains(&lot);
            let own: Vec<usize> = (0..given.len()).filter(takes).collect();
            let weights: Vec<u128> = own.iter().map(|&school| budget.schools[school].weight).collect();
            let room = |&school: &usize| budget.schools[school].at_most.map_or(u64::MAX, |most| (most - given[school]) / each);
            let most: Vec<u64> = own.iter().map(room).collect();
            let units = apportion(budget.rounding, all / each, &weights, &most);
            own.iter().zip(units).for_each(|(&school, units)| shares[school] = units * each);
        }
        given.iter_mut().zip(&shares).for_each(|(given, share)| *given += share);
        shares
    };
    places.iter().enumerate().map(&mut of_lot).collect()
}
