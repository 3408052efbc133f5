//! Overflow of entrants to the nearest district with room. Who already sits in a class is not moved.

use super::Placement;
use crate::domain::Bundle;

/// Sends entrants above the seats to the neighbours' free seats, districts in the order of their names, neighbours nearest first.
pub fn spill(demand: &[Bundle], seats: &[Bundle], entry: usize, grades: usize, neighbours: &[Vec<usize>], placement: &mut Placement) {
    let cell = |district: usize| district * grades + entry;
    let mut room: Vec<Bundle> = (0..neighbours.len()).map(|d| (seats[cell(d)] - demand[cell(d)]).floor_zero()).collect();
    for (district, others) in neighbours.iter().enumerate() {
        let mut excess = (demand[cell(district)] - seats[cell(district)]).floor_zero();
        for &other in others {
            let moved = excess.min(room[other]);
            excess -= moved;
            room[other] -= moved;
            placement.left[cell(district)] += moved;
            placement.arrived[cell(other)] += moved;
        }
    }
}
