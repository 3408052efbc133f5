//! Money, as it is said.

use super::numbers::grouped;
use super::{children_count, named};
use crate::domain::{Comparison, Findings, Language};

/// Yuan as a planner says them: `1.25亿元`, `340万元`, `about 3.4 million yuan` without its first word; three figures.
pub fn yuan(yuan: f64, language: Language) -> String {
    let (size, sign) = (yuan.abs(), if yuan < 0.0 { "\u{2212}" } else { "" });
    match language {
        Language::Chinese if size >= 99_950_000.0 => format!("{sign}{}亿元", three_figures(size / 1e8)),
        Language::Chinese if size >= 9_995.0 => format!("{sign}{}万元", three_figures(size / 1e4)),
        Language::Chinese => format!("{}元", grouped(yuan)),
        Language::English if size >= 999_500.0 => format!("{sign}{} million yuan", three_figures(size / 1e6)),
        Language::English => format!("{} yuan", grouped(yuan)),
    }
}

fn three_figures(value: f64) -> String {
    let decimals = if value < 9.995 {
        100.0
    } else if value < 99.95 {
        10.0
    } else {
        1.0
    };
    let rounded = (value * decimals).round() / decimals;
    if rounded >= 1000.0 { grouped(rounded) } else { rounded.to_string() }
}

/// What a shortfall that is avoided costs in the whole city; nothing where costs are not told alike.
pub fn cost_sentence(scenarios: &[&Findings], comparison: &Comparison, language: Language) -> Option<String> {
    let row = comparison.costs.iter().find(|row| row.district.is_none() && row.stage.is_none())?;
    let against = named(scenarios, &comparison.base, language);
    let (size, dearer) = (yuan(row.cost.mean.abs(), language), row.cost.mean >= 0.0);
    let costs = match language {
        Language::Chinese => format!("费用合计比“{against}”{}{size}", if dearer { "多" } else { "少" }),
        Language::English => format!("Costs in all: {size} {} than {against}", if dearer { "more" } else { "less" }),
    };
    let pupils = children_count(row.avoided.mean, language);
    let Some(each) = row.yuan_per_pupil_year else {
        return Some(match language {
            Language::Chinese => format!("{costs}，没有减少学位缺口，无法按减少的缺口计算费用"),
            Language::English => format!("{costs}; no shortfall is avoided, so there is no cost of avoiding one"),
        });
    };
    let each = yuan(each, language);
    Some(match language {
        Language::Chinese => format!("{costs}，减少缺口约{pupils}人·年，每减少一人·年约{each}"),
        Language::English => format!("{costs}; about {pupils} pupil-years of shortfall avoided, about {each} for each"),
    })
}
