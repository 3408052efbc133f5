//! How a block of places was shared out: who got how many, and what stood in the way.

use super::{BudgetUnit, SeatStrategy, Tier};

/// A seat budget as its strategy shared it out.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedOut {
    /// Key of the budget.
    pub id: String,
    /// Stage position.
    pub stage: usize,
    /// School year in which the places come.
    pub year: i32,
    /// What is counted.
    pub unit: BudgetUnit,
    /// The strategy.
    pub strategy: SeatStrategy,
    /// Tier of each lot; one lot without a tier where the plan names none `[lot]`.
    pub tiers: Vec<Option<Tier>>,
    /// Places that nobody had room for, or that fill no whole class.
    pub left_over: u64,
    /// Places `[lot][school]` of the schools that the budget names; empty where it names none.
    pub schools: Vec<Vec<u64>>,
    /// Districts by position.
    pub districts: Vec<SharedDistrict>,
}

/// What a district got.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedDistrict {
    /// Places `[lot]`.
    pub places: Vec<u64>,
    /// Whether it took as many of a lot as its schools can, none where it has no such schools `[lot]`.
    pub full: Vec<bool>,
    /// Whether it took as many of all lots as its site can.
    pub site_full: bool,
    /// Whether it had a seat for everybody without the places: in the central future, in the year and the grades that the budget counts.
    pub had_room: bool,
}

impl SharedDistrict {
    /// Places of all lots.
    pub fn all(&self) -> u64 {
        self.places.iter().sum()
    }
}

impl SharedOut {
    /// Places of a lot in all districts.
    pub fn of_lot(&self, lot: usize) -> u64 {
        self.districts.iter().map(|district| district.places[lot]).sum()
    }

    /// Places of all lots in all districts.
    pub fn all(&self) -> u64 {
        self.districts.iter().map(SharedDistrict::all).sum()
    }

    /// Places that went where there was room without them.
    pub fn where_there_was_room(&self) -> u64 {
        self.districts.iter().filter(|district| district.had_room).map(SharedDistrict::all).sum()
    }
}
