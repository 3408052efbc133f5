//! A backtest.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// A backtest.
#[derive(Args, Clone, Debug)]
pub struct Backtesting {
    /// Table of pupils: area, year, grade, pupils (CSV, Parquet or Excel)
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
