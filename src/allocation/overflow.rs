//! Overflow of entrants to districts with room by a flow rule, future by future. Who already sits in a class is not moved.

use super::Placement;
use super::access::Way;
use super::flows::{FlowRule, place_by_flow};
use crate::domain::{Bundle, LANES, Neighbours};

/// Sends entrants above the seats to the other districts' free seats by a rule.
pub fn flow(
    rule: FlowRule,
    demand: &[Bundle],
    seats: &[Bundle],
    (entry, grades): (usize, usize),
    neighbours: &Neighbours,
    placement: &mut Placement,
) {
    let cell = |district: usize| district * grades + entry;
    let above = |of: &[Bundle], other: &[Bundle], lane: usize| -> Vec<f64> {
        (0..neighbours.len()).map(|district| (of[cell(district)].0[lane] - other[cell(district)].0[lane]).max(0.0)).collect()
    };
    let ways: Vec<Way> = neighbours
        .iter()
        .enumerate()
        .flat_map(|(place, others)| others.iter().map(move |&school| Way { place, school, km: neighbours.km(place, school) }))
        .collect();
    for lane in 0..LANES {
        let moved = place_by_flow(rule, &above(demand, seats, lane), &above(seats, demand, lane), &ways);
        for (way, pupils) in ways.iter().zip(moved) {
            placement.left[cell(way.place)].0[lane] += pupils;
            placement.arrived[cell(way.school)].0[lane] += pupils;
        }
    }
}
