//! The report of a benchmark of admissions: what each rule is worth, for whom it is worse than the rule in force, the pictures, how it was made.

use maud::{Markup, html};

use super::{framed, made, pictures, warnings};
use crate::domain::{AdmissionBenchmark, AdmissionMeasure, BenchmarkRow, BenchmarkedMechanism, Language};
use crate::outputs::admission_summary::{SHOWN, benchmark_heading};
use crate::outputs::words::{admission_column, admission_measure_name, admission_value, mechanism_label};
use crate::outputs::{Picture, Provenance};

/// Districts that a page can hold.
const MOST_DISTRICTS: usize = 400;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Mechanisms<'a> {
    /// What was found.
    pub benchmark: &'a AdmissionBenchmark,
    /// Pictures with their captions.
    pub pictures: &'a [Picture],
    /// How it was made.
    pub provenance: &'a Provenance,
}

/// The page.
pub fn mechanisms(contents: &Mechanisms, language: Language) -> String {
    let (zh, en) = &contents.benchmark.scenario;
    let title = match language {
        Language::Chinese => format!("录取方式比较：{zh}"),
        Language::English => format!("Rules of admission beside each other: {en}"),
    };
    framed(&title, &body(contents, &title, language), language)
}

fn body(contents: &Mechanisms, title: &str, language: Language) -> Markup {
    let benchmark = contents.benchmark;
    html! {
        h1 { (title) }
        p.why { (benchmark_heading(benchmark, language)) }
        p.facts { (language.pick("现行办法：", "Rule in force: ")) (mechanism_label(&benchmark.today, language))
            (language.pick(
                "。学生、志愿由程序抽取，每种办法录取同样的学生、同样的志愿；真实的学生可能因办法不同而改变填报。",
                ". Pupils and their lists are drawn, and every rule meets the same ones; real pupils may fill in their lists otherwise under another rule.")) }
        (warnings(&contents.provenance.warnings, language))
        h2 id="answer" { (language.pick("结论：按什么标准，哪种最好", "The answer: which rule does best, by which measure")) }
        ul.answer { @for measure in SHOWN { @if let Some(sentence) = best(benchmark, measure, language) { li { (sentence) } } } }
        (measures(benchmark, language))
        (worse_off(benchmark, language))
        (pictures::section(contents.pictures, language))
        (made::section(contents.provenance, language))
    }
}

/// The measure of all applicants, where a rule has it.
fn of_all(of: &BenchmarkedMechanism, measure: AdmissionMeasure) -> Option<&BenchmarkRow> {
    of.rows.iter().find(|row| row.measure == measure && row.district.is_none())
}

fn more_is_better(measure: AdmissionMeasure) -> bool {
    matches!(measure, AdmissionMeasure::PlacedRate | AdmissionMeasure::FirstChoiceShare)
}

/// Whether a rule's mean is the best of all, as far as the written numbers tell; none is where all are alike.
fn stands_out(benchmark: &AdmissionBenchmark, row: &BenchmarkRow, language: Language) -> bool {
    is_best(benchmark, row, language)
        && benchmark.mechanisms.iter().filter_map(|of| of_all(of, row.measure)).any(|other| !is_best(benchmark, other, language))
}

fn is_best(benchmark: &AdmissionBenchmark, row: &BenchmarkRow, language: Language) -> bool {
    let means = benchmark.mechanisms.iter().filter_map(|of| of_all(of, row.measure)).map(|row| row.mean);
    let best = if more_is_better(row.measure) { means.max_by(f64::total_cmp) } else { means.min_by(f64::total_cmp) };
    best.is_some_and(|best| admission_value(row.measure, best, language) == admission_value(row.measure, row.mean, language))
}

