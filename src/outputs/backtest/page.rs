//! The page of a backtest: what was found, both pictures, the tables, how it was made.

use maud::{Markup, PreEscaped, html};

use super::{method, percent0, percent2, score, shown_leads};
use crate::domain::{BacktestFindings, Language, Score};
use crate::outputs::Picture;
use crate::outputs::report::framed;
use crate::outputs::words::method_name;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What was found.
    pub findings: &'a BacktestFindings,
    /// Pictures with their captions.
    pub pictures: &'a [Picture],
    /// What the reader should know about the table.
    pub warnings: &'a [String],
    /// The command as it was given.
    pub command: &'a str,
    /// Version of the program.
    pub version: &'a str,
    /// Input files with their SHA-256.
    pub inputs: &'a [(String, String)],
}

/// The page.
pub fn html(page: &Page, language: Language) -> String {
    let title = language.pick("预测检验：过去的预测与实际", "Backtest: past forecasts beside what came");
    framed(title, &html! { h1 { (title) } (body(page, language)) }, language)
}

fn body(page: &Page, language: Language) -> Markup {
    let findings = page.findings;
    html! {
        p.facts { (facts(findings, language)) }
        (answer(findings, language))
        @for picture in page.pictures {
            figure id=(picture.file_stem) { (PreEscaped(&picture.svg)) figcaption { (picture.title) } }
        }
        h2 { (language.pick("各方法的误差", "Errors of the methods")) }
        @for (band, zh, en) in BANDS { (errors(findings, band, language.pick(zh, en), language)) }
        h2 { (language.pick("区间与偏差：", "Intervals and bias: ")) (findings.methods.last().map_or_else(String::new, |method| method_name(method, language))) }
        @for (band, zh, en) in BANDS { (intervals(findings, band, language.pick(zh, en), language)) }
        (grades(findings, language))
        (warnings(page.warnings, language))
        (method::section(language))
        (made(page, language))
    }
}

/// Bands with a table, and their names.
const BANDS: [(&str, &str, &str); 5] = [
    ("all", "各地区，各年级合计", "Each area, all grades together"),
    ("grades", "各地区的各年级", "Each grade of each area"),
    ("entry", "各地区的入学年级", "Entry grade of each area"),
    ("*", "全部地区合计，各年级合计", "Sum of all areas, all grades together"),
    ("* grades", "全部地区合计，各年级", "Sum of all areas, each grade"),
];

fn facts(findings: &BacktestFindings, language: Language) -> String {
    let (areas, grades, (first, last), (from, to)) = (findings.areas.len(), findings.grades.len(), findings.years, findings.origins);
    let births = match (findings.with_births, language) {
        (true, Language::Chinese) => "入学人数结合出生数",
        (false, Language::Chinese) => "没有出生数",
        (true, Language::English) => "entry uses births",
        (false, Language::English) => "no births given",
    };
    let scored = scored(findings, language);
    match language {
        Language::Chinese => {
            format!("{}：{areas}个地区，{grades}个年级，{first}–{last}年；出发年份{from}–{to}{scored}；{births}。", findings.table)
        }
        Language::English => {
            format!("{}: {areas} areas, {grades} grades, {first} to {last}; origins {from} to {to}{scored}; {births}.", findings.table)
        }
    }
}

/// Which origins are scored, where these are not all: after the last year of a table nothing is known to compare.
pub fn scored(findings: &BacktestFindings, language: Language) -> String {
    match (findings.scored_origins(), language) {
        (Some(scored), _) if scored == findings.origins => String::new(),
        (Some((from, to)), Language::Chinese) => format!("（可评分{from}–{to}）"),
        (Some((from, to)), Language::English) => format!(" ({from} to {to} scored)"),
        (None, _) => String::new(),
    }
}

/// In one sentence or two: how far off, and how it compares.
fn answer(findings: &BacktestFindings, language: Language) -> Markup {
    let lead = findings.leads().min(3);
    let (Some(ours), Some(naive)) = (score(findings, "default", "all", lead), score(findings, "naive", "all", lead)) else {
        let nothing = "出发年份之后没有数据，只作预测，无法评分。";
        return html! { p.why { (language.pick(nothing, "No year after the origins is known: forecasts, but nothing to score.")) } };
    };
    let (our, other, held) = (percent2(ours.mape, language), percent2(naive.mape, language), percent0(ours.coverage80, language));
    let text = match language {
        Language::Chinese => {
            format!("预测{lead}年后，一个地区的在校生总数平均偏差{our}（“明年同今年”为{other}）；80%区间实际包含了{held}的结果。")
        }
        Language::English => format!(
            "{lead} years ahead, an area's pupils were off by {our} on average (next year as this year: {other}); \
             the 80 % interval held {held} of what came."
        ),
    };
    html! { p.why { (text) } }
}

