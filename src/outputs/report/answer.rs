//! The answer: pressure points as sentences, and all of them as a table.

use maud::{Markup, html};

use crate::domain::{AlertLevel, Findings, Language};
use crate::outputs::words::{
    Spell, chance_words, children_count, district_name, level_letter, level_name, pressure_spells, scenario_name, school_year,
    school_years, spell_sentence, stage_name,
};

/// Sentences for the base, and for each scenario beside it.
const MOST: [usize; 2] = [10, 5];

/// Rows of the full list that a page can hold.
const MOST_ROWS: usize = 400;

/// The most urgent pressure points of each scenario, to be read aloud.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    html! {
        h2 id="answer" { (language.pick("结论：哪里学位紧张", "The answer: where seats run short")) }
        @for (position, findings) in scenarios.iter().enumerate() {
            @if scenarios.len() > 1 { h3 { (scenario_name(findings, language)) } }
            (sentences(findings, scenarios.first().filter(|_| position > 0), MOST[position.min(1)], language))
        }
    }
}

/// The most urgent ones; beside a base only those that the base does not have in the same words.
fn sentences(findings: &Findings, base: Option<&&Findings>, most: usize, language: Language) -> Markup {
    let told = |findings: &Findings| -> Vec<(AlertLevel, String)> {
        pressure_spells(findings).iter().map(|spell| (spell.level(), spell_sentence(findings, spell, language))).collect()
    };
    let (spells, of_base) = (pressure_spells(findings), base.map(|base| told(base)).unwrap_or_default());
    let new: Vec<(AlertLevel, String)> = told(findings).into_iter().filter(|spell| !of_base.contains(spell)).collect();
    let shown = new.len().min(most);
    html! {
        @if base.is_some() && !of_base.is_empty() { p.note { (as_before(spells.len() - new.len(), spells.len(), base.map_or("", |base| scenario_name(base, language)), language)) } }
        @if spells.is_empty() { p { (language.pick("没有达到预警等级的县（市）区、学段和学年。", "No district, stage and school year reaches an alert level.")) } }
        ul.answer {
            @for (level, sentence) in &new[..shown] { li class=(level.key()) { (sentence) } }
        }
        @if base.is_none() && spells.len() > shown { (more(&spells, shown, language)) }
    }
}

/// How many are those of the base, which are not said again.
fn as_before(same: usize, all: usize, base: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("共{all}处，其中{same}处与“{base}”相同；不同之处中最紧迫的："),
        Language::English => format!("{same} of {all} are as in {base}; the most urgent of the others:"),
    }
}

/// How many there are, and how many years they last together, because a plan that relieves one year out of five makes two of one.
fn more(spells: &[Spell], shown: usize, language: Language) -> Markup {
    let (all, years) = (spells.len(), spells.iter().map(|spell| spell.points.len()).sum::<usize>());
    html! {
        p.note {
            @match language {
                Language::Chinese => { "以上为最紧迫的" (shown) "处，共" (all) "处，合计" (years) "学年；" a href="#list" { "全部列表见下" } "。" }
                Language::English => { "The " (shown) " most urgent of " (all) ", which last " (years) " school years in all; " a href="#list" { "all of them below" } "." }
            }
        }
    }
}

/// Every pressure point, consecutive years in one row.
pub fn full_list(scenarios: &[&Findings], language: Language) -> Markup {
    let head = match language {
        Language::Chinese => ["预警", "县（市）区", "学段", "学年", "可能性最高", "最严重学年", "当年预计缺额或闲置"],
        Language::English => ["Level", "District", "Stage", "School years", "Chance, up to", "Worst year", "Seats expected then"],
    };
    html! {
        h2 id="list" { (language.pick("全部学位压力点", "All pressure points")) }
        p.note { (language.pick(
            "预警看整个学段的学位使用率，缺口按年级计：黄色预警的学段，个别年级也可能缺学位。",
            "Levels look at the utilisation of the whole stage, seats short at each grade: a stage on yellow alert can be short in one of its grades.")) }
        @for findings in scenarios {
            table.list {
                @if scenarios.len() > 1 { caption { (scenario_name(findings, language)) } }
                thead { tr { @for (column, name) in head.iter().enumerate() { th.n[column == 4 || column == 6] { (name) } } } }
                tbody { @for spell in pressure_spells(findings).iter().take(MOST_ROWS) { (row(findings, spell, language)) } }
            }
            @if pressure_spells(findings).len() > MOST_ROWS { (rest(pressure_spells(findings).len(), language)) }
        }
    }
}

fn rest(all: usize, language: Language) -> Markup {
    html! {
        p.note {
            @match language {
                Language::Chinese => { "以上为最紧迫的" (MOST_ROWS) "处，共" (all) "处；全部见 pressure.csv。" }
                Language::English => { "The " (MOST_ROWS) " most urgent of " (all) "; pressure.csv holds all of them." }
            }
        }
    }
}

fn row(findings: &Findings, spell: &Spell, language: Language) -> Markup {
    let worst = spell.worst();
    html! {
        tr {
            td { span class={ "mark " (spell.level().key()) } title=(level_name(spell.level(), language)) { (level_letter(spell.level(), language)) } }
            td { (district_name(findings, Some(worst.district), language)) }
            td { (stage_name(findings, worst.stage, language)) }
            td { (school_years(spell.from_year(), spell.to_year(), language)) }
            td.n { (chance_words(spell.chances().1, language)) }
            td { (school_year(worst.year, language)) }
            td.n { (amount(spell, language)) }
        }
    }
}

fn amount(spell: &Spell, language: Language) -> String {
    let worst = spell.worst();
    let spare = children_count(worst.expected_spare, language);
    let missing = children_count(worst.expected_shortfall, language);
    match (spell.level(), language) {
        (AlertLevel::Slack, Language::Chinese) => format!("闲置{spare}个"),
        (AlertLevel::Slack, Language::English) => format!("{spare} empty"),
        _ if worst.expected_shortfall < 0.5 => "–".to_string(),
        (_, Language::Chinese) => format!("缺{missing}个"),
        (_, Language::English) => format!("{missing} short"),
    }
}
