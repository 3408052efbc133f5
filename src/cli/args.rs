//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::Failure;
use crate::domain::Language;

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
    /// Project a population from its tables alone
    Project(Projection),
    /// Hold strategies against each other over the futures of a scenario
    Benchmark {
        /// What to hold against each other.
        #[command(subcommand)]
        of: Benchmark,
    },
    /// Admit real pupils to schools by their lists, scores and priorities
    Admit(Admissions),
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

/// What can be held against each other.
#[derive(Clone, Debug, Subcommand)]
pub enum Benchmark {
    /// Admit the pupils of a scenario's futures by every mechanism
    Admissions {
        /// Scenario file, such as scenarios/plan-2024.toml
        scenario: PathBuf,
        /// Mechanisms; all unless given
        #[arg(long, value_enum, value_delimiter = ',', value_name = "MECHANISMS")]
        strategies: Vec<MechanismName>,
    },
}

/// Admissions from real lists.
#[derive(Args, Clone, Debug)]
pub struct Admissions {
    /// Pupils and their lists: applicant, score, district, origin_school, choice_1, choice_2, ... (CSV or Parquet)
    pub applicants: PathBuf,
    /// Schools: school, seats, district
    #[arg(long, value_name = "FILE")]
    pub schools: PathBuf,
    /// Rule that admits pupils
    #[arg(long, value_enum)]
    pub mechanism: MechanismName,
    /// Priorities of pupils at schools: applicant, school, priority (lower is better; without a row comes last)
    #[arg(long, value_name = "FILE")]
    pub priorities: Option<PathBuf>,
    /// Reserved places: school, origin_school, places
    #[arg(long, value_name = "FILE")]
    pub quotas: Option<PathBuf>,
    /// Reserve this share of each school's seats for the schools of origin, in proportion to their pupils
    #[arg(long, value_name = "SHARE", conflicts_with = "quotas", value_parser = share)]
    pub quota_share: Option<f64>,
    /// Which places are filled first
    #[arg(long, value_enum, default_value_t = QuotaOrder::ReserveFirst)]
    pub quota_order: QuotaOrder,
    /// Reserved places only for scores at most this far below the open cut-off
    #[arg(long, value_name = "POINTS", value_parser = points)]
    pub quota_floor: Option<f64>,
    /// For parallel: choices in a band
    #[arg(long, value_name = "CHOICES", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=99))]
    pub band: Option<usize>,
    /// For grouped: lowest score of each group, such as 600,500
    #[arg(long, value_name = "SCORES", value_delimiter = ',', value_parser = points)]
    pub groups: Vec<f64>,
    /// Pupils whom nothing tells apart at the last seat
    #[arg(long, value_enum, default_value_t = TiesName::Subscore)]
    pub ties: TiesName,
    /// Numbers drawn: where scores are equal; for the mechanism lottery in place of scores
    #[arg(long, value_enum)]
    pub lottery: Option<LotteryName>,
    /// Schools take pupils of their own district only
    #[arg(long)]
    pub by_district: bool,
    /// For top_trading_cycles: to whom schools point
    #[arg(long, value_enum, default_value_t = PointingName::All)]
    pub pointing: PointingName,
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "a share from 0 to 1 is expected".to_owned())
}

fn points(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|points: &f64| points.is_finite()).ok_or_else(|| "a number is expected".to_owned())
}

/// Mechanisms by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum MechanismName {
    /// Best score first, each takes the first choice that has a seat
    ScoreOrder,
    /// Bands of choices, deferred acceptance inside a band (needs --band)
    Parallel,
    /// All first choices are decided for good, then the second ones (Boston)
    ImmediateAcceptance,
    /// No seat is safe until all lists are worked through (Gale and Shapley)
    DeferredAcceptance,
    /// Score groups served top-down, immediate acceptance inside a group (needs --groups)
    Grouped,
    /// Pupils trade the schools that put them first
    TopTradingCycles,
    /// Numbers drawn decide
    Lottery,
}

/// Which places are filled first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum QuotaOrder {
    /// Reserved places, then open ones
    ReserveFirst,
    /// Open places, then reserved ones
    OpenFirst,
}

/// How ties end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum TiesName {
    /// Subscores decide, then a lottery where one is asked for, then the order of the applicants' keys
    Subscore,
    /// All of them are admitted, above the seats
    AdmitAll,
    /// None of them is admitted
    RejectAll,
}

/// How numbers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LotteryName {
    /// One number for each pupil
    Single,
    /// One number for each pupil at each school
    Multiple,
}

/// To whom schools point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PointingName {
    /// To all pupils
    All,
    /// To those who list the school
    Listers,
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
