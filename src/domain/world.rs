//! One complete plan in numbers: what comes in at the door and all later steps compute with.

use super::{AlertRule, District, Horizon, Ladder, Neighbours, People, RecordedBirths, Schedule, SeatBudget, Seats, Target, Uncertainty};

/// A dataset with the levers of a scenario applied. Central values; futures move them.
///
/// Districts are in the order of their names; arrays are flat, indexed as their shape says.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// Districts by name.
    pub districts: Vec<District>,
    /// Stages and grades.
    pub ladder: Ladder,
    /// School years.
    pub horizon: Horizon,
    /// Population tables; `None` for places that know births and rolls but not ages.
    pub people: Option<People>,
    /// Births that are known.
    pub recorded_births: RecordedBirths,
    /// How demand arises.
    pub demand: DemandRates,
    /// Seats and their ledger.
    pub seats: Seats,
    /// Places that strategies share out.
    pub budgets: Vec<SeatBudget>,
    /// New compounds.
    pub compounds: Vec<Compound>,
    /// For each district the others, nearest first.
    pub neighbours: Neighbours,
    /// What is uncertain.
    pub uncertainty: Uncertainty,
    /// When to warn.
    pub alert: AlertRule,
    /// What the plan wants to reach.
    pub targets: Vec<Target>,
}

/// Rates from which demand arises. Single numbers in every schedule row unless said otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct DemandRates {
    /// Pupils in class in the base year [children] `[district][grade]`.
    pub base_enrolment: Vec<f64>,
    /// Per stage: entrants per resident child of entry age, per birth, or per leaver (the continuation rate), as its `entry_from` says;
    /// access of migrant workers' children is already counted in.
    pub entry_rate: Vec<Schedule>,
    /// Progression ratio into each grade from the grade below it `[grade]`; entry grades hold 1.
    pub progression: Schedule,
    /// Per stage: home-to-school flows, `None` where every child stays in the home district.
    pub flows: Vec<Option<Flows>>,
}

/// Share of a home district's children who go to school in each district.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// Row `[seat district]` per year and home district; sums to at most 1, the rest leaves the city.
    pub share: Schedule,
}

/// A new housing compound (小区): children who move in, and kindergarten seats that the developer hands over.
#[derive(Clone, Debug, PartialEq)]
pub struct Compound {
    /// District position.
    pub district: usize,
    /// School year in which the dwellings are lived in.
    pub year: i32,
    /// Children who arrive in each grade [children] `[grade]`.
    pub pupils: Vec<f64>,
    /// Children who arrive below the first entry age, at each age [children] `[age]`.
    pub infants: Vec<f64>,
}
