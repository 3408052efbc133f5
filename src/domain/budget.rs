//! Places that a strategy shares out.

use super::Tier;

/// A block of places to share out among districts.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatBudget {
    /// Key.
    pub id: String,
    /// Stage position.
    pub stage: usize,
    /// School year in which the places come.
    pub year: i32,
    /// What is counted.
    pub unit: BudgetUnit,
    /// Places by tier, each with the districts' bounds. One entry without a tier where the plan names none.
    pub lots: Vec<Lot>,
    /// How they are shared.
    pub strategy: SeatStrategy,
}

/// Places of one tier, and how many each district can take.
#[derive(Clone, Debug, PartialEq)]
pub struct Lot {
    /// Tier, where the plan names one.
    pub tier: Option<Tier>,
    /// Places to share out.
    pub places: u64,
    /// Most places that a district can take `[district]`; `None` is no bound.
    pub at_most: Vec<Option<u64>>,
    /// What the planner wrote for each district `[district]`, for `manual`.
    pub manual: Vec<u64>,
}

/// What a budget counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetUnit {
    /// Intake places: entry grade first, one grade more each year.
    Intake,
    /// Seats over all grades, at once.
    Seats,
}

/// Rule that shares seats out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatStrategy {
    /// Nothing is added.
    StatusQuo,
    /// As the planner writes it.
    Manual,
    /// In proportion to demand, whole places by largest remainder.
    Need,
}

/// All strategies with their keys.
pub const SEAT_STRATEGIES: [(SeatStrategy, &str); 3] =
    [(SeatStrategy::StatusQuo, "status_quo"), (SeatStrategy::Manual, "manual"), (SeatStrategy::Need, "need")];
