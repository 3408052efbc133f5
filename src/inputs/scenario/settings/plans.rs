//! Places to share out, and what the plan wants to reach.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TierName;

/// Places that a strategy shares out.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct SeatBudgetSettings {
    /// Key
    pub id: String,
    /// Stage
    pub stage: String,
    /// School year in which the places come
    pub year: i32,
    /// What is counted
    pub unit: UnitName,
    /// Places, where the plan names no tiers
    pub places: Option<u64>,
    /// Places by tier
    #[serde(default)]
    #[schemars(extend("propertyNames" = { "$ref": "#/$defs/TierName" }))]
    pub tiers: BTreeMap<TierName, u64>,
    /// How they are shared
    pub strategy: StrategyName,
    /// Among whom; `districts` unless given
    pub among: Option<AmongName>,
    /// Most places that one school can take
    pub at_most_per_school: Option<u64>,
    /// Most places that a district can take: what its sites hold
    #[serde(default)]
    pub site_limits: BTreeMap<String, u64>,
    /// Whole classes only, of the stage's class norm
    pub by_class: Option<bool>,
    /// How fractional shares become whole ones; `hamilton` unless given
    pub rounding: Option<RoundingName>,
    /// For `manual`: places by district; with tiers, a table by tier
    #[serde(default)]
    pub manual: BTreeMap<String, ManualPlaces>,
}

/// Among whom places are shared.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum AmongName {
    /// Districts, whose schools share them as they like
    Districts,
    /// Districts, and in each of them its schools as `schools` lists them
    Schools,
}

/// What the planner writes for a district: places, or places by tier.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(untagged)]
pub enum ManualPlaces {
    /// Places without tier
    Places(u64),
    /// Places by tier
    #[schemars(extend("propertyNames" = { "$ref": "#/$defs/TierName" }))]
    ByTier(BTreeMap<TierName, u64>),
}

/// What a budget counts.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum UnitName {
    /// Places in the entry grade of one year; three of them in time are three seats in a stage of three grades
    Intake,
    /// Seats over all grades
    Seats,
}

/// Strategy by name.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum StrategyName {
    /// Nothing is added
    StatusQuo,
    /// As the planner writes it
    Manual,
    /// In proportion to demand
    Need,
    /// In proportion to expected shortfall
    Gap,
    /// One place at a time to the lowest coverage
    Leximin,
    /// The same number of places for every shortfall
    EqualGain,
    /// The same number of places missing of every shortfall
    EqualLoss,
    /// Equal places up to half of every shortfall, then equal places missing
    Talmud,
    /// Fewest unmet pupils on average over the futures
    ExpectedUnmet,
    /// Least worst regret over the futures
    MinimaxRegret,
    /// Fewest pupils without a school after all have chosen, or have gone where there is room
    ChoiceAware,
}

/// Rounding by name.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum RoundingName {
    /// Largest remainder
    Hamilton,
    /// To the nearest
    Webster,
    /// Geometric mean
    Hill,
    /// Down, favours the large
    Jefferson,
    /// Up, favours the small
    Adams,
    /// Harmonic mean
    Dean,
}

/// A target of the plan.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct TargetSettings {
    /// Key
    pub id: String,
    /// What is measured
    pub measure: MeasureName,
    /// Stage
    pub stage: String,
    /// District; the whole city unless given
    pub district: Option<String>,
    /// School year
    pub year: i32,
    /// Met from this value up
    pub at_least: Option<f64>,
    /// Met up to this value
    pub at_most: Option<f64>,
    /// Where the target is written
    #[serde(default)]
    pub source: String,
}

/// Measures of targets.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum MeasureName {
    /// Share of pupils in public schools
    PublicShare,
    /// Share of pupils in inclusive kindergartens
    InclusiveShare,
    /// Share of pupils in quality schools
    QualityShare,
    /// Demand / seats
    Utilisation,
    /// Pupils above seats
    Shortfall,
    /// Seats
    Seats,
    /// Seats in the entry grade
    IntakePlaces,
    /// Seats / demand, at most 1
    Coverage,
    /// Pupils placed / demand
    PlacedRate,
    /// Teachers whom the pupils in class call for
    TeachersNeeded,
    /// Teachers needed above those in post
    TeachersShort,
    /// Running cost of pupils and projects [yuan a year]
    RunningCost,
    /// Capital cost of the projects that come in the year [yuan]
    CapitalCost,
    /// Children with special needs who are placed in one of three ways / all of them
    SpecialPlacementRate,
}
