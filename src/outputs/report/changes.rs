//! What the plans change against the base.

use maud::{Markup, html};

use crate::domain::{Comparison, Findings, Language};
use crate::outputs::words::{
    LEVELS, PlaceChange, change_sentence, district_name, level_name, named, place_changes, stage_changes, stage_name,
};

/// Rows of the table of places.
const MOST_PLACES: usize = 12;

/// One paragraph per comparison; nothing where there is none.
pub fn section(scenarios: &[&Findings], comparisons: &[Comparison], language: Language) -> Markup {
    html! {
        @if let Some(base) = scenarios.first().filter(|_| !comparisons.is_empty()) {
            h2 id="changes" { (language.pick("方案改变了什么", "What the plans change")) }
            p.note { (language.pick(
                "每个未来里两个方案的随机因素相同（出生、迁移、升学同样偏高或偏低），差别只来自两个方案所写的不同之处。数字为各未来的平均。括号中为全市变化最大的学年。",
                "In each future chance is the same for both scenarios (births, migration and progression as far above or below their centre), so the \
                 difference comes only from what the scenarios say differently. Numbers are means over the futures; in brackets, the school year in which the whole city changes most.")) }
            @for comparison in comparisons { (paragraph(scenarios, base, comparison, language)) }
        }
    }
}

fn paragraph(scenarios: &[&Findings], base: &Findings, comparison: &Comparison, language: Language) -> Markup {
    let (plan, against) = (named(scenarios, &comparison.scenario, language), named(scenarios, &comparison.base, language));
    let changes = stage_changes(base, comparison);
    html! {
        h3 { @match language {
            Language::Chinese => { "“" (plan) "”与“" (against) "”相比" }
            Language::English => { (plan) " against " (against) }
        } }
        @if changes.is_empty() { p { (language.pick("学位、需求与缺口都没有变化。", "Neither seats, demand nor shortfall change.")) } }
        ul.answer { @for change in &changes { li { (change_sentence(base, change, language)) } } }
        (super::costs::section(scenarios, base, comparison, language))
        @if let Some(plan) = scenarios.iter().find(|findings| findings.scenario == comparison.scenario) {
            (places(base, &place_changes(base, plan, language), language))
        }
    }
}

/// Where the pressure changes: school years under alert, and seats short.
fn places(base: &Findings, changes: &[PlaceChange], language: Language) -> Markup {
    html! {
        @if !changes.is_empty() {
            table.list {
                caption { (language.pick("哪里变了：各级预警的学年数，最严重学年的学位缺口（个）；箭头前为原来，后为方案", "Where it changes: school years at each level, seats short in the worst year; before → after")) }
                thead { tr {
                    th { (language.pick("县（市）区", "District")) } th { (language.pick("学段", "Stage")) }
                    @for level in LEVELS { th.n { (level_name(level, language)) } }
                    th.n { (language.pick("最严重学年缺（个）", "Seats short, worst year")) }
                } }
                tbody { @for change in changes.iter().take(MOST_PLACES) { (place(base, change, language)) } }
            }
            @if changes.len() > MOST_PLACES { (others(changes.len() - MOST_PLACES, language)) }
        }
    }
}

fn place(base: &Findings, change: &PlaceChange, language: Language) -> Markup {
    html! {
        tr {
            td { (district_name(base, Some(change.district), language)) }
            td { (stage_name(base, change.stage, language)) }
            @for level in LEVELS { td.n.moved[change.years_move(level)] { (change.years(level)) } }
            td.n.moved[change.short_moves(language)] { (change.short(language)) }
        }
    }
}

fn others(more: usize, language: Language) -> Markup {
    html! {
        p.note {
            @match language {
                Language::Chinese => { "另有" (more) "处变化，见 pressure.csv 与 comparison.csv。" }
                Language::English => { "And " (more) " more places: see pressure.csv and comparison.csv." }
            }
        }
    }
}
