//! Seat plans: where the next places go. One file per strategy; the shares are whole places, or whole classes.
//!
//! In: a [`SeatBudget`] and what districts want and have ([`NeedByFuture`]). Out: places by lot and district, within the bounds. Lots are
//! shared out one after the other, each seeing what those before it brought, or together where a strategy asks for it. Places that a strategy does not want (no shortfall is left, in
//! any future) go to the lowest coverage, so that a plan's places are all there. All comparisons are of whole numbers: a child is a million
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

mod leximin;

mod manual;

mod minimax_regret;

mod need;

mod overflow;

mod ratio;

mod regret;

mod rounding;

mod schools;

mod shortfall_rule;

mod stock;

mod talmud;

mod tiers;

use crate::domain::{NeedByFuture, SeatBudget, SeatStrategy};

pub use bankruptcy::{Awards, equal_awards, equal_losses, talmud};
pub use choice_search::{Chosen, chosen};
pub use choosing::Choosing;
pub use judge::{Judged, Judging, StochasticValue, judge, stochastic_value};
pub use overflow::{Neighbourhood, Overflow};
pub use rounding::apportion;
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

/// Shares a budget out by a strategy: as a whole where the parts of a good plan are not good plans, otherwise lot after lot. Schools share what
/// their district gets; where pupils choose, `choice_aware` looks at each of them.
pub fn share_out(strategy: SeatStrategy, budget: &SeatBudget, setting: &Setting) -> SeatPlan {
    let plan = match setting.choosing {
        Some(choosing) if strategy == SeatStrategy::ChoiceAware => choice_search::share_out_by_choice(budget, setting, choosing),
        _ => among_districts(strategy, budget, setting),
    };
    debug_assert_eq!(checker::certify_schools(budget, &plan), Ok(()));
    plan
}

fn among_districts(strategy: SeatStrategy, budget: &SeatBudget, setting: &Setting) -> SeatPlan {
    let whole = budget.lots.len() > 1 && !adds_up(strategy);
    let places = whole.then(|| as_a_whole(strategy, budget, setting)).flatten();
    let places = places.unwrap_or_else(|| lot_after_lot(strategy, budget, setting));
    SeatPlan { left_over: leftover(budget, &places), schools: schools::among_schools(budget, &places), places }
}

/// Places of each lot that nobody got `[lot]`.
fn leftover(budget: &SeatBudget, places: &[Vec<u64>]) -> Vec<u64> {
    budget.lots.iter().zip(places).map(|(lot, places)| lot.places.saturating_sub(places.iter().sum())).collect()
}

/// Whether a plan of some places and then of some more is the plan of all of them.
fn adds_up(strategy: SeatStrategy) -> bool {
    use SeatStrategy::{ExpectedUnmet, Gap, Leximin, Manual, Need, StatusQuo};
    matches!(strategy, StatusQuo | Manual | Need | Gap | Leximin | ExpectedUnmet)
}

/// Places `[lot][district]`; none where the schools of a tier do not allow it.
fn as_a_whole(strategy: SeatStrategy, budget: &SeatBudget, setting: &Setting) -> Option<Vec<Vec<u64>>> {
    let totals = share_units(strategy, &Stock::of_whole(budget, setting.need), setting);
    let each = budget.places_each.max(1);
    let in_places = |units: Vec<u64>| units.into_iter().map(|units| units * each).collect();
    Some(tiers::divide(budget, &totals)?.into_iter().map(in_places).collect())
}

/// Places `[lot][district]`.
fn lot_after_lot(strategy: SeatStrategy, budget: &SeatBudget, setting: &Setting) -> Vec<Vec<u64>> {
    let mut given = vec![0; setting.need.districts()];
    let mut plan = Vec::with_capacity(budget.lots.len());
    for lot in &budget.lots {
        let stock = Stock::of(budget, lot, setting.need, &given);
        let each = budget.places_each.max(1);
        let places: Vec<u64> = match strategy {
            SeatStrategy::Manual => lot.manual.clone(),
            _ => share_units(strategy, &stock, setting).into_iter().map(|units| units * each).collect(),
        };
        given.iter_mut().zip(&places).for_each(|(given, places)| *given += places);
        plan.push(places);
    }
    plan
}

/// Units of one lot by district.
pub fn share_units(strategy: SeatStrategy, stock: &Stock, setting: &Setting) -> Vec<u64> {
    let mut shares = match strategy {
        SeatStrategy::StatusQuo => return vec![0; stock.demand.len()],
        SeatStrategy::Manual => return manual::share_out(stock),
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
    let left = stock.to_share() - shares.iter().sum::<u64>();
    leximin::raise_lowest(stock, left, &mut shares);
    debug_assert_eq!(checker::certify(strategy, stock, &shares), Ok(()));
    shares
}
