//! `admissions.csv`, `cutoffs.csv` and `measures.csv`: who has which seat, how far each school went down, and what it is worth.

use super::csv::Csv;
use crate::domain::{AdmissionBenchmark, AdmissionFindings};

/// Columns of `admissions.csv`.
pub const ADMISSIONS: [&str; 4] = ["applicant", "school", "choice", "quota"];
/// Columns of `cutoffs.csv`.
pub const CUTOFFS: [&str; 4] = ["school", "seats", "placed", "score"];
/// Columns of `measures.csv`.
pub const MEASURES: [&str; 2] = ["measure", "value"];

/// One pupil after an admission.
#[derive(Clone, Copy, Debug)]
pub struct Admitted<'a> {
    /// Key of the pupil.
    pub applicant: &'a str,
    /// School; `None` without one.
    pub school: Option<&'a str>,
    /// Number of the choice, from 1.
    pub choice: Option<u32>,
    /// School of origin on whose reserved place the pupil sits.
    pub quota: Option<&'a str>,
}

/// Pupils as CSV.
pub fn admitted_csv<'a>(pupils: impl ExactSizeIterator<Item = Admitted<'a>>) -> Vec<u8> {
    let mut csv = Csv::new(&ADMISSIONS, pupils.len());
    for pupil in pupils {
        csv.text(pupil.applicant).text(pupil.school.unwrap_or_default());
        match pupil.choice {
            Some(choice) => csv.whole(i64::from(choice)),
            None => csv.text(""),
        };
        csv.text(pupil.quota.unwrap_or_default()).end();
    }
    csv.bytes()
}

/// Schools as CSV.
pub fn cutoffs_csv(findings: &AdmissionFindings) -> Vec<u8> {
    let mut csv = Csv::new(&CUTOFFS, findings.schools.len());
    for school in &findings.schools {
        csv.text(&school.name).whole(i64::from(school.seats)).whole(i64::from(school.placed)).maybe(school.score).end();
    }
    csv.bytes()
}

/// Measures as CSV; shares as they are, `0.91` for 91 %.
pub fn measures_csv(findings: &AdmissionFindings) -> Vec<u8> {
    let mut csv = Csv::new(&MEASURES, findings.measured.len());
    for (measure, value) in &findings.measured {
        csv.text(measure.key()).number(*value).end();
    }
    csv.bytes()
}

/// Columns of `benchmark.csv`.
pub const BENCHMARK: [&str; 7] = ["strategy", "measure", "mean", "p10", "p90", "se", "seconds"];

/// Mechanisms over the futures as CSV; a measure of one district is called `measure/district`. `seconds` is the computing time of the
/// mechanism in all futures together, the same in each of its rows.
pub fn benchmark_csv(benchmark: &AdmissionBenchmark) -> Vec<u8> {
    let mut csv = Csv::new(&BENCHMARK, benchmark.mechanisms.iter().map(|of| of.rows.len()).sum());
    for of in &benchmark.mechanisms {
        for row in &of.rows {
            let measure = match row.district {
                Some(district) => format!("{}/{}", row.measure.key(), benchmark.districts[district].0),
                None => row.measure.key().to_owned(),
            };
            csv.text(of.mechanism.name()).text(&measure);
            csv.number(row.mean).number(row.p10).number(row.p90).number(row.se).number(of.seconds);
            csv.end();
        }
    }
    csv.bytes()
}
