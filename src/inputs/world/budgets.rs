//! Places that a strategy shares out, with the bounds of each district.

use std::cell::OnceCell;

use super::context::Context;
use super::town::Supplied;
use super::{budget_schools, wishes};
use crate::domain::{BudgetUnit, Lot, Phrase, Rounding, SeatBudget, SeatStrategy, Tier, both};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{AmongName, ManualPlaces, RoundingName, SeatBudgetSettings, StrategyName, TierName, UnitName};
use crate::said;

/// Budgets in the order of the scenario.
pub(super) fn read(context: &Context<'_>, problems: &mut Problems) -> Vec<SeatBudget> {
    let budgets = &context.settings.seat_budget;
    for (place, budget) in budgets.iter().enumerate() {
        if budgets[..place].iter().any(|other| other.id == budget.id) {
            problems
                .add(context.at(&format!("seat_budget[{}].id", budget.id), said!("`{}` 列出了两次", "`{}` is listed twice", budget.id)));
        }
    }
    // Only one stage is that of pupils who choose.
    let supplied = OnceCell::new();
    budgets.iter().filter_map(|said| budget(context, &supplied, said, problems)).collect()
}

fn budget(context: &Context<'_>, supplied: &OnceCell<Supplied>, said: &SeatBudgetSettings, problems: &mut Problems) -> Option<SeatBudget> {
    let key = |name: &str| format!("seat_budget[{}].{name}", said.id);
    let stage = context.named_stage(&key("stage"), &said.stage, problems);
    context.check_year(&key("year"), said.year, problems);
    if said.places.is_some() != said.tiers.is_empty() && !context.doubts(&format!("seat_budget[{}]", said.id)) {
        problems.add(context.at(&key("places"), said!("`places` 和 `tiers` 只能写一个", "state either `places` or `tiers`")));
    }
    let stage = stage?;
    let by_tier = said.tiers.iter().map(|(tier, places)| (Some(*tier), *places));
    let lots = said.places.map(|places| (None, places)).into_iter().chain(by_tier);
    let places_each = places_each(context, said, stage, problems);
    let mut lots: Vec<Lot> = lots.map(|(tier, places)| lot(context, said, (stage, places_each), (tier, places), problems)).collect();
    let unit = match said.unit {
        UnitName::Intake => BudgetUnit::Intake,
        UnitName::Seats => BudgetUnit::Seats,
    };
    let mut at_most = site_limits(context, said, (stage, places_each), problems);
    let schools = budget_schools::read(context, said, (stage, places_each), (&mut lots, &mut at_most), problems);
    warn_of_bounds(context, said, (&lots, &at_most), problems);
    Some(SeatBudget {
        id: said.id.clone(),
        stage,
        year: said.year,
        unit,
        lots,
        strategy: strategy(said.strategy),
        rounding: rounding(said.rounding),
        places_each,
        at_most,
        schools,
        choice: wishes::choice(context, supplied, (said.strategy, stage, said.year), problems),
    })
}

fn strategy(name: StrategyName) -> SeatStrategy {
    match name {
        StrategyName::StatusQuo => SeatStrategy::StatusQuo,
        StrategyName::Manual => SeatStrategy::Manual,
        StrategyName::Need => SeatStrategy::Need,
        StrategyName::Gap => SeatStrategy::Gap,
        StrategyName::Leximin => SeatStrategy::Leximin,
        StrategyName::EqualGain => SeatStrategy::EqualGain,
        StrategyName::EqualLoss => SeatStrategy::EqualLoss,
        StrategyName::Talmud => SeatStrategy::Talmud,
        StrategyName::ExpectedUnmet => SeatStrategy::ExpectedUnmet,
        StrategyName::MinimaxRegret => SeatStrategy::MinimaxRegret,
        StrategyName::ChoiceAware => SeatStrategy::ChoiceAware,
    }
}

