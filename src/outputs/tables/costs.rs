//! `costs.csv`: what a shortfall that is avoided costs, each scenario against the base.

use super::csv::Csv;
use super::numbers::{district, stage};
use crate::domain::{Comparison, Findings};

/// Columns of `costs.csv`.
pub const COLUMNS: [&str; 15] = [
    "base",
    "scenario",
    "district",
    "stage",
    "pupil_costs",
    "cost_mean",
    "cost_p10",
    "cost_p90",
    "avoided_mean",
    "avoided_p10",
    "avoided_p90",
    "chance_avoided",
    "yuan_per_pupil_year",
    "yuan_per_pupil_year_p10",
    "yuan_per_pupil_year_p90",
];

/// All comparisons as CSV; `base` gives the names of districts and stages, stage `all` is all of them.
pub fn csv(base: &Findings, comparisons: &[Comparison]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, comparisons.iter().map(|comparison| comparison.costs.len()).sum());
    for comparison in comparisons {
        for row in &comparison.costs {
            csv.text(&comparison.base).text(&comparison.scenario).text(district(base, row.district));
            csv.text(row.stage.map_or("all", |position| stage(base, position)));
            csv.text(if row.pupils_left_out { "left_out" } else { "counted" });
            csv.number(row.cost.mean).number(row.cost.p10).number(row.cost.p90);
            csv.number(row.avoided.mean).number(row.avoided.p10).number(row.avoided.p90).number(row.chance_avoided);
            let over = row.over_futures.as_ref();
            csv.maybe(row.yuan_per_pupil_year).maybe(over.map(|over| over.p10)).maybe(over.map(|over| over.p90));
            csv.end();
        }
    }
    csv.bytes()
}
