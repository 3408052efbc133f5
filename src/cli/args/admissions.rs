//! Admissions from real lists.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::domain::MECHANISMS;
pub use crate::inputs::scenario::settings::MechanismName;

/// Admissions from real lists.
#[derive(Args, Clone, Debug)]
pub struct Admissions {
    /// Pupils and their lists: applicant, score, district, origin_school, choice_1, choice_2, ... (CSV, Parquet or Excel)
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

/// Rules in the order of tables, with what the help says of each.
const RULES: [(MechanismName, &str); 7] = [
    (MechanismName::ScoreOrder, "Best score first, each takes the first choice that has a seat"),
    (MechanismName::Parallel, "Bands of choices, deferred acceptance inside a band (needs --band)"),
    (MechanismName::ImmediateAcceptance, "All first choices are decided for good, then the second ones (Boston)"),
    (MechanismName::DeferredAcceptance, "No seat is safe until all lists are worked through (Gale and Shapley)"),
    (MechanismName::Grouped, "Score groups served top-down, immediate acceptance inside a group (needs --groups)"),
    (MechanismName::TopTradingCycles, "Pupils trade the schools that put them first"),
    (MechanismName::Lottery, "Numbers drawn decide"),
];

/// Written on the command line as in a scenario.
impl ValueEnum for MechanismName {
    fn value_variants<'a>() -> &'a [Self] {
        const NAMES: [MechanismName; RULES.len()] = [RULES[0].0, RULES[1].0, RULES[2].0, RULES[3].0, RULES[4].0, RULES[5].0, RULES[6].0];
        &NAMES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let rule = RULES.iter().position(|(name, _)| name == self)?;
        Some(PossibleValue::new(MECHANISMS[rule]).help(RULES[rule].1))
    }
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
