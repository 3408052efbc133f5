//! The ledger of dated changes, played in eight futures at once.

use crate::domain::{Bundle, Horizon, LANES, SEAT_GROUPS, SeatChange, SeatStep, Seats};

/// When a change arrives in each future of a bundle: years late, or `None` where it never comes.
pub type Arrival = [Option<usize>; LANES];

/// Seats of all districts `[year][district][grade]` [children].
pub fn scheduled(seats: &Seats, arrivals: &[Arrival], districts: usize, grades: usize, horizon: &Horizon) -> Vec<Bundle> {
    let mut scheduled = Vec::new();
    schedule(seats, arrivals, districts, grades, horizon, &mut scheduled);
    scheduled
}

/// The same in the room of another schedule.
pub fn schedule(seats: &Seats, arrivals: &[Arrival], districts: usize, grades: usize, horizon: &Horizon, scheduled: &mut Vec<Bundle>) {
    play(seats, &seats.standing, arrivals, [districts, grades], horizon, |_| true, scheduled);
}

/// Seats of one group `[year][district][grade]` [children].
pub fn scheduled_in_group(
    seats: &Seats,
    group: usize,
    arrivals: &[Arrival],
    districts: usize,
    grades: usize,
    horizon: &Horizon,
) -> Vec<Bundle> {
    let cells = seats.standing_in_group.len() / SEAT_GROUPS.len();
    let standing = &seats.standing_in_group[group * cells..(group + 1) * cells];
    let mut scheduled = Vec::new();
    play(seats, standing, arrivals, [districts, grades], horizon, |step| step.groups[group], &mut scheduled);
    scheduled
}

/// `standing` is `[district][grade][year]`, as the tables list it; what is played is by year, as the pupils climb.
fn play(
    seats: &Seats,
    standing: &[f64],
    arrivals: &[Arrival],
    [districts, grades]: [usize; 2],
    horizon: &Horizon,
    counts: impl Fn(&SeatStep) -> bool,
    scheduled: &mut Vec<Bundle>,
) {
    let (years, width) = (horizon.len(), districts * grades);
    scheduled.clear();
    scheduled.extend((0..years * width).map(|cell| Bundle::splat(standing[cell % width * years + cell / width])));
    for (change, arrival) in seats.changes.iter().zip(arrivals) {
        for step in change.steps.iter().filter(|step| counts(step)) {
            let cells = scheduled[step.district * grades + step.grade..].iter_mut().step_by(width);
            add_step(cells, change, step, arrival, horizon);
        }
    }
    for cell in scheduled {
        *cell = cell.floor_zero();
    }
}

/// Adds a step to the years of its cell, from the year in which it comes in each future.
fn add_step<'a>(years: impl Iterator<Item = &'a mut Bundle>, change: &SeatChange, step: &SeatStep, arrival: &Arrival, horizon: &Horizon) {
    let from = arrival.map(|late| late.map(|late| horizon.years_after_base(change.year + (late + step.lag_years) as i32)));
    for (position, cell) in years.enumerate() {
        for (lane, from) in from.iter().enumerate() {
            if from.is_some_and(|from| from <= position) {
                cell.0[lane] += step.seats;
            }
        }
    }
}