fn errors(findings: &BacktestFindings, band: &str, name: &str, language: Language) -> Markup {
    let leads = shown_leads(findings);
    html! {
        table {
            caption { (name) (language.pick("：平均绝对百分比误差", ": mean absolute percentage error")) }
            thead { tr {
                th { (language.pick("方法", "Method")) }
                @for lead in &leads { th.n { (ahead(*lead, language)) } }
            } }
            tbody { @for method in &findings.methods { tr {
                td { @if *method == "default" { strong { (method_name(method, language)) } } @else { (method_name(method, language)) } }
                @for lead in &leads { td.n { (score(findings, method, band, *lead).map_or(String::new(), |s| percent2(s.mape, language))) } }
            } } }
        }
    }
}

type Column = (&'static str, &'static str, fn(&Score, Language) -> String);
const COLUMNS: [Column; 8] = [
    ("个数", "Number", |score, _| score.n.to_string()),
    ("平均误差", "MAPE", |score, language| percent2(score.mape, language)),
    ("加权误差", "Weighted", |score, language| percent2(score.wape, language)),
    ("偏差（正为偏高）", "Bias (+ too many)", |score, language| signed(score.bias, language)),
    ("落入80%区间", "Within 80 %", |score, language| percent0(score.coverage80, language)),
    ("落入95%区间", "Within 95 %", |score, language| percent0(score.coverage95, language)),
    ("80%区间宽度", "Width of 80 %", |score, language| percent2(score.width80, language)),
    ("CRPS", "CRPS", |score, language| percent2(score.crps, language)),
];

fn signed(share: f64, language: Language) -> String {
    let sign = if share > 0.0 { "+" } else { "" };
    format!("{sign}{}", percent2(share, language))
}

fn intervals(findings: &BacktestFindings, band: &str, name: &str, language: Language) -> Markup {
    let Some(method) = findings.methods.last() else { return html! {} };
    html! {
        table {
            caption { (name) }
            thead { tr {
                th { (language.pick("预测年数", "Years ahead")) }
                @for (zh, en, _) in COLUMNS { th.n { (language.pick(zh, en)) } }
            } }
            tbody { @for score in findings.of(method, band) { tr {
                td { (score.lead) }
                @for (_, _, cell) in COLUMNS { td.n { (cell(score, language)) } }
            } } }
        }
    }
}

/// Errors of the last method by grade.
fn grades(findings: &BacktestFindings, language: Language) -> Markup {
    let (leads, Some(method)) = (shown_leads(findings), findings.methods.last()) else { return html! {} };
    html! {
        h2 { (language.pick("按年级", "By grade")) }
        table {
            caption { (method_name(method, language)) (language.pick("：各地区该年级的平均绝对百分比误差", ": mean absolute percentage error of the grade in each area")) }
            thead { tr { th { (language.pick("年级", "Grade")) } @for lead in &leads { th.n { (ahead(*lead, language)) } } } }
            tbody { @for grade in &findings.grades { tr {
                td { (grade) }
                @for lead in &leads { td.n { (score(findings, method, grade, *lead).map_or(String::new(), |s| percent2(s.mape, language))) } }
            } } }
        }
    }
}

fn ahead(lead: usize, language: Language) -> String {
    match (language, lead) {
        (Language::Chinese, _) => format!("{lead}年"),
        (Language::English, 1) => "1 year".into(),
        (Language::English, _) => format!("{lead} years"),
    }
}

fn warnings(warnings: &[String], language: Language) -> Markup {
    html! {
        @if !warnings.is_empty() {
            h2 { (language.pick("数据中需要注意的地方", "What to know about the table")) }
            div.warn { ul { @for warning in warnings { li { (warning) } } } }
        }
    }
}

fn made(page: &Page, language: Language) -> Markup {
    html! {
        h2 { (language.pick("如何得出", "How it was made")) }
        dl {
            dt { (language.pick("程序", "Program")) } dd { "xuewei " (page.version) }
            dt { (language.pick("命令", "Command")) } dd { code { (page.command) } }
            @for (file, hash) in page.inputs { dt { (file) } dd.hash { (hash) } }
        }
    }
}
