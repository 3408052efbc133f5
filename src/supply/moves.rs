//! Pupils who move with a merged school to another district.

use super::Arrival;
use crate::domain::{Bundle, SeatChange};

/// Moves demand with the schools that merge in this school year. `demand` is `[district][grade]` [children].
pub fn move_pupils(demand: &mut [Bundle], changes: &[SeatChange], arrivals: &[Arrival], grades: usize, year: i32) {
    for (change, arrival) in changes.iter().zip(arrivals) {
        if change.moves.is_empty() {
            continue;
        }
        let now = Bundle(arrival.map(|late| f64::from(late.is_some_and(|late| change.year + late as i32 == year))));
        for pupils in &change.moves {
            let moved = demand[pupils.from * grades + pupils.grade] * now * pupils.share;
            demand[pupils.from * grades + pupils.grade] -= moved;
            demand[pupils.to * grades + pupils.grade] += moved;
        }
    }
}
