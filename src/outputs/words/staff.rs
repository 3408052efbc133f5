//! Teachers, as they are said.

use super::numbers::{chance_words, grouped, school_year};
use super::stage_name;
use crate::domain::{Findings, Language, Measure, SummaryRow};

/// Teachers who are needed or short as a whole number: a part of one is one, so that none is never said of some.
pub fn whole_teachers(teachers: f64) -> f64 {
    (teachers - 1e-6).ceil().max(0.0)
}

/// The same in words.
pub fn teachers_count(teachers: f64) -> String {
    grouped(whole_teachers(teachers))
}

/// The school year, from the first one of the alert rule on, in which most teachers are short, or most are needed where those in post are not known.
pub fn worst_for_teachers(findings: &Findings, district: Option<usize>, stage: usize) -> Option<&SummaryRow> {
    let most = |measure| {
        let rows = findings.series(district, stage, measure);
        rows.into_iter()
            .filter(|row| row.year >= findings.alert.from_year)
            .rev()
            .max_by(|a, b| a.over_futures.mean.total_cmp(&b.over_futures.mean))
    };
    most(Measure::TeachersShort).or_else(|| most(Measure::TeachersNeeded))
}

/// What is said where a city's teachers in post are not known: of no district, or not of every one.
pub fn unknown_in_post(known_of_some: bool, language: Language) -> &'static str {
    if known_of_some {
        language.pick("并非每个县（市）区的在岗人数都已知", "those in post are not known in every district")
    } else {
        language.pick("在岗人数不详", "those in post are not known")
    }
}

/// A sentence for each stage of the whole city with a norm.
pub fn staff_sentences(findings: &Findings, language: Language) -> Vec<String> {
    (0..findings.ladder.stages.len()).filter_map(|stage| of_stage(findings, stage, language)).collect()
}

/// From which year on the one with most was looked for, where not from the first reported year.
fn looked_for(findings: &Findings, language: Language) -> String {
    let from = school_year(findings.alert.from_year, language);
    match language {
        _ if findings.alert.from_year <= findings.horizon.first_year => String::new(),
        Language::Chinese => format!("{from}起"),
        Language::English => format!("from {from} on, "),
    }
}

fn of_stage(findings: &Findings, stage: usize, language: Language) -> Option<String> {
    let worst = worst_for_teachers(findings, None, stage)?;
    let (name, year) = (stage_name(findings, stage, language), school_year(worst.year, language));
    let since = looked_for(findings, language);
    // As the table and the picture have it: of those needed the median, of those short the mean.
    let over = &worst.over_futures;
    let teachers = teachers_count(if worst.chance.is_some() { over.mean } else { over.p50 });
    let Some(chance) = worst.chance else {
        let known =
            unknown_in_post(findings.summary.iter().any(|row| row.stage == stage && row.measure == Measure::TeachersInPost), language);
        return Some(match language {
            Language::Chinese => format!("{name}：{since}最多需要教师{teachers}人（{year}）；{known}"),
            Language::English => format!("{name}: {since}{teachers} teachers needed at most ({year}); {known}"),
        });
    };
    let chance = chance_words(chance.chance, language);
    Some(match language {
        Language::Chinese => format!("{name}：{since}教师缺口最大{teachers}人（{year}），缺教师的可能性{chance}"),
        Language::English => format!("{name}: {since}{teachers} teachers short at worst ({year}), chance of any {chance}"),
    })
}
