//! What becomes of pupils above the seats of their district: the admission behind `choice_aware` and the placed rate.

use super::stock::{MILLION, Stock};

/// Where pupils may go who find no seat at home.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhood<'a> {
    /// For each district the others, nearest first.
    pub neighbours: &'a [Vec<usize>],
    /// Whether pupils go to the nearest district with room; otherwise they stay without a seat.
    pub spills: bool,
}

/// Pupils without any seat, and pupils who went elsewhere, each counted by how many districts were nearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overflow {
    /// Without a seat [millionths of a child].
    pub unplaced: u64,
    /// Went elsewhere, times the rank of the district [millionths of a child].
    pub moved_by_rank: u64,
}

impl Neighbourhood<'_> {
    /// Districts in the order of their names send pupils above the seats to the nearest room.
    pub fn place(&self, demand: &[u64], seats: &[u64]) -> Overflow {
        let mut room: Vec<u64> = seats.iter().zip(demand).map(|(seats, demand)| seats.saturating_sub(*demand)).collect();
        let mut overflow = Overflow::default();
        for district in 0..demand.len() {
            let mut excess = demand[district].saturating_sub(seats[district]);
            if self.spills && excess > 0 {
                for (rank, &other) in self.neighbours[district].iter().enumerate() {
                    let moved = excess.min(room[other]);
                    excess -= moved;
                    room[other] -= moved;
                    overflow.moved_by_rank += moved * (rank as u64 + 1);
                }
            }
            overflow.unplaced += excess;
        }
        overflow
    }

    /// What the admission after a plan costs in the central future: pupils without a seat first, then the way of those who went elsewhere.
    pub fn cost(&self, stock: &Stock, plan: &[u64]) -> u128 {
        let seats: Vec<u64> = stock.seats.iter().zip(plan).map(|(seats, units)| seats + units * stock.size).collect();
        let overflow = self.place(&stock.demand, &seats);
        u128::from(overflow.unplaced) * u128::from(MILLION) + u128::from(overflow.moved_by_rank) * u128::from(MILLION) / 10_000
    }
}