fn rounding(name: Option<RoundingName>) -> Rounding {
    match name.unwrap_or(RoundingName::Hamilton) {
        RoundingName::Hamilton => Rounding::Hamilton,
        RoundingName::Webster => Rounding::Webster,
        RoundingName::Hill => Rounding::Hill,
        RoundingName::Jefferson => Rounding::Jefferson,
        RoundingName::Adams => Rounding::Adams,
        RoundingName::Dean => Rounding::Dean,
    }
}

/// Places that come together: a class of the stage's norm where whole classes are asked for; with `seats` one in every grade.
fn places_each(context: &Context<'_>, said: &SeatBudgetSettings, stage: usize, problems: &mut Problems) -> u64 {
    if said.by_class != Some(true) || said.strategy == StrategyName::Manual {
        return 1;
    }
    let details = &context.ladder.stages[stage];
    let key = format!("seat_budget[{}].by_class", said.id);
    let Some(norm) = details.class_norm.map(f64::round).filter(|norm| (1.0..=1000.0).contains(norm)) else {
        let what = said!("`{}` 没有标准班额，无法折算班数", "`{}` has no class norm to count classes by", details.id);
        problems.add(context.at(&key, what).hint(said!("请给学段写上 `class_norm`，例如 45", "give the stage a `class_norm`, such as 45")));
        return 1;
    };
    let grades = if said.unit == UnitName::Seats { details.grades.len() } else { 1 };
    let each = norm as u64 * grades as u64;
    for places in said.places.iter().chain(said.tiers.values()).filter(|&places| places % each > 0) {
        let what = said!(
            "{places} 个学位中有 {} 个不足一个 {each} 人的整班，不予分配",
            "{} of {places} places fill no whole class of {each} and are not shared out",
            places % each
        );
        problems.add(context.at(&key, what).warning().hint(said!(
            "写 {} 或 {} 个学位",
            "{} or {} places",
            places / each * each,
            (places / each + 1) * each
        )));
    }
    each
}

/// Warns where schools and sites cannot take what is to be shared out, or what the planner wrote.
fn warn_of_bounds(context: &Context<'_>, said: &SeatBudgetSettings, (lots, at_most): (&[Lot], &[Option<u64>]), problems: &mut Problems) {
    const HINT: Phrase = both(
        "请提高 `at_most_per_school` 或 `site_limits`，或少安排一些学位",
        "raise `at_most_per_school` or `site_limits`, or plan fewer places",
    );
    let lower = |(bound, of_all): (&Option<u64>, &Option<u64>)| bound.iter().chain(of_all).min().copied();
    let room =
        |bounds: &[Option<u64>]| bounds.iter().zip(at_most).map(lower).try_fold(0_u64, |sum, bound| Some(sum.saturating_add(bound?)));
    let whole = (lots.iter().map(|lot| lot.places).sum::<u64>(), at_most);
    for (places, bounds) in lots.iter().map(|lot| (lot.places, &lot.at_most[..])).chain([whole]) {
        if let Some(room) = room(bounds).filter(|&room| room < places && said.strategy != StrategyName::StatusQuo) {
            let what = said!(
                "学校和校址能接收 {places} 个学位中的 {room} 个；其余不予分配",
                "schools and sites take {room} of {places} places; the rest is not shared out"
            );
            problems.add_once(context.at(&format!("seat_budget[{}]", said.id), what).warning().hint(HINT));
        }
    }
    if said.strategy != StrategyName::Manual {
        return;
    }
    for (district, bound) in at_most.iter().enumerate() {
        let written: u64 = lots.iter().map(|lot| lot.manual[district]).sum();
        if let Some(bound) = bound.filter(|&bound| written > bound) {
            let name = &context.districts[district].name;
            let what = said!(
                "手工给 `{name}` 分了 {written} 个学位，而它的学校和校址只能接收 {bound} 个",
                "`{name}` gets {written} places by hand, but its schools and sites take {bound}"
            );
            let problem = context.at(&format!("seat_budget[{}].manual.{name}", said.id), what).hint(HINT);
            // Districts may find room for more; no single school takes more than it can.
            problems.add(if said.among == Some(AmongName::Schools) { problem } else { problem.warning() });
        }
    }
}

