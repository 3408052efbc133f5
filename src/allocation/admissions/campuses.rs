//! Places of a district, by its schools.

use crate::allocation::seat_plans::apportion;
use crate::domain::{Campus, Rounding};

/// Places of each school `[campus]`: those of its district `[district]` [children], shared out by what the schools weigh `[campus]`.
pub fn places_of_campuses(campuses: &[Campus], weights: &[u128], of_districts: &[f64]) -> Vec<u32> {
    let mut places = vec![0; campuses.len()];
    for (district, all) in of_districts.iter().enumerate() {
        let own: Vec<usize> = (0..campuses.len()).filter(|&campus| campuses[campus].district == district).collect();
        let weights: Vec<u128> = own.iter().map(|&campus| weights[campus]).collect();
        let shares = apportion(Rounding::Hamilton, all.max(0.0).round() as u64, &weights, &vec![u64::MAX; own.len()]);
        own.iter().zip(shares).for_each(|(&campus, share)| places[campus] = share as u32);
    }
    places
}
