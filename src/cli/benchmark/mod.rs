//! `benchmark`: strategies held against each other over the futures of a scenario.

mod admissions;

use super::args::Benchmark;
use super::{Failure, Options};

/// Runs a benchmark and returns its table for the terminal.
pub fn benchmark(of: &Benchmark, options: &Options) -> Result<String, Failure> {
    match of {
        Benchmark::Admissions { scenario, strategies } => admissions::benchmark(scenario, strategies, options),
    }
}
