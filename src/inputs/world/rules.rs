//! The alert rule and the uncertainty, with what holds where a scenario says nothing.

use super::context::Context;
use super::idle_factors;
use super::past::Past;
use crate::domain::{AlertRule, Factor, FactorUncertainty, Learnt, Phrase, RecordedBirths, Said, Shape, Uncertainty, both};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{AlertSettings, FactorSettings, KNOWN_RULE, ShapeName};
use crate::said;

/// Share of a shock that is left after a year, for `ar1`.
const PHI: f64 = 0.7;
/// Years after the base year at which a random walk reaches its interval.
const AFTER_YEARS: f64 = 10.0;
/// Share of the variance that all districts have in common.
const COMMON: f64 = 0.5;

/// How a factor is written.
const FACTOR: Phrase = both(
    "例如 { p10 = 0.9, p90 = 1.1, shape = \"ar1\", phi = 0.7, common = 0.5 }；迁移的 p10 和 p90 在 0 的两边",
    "such as { p10 = 0.9, p90 = 1.1, shape = \"ar1\", phi = 0.7, common = 0.5 }; p10 and p90 of migration lie around 0",
);

/// The alert rule: `zhejiang-2018`, and what differs from it.
pub(super) fn alert(context: &Context<'_>, problems: &mut Problems) -> AlertRule {
    let said = &context.settings.alert;
    let rule = AlertRule {
        name: name(said),
        red_from: said.red_from.unwrap_or(1.00),
        yellow_from: said.yellow_from.unwrap_or(0.90),
        slack_below: said.slack_below.unwrap_or(0.60),
        red_chance: said.red_chance.unwrap_or(0.5),
        orange_chance: said.orange_chance.unwrap_or(0.2),
        yellow_chance: said.yellow_chance.unwrap_or(0.5),
        slack_chance: said.slack_chance.unwrap_or(0.5),
        usable_share: said.usable_share,
        from_year: said.from_year.unwrap_or(context.horizon.first_year),
    };
    check_alert(context, &rule, problems);
    rule
}

/// What the scenario calls its rule, or what the rule is.
fn name(said: &AlertSettings) -> String {
    match said.rule.as_deref().filter(|rule| *rule != KNOWN_RULE) {
        Some(own) => own.to_owned(),
        None if said.has_own_bounds() => format!("{KNOWN_RULE}, changed"),
        None => KNOWN_RULE.to_owned(),
    }
}

fn check_alert(context: &Context<'_>, rule: &AlertRule, problems: &mut Problems) {
    let chances = [
        ("red_chance", rule.red_chance),
        ("orange_chance", rule.orange_chance),
        ("yellow_chance", rule.yellow_chance),
        ("slack_chance", rule.slack_chance),
        ("usable_share", rule.usable_share.unwrap_or(1.0)),
    ];
    for (key, value) in chances.into_iter().filter(|(_, value)| !(*value > 0.0 && *value <= 1.0)) {
        problems.add(
            context
                .at(&format!("alert.{key}"), said!("{value} 应大于 0 且不超过 1", "{value} must be above 0 and at most 1"))
                .hint(said!("0.5 表示 50 %", "0.5 stands for 50 %")),
        );
    }
    if !(0.0 <= rule.slack_below && rule.slack_below <= rule.yellow_from && rule.yellow_from <= rule.red_from && rule.red_from.is_finite())
    {
        problems.add(
            context
                .at(
                    "alert",
                    said!(
                        "学位使用率应从 slack_below、yellow_from 到 red_from 依次升高",
                        "utilisations must rise from slack_below over yellow_from to red_from"
                    ),
                )
                .hint(said!("不写时为 0.6、0.9 和 1.0", "unless given they are 0.6, 0.9 and 1.0")),
        );
    }
    if rule.orange_chance > rule.red_chance {
        problems.add(
            context
                .at("alert.orange_chance", said!("不应高于 red_chance", "must not be above red_chance"))
                .hint(said!("橙色预警先于红色", "orange warns before red does")),
        );
    }
}

