//! Children with special needs: how many there are and where they are taught, place by place.

use maud::{Markup, html};

use crate::domain::{Findings, Language, Measure};
use crate::outputs::words::{
    chance_words, children_count, district_name, scenario_name, school_year, special_needs_sentences, stage_name, unplaced_count,
    worst_for_special_needs,
};

/// A table of each scenario that asks; nothing where none does.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let asked: Vec<&&Findings> = scenarios.iter().filter(|findings| !special_needs_sentences(findings, language).is_empty()).collect();
    html! {
        @if !asked.is_empty() {
            h2 id="special-needs" { (language.pick("特殊需要儿童", "Children with special needs")) }
            p.note { (language.pick(
                "人数＝学位需求×比例。每行为未安置人数最多（都已安置时为人数最多）的学年，均为各未来的平均。随班就读的孩子已计入普通班在校生，不另占学位。",
                "Children are the demand by the prevalence. Each row is the school year in which most are without a place (in which there are most, where all have one), as means \
                 over the futures. Those in ordinary classes are among the pupils there and take no seat more.")) }
            @for findings in asked {
                @if scenarios.len() > 1 { h3 { (scenario_name(findings, language)) } }
                ul.answer { @for sentence in special_needs_sentences(findings, language) { li { (sentence) } } }
                (table(findings, language))
            }
        }
    }
}

fn table(findings: &Findings, language: Language) -> Markup {
    let head = match language {
        Language::Chinese => ["学段", "县（市）区", "学年", "人数", "随班就读", "送教上门", "特教学校", "未安置", "有人未安置的可能性"],
        Language::English => [
            "Stage",
            "District",
            "Year",
            "Children",
            "In ordinary classes",
            "Taught at home",
            "In special schools",
            "Without a place",
            "Chance of any",
        ],
    };
    let places: Vec<Option<usize>> = std::iter::once(None).chain((0..findings.districts.len()).map(Some)).collect();
    html! {
        div.scroll { table.list {
            thead { tr { @for (column, name) in head.iter().enumerate() { th.n[column > 2] { (name) } } } }
            tbody { @for stage in 0..findings.ladder.stages.len() { @for &district in &places { (row(findings, district, stage, language)) } } }
        } }
    }
}

fn row(findings: &Findings, district: Option<usize>, stage: usize, language: Language) -> Markup {
    let Some(worst) = worst_for_special_needs(findings, district, stage) else { return html! {} };
    let mean = |measure| {
        let found = findings.series(district, stage, measure).into_iter().find(|row| row.year == worst.year);
        children_count(found.map_or(0.0, |row| row.over_futures.mean), language)
    };
    html! {
        tr {
            td { (stage_name(findings, stage, language)) }
            td { (district_name(findings, district, language)) }
            td { (school_year(worst.year, language)) }
            @for measure in [Measure::SpecialNeeds, Measure::InOrdinaryClasses, Measure::HomeTaught, Measure::InSpecialSchools] {
                td.n { (mean(measure)) }
            }
            td.n { (unplaced_count(worst.over_futures.mean, language)) }
            td.n { (chance_words(worst.chance.map_or(0.0, |chance| chance.chance), language)) }
        }
    }
}
