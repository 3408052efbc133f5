//! `benchmark`: strategies held against each other over the futures of a scenario.

mod admissions;

mod seats;

pub use admissions::benchmark as benchmark_admissions;
pub use seats::benchmark_seats;

use super::args::BenchmarkFamily;
use super::{Failure, Options, Spoken};

/// Runs a benchmark and returns its table for the terminal.
pub fn benchmark(family: &BenchmarkFamily, options: &Options) -> Result<Spoken, Failure> {
    match family {
        BenchmarkFamily::Seats(asked) => benchmark_seats(asked, options),
        BenchmarkFamily::Admissions { scenario, strategies } => benchmark_admissions(scenario, strategies, options),
    }
}
