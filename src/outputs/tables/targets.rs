//! `targets.csv`: what the plan promises, and how likely it is kept.

use super::csv::Csv;
use crate::domain::{Findings, Goal};

/// Columns of `targets.csv`.
pub const COLUMNS: [&str; 9] = ["scenario", "target", "year", "goal", "value_central", "value_p10", "value_p50", "value_p90", "chance_met"];

/// All scenarios as CSV; shares as they are, `0.91` for 91 %.
pub fn csv(scenarios: &[&Findings]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, scenarios.iter().map(|findings| findings.targets.len()).sum());
    for findings in scenarios {
        for found in &findings.targets {
            csv.text(&findings.scenario).text(&found.target.id).whole(i64::from(found.target.year)).text(&goal(found.target.goal));
            let over = &found.over_futures;
            csv.number(found.central).number(over.p10).number(over.p50).number(over.p90).number(found.met.chance);
            csv.end();
        }
    }
    csv.bytes()
}

fn goal(goal: Goal) -> String {
    match goal {
        Goal::AtLeast(value) => format!(">= {value}"),
        Goal::AtMost(value) => format!("<= {value}"),
    }
}
