//! `comparison.csv`: each scenario minus the base, future by future.

use super::csv::Csv;
use super::numbers::{district, stage};
use crate::domain::{Comparison, ComparisonRow, Findings};

/// Columns of `comparison.csv`.
pub const COLUMNS: [&str; 11] = [
    "base",
    "scenario",
    "district",
    "stage",
    "year",
    "measure",
    "difference_p10",
    "difference_p50",
    "difference_p90",
    "se",
    "chance_better",
];

/// All comparisons as CSV; `base` gives the names of districts and stages.
pub fn csv(base: &Findings, comparisons: &[Comparison]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, comparisons.iter().map(|comparison| comparison.rows.len()).sum());
    for comparison in comparisons {
        for row in &comparison.rows {
            write_row(&mut csv, base, &comparison.scenario, row);
        }
    }
    csv.bytes()
}

/// The header of a table that is written as it is told.
pub fn header() -> Vec<u8> {
    Csv::new(&COLUMNS, 0).bytes()
}

/// Rows of one scenario that go on such a table.
pub fn rows_as_told(base: &Findings, scenario: &Findings, rows: &[ComparisonRow]) -> Vec<u8> {
    let mut csv = Csv::without_header(rows.len() * COLUMNS.len());
    for row in rows {
        write_row(&mut csv, base, &scenario.scenario, row);
    }
    csv.bytes()
}

fn write_row(csv: &mut Csv, base: &Findings, scenario: &str, row: &ComparisonRow) {
    csv.text(&base.scenario).text(scenario).text(district(base, row.district)).text(stage(base, row.stage));
    csv.whole(i64::from(row.year)).text(row.measure.key());
    csv.number(row.difference.p10).number(row.difference.p50).number(row.difference.p90).number(row.se).number(row.chance_better);
    csv.end();
}
