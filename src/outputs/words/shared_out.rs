//! How places were shared out, in words.

use super::{district_name, grouped, school_year, seat_strategy_name, stage_name};
use crate::domain::{BudgetUnit, Findings, Language, Measure, SharedDistrict, SharedOut, Tier};

/// Districts at a bound that are named: a country may have thousands.
const MOST_BOUNDS: usize = 12;

/// Name of the places of a lot by the schools that they go to.
pub fn tier_name(tier: Option<Tier>, language: Language) -> &'static str {
    match tier {
        Some(Tier::Quality) => language.pick("优质学校", "quality schools"),
        Some(Tier::Standard) => language.pick("普通学校", "other schools"),
        None => language.pick("名额", "places"),
    }
}

fn schools_of(tier: Option<Tier>, language: Language) -> &'static str {
    if tier.is_none() { language.pick("学校", "schools") } else { tier_name(tier, language) }
}

/// What was shared out, when, how many and by which strategy.
pub fn shared_sentence(findings: &Findings, shared: &SharedOut, language: Language) -> String {
    let (stage, year) = (stage_name(findings, shared.stage, language), school_year(shared.year, language));
    let (all, strategy) = (grouped(shared.all() as f64), seat_strategy_name(shared.strategy, language));
    let unit = match shared.unit {
        BudgetUnit::Intake => language.pick("招生计划", "intake places"),
        BudgetUnit::Seats => language.pick("学位", "seats"),
    };
    match language {
        Language::Chinese => format!("{}：{stage}，{year}起，{all}个{unit}，分配策略“{strategy}”。", shared.id),
        Language::English => format!("{}: {stage}, from {year}, {all} {unit}, strategy: {strategy}.", shared.id),
    }
}

/// How many of the places went where there was room without them; in the grades and the year that are counted, in the central future.
pub fn room_sentence(shared: &SharedOut, language: Language) -> String {
    let (all, room, year) = (shared.all(), shared.where_there_was_room(), school_year(shared.year, language));
    let (all, room) = (grouped(all as f64), grouped(room as f64));
    let grades = match shared.unit {
        BudgetUnit::Intake => language.pick("起始年级", "entry grade"),
        BudgetUnit::Seats => language.pick("全部年级", "all grades"),
    };
    match language {
        Language::Chinese => format!("{all}个中有{room}个给了{year}不加也有空位的县（市）区（中心未来，{grades}）。"),
        Language::English => {
            format!("{room} of {all} went to districts that had room in {year} without them (central future, {grades}).")
        }
    }
}

/// Which bounds were at work.
pub fn bounds_sentence(findings: &Findings, shared: &SharedOut, language: Language) -> String {
    let bound = |(district, found): (usize, &SharedDistrict)| {
        let what = bound_words(shared, found, language);
        let name = district_name(findings, Some(district), language);
        (!what.is_empty()).then(|| match language {
            Language::Chinese => format!("{name}（{what}）"),
            Language::English => format!("{name} ({what})"),
        })
    };
    let bounds: Vec<String> = shared.districts.iter().enumerate().filter_map(bound).collect();
    let (left, more) = (left_over(shared, language), more_bounds(bounds.len().saturating_sub(MOST_BOUNDS), language));
    let named = bounds[..bounds.len().min(MOST_BOUNDS)].join(language.pick("、", ", "));
    match language {
        Language::Chinese if bounds.is_empty() => format!("没有县（市）区达到每校或每区的上限。{left}"),
        Language::Chinese => format!("达到上限的：{named}{more}。{left}"),
        Language::English if bounds.is_empty() => format!("No district reached a bound of its schools or its site.{left}"),
        Language::English => format!("Bounds reached in {named}{more}.{left}"),
    }
}

fn more_bounds(more: usize, language: Language) -> String {
    match language {
        _ if more == 0 => String::new(),
        Language::Chinese => format!("，以及另外{more}个县（市）区"),
        Language::English => format!(" and {more} more districts"),
    }
}

fn left_over(shared: &SharedOut, language: Language) -> String {
    let left = grouped(shared.left_over as f64);
    match language {
        _ if shared.left_over == 0 => String::new(),
        Language::Chinese => format!("另有{left}个没有分出去。"),
        Language::English => format!(" {left} were not given to anybody."),
    }
}

/// Bounds that a district reached: of its schools, tier by tier, and of its site.
pub fn bound_words(shared: &SharedOut, district: &SharedDistrict, language: Language) -> String {
    let of_lot = |((tier, full), places): ((&Option<Tier>, &bool), &u64)| {
        full.then(|| match (tier, language) {
            (tier, Language::Chinese) if *places == 0 => format!("没有{}可接收", schools_of(*tier, language)),
            (tier, Language::English) if *places == 0 => format!("no {} to take any", schools_of(*tier, language)),
            (None, _) => language.pick("每校上限", "limit per school").to_owned(),
            (tier, Language::Chinese) => format!("{}每校上限", tier_name(*tier, language)),
            (tier, Language::English) => format!("limit per school, {}", tier_name(*tier, language)),
        })
    };
    let lots = shared.tiers.iter().zip(&district.full).zip(&district.places).filter_map(of_lot);
    let site = district.site_full.then(|| language.pick("本区上限", "limit of the district").to_owned());
    lots.chain(site).collect::<Vec<_>>().join(language.pick("、", ", "))
}

/// Seats still short in the worst school year from then on, on average, and that year; `None` where the summary tells no districts.
pub fn short_after(findings: &Findings, shared: &SharedOut, district: usize) -> Option<(i32, f64)> {
    let rows = findings.series(Some(district), shared.stage, Measure::Shortfall);
    let later = rows.into_iter().filter(|row| row.year >= shared.year).map(|row| (row.year, row.over_futures.mean));
    later.rev().max_by(|a, b| a.1.total_cmp(&b.1))
}
