//! Seat plans: where the next places go. One file per strategy; the shares are whole places, or whole classes.
//!
//! In: a [`SeatBudget`] and what districts want and have ([`NeedByFuture`]). Out: places by lot and district, within the bounds. All lots
//! are shared out together, within the room that they leave each other, and each district's places are then divided among them. Places that a
//! strategy does not want (no shortfall is left, in any future) go to the lowest coverage, so that a plan's places are all there. All comparisons are of whole numbers: a child is a million
//! millionths. Assumes that seats of one kind are alike for everybody in a district.

mod bankruptcy;

pub mod checker;

mod cells;

mod choice_aware;

mod choice_search;

mod choosing;

mod equal_gain;

mod equal_loss;

mod expected_unmet;

mod gap;

mod greedy;

mod judge;

mod judging;

mod least;

mod leximin;

mod manual;

mod minimax_regret;

mod need;

mod overflow;

mod ratio;

mod regret;

mod room;

mod rounding;

mod schools;

mod shortfall_rule;

mod stochastic;

mod stock;

mod talmud;

mod tiers;

mod within;

use crate::domain::{NeedByFuture, SeatBudget, SeatStrategy};

pub use bankruptcy::{Awards, equal_awards, equal_losses, talmud};
pub use choice_search::{Chosen, chosen, seats_after};
pub use choosing::Choosing;
pub use judge::{Judged, judge};
pub use judging::{Come, Judging};
pub use least::least_unmet;
pub use overflow::{Neighbourhood, Overflow};
pub use room::Room;
pub use rounding::apportion;
pub use stochastic::{StochasticValue, stochastic_value};
pub use stock::Stock;

/// What a strategy may look at.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Demand and seats without the budget.
    pub need: &'a NeedByFuture,
    /// Where pupils above the seats go.
    pub neighbourhood: Neighbourhood<'a>,
    /// Pupils who choose, for `choice_aware`; `None` where the scenario does not say how.
    pub choosing: Option<&'a Choosing<'a>>,
    /// Seed of the moves that `choice_aware` tries.
    pub seed: u64,
}

/// A budget, shared out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatPlan {
    /// Places `[lot][district]`.
    pub places: Vec<Vec<u64>>,
    /// Places of each lot that fill no whole class, or for which no district has room `[lot]`.
    pub left_over: Vec<u64>,
    /// Places `[lot][school]` of the schools that the budget names; empty where it names none.
    pub schools: Vec<Vec<u64>>,
}

impl SeatPlan {
    /// Places of all lots `[district]`.
    pub fn by_district(&self) -> Vec<u64> {
        let districts = self.places.first().map_or(0, Vec::len);
        (0..districts).map(|district| self.places.iter().map(|lot| lot[district]).sum()).collect()
    }
}

/// Shares a budget out by a strategy: among districts over all lots, then each district's places among the lots, and among its schools; where
/// pupils choose, `choice_aware` looks at each lot and school.
pub fn share_out(strategy: SeatStrategy, budget: &SeatBudget, setting: &Setting) -> SeatPlan {
    let plan = match setting.choosing {
        Some(choosing) if strategy == SeatStrategy::ChoiceAware => choice_search::share_out_by_choice(budget, setting, choosing),
        _ => among_districts(strategy, budget, setting),
    };
    debug_assert_eq!(checker::certify(strategy, budget, setting.need, &plan.places), Ok(()));
    debug_assert_eq!(checker::certify_schools(budget, &plan), Ok(()));
    plan
}

fn among_districts(strategy: SeatStrategy, budget: &SeatBudget, setting: &Setting) -> SeatPlan {
    let places = match strategy {
        SeatStrategy::Manual => manual::share_out(budget),
        _ => in_places(budget, tiers::divide(budget, &share_units(strategy, &Stock::of(budget, setting.need), setting))),
    };
    SeatPlan { left_over: leftover(budget, &places), schools: schools::among_schools(budget, &places), places }
}

fn in_places(budget: &SeatBudget, units: Vec<Vec<u64>>) -> Vec<Vec<u64>> {
    let each = budget.places_each.max(1);
    units.into_iter().map(|of_lot| of_lot.into_iter().map(|units| units * each).collect()).collect()
}

/// Places of each lot that nobody got `[lot]`.
fn leftover(budget: &SeatBudget, places: &[Vec<u64>]) -> Vec<u64> {
    budget.lots.iter().zip(places).map(|(lot, places)| lot.places.saturating_sub(places.iter().sum())).collect()
}

/// Units of each district over all lots; none by `manual`, which has no rule.
pub fn share_units(strategy: SeatStrategy, stock: &Stock, setting: &Setting) -> Vec<u64> {
    let mut shares = match strategy {
        SeatStrategy::StatusQuo | SeatStrategy::Manual => return vec![0; stock.demand.len()],
        SeatStrategy::Need => need::share_out(stock),
        SeatStrategy::Gap => gap::share_out(stock),
        SeatStrategy::Leximin => leximin::share_out(stock),
        SeatStrategy::EqualGain => equal_gain::share_out(stock),
        SeatStrategy::EqualLoss => equal_loss::share_out(stock),
        SeatStrategy::Talmud => talmud::share_out(stock),
        SeatStrategy::ExpectedUnmet => expected_unmet::share_out(stock),
        SeatStrategy::MinimaxRegret => minimax_regret::share_out(stock),
        SeatStrategy::ChoiceAware => choice_aware::share_out(stock, setting.seed, |plan| setting.neighbourhood.cost(stock, plan)),
    };
    leximin::raise_lowest(stock, &mut shares);
    shares
}
