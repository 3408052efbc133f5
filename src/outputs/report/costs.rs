//! What a plan costs beside its base, and what it avoids, stage by stage.

use maud::{Markup, html};

use crate::domain::{Comparison, CostRow, Distribution, Findings, Language};
use crate::outputs::words::{chance_words, children_count, cost_sentence, price_of_avoiding, stage_name, yuan};

/// A sentence and a table of the whole city; nothing where costs are not told alike.
pub fn section(scenarios: &[&Findings], base: &Findings, comparison: &Comparison, language: Language) -> Markup {
    let rows: Vec<&CostRow> = comparison.costs.iter().filter(|row| row.district.is_none()).collect();
    let moves = |row: &&CostRow| row.cost.mean.abs() >= 0.5 || row.avoided.mean.abs() >= 0.5;
    html! {
        @if let Some(sentence) = cost_sentence(scenarios, comparison, language) { p { (sentence) (language.pick("。", ".")) } }
        @if rows.iter().any(moves) {
            div.scroll { table.list {
                caption { (language.pick(
                    "费用与减少的缺口（方案减基准，各学年合计；平均，括号内为八成未来的范围）",
                    "Costs and shortfall avoided (plan minus base, all years together; mean, in brackets eight futures in ten)")) }
                thead { tr { @for (column, name) in head(language).iter().enumerate() { th.n[column > 0] { (name) } } } }
                tbody { @for row in rows.iter().filter(|row| moves(row) || row.stage.is_none()) { (line(base, row, language)) } }
            } }
        }
    }
}

fn head(language: Language) -> [&'static str; 5] {
    match language {
        Language::Chinese => ["学段", "费用增加", "减少的缺口（人·年）", "有所减少的可能性", "每减少一人·年"],
        Language::English => ["Stage", "Costs more by", "Shortfall avoided (pupil-years)", "Chance of any", "For each pupil-year"],
    }
}

/// The mean, and the range where its ends read differently.
fn with_range(over: &Distribution, said: impl Fn(f64) -> String) -> String {
    let [mean, low, high] = [over.mean, over.p10, over.p90].map(said);
    if low == high { mean } else { format!("{mean} ({low} – {high})") }
}

fn line(base: &Findings, row: &CostRow, language: Language) -> Markup {
    let stage = row.stage.map_or(language.pick("全部学段", "All stages"), |stage| stage_name(base, stage, language));
    let (cost, avoided) = (&row.cost, &row.avoided);
    html! {
        tr {
            td { (stage) }
            td.n { (with_range(cost, |cost| yuan(cost, language))) }
            td.n { (with_range(avoided, |pupils| children_count(pupils, language))) }
            td.n { (chance_words(row.chance_avoided, language)) }
            td.n { (price_of_avoiding(row, language).unwrap_or_else(|| "–".to_owned())) }
        }
    }
}
