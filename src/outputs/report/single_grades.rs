//! Enough seats in all, short in single grades: what no alert level tells.

use maud::{Markup, html};

use crate::domain::{Findings, Language};
use crate::outputs::words::{
    ShortSpell, chance_words, children_count, district_name, scenario_name, school_year, school_years, short_grades, short_spells,
    stage_name,
};

/// Rows of the table of a scenario.
const MOST: usize = 60;

/// A table for each scenario that has such places; nothing where none has.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let found: Vec<(&&Findings, Vec<ShortSpell>)> = scenarios.iter().map(|findings| (findings, short_spells(findings))).collect();
    html! {
        @if found.iter().any(|(_, spells)| !spells.is_empty()) {
            h3 id="grades" { (language.pick("全学段够、个别年级不够", "Enough in all, short in single grades")) }
            p.note { (language.pick(
                "整个学段没有达到红色或橙色预警，但个别年级很可能缺学位：别的年级的空位顶不上。在压力图中加框、加角标记出。",
                "The stage as a whole is on no red or orange alert, yet single grades may well be short: empty seats in other grades do not help. \
                 The picture of pressure marks them with a frame and a corner.")) }
            @for (findings, spells) in &found { (table(findings, spells, scenarios.len() > 1, language)) }
        }
    }
}

fn table(findings: &Findings, spells: &[ShortSpell], several: bool, language: Language) -> Markup {
    let head = match language {
        Language::Chinese => ["县（市）区", "学段", "学年", "缺学位的可能性（最高）", "最严重学年", "当年平均缺（个）", "当年哪些年级"],
        Language::English => {
            ["District", "Stage", "School years", "Chance of a shortfall, up to", "Worst year", "Seats short then, mean", "Grades"]
        }
    };
    html! {
        @if !spells.is_empty() {
            table.list {
                @if several { caption { (scenario_name(findings, language)) } }
                thead { tr { @for (column, name) in head.iter().enumerate() { th.n[column == 3 || column == 5].wrapped { (name) } } } }
                tbody { @for spell in spells.iter().take(MOST) { (row(findings, spell, language)) } }
            }
            @if spells.len() > MOST { p.note { (rest(spells.len(), language)) } }
        }
    }
}

fn row(findings: &Findings, spell: &ShortSpell, language: Language) -> Markup {
    let (worst, (from, to)) = (spell.worst(), spell.years());
    html! {
        tr {
            td { (district_name(findings, Some(worst.district), language)) }
            td { (stage_name(findings, worst.stage, language)) }
            td { (school_years(from, to, language)) }
            td.n { (chance_words(spell.highest_chance(), language)) }
            td { (school_year(worst.year, language)) }
            td.n { (children_count(worst.expected, language)) }
            td { (short_grades(findings, worst, language)) }
        }
    }
}

fn rest(all: usize, language: Language) -> String {
    match language {
        Language::Chinese => format!("以上为缺得最多的{MOST}处，共{all}处；全部见 summary.csv 中的 shortfall。"),
        Language::English => format!("The {MOST} that miss most seats, of {all}; summary.csv tells all of them (shortfall)."),
    }
}
