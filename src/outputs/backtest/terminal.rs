//! The summary on the terminal: errors of all methods by years ahead, and what the intervals held.

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::{percent0, percent2, score, shown_leads};
use crate::domain::{BacktestFindings, Language};
use crate::outputs::words::method_name;

/// Bands on the terminal, with their names.
const BANDS: [(&str, &str, &str); 4] = [
    ("all", "各地区合计（各年级之和）", "areas, all grades"),
    ("grades", "各地区各年级", "areas, each grade"),
    ("entry", "入学年级", "areas, entry grade"),
    ("*", "全部地区合计", "sum of all areas"),
];

/// About one screen.
pub fn summary(findings: &BacktestFindings, language: Language) -> String {
    let leads = shown_leads(findings);
    let heading = heading(findings, language);
    if leads.is_empty() {
        let nothing = language
            .pick("出发年份之后没有数据，只作预测，无法评分。", "No year after the origins is known: forecasts, but nothing to score.");
        return format!("{heading}\n{nothing}\n");
    }
    let mut parts = vec![heading];
    parts.push(language.pick("平均绝对百分比误差，按预测年数", "Mean absolute percentage error by years ahead").to_owned());
    parts.push(errors(findings, &leads, language));
    parts.push(
        language
            .pick("区间是否可信：实际落入的比例（声称80% / 95%）", "Did the intervals hold? Share that lay within (80 % / 95 % claimed)")
            .to_owned(),
    );
    parts.push(coverages(findings, &leads, language));
    parts.join("\n") + "\n"
}

fn heading(findings: &BacktestFindings, language: Language) -> String {
    let (areas, grades, (first, last)) = (findings.areas.len(), findings.grades.len(), findings.origins);
    let scored = super::page::scored(findings, language);
    match language {
        Language::Chinese => format!("{}：{areas}个地区，{grades}个年级，出发年份{first}–{last}{scored}", findings.table),
        Language::English => {
            let areas = if areas == 1 { "1 area".to_owned() } else { format!("{areas} areas") };
            format!("{}: {areas}, {grades} grades, origins {first} to {last}{scored}", findings.table)
        }
    }
}

fn errors(findings: &BacktestFindings, leads: &[usize], language: Language) -> String {
    let mut table = table(language.pick("范围", "Band"), language.pick("方法", "Method"), leads);
    for (band, zh, en) in BANDS {
        for method in &findings.methods {
            let cell = |lead: &usize| score(findings, method, band, *lead).map_or(String::new(), |score| percent2(score.mape, language));
            let name = if *method == findings.methods[0] { language.pick(zh, en) } else { "" };
            table.add_row([name.to_owned(), method_name(method, language)].into_iter().chain(leads.iter().map(cell)));
        }
    }
    table.trim_fmt()
}

fn coverages(findings: &BacktestFindings, leads: &[usize], language: Language) -> String {
    let method = findings.methods.last().copied().unwrap_or("default");
    let mut table = table(language.pick("范围", "Band"), language.pick("方法", "Method"), leads);
    for (band, zh, en) in BANDS {
        let cell = |lead: &usize| {
            let both = |score: &crate::domain::Score| {
                format!("{} / {}", percent0(score.coverage80, language), percent0(score.coverage95, language))
            };
            score(findings, method, band, *lead).map_or(String::new(), both)
        };
        table.add_row([language.pick(zh, en).to_owned(), method_name(method, language)].into_iter().chain(leads.iter().map(cell)));
    }
    table.trim_fmt()
}

fn table(band: &str, method: &str, leads: &[usize]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header([band.to_owned(), method.to_owned()].into_iter().chain(leads.iter().map(ToString::to_string)));
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
