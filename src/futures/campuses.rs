//! Seats of a town's schools in each future: what the ledger of projects leaves and brings at every one of them.

use super::budgets::{counted, shape};
use super::draws::ArrivalKeys;
use super::keys::Keys;
use super::life::arrival_of;
use super::run::Manner;
use crate::allocation::seat_plans::{SeatPlan, seats_after};
use crate::domain::{Bundle, Campus, HARDLY_ANY, Horizon, LANES, Seats, Town, World};
use crate::supply::{self, Arrival};

/// Seats of the entry grade at each school of a town in the futures of a bundle `[campus]` [children]: none where it does not stand. What a project
/// does comes when it comes to the district. The rest of a district has what the district's places `[district]` leave beyond its listed schools.
pub fn campus_seats(town: &Town, (horizon, year): (&Horizon, i32), keys: Keys, bundle: usize, places: &[Bundle]) -> Vec<Bundle> {
    let listed = match (&town.seats, horizon.position(year)) {
        (Some(seats), Some(position)) => scheduled(seats, (horizon, position), keys, bundle),
        _ => town.campuses.iter().map(|campus| Bundle::splat(campus.intake)).collect(),
    };
    let mut seats = listed;
    for (district, places) in places.iter().enumerate() {
        let own: Vec<usize> = (0..seats.len()).filter(|&campus| town.campuses[campus].district == district).collect();
        (0..LANES).for_each(|lane| settle(town, &own, (lane, places.0[lane]), &mut seats));
    }
    seats
}

fn scheduled(seats: &Seats, (horizon, year): (&Horizon, usize), keys: Keys, bundle: usize) -> Vec<Bundle> {
    let spread = Manner::default().spread;
    let arrivals: Vec<Arrival> =
        seats.changes.iter().map(|change| arrival_of(change, &ArrivalKeys::of(keys, change), spread, bundle)).collect();
    let mut listed = Vec::new();
    supply::schedule_year(seats, &arrivals, 1, horizon, year, &mut listed);
    listed
}

/// Gives the rest of a district its seats in one future. Where no school of it would stand, those do that would if nothing were late.
fn settle(town: &Town, own: &[usize], (lane, places): (usize, f64), seats: &mut [Bundle]) {
    let is_rest = |campus: usize| town.campuses[campus].is_rest;
    let listed: f64 = own.iter().filter(|&&campus| !is_rest(campus)).map(|&campus| seats[campus].0[lane]).sum();
    let least = if listed > 0.0 { 0.0 } else { HARDLY_ANY };
    for &campus in own.iter().filter(|&&campus| is_rest(campus)) {
        seats[campus].0[lane] = (places - listed).max(least);
    }
    if own.iter().all(|&campus| seats[campus].0[lane] <= 0.0) {
        for &campus in own {
            seats[campus].0[lane] = town.campuses[campus].intake;
        }
    }
}

/// What schools weigh in a future, in whole millionths of their seats `[campus]`.
pub fn weights(seats: &[Bundle], lane: usize) -> Vec<u128> {
    seats.iter().map(|seats| (seats.0[lane].max(0.0) * 1e6).round() as u128).collect()
}

/// Seats of the entry grade at each school `[campus]` once the budgets of its stage that come by a school year have come, beside those that stand;
/// `plans` are those of the world's budgets, as far as they are made.
pub fn with_plans(
    world: &World,
    (stage, year): (usize, i32),
    plans: &[Option<&SeatPlan>],
    (campuses, weights): (&[Campus], &[u128]),
    standing: &[u32],
) -> Vec<u32> {
    let mut seats = standing.to_vec();
    for (budget, plan) in world.budgets.iter().zip(plans).filter(|(budget, _)| budget.stage == stage && budget.year <= year) {
        if let Some(plan) = plan {
            let grades = counted(world, budget).len() as u64;
            seats = seats_after(budget, (plan, grades), (campuses, weights), &seats);
        }
    }
    seats
}

/// Places of the entry grade that the budgets of a stage bring to each district by a school year `[district]`.
pub fn brought_by(world: &World, (stage, year): (usize, i32), plans: &[SeatPlan]) -> Vec<f64> {
    let grades = world.ladder.grades_of(stage);
    let mut brought = vec![0.0; world.districts.len()];
    for (budget, plan) in world.budgets.iter().zip(plans).filter(|(budget, _)| budget.stage == stage && budget.year <= year) {
        let entering = shape(grades.clone(), budget.unit).find(|&(_, grade, _)| grade == grades.start).map_or(0, |(_, _, parts)| parts);
        let all = plan.by_district();
        brought.iter_mut().zip(all).for_each(|(brought, places)| *brought += (places * entering) as f64 / grades.len() as f64);
    }
    brought
}
