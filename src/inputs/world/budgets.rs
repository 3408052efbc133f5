//! Places that a strategy shares out, with the bounds of each district.

use super::context::Context;
use crate::domain::{BudgetUnit, Lot, SeatBudget, SeatStrategy, Tier};
use crate::inputs::dataset::SchoolRow;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{ManualPlaces, SeatBudgetSettings, StrategyName, TierName, UnitName};

/// Budgets in the order of the scenario.
pub(super) fn read(context: &Context<'_>, problems: &mut Problems) -> Vec<SeatBudget> {
    let budgets = &context.settings.seat_budget;
    for (place, budget) in budgets.iter().enumerate() {
        if budgets[..place].iter().any(|other| other.id == budget.id) {
            problems.add(context.at(&format!("seat_budget[{}].id", budget.id), format!("`{}` is listed twice", budget.id)));
        }
    }
    budgets.iter().filter_map(|said| budget(context, said, problems)).collect()
}

fn budget(context: &Context<'_>, said: &SeatBudgetSettings, problems: &mut Problems) -> Option<SeatBudget> {
    let key = |name: &str| format!("seat_budget[{}].{name}", said.id);
    let stage = context.named_stage(&key("stage"), &said.stage, problems);
    if context.horizon.position(said.year).is_none() {
        let what = format!("{} is not within {} to {}", said.year, context.horizon.base_year, context.horizon.last_year);
        problems.add(context.at(&key("year"), what).hint("a school year from base_year to last_year"));
    }
    if said.places.is_some() != said.tiers.is_empty() {
        problems.add(context.at(&key("places"), "state either `places` or `tiers`"));
    }
    let stage = stage?;
    let by_tier = said.tiers.iter().map(|(tier, places)| (Some(*tier), *places));
    let lots = said.places.map(|places| (None, places)).into_iter().chain(by_tier);
    let lots = lots.map(|(tier, places)| lot(context, said, stage, tier, places, problems)).collect();
    let unit = match said.unit {
        UnitName::Intake => BudgetUnit::Intake,
        UnitName::Seats => BudgetUnit::Seats,
    };
    let strategy = match said.strategy {
        StrategyName::StatusQuo => SeatStrategy::StatusQuo,
        StrategyName::Manual => SeatStrategy::Manual,
        StrategyName::Need => SeatStrategy::Need,
    };
    Some(SeatBudget { id: said.id.clone(), stage, year: said.year, unit, lots, strategy })
}

fn lot(
    context: &Context<'_>,
    said: &SeatBudgetSettings,
    stage: usize,
    tier: Option<TierName>,
    places: u64,
    problems: &mut Problems,
) -> Lot {
    let manual = manual(context, said, tier, problems);
    let written: u64 = manual.iter().sum();
    if said.strategy == StrategyName::Manual && written != places {
        let what = format!("{written} places are written for the districts, but {places} are to be shared out");
        let problem = context.at(&format!("seat_budget[{}].manual", said.id), what);
        problems.add(if written > places { problem } else { problem.warning() });
    }
    let tier = tier.map(|tier| match tier {
        TierName::Quality => Tier::Quality,
        TierName::Standard => Tier::Standard,
    });
    Lot { tier, places, at_most: at_most(context, said, stage, tier), manual }
}

/// Places that the planner wrote for each district.
fn manual(context: &Context<'_>, said: &SeatBudgetSettings, tier: Option<TierName>, problems: &mut Problems) -> Vec<u64> {
    let mut found = vec![0; context.districts.len()];
    for (name, places) in &said.manual {
        let key = format!("seat_budget[{}].manual.{name}", said.id);
        let Some(district) = context.named_district(&key, name, problems) else { continue };
        match (places, tier) {
            (ManualPlaces::Places(places), None) => found[district] = *places,
            (ManualPlaces::ByTier(tiers), Some(tier)) => found[district] = tiers.get(&tier).copied().unwrap_or_default(),
            (ManualPlaces::Places(_), Some(_)) => problems.add(context.at(&key, "this budget has tiers: write the places of each tier")),
            (ManualPlaces::ByTier(_), None) => problems.add(context.at(&key, "this budget has no tiers: write one number of places")),
        }
    }
    found
}

/// Bound of each district: that of one school times its schools of the stage, and of the tier where schools have tiers.
fn at_most(context: &Context<'_>, said: &SeatBudgetSettings, stage: usize, tier: Option<Tier>) -> Vec<Option<u64>> {
    let stands =
        |row: &SchoolRow| row.opened.is_none_or(|opened| opened <= said.year) && row.closed.is_none_or(|closed| said.year < closed);
    let id = &context.ladder.stages[stage].id;
    let schools: Vec<&SchoolRow> = context.data.schools.iter().filter(|row| row.stage == *id && stands(row)).collect();
    let tiers_known = schools.iter().any(|row| row.tier.is_some());
    let bound = said.at_most_per_school.filter(|_| !schools.is_empty());
    let mut count = vec![0_u64; context.districts.len()];
    for row in schools.iter().filter(|row| tier.is_none() || !tiers_known || row.tier == tier) {
        if let Some(district) = context.district(&row.district) {
            count[district] += 1;
        }
    }
    count.into_iter().map(|count| bound.map(|bound| bound.saturating_mul(count))).collect()
}
