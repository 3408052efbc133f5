//! What can be said on the command line: the commands here, what a family of them takes in a file of its own.

mod admissions;

mod assignment;

mod backtesting;

mod benchmarks;

mod chinese;

mod chinese_words;

mod options;

mod projection;

mod reading;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use admissions::{Admissions, LotteryName, MechanismName, PointingName, QuotaOrder, TiesName};
pub use assignment::{AssignmentFiles, Reach};
pub use backtesting::Backtesting;
pub use benchmarks::{BenchmarkFamily, SeatBenchmark};
pub use options::{Lang, Options, quoted};
pub use projection::{Projection, Timing};
pub use reading::{Unread, read};

use crate::synthetic::MOST_DISTRICTS;

/// xuewei (学位): how many children will need a school seat, how many seats will stand there, and how likely it will pinch.
#[derive(Debug, Parser)]
#[command(name = "xuewei", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Line {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options that every command takes.
    #[command(flatten)]
    pub options: Options,
}

/// Commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tell every problem of a scenario and its dataset, or on one page what was understood
    Check {
        /// Scenario file, such as scenarios/baseline.toml
        scenario: PathBuf,
    },
    /// Run a scenario through its futures and write a run folder
    Run {
        /// Scenario file, such as scenarios/plan-2024.toml
        scenario: PathBuf,
        /// What else to write.
        #[command(flatten)]
        details: Details,
    },
    /// Compare scenarios with a base in the same futures
    Compare {
        /// Scenario to compare with
        base: PathBuf,
        /// Scenarios to compare
        #[arg(required = true)]
        others: Vec<PathBuf>,
        /// What else to write.
        #[command(flatten)]
        details: Details,
    },
    /// Benchmark strategies over all futures of a scenario
    Benchmark {
        /// What is benchmarked.
        #[command(subcommand)]
        family: BenchmarkFamily,
    },
    /// Admit real pupils to schools by their lists, scores and priorities
    Admit(Admissions),
    /// Assign pupils to schools: most pupils placed, then least travel
    Assign(AssignmentFiles),
    /// Project a population from its tables alone
    Project(Projection),
    /// Forecast from past years and see how far off the methods were
    Backtest(Backtesting),
    /// Learn rates and uncertainty from a dataset's past
    Calibrate {
        /// Folder with the table enrolment of several school years, and births where they are known
        dataset: PathBuf,
    },
    /// Ask what-ifs on a page in the browser, on this machine alone
    Serve(Serving),
    /// Write a dataset and a scenario to begin with
    New(Novelty),
    /// Print the JSON Schema of a scenario, for editors
    Schema,
}

impl Command {
    /// Whether there is no scenario whose keys could be set.
    pub fn reads_no_scenario(&self) -> bool {
        let of_tables = matches!(self, Self::Admit(_) | Self::Assign(_) | Self::Project(_) | Self::Backtest(_) | Self::Calibrate { .. });
        of_tables || matches!(self, Self::New(_) | Self::Schema)
    }
}

/// What else to write into a run folder.
#[derive(Args, Clone, Copy, Debug)]
pub struct Details {
    /// Write the residents of future 0 by age and sex (population.csv)
    #[arg(long)]
    pub population: bool,
    /// Write every future's value of every measure (futures.parquet; large)
    #[arg(long)]
    pub keep_futures: bool,
}

/// A dataset and a scenario to begin with.
#[derive(Args, Clone, Debug)]
pub struct Novelty {
    /// Folder to write to
    pub folder: PathBuf,
    /// Make a country that does not exist, with schools, of so many districts, instead of empty tables; --seed makes another one
    #[arg(long, value_name = "DISTRICTS", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=MOST_DISTRICTS as u64))]
    pub synthetic: Option<usize>,
}

/// A page in the browser.
#[derive(Args, Clone, Debug)]
pub struct Serving {
    /// Folder of the scenarios that the page offers
    #[arg(default_value = "scenarios")]
    pub folder: PathBuf,
    /// Port of 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 8020)]
    pub port: u16,
}
