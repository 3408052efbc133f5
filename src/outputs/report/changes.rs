//! What the plans change against the base.

use maud::{Markup, html};

use crate::domain::{Comparison, Findings, Language};
use crate::outputs::words::{change_sentence, named, stage_changes};

/// One paragraph per comparison; nothing where there is none.
pub fn section(scenarios: &[&Findings], comparisons: &[Comparison], language: Language) -> Markup {
    html! {
        @if let Some(base) = scenarios.first().filter(|_| !comparisons.is_empty()) {
            h2 id="changes" { (language.pick("方案改变了什么", "What the plans change")) }
            p.note { (language.pick(
                "每个未来里两个方案遇到同样的出生、迁移和升学情况，差别只来自方案本身。以下为全市变化最大的学年。",
                "In each future both scenarios meet the same births, migration and progression, so the difference is the plan's alone. \
                 Whole city, the school year that changes most.")) }
            @for comparison in comparisons { (paragraph(scenarios, base, comparison, language)) }
        }
    }
}

fn paragraph(scenarios: &[&Findings], base: &Findings, comparison: &Comparison, language: Language) -> Markup {
    let (plan, against) = (named(scenarios, &comparison.scenario, language), named(scenarios, &comparison.base, language));
    let changes = stage_changes(base, comparison);
    html! {
        h3 { @match language {
            Language::Chinese => { "“" (plan) "”与“" (against) "”相比" }
            Language::English => { (plan) " against " (against) }
        } }
        @if changes.is_empty() { p { (language.pick("学位与缺口都没有变化。", "Neither seats nor shortfall change.")) } }
        ul.answer { @for change in &changes { li { (change_sentence(base, change, language)) } } }
    }
}
