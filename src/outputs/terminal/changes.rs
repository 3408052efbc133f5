//! What the plans change: the whole city in sentences, districts in a table.

use super::table;
use crate::domain::{Comparison, Findings, Language};
use crate::outputs::words::{
    LEVELS, change_sentence, cost_sentence, district_name, level_name, named, place_changes, stage_changes, stage_name,
};

/// Sentences and places, so that the summary fits on one screen.
const MOST_CHANGES: usize = 10;
/// Places where a plan changes most, where there is room.
const MOST_PLACES: usize = 6;

/// A part for each comparison.
pub fn changes(scenarios: &[&Findings], comparisons: &[Comparison], language: Language) -> Vec<String> {
    let base = scenarios[0];
    let room = (MOST_CHANGES / comparisons.len().max(1)).max(1);
    comparisons.iter().map(|comparison| change(scenarios, base, comparison, room, language)).collect()
}

fn change(scenarios: &[&Findings], base: &Findings, comparison: &Comparison, room: usize, language: Language) -> String {
    let (plan, against) = (named(scenarios, &comparison.scenario, language), named(scenarios, &comparison.base, language));
    let head = match language {
        Language::Chinese => format!("“{plan}”改变了什么（与“{against}”相比，全市）"),
        Language::English => format!("What {plan} changes against {against}, whole city"),
    };
    let changes = stage_changes(base, comparison);
    let lines = changes.iter().take(room).map(|change| format!(" {}", change_sentence(base, change, language)));
    let none = language.pick(" 学位、需求与缺口都没有变化。", " Neither seats, demand nor shortfall change.").to_string();
    let mut lines: Vec<String> = if changes.is_empty() { vec![none] } else { lines.collect() };
    lines.extend(cost_sentence(scenarios, comparison, language).map(|cost| format!(" {cost}")));
    if let Some(plan) = scenarios.iter().find(|findings| findings.scenario == comparison.scenario) {
        lines.extend(places(base, plan, room.saturating_sub(lines.len()), language));
    }
    format!("{head}\n{}", lines.join("\n"))
}

/// Where the plan changes the pressure: school years at each level, and seats short, before and after.
fn places(base: &Findings, plan: &Findings, room: usize, language: Language) -> Vec<String> {
    let changes = place_changes(base, plan, language);
    if changes.is_empty() || room == 0 {
        return Vec::new();
    }
    let levels = LEVELS.map(|level| level_name(level, language));
    let place = [language.pick("县（市）区", "District"), language.pick("学段", "Stage")];
    let head = [&place[..], &levels, &[language.pick("最严重学年缺（个）", "Seats short")]].concat();
    let mut table = table(&head, &[2, 3, 4, 5, 6]);
    for change in changes.iter().take(room.min(MOST_PLACES)) {
        let place = [district_name(base, Some(change.district), language), stage_name(base, change.stage, language)].map(str::to_owned);
        let years = LEVELS.map(|level| change.years(level));
        table.add_row(place.into_iter().chain(years).chain([change.short(language)]));
    }
    let title = language.pick(
        "各级预警的学年数和最严重学年的缺口：原来 → 方案",
        "School years at each level, seats short in the worst year: before → after",
    );
    let rest = more_places(changes.len().saturating_sub(room.min(MOST_PLACES)), language);
    [format!(" {title}"), table.trim_fmt()].into_iter().chain(rest).collect()
}

/// Where else it changes: the report tells.
fn more_places(more: usize, language: Language) -> Option<String> {
    match language {
        _ if more == 0 => None,
        Language::Chinese => Some(format!(" 另有{more}处变化，见报告")),
        Language::English => Some(format!(" and {more} more places: see the report")),
    }
}
