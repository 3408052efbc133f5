//! Levers on places to share out, and on targets.

use super::{number, number_if_any, of_it, path, share, stage_called};
use crate::domain::{Lever, SEAT_STRATEGIES, Said, both};
use crate::inputs::scenario::Settings;
use crate::inputs::scenario::key_path;
use crate::inputs::scenario::settings::{SeatBudgetSettings, StrategyName, TargetSettings, TierName, UnitName};

/// How many places, when, and how they are shared.
pub fn budgets(settings: &Settings) -> Vec<Lever> {
    settings.seat_budget.iter().flat_map(|budget| of_budget(settings, budget)).collect()
}

fn of_budget(settings: &Settings, budget: &SeatBudgetSettings) -> Vec<Lever> {
    let name = budget_name(settings, budget);
    let unit = match budget.unit {
        UnitName::Intake => both("招生计划（入学年级名额）", "places of the entry grade"),
        UnitName::Seats => both("学位（各年级合计）", "seats over all grades"),
    };
    let key = |key: &str| path("seat_budget", &budget.id, key);
    let said = |what| of_it(&name, &what);
    let mut levers: Vec<Lever> =
        number_if_any(key("places"), said(both("名额", "places").into()), unit, budget.places).into_iter().collect();
    levers.extend(budget.tiers.iter().map(|(tier, places)| {
        let (tier, what) = match tier {
            TierName::Quality => ("quality", both("优质学校名额", "places in quality schools")),
            TierName::Standard => ("standard", both("普通学校名额", "places in standard schools")),
        };
        number(key_path::key(&key("tiers"), tier), said(what.into()), unit, places)
    }));
    levers.push(number(key("year"), said(both("学年", "school year").into()), starts(), budget.year));
    let most = both("每所学校最多增加的名额", "most places that one school takes");
    levers.extend(number_if_any(
        key("at_most_per_school"),
        said(both("每校上限", "limit of a school").into()),
        most,
        budget.at_most_per_school,
    ));
    levers.push(Lever {
        choices: strategies(budget),
        ..strategy(key("strategy"), said(both("分配策略", "strategy").into()), budget.strategy)
    });
    levers
}

/// Called after its stage, which tells more than a key, unless several budgets are of one stage.
fn budget_name(settings: &Settings, budget: &SeatBudgetSettings) -> Said {
    let stage = stage_called(settings, &budget.stage);
    match settings.seat_budget.iter().filter(|other| other.stage == budget.stage).count() {
        1 => stage,
        _ => of_its_stage(&budget.id, &stage),
    }
}

/// By hand needs a table of places, which is no single word: offered only where it is there.
fn strategies(budget: &SeatBudgetSettings) -> Vec<&'static str> {
    SEAT_STRATEGIES.iter().map(|(_, key)| *key).filter(|key| *key != "manual" || !budget.manual.is_empty()).collect()
}

fn strategy(key: String, name: Said, now: StrategyName) -> Lever {
    number(key, name, both("名额分给谁", "who gets the places"), SEAT_STRATEGIES[now as usize].1)
}

/// What the plan wants to reach.
pub fn targets(settings: &Settings) -> Vec<Lever> {
    settings.target.iter().flat_map(|target| of_target(settings, target)).collect()
}

fn of_target(settings: &Settings, target: &TargetSettings) -> Vec<Lever> {
    let name = of_its_stage(&target.id, &stage_called(settings, &target.stage));
    let key = |key: &str| path("target", &target.id, key);
    let said = |what| of_it(&name, &what);
    let note = both("比例：0.91或91%", "a share: 0.91 or 91%");
    let least = number_if_any(key("at_least"), said(both("不低于", "at least").into()), note, target.at_least);
    let most = number_if_any(key("at_most"), said(both("不高于", "at most").into()), note, target.at_most);
    let year = number(key("year"), said(both("学年", "school year").into()), starts(), target.year);
    least.into_iter().chain(most).map(share).chain([year]).collect()
}

fn of_its_stage(name: &str, stage: &Said) -> Said {
    Said { chinese: format!("{name}（{}）", stage.chinese), english: format!("{name} ({})", stage.english) }
}

/// A school year is written as the year in which it begins.
fn starts() -> Said {
    both("开学的年份", "the year in which it begins").into()
}
