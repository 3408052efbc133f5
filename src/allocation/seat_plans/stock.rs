//! What a budget is shared out from: whole units, and needs in whole millionths of a child, so that every comparison is exact.

use super::room::Room;
use crate::domain::{NeedByFuture, Rounding, SeatBudget};

/// Millionths of a child in a child: finer than anything a planner can mean, and products of two still fit 128 bits.
pub const MILLION: u64 = 1_000_000;

/// Most children that are told apart; beyond it a number was mistyped.
const MOST_CHILDREN: f64 = 7e7;

/// A budget with the needs it meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Stock {
    /// How many units (places, or whole classes) districts can get; none where nobody wants a seat in any future.
    pub room: Room,
    /// Size of a unit [millionths of a place].
    pub size: u64,
    /// Demand in the central future `[district]` [millionths of a child].
    pub demand: Vec<u64>,
    /// Seats in the central future `[district]` [millionths of a child].
    pub seats: Vec<u64>,
    /// Grades that are counted. A unit is spread over them evenly, and a seat of one is of no use to another.
    pub grades: usize,
    /// Children above the seats `[district][future and grade]`, grades of a future side by side [millionths of a child, times the grades]: so
    /// many times as large, a unit takes its whole size from each.
    pub gaps: Vec<Vec<u64>>,
    /// The same in the central future, and the free seats where there are some `[grade][district]`.
    pub central: Vec<(Vec<u64>, Vec<u64>)>,
    /// How fractional shares become whole units.
    pub rounding: Rounding,
}

impl Stock {
    /// All lots of a budget.
    pub fn of(budget: &SeatBudget, need: &NeedByFuture) -> Self {
        let districts = 0..need.districts();
        let grades = need.grades();
        let times = |children: f64| fixed(children) * grades as u64;
        let gap = |(d, future): (usize, usize)| (0..grades).map(move |grade| times(need.excess(d, grade, future)));
        let central = |grade: usize, sign: f64| districts.clone().map(|d| times(sign * need.central_excess(d, grade))).collect();
        Self {
            room: Room::of(budget, &districts.clone().map(|d| need.is_wanted(d)).collect::<Vec<_>>()),
            size: budget.places_each.max(1) * MILLION,
            demand: need.central_demand.iter().map(|&demand| fixed(demand)).collect(),
            seats: need.central_seats.iter().map(|&seats| fixed(seats)).collect(),
            grades,
            central: (0..grades).map(|grade| (central(grade, 1.0), central(grade, -1.0))).collect(),
            gaps: districts.clone().map(|d| (0..need.futures()).flat_map(|future| gap((d, future))).collect()).collect(),
            rounding: budget.rounding,
        }
    }

    /// Sum of each district's shortfalls over futures and grades `[district]`, as they stand in `gaps`: the expected shortfall times their number.
    pub fn gap_sums(&self) -> Vec<u128> {
        self.gaps.iter().map(|of_futures| of_futures.iter().map(|&gap| u128::from(gap)).sum()).collect()
    }

    /// Futures.
    pub fn futures(&self) -> usize {
        self.gaps.first().map_or(0, |gaps| gaps.len() / self.grades)
    }

    /// Children of a number that is counted as the gaps are.
    pub fn children(&self, parts: f64) -> f64 {
        parts / (MILLION * self.grades as u64) as f64
    }
}

/// Whole millionths of a number of children; below zero is none.
pub fn fixed(children: f64) -> u64 {
    (children.clamp(0.0, MOST_CHILDREN) * MILLION as f64).round() as u64
}
