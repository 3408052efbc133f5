//! What is uncertain, as planners say it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is uncertain. A factor that is left out stays at its central value.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct UncertaintySettings {
    /// Births Poisson, survival and progression binomial; on unless switched off
    pub small_numbers: Option<bool>,
    /// Entry, progression and continuation that are not named below are fitted to the errors of past years, where the dataset has a history
    /// of seven school years or more; on unless switched off
    pub from_history: Option<bool>,
    /// Births per woman, ratio to the central value
    pub fertility: Option<FactorSettings>,
    /// Recorded births, ratio to the recorded number
    pub recorded_births: Option<FactorSettings>,
    /// Net migration, persons per resident and year added to the central value
    pub migration: Option<FactorSettings>,
    /// Entry rates by stage, ratio to the central value; for a stage that enters from leavers in place of `continuation`
    pub entry: BTreeMap<String, FactorSettings>,
    /// Progression ratios, ratio to the central value
    pub progression: Option<FactorSettings>,
    /// Continuation rates of stages that enter from leavers and are not named under `entry`, ratio to the central value
    pub continuation: Option<FactorSettings>,
    /// Usable share of seats, ratio to the central value; needs `usable_share` under `alert`
    pub usable_share: Option<FactorSettings>,
}

/// Uncertainty of one factor, as planners say it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct FactorSettings {
    /// One future in ten lies below
    pub p10: f64,
    /// One future in ten lies above
    pub p90: f64,
    /// Course over time; `level` unless given
    pub shape: Option<ShapeName>,
    /// For `ar1`: share of a shock that is left after a year, 0 to 1
    pub phi: Option<f64>,
    /// For `random_walk`: years after the base year at which the interval holds; 10 unless given
    pub after_years: Option<f64>,
    /// Share of the variance that all districts have in common, 0 to 1; 0.5 unless given
    pub common: Option<f64>,
}

/// Course of a shock over the years.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ShapeName {
    /// One draw for all years
    Level,
    /// Draws add up, year after year
    RandomWalk,
    /// Each year keeps a share of last year's shock
    Ar1,
}
