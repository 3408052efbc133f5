//! A population projection.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
    /// Width of a step and of an age class [years]; persons in the table migration are those of a whole step
    #[arg(long, value_name = "YEARS", default_value_t = 1, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=5))]
    pub step: usize,
    /// When migrants come and go: at the end of a step, or half before and half after
    #[arg(long, value_enum, default_value_t = Timing::End)]
    pub timing: Timing,
}

/// When migrants come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Timing {
    /// At the end of a step
    End,
    /// Half before survival and half after
    Even,
}
