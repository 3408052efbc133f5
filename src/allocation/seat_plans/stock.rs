//! What one lot is shared out from: whole units, and needs in whole millionths of a child, so that every comparison is exact.

use crate::domain::{Lot, NeedByFuture, Rounding, SeatBudget};

/// Millionths of a child in a child: finer than anything a planner can mean, and products of two still fit 128 bits.
pub const MILLION: u64 = 1_000_000;

/// Most children that are told apart; beyond it a number was mistyped.
const MOST_CHILDREN: f64 = 7e7;

/// A lot with the needs it meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Stock {
    /// Units to share out: places, or whole classes.
    pub units: u64,
    /// Size of a unit [millionths of a place].
    pub size: u64,
    /// Most units that a district can take `[district]`; zero where nobody wants a seat in any future.
    pub at_most: Vec<u64>,
    /// Units that the planner wrote `[district]`.
    pub manual: Vec<u64>,
    /// Demand in the central future `[district]` [millionths of a child].
    pub demand: Vec<u64>,
    /// Seats in the central future `[district]` [millionths of a child].
    pub seats: Vec<u64>,
    /// Children above the seats `[district][future]` [millionths of a child].
    pub gaps: Vec<Vec<u64>>,
    /// How fractional shares become whole units.
    pub rounding: Rounding,
}

impl Stock {
    /// A lot of a budget, after districts got `given` places of the lots before it `[district]`.
    pub fn of(budget: &SeatBudget, lot: &Lot, need: &NeedByFuture, given: &[u64]) -> Self {
        let each = budget.places_each.max(1);
        let districts = 0..need.districts();
        let wanted = |d: usize| need.central_demand[d] > 0.0 || need.demand[d].iter().any(|&demand| demand > 0.0);
        let bound = |d: usize| {
            let of_all = budget.at_most[d].map(|most| most.saturating_sub(given[d]));
            let most = of_all.unwrap_or(u64::MAX).min(lot.at_most[d].unwrap_or(u64::MAX)).min(lot.places);
            if wanted(d) { most / each } else { 0 }
        };
        let added = |d: usize| given[d] as f64;
        let gap = |d: usize| need.demand[d].iter().zip(&need.seats[d]).map(|(demand, seats)| fixed(demand - seats - added(d))).collect();
        Self {
            units: lot.places / each,
            size: each * MILLION,
            at_most: districts.clone().map(bound).collect(),
            manual: lot.manual.iter().map(|places| places / each).collect(),
            demand: need.central_demand.iter().map(|&demand| fixed(demand)).collect(),
            seats: districts.clone().map(|d| fixed(need.central_seats[d] + added(d))).collect(),
            gaps: districts.map(gap).collect(),
            rounding: budget.rounding,
        }
    }

    /// All lots of a budget as one.
    pub fn of_whole(budget: &SeatBudget, need: &NeedByFuture) -> Self {
        let bound = |district: usize| budget.lots.iter().try_fold(0_u64, |sum, lot| Some(sum.saturating_add(lot.at_most[district]?)));
        let each = budget.places_each.max(1);
        let lot = Lot {
            tier: None,
            places: budget.lots.iter().map(|lot| lot.places / each * each).sum(),
            at_most: (0..need.districts()).map(bound).collect(),
            manual: vec![0; need.districts()],
        };
        Self::of(budget, &lot, need, &vec![0; need.districts()])
    }

    /// Sum of each district's shortfalls over the futures `[district]`: the expected shortfall times the number of futures.
    pub fn gap_sums(&self) -> Vec<u128> {
        self.gaps.iter().map(|of_futures| of_futures.iter().map(|&gap| u128::from(gap)).sum()).collect()
    }

    /// Futures.
    pub fn futures(&self) -> usize {
        self.gaps.first().map_or(0, Vec::len)
    }

    /// Units that can be shared out within the bounds.
    pub fn to_share(&self) -> u64 {
        let room = self.at_most.iter().fold(0_u64, |sum, &most| sum.saturating_add(most));
        self.units.min(room)
    }
}

/// Whole millionths of a number of children; below zero is none.
pub fn fixed(children: f64) -> u64 {
    (children.clamp(0.0, MOST_CHILDREN) * MILLION as f64).round() as u64
}
