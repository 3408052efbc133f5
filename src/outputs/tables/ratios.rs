//! `ratios.csv` of a calibration: rates by district, grade and year.

use super::csv::Csv;

/// Columns of `ratios.csv`.
pub const COLUMNS: [&str; 6] = ["district", "stage", "grade", "year", "kind", "ratio"];

/// One rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratio<'a> {
    /// District.
    pub district: &'a str,
    /// Stage.
    pub stage: &'a str,
    /// Grade that is entered.
    pub grade: &'a str,
    /// School year.
    pub year: i32,
    /// `progression` within a stage, `continuation` from the stage below, `entry` of those born.
    pub kind: &'static str,
    /// Pupils per pupil of the grade below a year before, or per birth.
    pub ratio: f64,
}

/// Rates as CSV, in the order given.
pub fn csv(ratios: &[Ratio]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, ratios.len());
    for ratio in ratios {
        csv.text(ratio.district).text(ratio.stage).text(ratio.grade).whole(i64::from(ratio.year)).text(ratio.kind).number(ratio.ratio);
        csv.end();
    }
    csv.bytes()
}
