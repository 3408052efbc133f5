//! What a plan changes, as sentences.

use super::numbers::{chance_words, children_count, school_year};
use super::stage_name;
use crate::domain::{Comparison, ComparisonRow, Findings, Language, Measure};

/// What a plan changes in one stage of the whole city: the year in which it changes most.
#[derive(Clone, Debug, PartialEq)]
pub struct StageChange<'a> {
    /// Stage position.
    pub stage: usize,
    /// Seats in the year shown, where they change.
    pub seats: Option<&'a ComparisonRow>,
    /// Demand in the year shown, where it changes.
    pub demand: Option<&'a ComparisonRow>,
    /// Shortfall in the year shown, where it changes.
    pub shortfall: Option<&'a ComparisonRow>,
    /// The year in which most seats are short without the plan, among those that the plan can influence.
    pub worst: Option<WorstYear>,
}

/// Expected shortfall of the whole city in one school year, without and with the plan [children].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstYear {
    /// School year.
    pub year: i32,
    /// Without the plan.
    pub before: f64,
    /// With the plan.
    pub after: f64,
}

/// Stages that the plan changes, in the order of the ladder.
pub fn stage_changes<'a>(findings: &Findings, comparison: &'a Comparison) -> Vec<StageChange<'a>> {
    (0..findings.ladder.stages.len()).filter_map(|stage| stage_change(findings, comparison, stage)).collect()
}

fn stage_change<'a>(findings: &Findings, comparison: &'a Comparison, stage: usize) -> Option<StageChange<'a>> {
    let shortfall = largest(comparison, stage, Measure::Shortfall, None);
    let seats = largest(comparison, stage, Measure::Seats, shortfall.map(|row| row.year));
    let demand = largest(comparison, stage, Measure::Demand, shortfall.or(seats).map(|row| row.year));
    let worst = worst_year(findings, comparison, stage);
    (shortfall.is_some() || seats.is_some() || demand.is_some()).then_some(StageChange { stage, seats, demand, shortfall, worst })
}

/// The year of the base with the largest expected shortfall, from the first one in which the plan changes seats or demand anywhere, or the
/// shortfall; `None` where nothing is short.
fn worst_year(findings: &Findings, comparison: &Comparison, stage: usize) -> Option<WorstYear> {
    let counts = |measure| matches!(measure, Measure::Seats | Measure::Demand | Measure::Shortfall);
    let moves = |row: &&ComparisonRow| row.stage == stage && counts(row.measure) && row.difference.mean.abs() >= 0.5;
    let from = comparison.rows.iter().filter(moves).map(|row| row.year).min()?;
    let base = findings.series(None, stage, Measure::Shortfall);
    let later = base.iter().rev().filter(|row| row.year >= from && row.over_futures.mean >= 0.5);
    let worst = later.max_by(|a, b| a.over_futures.mean.total_cmp(&b.over_futures.mean))?;
    let of_city =
        |row: &&ComparisonRow| row.district.is_none() && row.stage == stage && row.measure == Measure::Shortfall && row.year == worst.year;
    let before = worst.over_futures.mean;
    let after = before + comparison.rows.iter().find(of_city).map_or(0.0, |row| row.difference.mean);
    Some(WorstYear { year: worst.year, before, after })
}

/// First city row with the largest mean difference of a measure, of one year or of all; `None` below half a child.
fn largest(comparison: &Comparison, stage: usize, measure: Measure, year: Option<i32>) -> Option<&ComparisonRow> {
    let wanted = |row: &&ComparisonRow| {
        row.district.is_none() && row.stage == stage && row.measure == measure && year.is_none_or(|year| row.year == year)
    };
    let size = |row: &ComparisonRow| row.difference.mean.abs();
    comparison.rows.iter().filter(wanted).filter(|row| size(row) >= 0.5).rev().max_by(|a, b| size(a).total_cmp(&size(b)))
}

