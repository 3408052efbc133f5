//! Teachers: how many each stage needs and how many are in post, place by place.

use maud::{Markup, html};

use crate::domain::{Findings, Language, Measure};
use crate::outputs::words::{
    chance_words, district_name, grouped, scenario_name, school_year, staff_sentences, stage_name, teachers_count, worst_for_teachers,
};

/// Columns of the need alone.
const WITHOUT_THOSE_IN_POST: usize = 5;

/// A table of each scenario that gives a norm; nothing where none does.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let asked: Vec<&&Findings> = scenarios.iter().filter(|findings| !staff_sentences(findings, language).is_empty()).collect();
    html! {
        @if !asked.is_empty() {
            h2 id="teachers" { (language.pick("教师", "Teachers")) }
            p.note { (language.pick(
                "需要教师＝在校生÷标准。缺口逐个未来、逐县（市）区计算，一区多出的教师不能抵消另一区的缺口。每行为缺口（不知道在岗人数时为需求）最大的学年。",
                "Teachers needed are pupils in class by the norm. Shortages are counted future by future and district by district: teachers to spare in one do not help another. \
                 Each row is the school year of the worst shortage (of the most needed, where those in post are not known).")) }
            @for findings in asked {
                @if scenarios.len() > 1 { h3 { (scenario_name(findings, language)) } }
                ul.answer { @for sentence in staff_sentences(findings, language) { li { (sentence) } } }
                (table(findings, language))
            }
        }
    }
}

fn table(findings: &Findings, language: Language) -> Markup {
    let head = match language {
        Language::Chinese => ["学段", "县（市）区", "学年", "需要教师", "八成未来在此之间", "在岗教师", "缺口（平均）", "缺教师的可能性"],
        Language::English => {
            ["Stage", "District", "Year", "Needed", "Eight futures in ten", "In post", "Short (mean)", "Chance of any short"]
        }
    };
    // Where nobody knows how many are in post there is no shortage to tell.
    let columns =
        if findings.summary.iter().any(|row| row.measure == Measure::TeachersInPost) { head.len() } else { WITHOUT_THOSE_IN_POST };
    let places: Vec<Option<usize>> = std::iter::once(None).chain((0..findings.districts.len()).map(Some)).collect();
    html! {
        div.scroll { table.list {
            thead { tr { @for (column, name) in head.iter().enumerate().take(columns) { th.n[column > 2] { (name) } } } }
            tbody { @for stage in 0..findings.ladder.stages.len() { @for &district in &places { (row(findings, (district, stage), columns, language)) } } }
        } }
    }
}

fn row(findings: &Findings, (district, stage): (Option<usize>, usize), columns: usize, language: Language) -> Markup {
    let Some(worst) = worst_for_teachers(findings, district, stage) else { return html! {} };
    let of = |measure| findings.series(district, stage, measure).into_iter().find(|row| row.year == worst.year);
    let Some(needed) = of(Measure::TeachersNeeded) else { return html! {} };
    let short = of(Measure::TeachersShort);
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    html! {
        tr {
            td { (stage_name(findings, stage, language)) }
            td { (district_name(findings, district, language)) }
            td { (school_year(worst.year, language)) }
            td.n { (teachers_count(needed.over_futures.p50)) }
            td.n { (teachers_count(needed.over_futures.p10)) "–" (teachers_count(needed.over_futures.p90)) }
            @if columns > WITHOUT_THOSE_IN_POST {
                td.n { (or_dash(of(Measure::TeachersInPost).map(|row| grouped(row.over_futures.p50)))) }
                td.n { (or_dash(short.map(|row| teachers_count(row.over_futures.mean)))) }
                td.n { (or_dash(short.and_then(|row| row.chance).map(|chance| chance_words(chance.chance, language)))) }
            }
        }
    }
}
