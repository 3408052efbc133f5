//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Failure;
use crate::allocation::access::Decay;
use crate::domain::{Language, SEAT_STRATEGIES};
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
    /// Write a dataset and a scenario to begin with
    New(Novelty),
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

/// A backtest.
#[derive(Args, Clone, Debug)]
pub struct Backtesting {
    /// Table of pupils: area, year, grade, pupils (CSV or Parquet)
    pub table: PathBuf,
    /// Table of births: area, year, births, and calendar where years are school years
    #[arg(long, value_name = "TABLE")]
    pub births: Option<PathBuf>,
    /// Grades, lowest first, such as K,1,2; in natural order unless given
    #[arg(long, value_delimiter = ',', value_name = "GRADES")]
    pub grades: Option<Vec<String>>,
    /// Years from which to forecast, such as 2005..2016 (both included); all that have two ratios behind them unless given
    #[arg(long, value_parser = years, value_name = "FIRST..LAST")]
    pub origins: Option<(i32, i32)>,
    /// Years ahead
    #[arg(long, default_value_t = 10, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=50))]
    pub leads: usize,
    /// Methods; all unless given
    #[arg(long, value_delimiter = ',', value_enum)]
    pub methods: Option<Vec<MethodName>>,
    /// Completed age on 31 August of children who enter the lowest grade, for births; by the grade's name unless given
    #[arg(long, value_name = "YEARS", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(0..=20))]
    pub entry_age: Option<usize>,
}

/// `2005..2016`, or one year.
fn years(text: &str) -> Result<(i32, i32), String> {
    let year = |text: &str| text.trim().parse::<i32>().map_err(|_| format!("`{text}` is not a year; write 2005..2016"));
    match text.split_once("..") {
        Some((first, last)) => Ok((year(first)?, year(last.trim_start_matches('='))?)),
        None => year(text).map(|year| (year, year)),
    }
}

/// Forecasting methods by their name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MethodName {
    /// Next year as this year
    Naive,
    /// Cohort survival, mean of the last three ratios
    Csr3,
    /// Cohort survival, mean of the last five ratios
    Csr5,
    /// Cohort survival, ratios smoothed exponentially with 0.4
    Ses4,
    /// The method that run uses
    Default,
}

impl MethodName {
    /// The name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::Csr3 => "csr3",
            Self::Csr5 => "csr5",
            Self::Ses4 => "ses4",
            Self::Default => "default",
        }
    }
}

/// What is benchmarked.
#[derive(Debug, Subcommand)]
pub enum BenchmarkFamily {
    /// Where the next places go: every strategy shares out the scenario's seat budgets
    Seats(SeatBenchmark),
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

/// The tables of an assignment.
#[derive(Args, Clone, Debug)]
pub struct AssignmentFiles {
    /// Table of zones: zone, pupils
    pub demand: PathBuf,
    /// Table of schools: school, seats
    #[arg(long, value_name = "TABLE")]
    pub schools: PathBuf,
    /// Table of the ways that are allowed: from, to, km
    #[arg(long, value_name = "TABLE")]
    pub distances: PathBuf,
    /// Which seats count as reachable, for access.csv.
    #[command(flatten)]
    pub reach: Reach,
}

/// Which seats count as reachable.
#[derive(Args, Clone, Debug)]
pub struct Reach {
    /// Tell the seats per child within this distance too
    #[arg(long, value_name = "KM", value_parser = above_zero)]
    pub catchment: Option<f64>,
    /// Let the weight of a seat fall with distance as a normal curve of this width
    #[arg(long, value_name = "KM", requires = "catchment", value_parser = above_zero)]
    pub sigma: Option<f64>,
    /// Let the weight of a seat fall by steps instead, such as 5:1,10:0.68,15:0.22
    #[arg(long, value_name = "KM:WEIGHT,…", conflicts_with = "catchment", value_delimiter = ',', value_parser = step)]
    pub weights: Vec<(f64, f64)>,
}

impl Reach {
    /// How seats count, where that is asked for.
    pub fn decay(&self) -> Option<Decay> {
        if !self.weights.is_empty() {
            let mut steps = self.weights.clone();
            steps.sort_by(|a, b| a.0.total_cmp(&b.0));
            return Some(Decay::Steps(steps));
        }
        let within = self.catchment?;
        Some(self.sigma.map_or(Decay::Flat(within), |sigma| Decay::Gaussian { sigma, within }))
    }
}

/// A distance and the weight of a seat up to it.
fn step(text: &str) -> Result<(f64, f64), String> {
    let (km, weight) = text.split_once(':').ok_or("a distance and a weight are expected, such as 5:1")?;
    Ok((above_zero(km)?, above_zero(weight)?))
}

/// A number above zero.
fn above_zero(text: &str) -> Result<f64, String> {
    text.parse::<f64>().ok().filter(|km| *km > 0.0 && km.is_finite()).ok_or_else(|| "a number above zero is expected".into())
}

/// A population projection.
#[derive(Args, Clone, Debug)]
pub struct Projection {
    /// Folder with the tables districts, population, survival, fertility, sex_ratio and migration
    pub dataset: PathBuf,
    /// Year of the population table
    #[arg(long, value_name = "YEAR")]
    pub from: i32,
    /// Last year to project to
    #[arg(long, value_name = "YEAR")]
    pub to: i32,
    /// Width of a step and of an age class [years]
    #[arg(long, value_name = "YEARS", default_value_t = 1, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=5))]
    pub step: usize,
    /// When migrants come and go: at the end of a step, or half before and half after
    #[arg(long, value_enum, default_value_t = Timing::End)]
    pub timing: Timing,
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

/// When migrants come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Timing {
    /// At the end of a step
    End,
    /// Half before survival and half after
    Even,
}

/// Options that every command takes.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Folder to write to, instead of runs/NAME
    #[arg(long, global = true, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Replace a folder that exists
    #[arg(long, global = true)]
    pub overwrite: bool,
    /// Seed of all draws
    #[arg(long, global = true, default_value_t = 1)]
    pub seed: u64,
    /// Futures to draw; 0 runs the central one alone
    #[arg(long, global = true, default_value_t = 1000, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(0..=1_000_000))]
    pub futures: usize,
    /// Threads; all cores unless given
    #[arg(long, global = true, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=1024))]
    pub threads: Option<usize>,
    /// Set a key of the scenario, such as births.level=0.9 (may be given several times)
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    pub sets: Vec<String>,
    /// Language of everything that a person reads; from the locale unless given
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    /// Say nothing but errors
    #[arg(long, global = true)]
    pub quiet: bool,
}

/// Languages by their tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl Options {
    /// The command as it was given, for the record.
    pub fn command(&self) -> String {
        std::iter::once("xuewei".to_owned()).chain(std::env::args().skip(1)).collect::<Vec<_>>().join(" ")
    }

    /// The language asked for, or that of the locale.
    pub fn language(&self) -> Language {
        let from_locale = || match sys_locale::get_locale() {
            Some(locale) if locale.to_lowercase().starts_with("zh") => Lang::Zh,
            _ => Lang::En,
        };
        match self.lang.unwrap_or_else(from_locale) {
            Lang::Zh => Language::Chinese,
            Lang::En => Language::English,
        }
    }

    /// Uses as many threads as asked for in all parallel work.
    pub fn use_threads(&self) -> Result<(), Failure> {
        let Some(threads) = self.threads else { return Ok(()) };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        pool.map_err(|why| Failure::Failed(format!("cannot start {threads} threads: {why}")))
    }
}
