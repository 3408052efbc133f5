//! Seats of a single school year, for places too many to keep all years of.

use super::Arrival;
use crate::domain::{Bundle, Horizon, Seats};

/// Seats of one school year `[place][grade]` [children], in the room of another one's; as [`super::scheduled`] has them.
pub fn schedule_year(seats: &Seats, arrivals: &[Arrival], grades: usize, horizon: &Horizon, year: usize, scheduled: &mut Vec<Bundle>) {
    scheduled.clear();
    scheduled.extend(seats.standing.iter().skip(year).step_by(horizon.len()).map(|&seats| Bundle::splat(seats)));
    for (change, arrival) in seats.changes.iter().zip(arrivals) {
        for step in &change.steps {
            let from = |late: usize| horizon.years_after_base(change.year + (late + step.lag_years) as i32);
            let stands = arrival.map(|late| if late.is_some_and(|late| from(late) <= year) { step.seats } else { 0.0 });
            scheduled[step.district * grades + step.grade] += Bundle(stands);
        }
    }
    for cell in scheduled {
        *cell = cell.floor_zero();
    }
}
