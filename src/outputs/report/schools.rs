//! Schools one by one: those under most pressure, and the emptiest.

use maud::{Markup, html};

use crate::domain::{Findings, Language};
use crate::outputs::words::{
    SchoolSpell, chance_words, district_name, level_letter, level_name, newly_slack_sentence, percent, scenario_name, school_name,
    school_spells, school_year, school_years, schools_in_all, seats_at_worst, stage_name,
};

/// Rows of each table.
const MOST: usize = 15;

/// Both tables of each scenario that places pupils school by school; nothing where none does.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let asked: Vec<&&Findings> = scenarios.iter().filter(|findings| !findings.schools.places.is_empty()).collect();
    html! {
        @if !asked.is_empty() {
            h2 id="schools" { (language.pick("学校", "Schools")) }
            p.note { (language.pick(
                "各县（市）区的学生由区内学校分担：新生按起始年级学位和基年的满员程度，在校生随本校逐年升级。数据集没有填在校生的学校，按同区其他学校的满员程度起算。\
                 只是推算，不代表某个孩子会去哪所学校。",
                "Each district's pupils are shared among its schools: entrants by the seats of the entry grade and how full a school was in the base year, \
                 the others move up in their school. Schools whose pupils the dataset does not tell begin as full as the others of their district. \
                 That is a model; it does not say where any child will go.")) }
            @for findings in asked { (scenario(findings, scenarios, language)) }
        }
    }
}

fn scenario(findings: &Findings, scenarios: &[&Findings], language: Language) -> Markup {
    let base = scenarios.first().filter(|base| !std::ptr::eq(**base, findings));
    let stop = language.pick("。", ".");
    html! {
        @if scenarios.len() > 1 { h3 { (scenario_name(findings, language)) } }
        p { (language.pick("学校", "Schools: ")) (schools_in_all(findings, language)) (stop) }
        @if let Some(sentence) = base.and_then(|base| newly_slack_sentence(base, findings, language)) { p { (sentence) } }
        (list(findings, false, language.pick("学位最紧张的学校", "Schools under most pressure"), language))
        (list(findings, true, language.pick("最空的学校（使用率最低的在前）", "The emptiest schools, the lowest utilisation first"), language))
    }
}

fn list(findings: &Findings, empty: bool, caption: &str, language: Language) -> Markup {
    let spells = school_spells(findings, empty);
    let year = if empty { language.pick("最空的学年", "Emptiest year") } else { language.pick("最严重学年", "Worst year") };
    let head = match language {
        Language::Chinese => ["预警", "学校", "县（市）区", "学段", "学年", "可能性最高", year, "当年使用率", "当年预计学位"],
        Language::English => {
            ["Level", "School", "District", "Stage", "School years", "Chance, up to", year, "Utilisation then", "Seats expected then"]
        }
    };
    html! {
        @if !spells.is_empty() {
            table.list {
                caption { (caption) }
                thead { tr { @for (column, name) in head.iter().enumerate() { th.n[matches!(column, 5 | 7 | 8)] { (name) } } } }
                tbody { @for spell in spells.iter().take(MOST) { (row(findings, spell, language)) } }
            }
            @if spells.len() > MOST { p.note { (rest(language)) } }
        }
    }
}

fn rest(language: Language) -> &'static str {
    language.pick(
        "其余见 school_pressure.csv，各项指标见 schools.csv。",
        "The others are in school_pressure.csv; schools.csv has every measure.",
    )
}

fn row(findings: &Findings, spell: &SchoolSpell, language: Language) -> Markup {
    let worst = spell.worst();
    let place = &findings.schools.places[worst.school];
    let (from, to) = spell.years();
    html! {
        tr {
            td { span class={ "mark " (spell.level().key()) } title=(level_name(spell.level(), language)) { (level_letter(spell.level(), language)) } }
            td { (school_name(findings, worst.school, language)) }
            td { (district_name(findings, Some(place.district), language)) }
            td { (stage_name(findings, place.stage, language)) }
            td { (school_years(from, to, language)) }
            td.n { (chance_words(spell.highest_chance(), language)) }
            td { (school_year(worst.year, language)) }
            td.n { (percent(worst.utilisation, language)) }
            td.n { (seats_at_worst(spell, language)) }
        }
    }
}
