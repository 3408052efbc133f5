//! Before the answer: what the numbers rest on, in three lines, so that nobody takes a modelled figure for a counted one.

use maud::{Markup, html};

use super::method::factor_names;
use crate::domain::{Language, Learnt};
use crate::outputs::words::{ground_name, grouped, table_name};
use crate::outputs::{BasisCount, Provenance};

/// The box: the past, the uncertainty, the tables.
pub fn section(provenance: &Provenance, language: Language) -> Markup {
    let learnt = provenance.learnt.as_ref();
    html! {
        div.grounds id="grounds" {
            strong { (language.pick("这些数字依据什么", "What these numbers rest on")) }
            ul {
                li { (past(learnt, language)) }
                li { (uncertainty(learnt, language)) }
                li { (tables(&provenance.basis, language)) }
            }
        }
    }
}

fn past(learnt: Option<&Learnt>, language: Language) -> String {
    let Some(learnt) = learnt else {
        return language
            .pick(
                "数据集没有在校生历史（三个学年以上），预测没有用过去检验过。",
                "The dataset has no enrolment history (three school years or more): forecasts were not tested against the past.",
            )
            .to_owned();
    };
    let (first, last) = learnt.years;
    match (learnt.errors, language) {
        (Some((from, to)), Language::Chinese) => {
            format!("数据集有{first}–{last}学年的在校生历史，预测已与{from}–{to}学年的实际数对照过。")
        }
        (Some((from, to)), Language::English) => {
            format!("The dataset has an enrolment history of {first} to {last}: forecasts were tested against what came in {from} to {to}.")
        }
        (None, Language::Chinese) => format!("数据集有{first}–{last}学年的在校生历史，年份太少，预测没有用过去检验过。"),
        (None, Language::English) => {
            format!("The dataset has an enrolment history of {first} to {last}, too short to test forecasts against the past.")
        }
    }
}

fn uncertainty(learnt: Option<&Learnt>, language: Language) -> String {
    let fitted = learnt.filter(|learnt| learnt.errors.is_some()).map(|learnt| factor_names(&learnt.factors, language));
    match (fitted.filter(|names| !names.is_empty()), language) {
        (Some(names), Language::Chinese) => format!("不确定范围：{names}由过去的预测误差得出，其余为判断。"),
        (Some(names), Language::English) => format!("Ranges of uncertainty: {names} fitted to past errors, the others judged."),
        (None, Language::Chinese) => "不确定范围：方案中写明的判断，不是由过去的预测误差得出。".to_owned(),
        (None, Language::English) => "Ranges of uncertainty: judged, as the scenario states them, not fitted to past errors.".to_owned(),
    }
}

/// Tables with rows that nobody counted, with how many, and those that do not say.
fn tables(basis: &[BasisCount], language: Language) -> String {
    let guessed: Vec<String> =
        basis.iter().filter(|count| matches!(count.basis.as_str(), "estimated" | "modelled")).map(|count| row(count, language)).collect();
    let silent: Vec<&str> = basis.iter().filter(|c| c.basis == "unstated").map(|c| table_name(&c.table, language)).collect();
    let stop = language.pick("。", ".");
    let mut parts = Vec::new();
    if guessed.is_empty() && silent.is_empty() {
        parts.push(language.pick("各表都来自普查或官方数据", "All tables are census or official figures").to_owned());
    }
    if !guessed.is_empty() {
        parts.push([language.pick("推算或估计的数据——", "Rows that nobody counted: "), &guessed.join(language.pick("，", ", "))].concat());
    }
    if !silent.is_empty() {
        parts.push([language.pick("没有注明依据的表：", "not stated: "), &silent.join(language.pick("、", ", "))].concat());
    }
    if basis.iter().any(|count| count.table == "schools" && count.basis == "modelled") {
        parts.push(language.pick("推算的学校不是真实的学校", "modelled schools are no real ones").to_owned());
    }
    parts.join(language.pick("；", "; ")) + stop
}

/// `学校表：推算647行`, `schools: 647 rows modelled`.
fn row(count: &BasisCount, language: Language) -> String {
    let (table, ground) = (table_name(&count.table, language), ground_name(&count.basis, language));
    let rows = grouped(count.rows as f64);
    match language {
        Language::Chinese => format!("{table}：{ground}{rows}行"),
        Language::English if count.rows == 1 => format!("{table} (1 row {ground})"),
        Language::English => format!("{table} ({rows} rows {ground})"),
    }
}
