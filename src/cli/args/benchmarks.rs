//! Benchmarks: strategies held against each other over the futures of a scenario.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{MechanismName, Reach};
use crate::domain::SEAT_STRATEGIES;

/// What is benchmarked.
#[derive(Debug, Subcommand)]
pub enum BenchmarkFamily {
    /// Where the next places go: every strategy shares out the scenario's seat budgets
    Seats(SeatBenchmark),
    /// Who gets which seat: every mechanism admits the pupils of the scenario's futures
    Admissions {
        /// Scenario file, such as scenarios/plan-2024.toml
        scenario: PathBuf,
        /// Mechanisms, separated by commas; all unless given
        #[arg(long, value_enum, value_delimiter = ',', value_name = "MECHANISMS")]
        strategies: Vec<MechanismName>,
    },
}

/// A benchmark of seat plans.
#[derive(Args, Clone, Debug)]
pub struct SeatBenchmark {
    /// Scenario file with at least one seat_budget
    pub scenario: PathBuf,
    /// Strategies, separated by commas; all unless given
    #[arg(long, value_delimiter = ',', value_name = "STRATEGY,…", value_parser = clap::builder::PossibleValuesParser::new(SEAT_STRATEGIES.map(|(_, key)| key)))]
    pub strategies: Vec<String>,
    /// Which seats count as reachable, for access.
    #[command(flatten)]
    pub reach: Reach,
}
