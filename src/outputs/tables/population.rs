//! `population.csv`: residents of future 0.

use super::csv::Csv;
use crate::domain::SEXES;

/// Columns of `population.csv`.
pub const COLUMNS: [&str; 5] = ["year", "district", "sex", "age", "persons"];

/// Residents of one district in one year `[sex][age]`, flat: females of all ages, then males.
#[derive(Clone, Copy, Debug)]
pub struct Residents<'a> {
    /// School year at whose start they are counted.
    pub year: i32,
    /// District key.
    pub district: &'a str,
    /// Width of an age class [years]; `age` is its first year.
    pub step_years: usize,
    /// Persons.
    pub persons: &'a [f64],
}

/// The rows as CSV, in the order given.
pub fn csv(rows: &[Residents]) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, rows.iter().map(|row| row.persons.len()).sum());
    for row in rows {
        let ages = row.persons.len() / SEXES.len();
        for (position, persons) in row.persons.iter().enumerate() {
            let age = position % ages * row.step_years;
            csv.whole(i64::from(row.year)).text(row.district).text(SEXES[position / ages]).whole(age as i64).number(*persons);
            csv.end();
        }
    }
    csv.bytes()
}
