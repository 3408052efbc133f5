//! Targets: asked for, expected, and how likely they are met.

use maud::{Markup, html};

use crate::domain::{Findings, Language, TargetFinding};
use crate::outputs::words::{chance_words, goal_text, goal_value, scenario_name, target_name};

/// The targets of all scenarios; nothing where there are none.
pub fn section(scenarios: &[&Findings], language: Language) -> Markup {
    let head = match language {
        Language::Chinese => ["目标", "要求", "预计（中心未来）", "八成可能", "达到的可能性", "出处"],
        Language::English => ["Target", "Goal", "Expected (central)", "80 % of futures", "Chance of meeting it", "Source"],
    };
    html! {
        @if scenarios.iter().any(|findings| !findings.targets.is_empty()) {
            h2 id="targets" { (language.pick("目标能否实现", "Are the targets met?")) }
            @for findings in scenarios.iter().filter(|findings| !findings.targets.is_empty()) {
                table {
                    @if scenarios.len() > 1 { caption { (scenario_name(findings, language)) } }
                    thead { tr { @for (column, name) in head.iter().enumerate() { th.n[(1..=4).contains(&column)] { (name) } } } }
                    tbody { @for found in &findings.targets { (row(findings, found, language)) } }
                }
            }
        }
    }
}

fn row(findings: &Findings, found: &TargetFinding, language: Language) -> Markup {
    let value = |value| goal_value(found.target.measure, value, language);
    let (low, high) = (value(found.over_futures.p10), value(found.over_futures.p90));
    html! {
        tr {
            td { (target_name(findings, &found.target, language)) }
            td.n { (goal_text(&found.target, language)) }
            td.n { (value(found.central)) }
            td.n { @if low == high { (low) } @else { (low) " – " (high) } }
            td.n { strong { (chance_words(found.met.chance, language)) } }
            td.note { (found.target.source) }
        }
    }
}
