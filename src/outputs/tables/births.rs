//! `births.csv` of a projection: births of each step.

use super::csv::Csv;

/// Columns of `births.csv`.
pub const COLUMNS: [&str; 3] = ["year", "district", "births"];

/// Rows of (first year of the step, district key, births) as CSV, in the order given.
pub fn csv(rows: &[(i32, &str, f64)]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, rows.len());
    for (year, district, births) in rows {
        csv.whole(i64::from(*year)).text(district).number(*births);
        csv.end();
    }
    csv.bytes()
}
