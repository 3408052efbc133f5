//! `flows.csv`, `measures.csv` and `access.csv` of an assignment.

use super::csv::Csv;

/// Pupils on one way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow<'a> {
    /// Zone.
    pub from: &'a str,
    /// School.
    pub to: &'a str,
    /// Pupils [children].
    pub pupils: u64,
    /// Length of the way [km].
    pub km: f64,
}

/// Who goes where.
pub fn flows(rows: &[Flow]) -> Vec<u8> {
    let mut csv = Csv::new(&["from", "to", "pupils", "km"], rows.len());
    for row in rows {
        csv.text(row.from).text(row.to).whole(row.pupils as i64).number(row.km);
        csv.end();
    }
    csv.bytes()
}

/// Measures by key; blank where there is nothing to measure.
pub fn measures(rows: &[(&str, Option<f64>)]) -> Vec<u8> {
    let mut csv = Csv::new(&["measure", "value"], rows.len());
    for (measure, value) in rows {
        csv.text(measure).maybe(*value);
        csv.end();
    }
    csv.bytes()
}

/// Children and the seats that each of them can reach, by zone [children, seats per child].
pub fn access(rows: &[(&str, u64, f64)]) -> Vec<u8> {
    let mut csv = Csv::new(&["zone", "pupils", "access"], rows.len());
    for (zone, pupils, access) in rows {
        csv.text(zone).whole(*pupils as i64).number(*access);
        csv.end();
    }
    csv.bytes()
}
