//! The pupils whom `benchmark admissions` draws, what they wish for, and what the rules are told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Pupils, wishes and rules of `benchmark admissions`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct AdmissionsSettings {
    /// Stage to which pupils are admitted; the last one unless given
    pub stage: Option<String>,
    /// School year of the admission; the first one of which the alert rule speaks unless given
    pub year: Option<i32>,
    /// Who applies; `leavers` unless given
    pub applicants: Option<ApplicantsName>,
    /// Choices on a list; 8 unless given
    pub choices: Option<usize>,
    /// What a quality school is worth more than a standard one; 1 unless given
    pub quality: Option<f64>,
    /// What a kilometre costs; 0.1 unless given
    pub distance: Option<f64>,
    /// Standard deviation of what else makes a pupil like a school; 1 unless given
    pub noise: Option<f64>,
    /// Homes lie within this distance of the district's seat [km]; 8 unless given
    pub home_spread_km: Option<f64>,
    /// A way to school up to this length is near [km]; 10 unless given
    pub radius_km: Option<f64>,
    /// Whether schools put pupils of their own district first; false unless given
    pub own_district_first: Option<bool>,
    /// Whether schools take pupils of their own district only; false unless given
    pub own_district_only: Option<bool>,
    /// Share of each school's places reserved for schools of origin by their leavers; 0 unless given
    pub reserved_share: Option<f64>,
    /// For `parallel`: choices in a band; 3 unless given
    pub band: Option<usize>,
    /// For `grouped`: the best of these shares of the pupils form the groups; 0.3 and 0.6 unless given
    pub groups: Option<Vec<f64>>,
    /// The rule in force, against which others are held; `parallel` unless given
    pub today: Option<MechanismName>,
}

/// Who applies.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ApplicantsName {
    /// All who leave the stage from which the stage's entrants come
    Leavers,
    /// Those whom the scenario expects to enter the stage
    Entrants,
}

/// A rule that admits pupils.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum MechanismName {
    /// Best score first
    ScoreOrder,
    /// Bands of choices
    Parallel,
    /// First choices first
    ImmediateAcceptance,
    /// No seat is safe until all lists are worked through
    DeferredAcceptance,
    /// Score groups
    Grouped,
    /// Trading
    TopTradingCycles,
    /// Numbers drawn
    Lottery,
}