/// Which rules are best by a measure, and how far the worst is from them; none where all are alike.
fn best(benchmark: &AdmissionBenchmark, measure: AdmissionMeasure, language: Language) -> Option<String> {
    // Nobody is worse off than today under the rule of today: that says nothing.
    let says = |of: &&BenchmarkedMechanism| measure != AdmissionMeasure::WorseOff || of.mechanism.name() != benchmark.today.name();
    let rows = benchmark.mechanisms.iter().filter(says).filter_map(|of| Some((of, of_all(of, measure)?)));
    let rows: Vec<(&BenchmarkedMechanism, &BenchmarkRow)> = rows.collect();
    let text = |value| admission_value(measure, value, language);
    let means = rows.iter().map(|(_, row)| row.mean);
    let top = if more_is_better(measure) { means.max_by(f64::total_cmp) } else { means.min_by(f64::total_cmp) }?;
    let (first, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, row)| text(row.mean) == text(top));
    let worst = others.iter().map(|(_, row)| row.mean);
    let worst = if more_is_better(measure) { worst.min_by(f64::total_cmp) } else { worst.max_by(f64::total_cmp) }?;
    let names: Vec<String> = first.iter().map(|(of, _)| mechanism_label(&of.mechanism, language)).collect();
    let (name, value, worst) = (admission_measure_name(measure, language), text(top), text(worst));
    Some(match language {
        Language::Chinese => format!("{name}：最好{value}（{}），最差{worst}。", names.join("、")),
        Language::English => format!("{name}: {value} at best ({}), {worst} at worst.", names.join("; ")),
    })
}

/// Rules down, measures across: the mean, below it the range of eight futures out of ten; the best in bold.
fn measures(benchmark: &AdmissionBenchmark, language: Language) -> Markup {
    html! {
        h2 id="numbers" { (language.pick("各项指标", "Measure by measure")) }
        table.list {
            thead { tr {
                th { (language.pick("录取方式", "Rule")) }
                @for measure in SHOWN { @let [name, unit] = admission_column(measure, language); th.n.wrapped { (name) @if !unit.is_empty() { br; small.note { (unit) } } } }
            } }
            tbody { @for of in &benchmark.mechanisms {
                tr { td { (mechanism_label(&of.mechanism, language)) } @for measure in SHOWN { (cell(benchmark, of_all(of, measure), language)) } }
            } }
        }
        p.note { (language.pick(
            "粗体为该项最好。各未来的平均值；下面的小字为八成未来所在的范围。优先权被越过和浪费的学位均为0即稳定。其余指标见 benchmark.csv。",
            "Bold is the best of its column. Means over the futures; in small type the range of eight futures out of ten. \
             Nobody passed over and nothing wasted is stable. benchmark.csv holds the other measures.")) }
    }
}

fn cell(benchmark: &AdmissionBenchmark, row: Option<&BenchmarkRow>, language: Language) -> Markup {
    html! {
        @match row {
            None => td.n { "–" },
            Some(row) => {
                @let text = |value| admission_value(row.measure, value, language);
                td.n.moved[stands_out(benchmark, row, language)] {
                    (text(row.mean))
                    @if text(row.p10) != text(row.p90) { br; small.note { (text(row.p10)) "–" (text(row.p90)) } }
                }
            },
        }
    }
}

/// Districts down, rules across: the share of applicants who fare worse than under the rule in force.
fn worse_off(benchmark: &AdmissionBenchmark, language: Language) -> Markup {
    let others: Vec<&BenchmarkedMechanism> =
        benchmark.mechanisms.iter().filter(|of| of.mechanism.name() != benchmark.today.name()).collect();
    let share = |of: &BenchmarkedMechanism, district: usize| {
        of.rows.iter().find(|row| row.measure == AdmissionMeasure::WorseOff && row.district == Some(district)).map_or(0.0, |row| row.mean)
    };
    html! {
        @if !others.is_empty() {
            h2 id="places" { (language.pick("谁会比现行办法更差", "Who would be worse off than today")) }
            table.list {
                thead { tr {
                    th { (language.pick("县（市）区", "District")) }
                    @for of in &others { th.n.wrapped { (mechanism_label(&of.mechanism, language)) } }
                } }
                tbody { @for (district, (_, zh, en)) in benchmark.districts.iter().enumerate().take(MOST_DISTRICTS) {
                    tr {
                        td { (language.pick(zh, en)) }
                        @for of in &others { td.n { (admission_value(AdmissionMeasure::WorseOff, share(of, district), language)) } }
                    }
                } }
            }
            p.note { (language.pick(
                "各县（市）区报名学生中，结果比现行办法更差者所占比例。",
                "Of each district's applicants: the share who get a later choice than under the rule in force.")) }
        }
    }
}
