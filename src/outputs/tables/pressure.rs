//! `pressure.csv`: pressure points, the most urgent first, with why they arise.

use super::csv::Csv;
use super::numbers::{district, stage};
use crate::domain::{CAUSES, Findings};

/// Columns before the causes.
const COLUMNS: [&str; 9] =
    ["scenario", "district", "stage", "year", "level", "chance", "expected_shortfall", "p90_shortfall", "first_year"];

/// All scenarios as CSV; a `why_` column for each cause.
pub fn csv(scenarios: &[&Findings]) -> Vec<u8> {
    let why: Vec<String> = CAUSES.iter().map(|(_, key)| format!("why_{key}")).collect();
    let header: Vec<&str> = COLUMNS.into_iter().chain(why.iter().map(String::as_str)).collect();
    let mut csv = Csv::new(&header, scenarios.iter().map(|findings| findings.pressure.len()).sum());
    for findings in scenarios {
        for point in &findings.pressure {
            csv.text(&findings.scenario).text(district(findings, Some(point.district))).text(stage(findings, point.stage));
            csv.whole(i64::from(point.year)).text(point.level.key()).number(point.chance.chance);
            csv.number(point.expected_shortfall).number(point.p90_shortfall).whole(i64::from(point.first_year));
            for part in point.why {
                csv.number(part);
            }
            csv.end();
        }
    }
    csv.bytes()
}
