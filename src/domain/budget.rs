//! Places that a strategy shares out.

use super::{ChoiceModel, Tier, Town};

/// A block of places to share out among districts, or among their schools.
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
    /// Places by tier, each with the districts' bounds. One entry without a tier where the plan names none. Shared out one after the other.
    pub lots: Vec<Lot>,
    /// How they are shared.
    pub strategy: SeatStrategy,
    /// How fractional shares become whole ones.
    pub rounding: Rounding,
    /// Places that come together: those of a class where whole classes are asked for, otherwise 1.
    pub places_each: u64,
    /// Most places of all lots that a district can take `[district]`; `None` is no bound.
    pub at_most: Vec<Option<u64>>,
    /// Schools among which each district's places are shared, by district, then by name; empty where districts alone are told.
    pub schools: Vec<BudgetSchool>,
    /// How pupils of the stage choose their school; `None` where the scenario does not say.
    pub choice: Option<Choice>,
}

/// A school among which places are shared.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetSchool {
    /// Key.
    pub name: String,
    /// District position.
    pub district: usize,
    /// Lots whose places it can take, rising.
    pub lots: Vec<usize>,
    /// Seats of a grade in the table of schools, in whole millionths: what it weighs beside the district's others.
    pub weight: u128,
    /// Most places of all lots that it can take; `None` is no bound.
    pub at_most: Option<u64>,
}

/// How pupils choose their school in the year of a budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What they wish for.
    pub model: ChoiceModel,
    /// Where they live and where schools stand.
    pub town: Town,
    /// Grade whose pupils of the year before apply; `None` where those apply whom the scenario expects to enter the stage.
    pub leavers: Option<usize>,
}

/// Places of one tier, and how many each district can take.
#[derive(Clone, Debug, PartialEq)]
pub struct Lot {
    /// Tier, where the plan names one.
    pub tier: Option<Tier>,
    /// Places to share out.
    pub places: u64,
    /// Most places of this lot that a district can take `[district]`; `None` is no bound.
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
    /// In proportion to demand.
    Need,
    /// In proportion to expected shortfall.
    Gap,
    /// One place at a time to the lowest coverage.
    Leximin,
    /// Equal places for every shortfall, none above its own (constrained equal awards).
    EqualGain,
    /// Equal places missing of every shortfall, none below zero (constrained equal losses).
    EqualLoss,
    /// Equal gains up to half of every shortfall, equal losses from there on (the Talmud rule).
    Talmud,
    /// Fewest unmet pupils on average over the futures.
    ExpectedUnmet,
    /// Least worst regret over the futures.
    MinimaxRegret,
    /// Where pupils choose: fewest without a school, then the best choices, by deferred acceptance; otherwise fewest unmet pupils, then fewest on
    /// the road, after pupils above the seats have gone where there is room.
    ChoiceAware,
}

/// All strategies with their keys.
pub const SEAT_STRATEGIES: [(SeatStrategy, &str); 11] = [
    (SeatStrategy::StatusQuo, "status_quo"),
    (SeatStrategy::Manual, "manual"),
    (SeatStrategy::Need, "need"),
    (SeatStrategy::Gap, "gap"),
    (SeatStrategy::Leximin, "leximin"),
    (SeatStrategy::EqualGain, "equal_gain"),
    (SeatStrategy::EqualLoss, "equal_loss"),
    (SeatStrategy::Talmud, "talmud"),
    (SeatStrategy::ExpectedUnmet, "expected_unmet"),
    (SeatStrategy::MinimaxRegret, "minimax_regret"),
    (SeatStrategy::ChoiceAware, "choice_aware"),
];

impl SeatStrategy {
    /// The key under which scenarios and tables know it.
    pub fn key(self) -> &'static str {
        SEAT_STRATEGIES[self as usize].1
    }

    /// Whether it reads shortfalls in all futures; the others read the central one.
    pub fn wants_all_futures(self) -> bool {
        !matches!(self, Self::StatusQuo | Self::Manual | Self::Need | Self::Leximin | Self::ChoiceAware)
    }
}

/// How fractional shares become whole ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Largest remainder: the whole part of each quota, then one more for the largest remainders.
    #[default]
    Hamilton,
    /// Divisors s + 1/2 (Sainte-Laguë): the nearest whole number.
    Webster,
    /// Divisors √(s(s + 1)) (Huntington): the geometric mean; everybody gets one first.
    Hill,
    /// Divisors s + 1 (D'Hondt): rounds down, favours the large.
    Jefferson,
    /// Divisors s: rounds up, favours the small; everybody gets one first.
    Adams,
    /// Divisors s(s + 1)/(s + 1/2): the harmonic mean; everybody gets one first.
    Dean,
}
