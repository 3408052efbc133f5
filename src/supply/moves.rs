//! Pupils who move with a merged school to another district.

use super::Arrival;
use crate::domain::{Bundle, Ladder, SeatChange};

/// Moves demand with merged schools: all its grades in the school year of the merger, and from then on each year's entrants, who would have
/// gone to the school that is gone. `demand` is `[district][grade]` [children].
pub fn move_pupils(demand: &mut [Bundle], changes: &[SeatChange], arrivals: &[Arrival], ladder: &Ladder, year: i32) {
    let grades = ladder.grades();
    for (change, arrival) in changes.iter().zip(arrivals) {
        if change.moves.is_empty() {
            continue;
        }
        let years_since = arrival.map(|late| late.map(|late| year - change.year - late as i32));
        for pupils in &change.moves {
            let enters = ladder.is_entry(pupils.grade);
            let now = Bundle(years_since.map(|since| f64::from(since.is_some_and(|since| since == 0 || (enters && since > 0)))));
            let moved = demand[pupils.from * grades + pupils.grade] * now * pupils.share;
            demand[pupils.from * grades + pupils.grade] -= moved;
            demand[pupils.to * grades + pupils.grade] += moved;
        }
    }
}
