//! The summary of an admission on the terminal: what it is worth, then the schools that are hardest to get into.

use super::screen;
use super::terminal::table;
use super::words::{
    admission_measure_name, admission_value, children_count, futures_words, grouped, mechanism_label, mechanism_name, school_year,
};
use crate::domain::{AdmissionBenchmark, AdmissionFindings, AdmissionMeasure, BenchmarkedMechanism, Language, SchoolAdmission};

/// Schools listed, so that all of it fits on one screen.
const MOST_SCHOOLS: usize = 10;
/// Districts listed.
const MOST_DISTRICTS: usize = 10;

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

/// Measures that the table of mechanisms shows.
pub(super) const SHOWN: [AdmissionMeasure; 7] = [
    AdmissionMeasure::PlacedRate,
    AdmissionMeasure::FirstChoiceShare,
    AdmissionMeasure::MeanRank,
    AdmissionMeasure::JustifiedEnvy,
    AdmissionMeasure::WastedSeats,
    AdmissionMeasure::MeanKm,
    AdmissionMeasure::WorseOff,
];

/// Mechanisms beside each other, means over the futures.
pub fn benchmark(benchmark: &AdmissionBenchmark, language: Language) -> String {
    let head = match language {
        Language::Chinese => ["录取方式", "录取率", "第一志愿", "平均志愿序号", "优先权被越过", "浪费学位", "平均距离", "比现行变差", "秒"],
        Language::English => {
            ["Mechanism", "Placed", "First choice", "Mean rank", "Passed over", "Wasted", "Mean way", "Worse off", "Seconds"]
        }
    };
    let row = |of: &BenchmarkedMechanism| {
        let value = |measure| of.rows.iter().find(|row| row.measure == measure && row.district.is_none()).map(|row| row.mean);
        let cell = |measure| value(measure).map_or_else(String::new, |mean| admission_value(measure, mean, language));
        let cells = SHOWN.into_iter().map(cell);
        let seconds = format!("{:.1}", of.seconds);
        std::iter::once(mechanism_label(&of.mechanism, language)).chain(cells).chain([seconds]).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = benchmark.mechanisms.iter().map(row).collect();
    let told = [benchmark_heading(benchmark, language), screen::table(&head.map(String::from), &rows), explained(benchmark, language)];
    told.join("\n\n") + "\n\n" + &worse_off(benchmark, language)
}

/// Applicants who fare worse than under the rule in force, by district; nothing where nobody does.
fn worse_off(benchmark: &AdmissionBenchmark, language: Language) -> String {
    let names = benchmark.districts.iter().take(MOST_DISTRICTS).map(|(_, zh, en)| language.pick(zh, en).to_owned());
    let head: Vec<String> = std::iter::once(language.pick("比现行变差", "Worse off").to_owned()).chain(names).collect();
    let share = |of: &BenchmarkedMechanism, district: usize| {
        of.rows.iter().find(|row| row.measure == AdmissionMeasure::WorseOff && row.district == Some(district)).map_or(0.0, |row| row.mean)
    };
    let row = |of: &BenchmarkedMechanism| {
        let cells = (1..head.len()).map(|column| admission_value(AdmissionMeasure::WorseOff, share(of, column - 1), language));
        std::iter::once(mechanism_label(&of.mechanism, language)).chain(cells).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = benchmark.mechanisms.iter().filter(|of| of.mechanism.name() != benchmark.today.name()).map(row).collect();
    if rows.is_empty() {
        return String::new();
    }
    let rest = match (benchmark.districts.len().saturating_sub(MOST_DISTRICTS), language) {
        (0, _) => String::new(),
        (more, Language::Chinese) => format!(" 另有{more}个县（市）区，见 benchmark.csv。\n"),
        (more, Language::English) => format!(" {more} more districts are in benchmark.csv.\n"),
    };
    let key = language.pick(
        " 各县（市）区报名学生中，结果比现行办法更差者所占比例。",
        " Of each district's applicants: the share who get a later choice than under the rule in force.",
    );
    format!("{}\n\n{key}\n{rest}\n", screen::table(&head, &rows))
}

/// Scenario, stage, year, and how many apply.
pub fn benchmark_heading(benchmark: &AdmissionBenchmark, language: Language) -> String {
    let of_all = |measure| {
        let rows = benchmark.mechanisms.first().map_or(&[][..], |of| &of.rows);
        let mean = rows.iter().find(|row| row.measure == measure).map_or(0.0, |row| row.mean);
        children_count(mean, language)
    };
    let (applicants, seats) = (of_all(AdmissionMeasure::Applicants), of_all(AdmissionMeasure::Seats));
    let (year, futures) = (school_year(benchmark.year, language), futures_words(benchmark.futures, language));
    match language {
        Language::Chinese => {
            format!("{}：{}，{year}，{futures}，平均{applicants}名学生申请{seats}个学位", benchmark.scenario.0, benchmark.stage.0)
        }
        Language::English => format!(
            "{}: {}, {year}, {futures}, on average {applicants} applicants for {seats} places",
            benchmark.scenario.1, benchmark.stage.1
        ),
    }
}

fn explained(benchmark: &AdmissionBenchmark, language: Language) -> String {
    let today = mechanism_label(&benchmark.today, language);
    match language {
        Language::Chinese => format!(
            " 各列为各未来的平均值。平均志愿序号：未录取者按志愿数加一计。\n 优先权被越过与浪费学位均为0即稳定。现行办法：{today}。"
        ),
        Language::English => format!(
            " Means over the futures. Mean rank counts an applicant without a school as the length of the list + 1.\n \
             Passed over and wasted both 0: stable. Worse off: than under the rule in force ({today})."
        ),
    }
}