/// Bound of each district over all tiers: its site limit, and that of one school times all its schools of the stage.
fn site_limits(
    context: &Context<'_>,
    said: &SeatBudgetSettings,
    (stage, places_each): (usize, u64),
    problems: &mut Problems,
) -> Vec<Option<u64>> {
    warn_of_unlisted_schools(context, said, stage, problems);
    let mut limits = at_most(context, said, (stage, places_each), None);
    for (name, &places) in &said.site_limits {
        let key = format!("seat_budget[{}].site_limits.{name}", said.id);
        let Some(district) = context.named_district(&key, name, problems) else { continue };
        limits[district] = Some(limits[district].map_or(places, |bound| bound.min(places)));
    }
    limits
}

/// A bound for each school says nothing where no school is listed: told, because the planner believes that it binds.
fn warn_of_unlisted_schools(context: &Context<'_>, said: &SeatBudgetSettings, stage: usize, problems: &mut Problems) {
    if said.at_most_per_school.is_none() || !budget_schools::standing(context, stage, said.year).is_empty() {
        return;
    }
    let (id, year) = (&context.ladder.stages[stage].id, said.year);
    let what =
        said!("{year} 年没有列出 `{id}` 学段的学校，此限不起作用", "no school of `{id}` is listed in {year}: this bound does nothing");
    let key = format!("seat_budget[{}].at_most_per_school", said.id);
    problems.add(context.at(&key, what).warning().hint(said!(
        "请在 `schools` 表中列出学校，或用 `site_limits` 逐个县（市）区写明上限",
        "list the schools in the table `schools`, or bound the districts with `site_limits`"
    )));
}

fn lot(
    context: &Context<'_>,
    said: &SeatBudgetSettings,
    (stage, places_each): (usize, u64),
    (tier, places): (Option<TierName>, u64),
    problems: &mut Problems,
) -> Lot {
    let manual = manual(context, said, tier, problems);
    let written: u64 = manual.iter().sum();
    if said.strategy == StrategyName::Manual && written != places {
        let what = said!(
            "给各县（市）区写明的学位共 {written} 个，而要分配的是 {places} 个",
            "{written} places are written for the districts, but {places} are to be shared out"
        );
        let problem = context.at(&format!("seat_budget[{}].manual", said.id), what);
        problems.add(if written > places { problem } else { problem.warning() });
    }
    let tier = tier.map(|tier| match tier {
        TierName::Quality => Tier::Quality,
        TierName::Standard => Tier::Standard,
    });
    Lot { tier, places, at_most: at_most(context, said, (stage, places_each), tier), manual }
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
            (ManualPlaces::Places(_), Some(_)) => problems
                .add(context.at(&key, said!("此预算分等次：请按等次写学位", "this budget has tiers: write the places of each tier"))),
            (ManualPlaces::ByTier(_), None) => problems
                .add(context.at(&key, said!("此预算不分等次：请只写一个学位数", "this budget has no tiers: write one number of places"))),
        }
    }
    found
}

/// Bound of each district: whole classes that one school takes times its schools of the stage, and of the tier where schools have tiers.
fn at_most(context: &Context<'_>, said: &SeatBudgetSettings, (stage, places_each): (usize, u64), tier: Option<Tier>) -> Vec<Option<u64>> {
    let schools = budget_schools::standing(context, stage, said.year);
    let tiers_known = schools.iter().any(|row| row.tier.is_some());
    let bound = budget_schools::most_of_one(said, places_each).filter(|_| !schools.is_empty());
    let mut count = vec![0_u64; context.districts.len()];
    for row in schools.iter().filter(|row| budget_schools::takes(row, tier, tiers_known)) {
        if let Some(district) = context.district(&row.district) {
            count[district] += 1;
        }
    }
    count.into_iter().map(|count| bound.map(|bound| bound.saturating_mul(count))).collect()
}
