//! The summary of an admission on the terminal: what it is worth, then the schools that are hardest to get into.

use super::terminal::table;
use super::words::{admission_measure_name, admission_value, grouped, mechanism_name};
use crate::domain::{AdmissionFindings, AdmissionMeasure, Language, SchoolAdmission};

/// Schools listed, so that all of it fits on one screen.
const MOST_SCHOOLS: usize = 10;

/// What a planner wants to see after an admission.
pub fn text(findings: &AdmissionFindings, language: Language) -> String {
    [mechanism_name(&findings.mechanism, language), measures(findings, language), schools(findings, language)].join("\n\n") + "\n\n"
}

fn measures(findings: &AdmissionFindings, language: Language) -> String {
    let mut table = table(&[language.pick("指标", "Measure"), language.pick("数值", "Value")], &[1]);
    for &(measure, value) in &findings.measured {
        table.add_row([admission_measure_name(measure, language).to_owned(), admission_value(measure, value, language)]);
    }
    let count = |wanted| findings.measured.iter().find(|(measure, _)| *measure == wanted).map_or(0.0, |(_, value)| *value);
    let fair = count(AdmissionMeasure::JustifiedEnvy) == 0.0 && count(AdmissionMeasure::WastedSeats) == 0.0;
    let verdict = if fair {
        language.pick(
            " 没有人的优先权被越过，没有人想去的学位空着（稳定）。",
            " Nobody is passed over and no seat that somebody wants is empty: stable.",
        )
    } else {
        language.pick(
            " 有人的优先权被越过，或有人想去的学位空着（不稳定）。",
            " Some are passed over, or seats that somebody wants are empty: not stable.",
        )
    };
    [table.trim_fmt(), verdict.to_owned()].join("\n")
}

/// Full schools with the highest cut-off first; where no scores are, those with most pupils per seat.
fn schools(findings: &AdmissionFindings, language: Language) -> String {
    let head = match language {
        Language::Chinese => ["学校", "学位", "录取", "录取最低分"],
        Language::English => ["School", "Seats", "Placed", "Lowest score"],
    };
    let mut hardest: Vec<&SchoolAdmission> = findings.schools.iter().collect();
    let key = |school: &SchoolAdmission| (school.placed >= school.seats, school.score.unwrap_or(f64::NEG_INFINITY));
    hardest.sort_by(|a, b| key(b).0.cmp(&key(a).0).then(key(b).1.total_cmp(&key(a).1)));
    let mut table = table(&head, &[1, 2, 3]);
    for school in hardest.iter().take(MOST_SCHOOLS) {
        let score = school.score.map_or_else(|| language.pick("无", "none").to_owned(), |score| score.to_string());
        table.add_row([school.name.clone(), grouped(f64::from(school.seats)), grouped(f64::from(school.placed)), score]);
    }
    let more = hardest.len().saturating_sub(MOST_SCHOOLS);
    let rest = match language {
        _ if more == 0 => String::new(),
        Language::Chinese => format!("\n 另有{more}所学校，见 cutoffs.csv"),
        Language::English => format!("\n and {more} more: see cutoffs.csv"),
    };
    table.trim_fmt() + &rest
}
