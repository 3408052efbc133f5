//! Home-to-school flows: children who live in one district and go to school in another.

use crate::domain::{Bundle, Flows};

/// Moves entrants from where they live to where they want a seat. Shares of a home sum to at most 1; the rest leaves the city.
///
/// `home` and the result are `[district]` [children]; without flows every child stays.
pub fn to_school(home: &[Bundle], flows: Option<&Flows>, year: usize) -> Vec<Bundle> {
    let Some(flows) = flows else { return home.to_vec() };
    let mut seated = vec![Bundle::ZERO; home.len()];
    for (district, &children) in home.iter().enumerate() {
        for (seat, &share) in flows.share.row(year, district).iter().enumerate() {
            seated[seat] += children * share;
        }
    }
    seated
}