/// What is uncertain, in the order of factors: what the scenario names, and what past errors say about entry, progression and continuation.
/// A factor that the scenario names and that could move nothing is a problem.
pub(super) fn uncertainty(context: &Context<'_>, past: Option<&Past>, births: &RecordedBirths, problems: &mut Problems) -> Uncertainty {
    let said = &context.settings.uncertainty;
    let single = [
        ("fertility", Factor::Fertility, &said.fertility),
        ("recorded_births", Factor::RecordedBirths, &said.recorded_births),
        ("migration", Factor::Migration, &said.migration),
        ("progression", Factor::Progression, &said.progression),
        ("continuation", Factor::Continuation, &said.continuation),
        ("usable_share", Factor::UsableShare, &said.usable_share),
    ];
    let mut factors = Vec::new();
    for (key, factor, settings) in single {
        let Some(settings) = settings else { continue };
        let key = format!("uncertainty.{key}");
        let read = one(context, &key, factor, settings, problems);
        match idle_factors::why(context, factor, births) {
            Some((what, hint)) => problems.add(context.at(&key, what).hint(hint).warning()),
            None => factors.push(read),
        }
    }
    for (id, settings) in &said.entry {
        let key = format!("uncertainty.entry.{id}");
        if let Some(stage) = context.named_stage(&key, id, problems) {
            factors.push(one(context, &key, Factor::Entry(stage), settings, problems));
        }
    }
    let fitted = learnt(context, past, &factors);
    let learnt = past.map(|past| Learnt {
        years: past.years(),
        errors: past.fit().map(|fit| fit.years),
        factors: fitted.iter().map(|fitted| fitted.factor).collect(),
    });
    factors.extend(fitted);
    factors.sort_by_key(|uncertainty| uncertainty.factor);
    Uncertainty { factors, small_numbers: said.small_numbers.unwrap_or(true), learnt }
}

/// Factors that the scenario does not name, fitted to the errors of past years.
fn learnt(context: &Context<'_>, past: Option<&Past>, said: &[FactorUncertainty]) -> Vec<FactorUncertainty> {
    let Some(fit) = past.and_then(Past::fit).filter(|_| context.settings.uncertainty.from_history.unwrap_or(true)) else {
        return Vec::new();
    };
    let entry = fit.entry.iter().map(|(grade, fitted)| (Factor::Entry(context.ladder.stage_of(*grade)), *fitted));
    let single = [(Factor::Progression, fit.progression), (Factor::Continuation, fit.continuation)];
    let fitted = single.into_iter().filter_map(|(factor, fitted)| Some((factor, fitted?))).chain(entry);
    let unsaid = fitted.filter(|(factor, _)| !said.iter().any(|said| said.factor == *factor));
    unsaid
        .map(|(factor, fitted)| FactorUncertainty {
            factor,
            p10: fitted.p10,
            p90: fitted.p90,
            shape: Shape::Ar1 { phi: fitted.phi },
            common: fitted.common,
        })
        .collect()
}

fn one(context: &Context<'_>, key: &str, factor: Factor, said: &FactorSettings, problems: &mut Problems) -> FactorUncertainty {
    check_factor(context, key, factor, said, problems);
    let shape = match said.shape.unwrap_or(ShapeName::Level) {
        ShapeName::Level => Shape::Level,
        ShapeName::RandomWalk => Shape::RandomWalk { after_years: said.after_years.unwrap_or(AFTER_YEARS) },
        ShapeName::Ar1 => Shape::Ar1 { phi: said.phi.unwrap_or(PHI) },
    };
    FactorUncertainty { factor, p10: said.p10, p90: said.p90, shape, common: said.common.unwrap_or(COMMON) }
}

fn check_factor(context: &Context<'_>, key: &str, factor: Factor, said: &FactorSettings, problems: &mut Problems) {
    let mut refuse = |name: &str, what: Said| problems.add(context.at(&format!("{key}.{name}"), what).hint(FACTOR));
    let centre = if factor == Factor::Migration { 0.0 } else { 1.0 };
    if !(said.p10 <= centre && centre <= said.p90 && said.p10.is_finite() && said.p90.is_finite()) {
        refuse(
            "p10",
            said!(
                "p10 {} 和 p90 {} 应在中心值 {centre} 的两边",
                "p10 {} and p90 {} must lie on both sides of the central value {centre}",
                said.p10,
                said.p90
            ),
        );
    } else if factor != Factor::Migration && said.p10 <= 0.0 {
        refuse("p10", said!("{} 是与中心值之比，应大于零", "{} is a ratio to the central value and must be above zero", said.p10));
    }
    for (name, value) in [("common", said.common), ("phi", said.phi)] {
        if let Some(value) = value.filter(|value| !(0.0..=1.0).contains(value)) {
            refuse(name, said!("{value} 应在 0 至 1 之间", "{value} must be from 0 to 1"));
        }
    }
    if said.after_years.is_some_and(|years| !(years > 0.0 && years.is_finite())) {
        refuse("after_years", said!("应大于零", "must be above zero"));
    }
    if said.phi.is_some() && said.shape != Some(ShapeName::Ar1) {
        refuse("phi", said!("只能与 `shape = \"ar1\"` 同用", "goes with `shape = \"ar1\"` alone"));
    }
    if said.after_years.is_some() && said.shape != Some(ShapeName::RandomWalk) {
        refuse("after_years", said!("只能与 `shape = \"random_walk\"` 同用", "goes with `shape = \"random_walk\"` alone"));
    }
}
