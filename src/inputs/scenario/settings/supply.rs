//! Dated changes of seats and new compounds.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A dated change of seats.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct ProjectSettings {
    /// Name; one project may have several lines
    pub project: String,
    /// School of the table `schools`
    pub school: Option<String>,
    /// District, where no single school is meant
    pub district: Option<String>,
    /// Stage; may be left out for a school that has only one
    pub stage: Option<String>,
    /// What happens
    pub kind: Option<ProjectKind>,
    /// School year in which it takes effect when nothing is late
    pub year: Option<i32>,
    /// Seats over all grades
    pub seats: Option<f64>,
    /// Seats in the entry grade
    pub intake: Option<f64>,
    /// Classes in each grade
    pub classes: Option<f64>,
    /// New class norm, for `class_norm` [pupils per class]
    pub class_size: Option<f64>,
    /// How seats come in; `intake` where intake places are counted, otherwise `all`
    pub phase_in: Option<PhaseIn>,
    /// Years late: a number, or delays with chances such as `{ "0" = 0.6, "1" = 0.3, "2" = 0.1 }`
    pub delay: Option<DelaySettings>,
    /// Sector of new seats, where no school is named
    pub sector: Option<SectorName>,
    /// Tier of new seats, where no school is named
    pub tier: Option<TierName>,
    /// For `merge` the school that takes the pupils; for `convert` a stage, a sector or a tier
    pub into: Option<String>,
    /// Capital cost [yuan]
    pub capital_cost: Option<f64>,
    /// Running cost [yuan a year]
    pub running_cost: Option<f64>,
}

/// Kinds of change on the ledger.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ProjectKind {
    /// A new school
    Open,
    /// More classes or seats
    Expand,
    /// One extra class for one cohort, moving up with it
    Bulge,
    /// Seats go
    Close,
    /// Seats go, pupils move to the school named in `into`
    Merge,
    /// Seats change stage, sector or tier, as `into` says
    Convert,
    /// The class norm changes
    ClassNorm,
    /// The admission plan changes
    Intake,
}

/// How seats come in.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum PhaseIn {
    /// Entry grade first, one grade more each year
    Intake,
    /// At once
    All,
}

/// Years late.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(untagged)]
pub enum DelaySettings {
    /// Surely this many years
    Years(usize),
    /// Delays with their chances
    Chances(BTreeMap<String, f64>),
}

/// Sector.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum SectorName {
    /// 公办
    Public,
    /// 普惠性民办
    Inclusive,
    /// 民办
    Private,
}

/// Tier.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum TierName {
    /// 优质
    Quality,
    /// 普通
    Standard,
}

/// A new compound.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct HousingSettings {
    /// Name, to tell compounds apart
    pub id: Option<String>,
    /// District
    pub district: String,
    /// School year in which the dwellings are lived in
    pub year: i32,
    /// Dwellings
    pub dwellings: f64,
    /// Children per dwelling by stage, over all its grades
    #[serde(default, rename = "yield")]
    pub pupil_yield: BTreeMap<String, f64>,
    /// Kindergarten seats that the developer hands over
    #[serde(default)]
    pub kindergarten_seats: f64,
    /// Chance that they are handed over at all; 1 unless given
    pub chance: Option<f64>,
    /// Years late: a number, or delays with chances
    pub delay: Option<DelaySettings>,
}
