//! The ledger of dated changes, played in eight futures at once.

use crate::domain::{Bundle, Horizon, LANES, SEAT_GROUPS, SeatChange, SeatStep, Seats};

/// When a change arrives in each future of a bundle: years late, or `None` where it never comes.
pub type Arrival = [Option<usize>; LANES];

/// Seats of all districts `[district][grade][year]` [children].
pub fn scheduled(seats: &Seats, arrivals: &[Arrival], grades: usize, horizon: &Horizon) -> Vec<Bundle> {
    play(seats, &seats.standing, arrivals, grades, horizon, |_| true)
}

/// Seats of one group `[district][grade][year]` [children].
pub fn scheduled_in_group(seats: &Seats, group: usize, arrivals: &[Arrival], grades: usize, horizon: &Horizon) -> Vec<Bundle> {
    let cells = seats.standing_in_group.len() / SEAT_GROUPS.len();
    let standing = &seats.standing_in_group[group * cells..(group + 1) * cells];
    play(seats, standing, arrivals, grades, horizon, |step| step.groups[group])
}

fn play(
    seats: &Seats,
    standing: &[f64],
    arrivals: &[Arrival],
    grades: usize,
    horizon: &Horizon,
    counts: impl Fn(&SeatStep) -> bool,
) -> Vec<Bundle> {
    let mut scheduled: Vec<Bundle> = standing.iter().map(|&seats| Bundle::splat(seats)).collect();
    for (change, arrival) in seats.changes.iter().zip(arrivals) {
        for step in change.steps.iter().filter(|step| counts(step)) {
            let row = (step.district * grades + step.grade) * horizon.len();
            add_step(&mut scheduled[row..row + horizon.len()], change, step, arrival, horizon);
        }
    }
    for cell in &mut scheduled {
        *cell = cell.floor_zero();
    }
    scheduled
}

fn add_step(row: &mut [Bundle], change: &SeatChange, step: &SeatStep, arrival: &Arrival, horizon: &Horizon) {
    for (lane, late) in arrival.iter().enumerate() {
        let Some(late) = late else { continue };
        let year = change.year + (late + step.lag_years) as i32;
        let from = usize::try_from(year - horizon.base_year).unwrap_or(0);
        for cell in row.iter_mut().skip(from) {
            cell.0[lane] += step.seats;
        }
    }
}
