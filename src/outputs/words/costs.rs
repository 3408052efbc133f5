//! Money, as it is said.

use super::numbers::grouped;
use super::{children_count, named};
use crate::domain::{Comparison, CostRow, Findings, Language};

/// Yuan as a planner says them: `1.25亿元`, `340万元`, `about 3.4 million yuan` without its first word; three figures.
pub fn yuan(yuan: f64, language: Language) -> String {
    let (size, sign) = (yuan.abs(), if yuan < 0.0 { "\u{2212}" } else { "" });
    match language {
        Language::Chinese if size >= 99_950_000.0 => format!("{sign}{}亿元", three_figures(size / 1e8)),
        Language::Chinese if size >= 9_995.0 => format!("{sign}{}万元", three_figures(size / 1e4)),
        Language::Chinese => format!("{}元", grouped(yuan)),
        Language::English if size >= 999_500.0 => format!("{sign}{} million yuan", three_figures(size / 1e6)),
        Language::English if size >= 1000.0 => format!("{sign}{} yuan", three_figures(size)),
        Language::English => format!("{} yuan", grouped(yuan)),
    }
}

/// Whole ten thousands of yuan with all their digits: `3,000万元`, `30,000,000 yuan`.
pub fn yuan_in_full(yuan: f64, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}万元", grouped(yuan / 1e4)),
        Language::English => format!("{} yuan", grouped(yuan)),
    }
}

/// A number from zero on, its first three figures kept.
fn three_figures(value: f64) -> String {
    const PER: [(f64, f64); 5] = [(9.995, 100.0), (99.95, 10.0), (999.5, 1.0), (9_995.0, 0.1), (99_950.0, 0.01)];
    let per = PER.iter().find(|(below, _)| value < *below).map_or(0.001, |(_, per)| *per);
    let rounded = (value * per).round() / per;
    if rounded >= 1000.0 { grouped(rounded) } else { rounded.to_string() }
}

/// What a shortfall that is avoided costs in the whole city; nothing where costs are not told, or neither costs nor shortfall change.
pub fn cost_sentence(scenarios: &[&Findings], comparison: &Comparison, language: Language) -> Option<String> {
    let row = comparison.costs.iter().find(|row| row.district.is_none() && row.stage.is_none())?;
    if row.cost.mean.abs() < 0.5 && row.avoided.mean.abs() < 0.5 && !row.pupils_left_out {
        return None;
    }
    let against = named(scenarios, &comparison.base, language);
    let (size, dearer) = (yuan(row.cost.mean.abs(), language), row.cost.mean >= 0.0);
    let costs = match language {
        Language::Chinese => format!("费用合计比“{against}”{}{size}{}", if dearer { "多" } else { "少" }, left_out(row, language)),
        Language::English => {
            format!("Costs in all: {size} {} than {against}{}", if dearer { "more" } else { "less" }, left_out(row, language))
        }
    };
    Some(match (price_of_avoiding(row, language), language) {
        (None, Language::Chinese) => format!("{costs}，没有减少学位缺口，无法按减少的缺口计算费用"),
        (None, Language::English) => format!("{costs}; no shortfall is avoided, so there is no cost of avoiding one"),
        (Some(each), Language::Chinese) => {
            format!("{costs}，减少缺口约{}人·年，每减少一人·年约{each}", children_count(row.avoided.mean, language))
        }
        (Some(each), Language::English) => {
            format!("{costs}; about {} pupil-years of shortfall avoided, about {each} for each", children_count(row.avoided.mean, language))
        }
    })
}

/// What a pupil-year of shortfall avoided costs; `None` where none is avoided on the mean, or less than can be said.
pub fn price_of_avoiding(row: &CostRow, language: Language) -> Option<String> {
    row.yuan_per_pupil_year.filter(|_| row.avoided.mean >= 0.5).map(|each| yuan(each, language))
}

/// In brackets: what the difference leaves out, and what it holds beside the plan.
fn left_out(row: &CostRow, language: Language) -> String {
    let parts = [
        row.pupils_left_out.then(|| {
            language.pick(
                "只有一个方案写明学生费用的学段，不计学生费用",
                "without what pupils cost in stages where only one of the two gives it",
            )
        }),
        row.other_prices.then(|| {
            language.pick("两个方案的物价或生均费用不同，差额含此影响", "the two count by other prices, which is part of the difference")
        }),
    ];
    let told: Vec<&str> = parts.into_iter().flatten().collect();
    match language {
        _ if told.is_empty() => String::new(),
        Language::Chinese => format!("（{}）", told.join("；")),
        Language::English => format!(" ({})", told.join("; ")),
    }
}