/// One stage's change as a sentence.
pub fn change_sentence(findings: &Findings, change: &StageChange, language: Language) -> String {
    let stage = stage_name(findings, change.stage, language);
    let year = change.shortfall.or(change.seats).or(change.demand).map_or(String::new(), |row| school_year(row.year, language));
    let parts: Vec<String> = [
        change.seats.map(|row| seats(row, language)),
        change.demand.map(|row| demand(row, language)),
        change.shortfall.map(|row| shortfall(row, language)),
        change.worst.map(|worst| worst_words(&worst, language)),
    ]
    .into_iter()
    .flatten()
    .collect();
    match language {
        Language::Chinese => format!("{stage}（{year}）：{}。", parts.join("；")),
        Language::English => format!("{stage} ({year}): {}.", parts.join("; ")),
    }
}

fn seats(row: &ComparisonRow, language: Language) -> String {
    let count = children_count(row.difference.mean.abs(), language);
    let more = row.difference.mean > 0.0;
    match language {
        Language::Chinese => format!("学位{}约{count}个", if more { "增加" } else { "减少" }),
        Language::English => format!("about {count} {} seats", if more { "more" } else { "fewer" }),
    }
}

fn demand(row: &ComparisonRow, language: Language) -> String {
    let count = children_count(row.difference.mean.abs(), language);
    let more = row.difference.mean > 0.0;
    match language {
        Language::Chinese => format!("学位需求{}约{count}人", if more { "增加" } else { "减少" }),
        Language::English => format!("demand about {count} {}", if more { "higher" } else { "lower" }),
    }
}

fn shortfall(row: &ComparisonRow, language: Language) -> String {
    let fewer = row.difference.mean < 0.0;
    let count = children_count(row.difference.mean.abs(), language);
    let range = interval(row, language);
    let sure = how_sure(row, language);
    match language {
        Language::Chinese => format!("预计缺口{}约{count}个{range}，{sure}", if fewer { "减少" } else { "增加" }),
        Language::English => format!("expected shortfall about {count} {}{range}, {sure}", if fewer { "lower" } else { "higher" }),
    }
}

/// The worst year, without and with the plan: `方案能影响的学年中最缺的2032学年，预计缺口由约2900个变为约790个`.
fn worst_words(worst: &WorstYear, language: Language) -> String {
    let (before, after) = (children_count(worst.before, language), children_count(worst.after, language));
    let year = school_year(worst.year, language);
    match language {
        Language::Chinese if before == after => format!("方案能影响的学年中最缺的{year}，预计缺口仍为约{before}个"),
        Language::Chinese => format!("方案能影响的学年中最缺的{year}，预计缺口由约{before}个变为约{after}个"),
        Language::English if before == after => format!("in {year}, the worst year that it can influence, still about {before} short"),
        Language::English => format!("in {year}, the worst year that it can influence, about {after} short instead of {before}"),
    }
}

/// The 80 % interval of the change, smaller number first, where it is wider than what rounding hides.
fn interval(row: &ComparisonRow, language: Language) -> String {
    let (a, b) = (row.difference.p10.abs().min(row.difference.p90.abs()), row.difference.p10.abs().max(row.difference.p90.abs()));
    let (low, high) = (children_count(a, language), children_count(b, language));
    match language {
        _ if low == high || row.difference.p10 * row.difference.p90 < 0.0 => String::new(),
        Language::Chinese => format!("（八成可能在{low}至{high}之间）"),
        Language::English => format!(" (80 % interval {low} to {high})"),
    }
}

/// The chance of what the sentence says: that the shortfall falls, or that it rises.
fn how_sure(row: &ComparisonRow, language: Language) -> String {
    let fewer = row.difference.mean < 0.0;
    let chance = chance_words(if fewer { row.chance_better } else { row.chance_worse }, language);
    match language {
        Language::Chinese => format!("{}于基准的可能性{chance}", if fewer { "好" } else { "差" }),
        Language::English => format!("{} than the base with a chance of {chance}", if fewer { "better" } else { "worse" }),
    }
}
