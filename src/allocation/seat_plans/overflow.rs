//! What becomes of pupils above the seats of their district: the admission behind `choice_aware` and the placed rate.

use super::stock::{MILLION, Stock};
use crate::domain::Neighbours;

/// Length of a way of which none is known: once round the earth [km].
const LONGEST_KM: f64 = 40_075.0;

/// Where pupils may go who find no seat at home.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhood<'a> {
    /// For each district the others, nearest first, with the way to them.
    pub neighbours: &'a Neighbours,
    /// Whether pupils go to the nearest district with room; otherwise they stay without a seat.
    pub spills: bool,
}

/// Pupils without any seat, and the way of those who went elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overflow {
    /// Without a seat [millionths of a child].
    pub unplaced: u64,
    /// Way of those who went elsewhere [millionths of a child x metres].
    pub travel: u128,
}

impl Neighbourhood<'_> {
    /// Districts in the order of their names send pupils above the seats to the nearest room.
    pub fn place(&self, demand: &[u64], seats: &[u64]) -> Overflow {
        let mut room: Vec<u64> = seats.iter().zip(demand).map(|(seats, demand)| seats.saturating_sub(*demand)).collect();
        let mut overflow = Overflow::default();
        for district in 0..demand.len() {
            let mut excess = demand[district].saturating_sub(seats[district]);
            let others = if self.spills && excess > 0 { &self.neighbours[district][..] } else { &[] };
            for &other in others {
                let moved = excess.min(room[other]);
                excess -= moved;
                room[other] -= moved;
                overflow.travel += u128::from(moved) * self.metres(district, other);
            }
            overflow.unplaced += excess;
        }
        overflow
    }

    fn metres(&self, from: usize, to: usize) -> u128 {
        (self.neighbours.km(from, to).min(LONGEST_KM) * 1000.0).round() as u128
    }

    /// What the admission after a plan costs in the central future: pupils without a seat first, then the way of those who went elsewhere.
    pub fn cost(&self, stock: &Stock, plan: &[u64]) -> u128 {
        let of_grade = |(short, free): &(Vec<u64>, Vec<u64>)| {
            let free: Vec<u64> = free.iter().zip(plan).map(|(free, units)| free + units * stock.size).collect();
            let overflow = self.place(short, &free);
            (u128::from(overflow.unplaced) << 64) + overflow.travel / u128::from(MILLION)
        };
        stock.central.iter().map(of_grade).sum()
    }
}
