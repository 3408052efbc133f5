//! `benchmark.csv`: every strategy by every measure.

use super::csv::Csv;
use crate::domain::Benchmark;

/// Columns of `benchmark.csv`.
pub const COLUMNS: [&str; 7] = ["strategy", "measure", "mean", "p10", "p90", "se", "seconds"];

/// All strategies as CSV.
pub fn csv(benchmark: &Benchmark) -> Vec<u8> {
    let mut csv = Csv::new(&COLUMNS, benchmark.strategies.len() * benchmark.measures.len());
    for (position, strategy) in benchmark.strategies.iter().enumerate() {
        for (number, measure) in benchmark.measures.iter().enumerate() {
            let Some(found) = benchmark.of(position, number) else { continue };
            csv.text(&strategy.key).text(&measure.key).number(found.mean).number(found.p10).number(found.p90).number(found.se);
            csv.number(strategy.seconds);
            csv.end();
        }
    }
    csv.bytes()
}
