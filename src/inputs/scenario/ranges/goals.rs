//! Seat budgets and targets.

use super::Ranges;
use crate::domain::both;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{ManualPlaces, SeatBudgetSettings, StrategyName, TargetSettings, TierName};
use crate::inputs::scenario::wording;
use crate::said;

/// Most places of a budget; beyond it a digit is wrong.
const MOST_PLACES: f64 = 1e6;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    let settings = ranges.settings;
    for (position, plan) in settings.seat_budget.iter().enumerate() {
        let path = ranges.places.entry("seat_budget", position);
        budget(ranges, &path, plan);
        if plan.strategy == StrategyName::Manual && !ranges.is_broken(&path) && plan.places.is_some() == plan.tiers.is_empty() {
            manual(ranges, &path, plan);
        }
    }
    for (position, goal) in settings.target.iter().enumerate() {
        target(ranges, &ranges.places.entry("target", position), goal);
    }
}

fn target(ranges: &mut Ranges<'_>, path: &str, goal: &TargetSettings) {
    ranges.stage(&key_path::key(path, "stage"), &goal.stage);
    ranges.year(&key_path::key(path, "year"), Some(goal.year));
    one_of_two(ranges, path, ("at_least", goal.at_least.is_some()), ("at_most", goal.at_most.is_some()));
    ranges.not_negative(&key_path::key(path, "at_least"), goal.at_least);
    ranges.not_negative(&key_path::key(path, "at_most"), goal.at_most);
}

fn budget(ranges: &mut Ranges<'_>, path: &str, plan: &SeatBudgetSettings) {
    ranges.stage(&key_path::key(path, "stage"), &plan.stage);
    ranges.year(&key_path::key(path, "year"), Some(plan.year));
    one_of_two(ranges, path, ("places", plan.places.is_some()), ("tiers", !plan.tiers.is_empty()));
    let tiers = plan.tiers.iter().map(|(tier, places)| (key_path::key(&key_path::key(path, "tiers"), tier_name(*tier)), *places));
    for (here, places) in plan.places.iter().map(|places| (key_path::key(path, "places"), *places)).chain(tiers) {
        ranges.keep(&here, Some(places as f64), both("不超过 1,000,000", "at most 1,000,000"), |places| places <= MOST_PLACES);
    }
    let by_class = key_path::key(path, "by_class");
    if plan.by_class == Some(true) && plan.strategy == StrategyName::Manual {
        ranges.report(&by_class, wording::not_with_manual(&by_class));
    }
}

fn one_of_two(ranges: &mut Ranges<'_>, path: &str, (one, has_one): (&str, bool), (other, has_other): (&str, bool)) {
    if has_one == has_other {
        ranges.report(path, wording::one_of_two(path, one, other, has_one));
    }
}

/// What the planner shares out is what the budget has, in each tier.
fn manual(ranges: &mut Ranges<'_>, path: &str, plan: &SeatBudgetSettings) {
    let path = key_path::key(path, "manual");
    if plan.manual.is_empty() {
        // What is there in another shape has been told, and is not missing.
        if ranges.is_broken(&path) {
            return;
        }
        return ranges.report(&path, wording::needed_for(&path, &said!("策略 `manual` ", "strategy `manual`")));
    }
    let by_tier = !plan.tiers.is_empty();
    let misplaced = plan.manual.iter().filter(|(_, places)| matches!(places, ManualPlaces::ByTier(_)) != by_tier);
    let misplaced: Vec<String> = misplaced.map(|(district, _)| key_path::key(&path, district)).collect();
    for here in &misplaced {
        ranges.report(here, wording::manual_tiers(here, by_tier));
    }
    if misplaced.is_empty() {
        manual_sums(ranges, &path, plan);
    }
}

fn manual_sums(ranges: &mut Ranges<'_>, path: &str, plan: &SeatBudgetSettings) {
    let lots = plan.places.iter().map(|places| (None, *places)).chain(plan.tiers.iter().map(|(tier, places)| (Some(*tier), *places)));
    for (tier, places) in lots {
        let sum: u128 = plan.manual.values().map(|share| u128::from(of_tier(share, tier))).sum();
        if sum != u128::from(places) {
            ranges.report(path, wording::manual_sum(path, tier.map(tier_name), sum, places));
        }
    }
    let unplanned = |tier: TierName| !plan.tiers.contains_key(&tier) && plan.manual.values().any(|share| of_tier(share, Some(tier)) > 0);
    for tier in [TierName::Quality, TierName::Standard].into_iter().filter(|tier| unplanned(*tier)) {
        let sum = plan.manual.values().map(|share| u128::from(of_tier(share, Some(tier)))).sum();
        ranges.report(path, wording::manual_sum(path, Some(tier_name(tier)), sum, 0));
    }
}

/// Places of a tier, or of none.
fn of_tier(share: &ManualPlaces, tier: Option<TierName>) -> u64 {
    match (share, tier) {
        (ManualPlaces::Places(places), None) => *places,
        (ManualPlaces::ByTier(places), Some(tier)) => places.get(&tier).copied().unwrap_or(0),
        _ => 0,
    }
}

fn tier_name(tier: TierName) -> &'static str {
    match tier {
        TierName::Quality => "quality",
        TierName::Standard => "standard",
    }
}
