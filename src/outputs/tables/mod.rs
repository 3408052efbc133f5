//! Tables for other programs: CSV written by hand (UTF-8, LF, shortest numbers that read back to the same bits) and one Parquet file.
//!
//! The columns are a promise (docs: a run folder). Each function takes all scenarios of a run folder, so that they share one table.

mod csv;
mod numbers;

pub mod assignment;

pub mod admissions;
pub mod benchmark;

pub mod births;

pub mod comparison;

pub mod costs;

pub mod dataset;

pub mod every_future;

pub mod forecasts;

pub mod population;

pub mod pressure;

pub mod ratios;

pub mod schools;

pub mod scores;

pub mod summary;

pub mod targets;

/// District of rows about the whole city.
const CITY: &str = "*";
