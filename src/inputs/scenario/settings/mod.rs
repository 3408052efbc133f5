//! What a scenario file may say: the keys, their types and meanings. `schema` and the checks are made from these types.

mod access;

mod costs;

mod special_needs;

mod stages;

mod alert;

mod uncertainty;

mod levers;

mod supply;

mod plans;

mod admissions;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use access::AccessSettings;
pub use admissions::{AdmissionsSettings, ApplicantsName, MechanismName};
pub use alert::{AlertSettings, KNOWN_RULE};
pub use costs::{FinanceSettings, TeacherSettings};
pub use levers::{
    BirthsSettings, EntryLever, EntrySettings, HistorySettings, MigrationSettings, ProgressionLever, ProgressionSettings, Ratios, Yearly,
};
pub use plans::{AmongName, ManualPlaces, MeasureName, RoundingName, SeatBudgetSettings, StrategyName, TargetSettings, UnitName};
pub use special_needs::SpecialNeedsSettings;
pub use stages::{EntrySource, PlacementLevel, PlacementSettings, PlacementStrategy, RuleName, StageSettings};
pub use supply::{DelaySettings, HousingSettings, PhaseIn, ProjectKind, ProjectSettings, SectorName, TierName};
pub use uncertainty::{FactorSettings, ShapeName, UncertaintySettings};

/// A scenario: one complete plan.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Short name; the run folder is called after it
    pub name: String,
    /// Chinese name
    pub name_zh: Option<String>,
    /// Why this scenario exists, in a sentence
    #[serde(default)]
    pub why: String,
    /// The same in Chinese
    pub why_zh: Option<String>,
    /// Folder of the dataset, relative to the file that names it
    pub dataset: String,
    /// School year whose population and enrolment are given
    pub base_year: i32,
    /// First school year that is reported; the base year unless given
    pub first_year: Option<i32>,
    /// Last school year that is reported
    pub last_year: i32,
    /// The ladder of stages, lowest first
    #[serde(default)]
    pub stage: Vec<StageSettings>,
    /// Alert rule
    #[serde(default)]
    pub alert: AlertSettings,
    /// What is uncertain, and by how much
    #[serde(default)]
    pub uncertainty: UncertaintySettings,
    /// Who gets which seat, by stage
    #[serde(default)]
    pub placement: BTreeMap<String, PlacementSettings>,
    /// Lever: births
    #[serde(default)]
    pub births: BirthsSettings,
    /// Lever: migration
    #[serde(default)]
    pub migration: MigrationSettings,
    /// Lever: entry rates
    #[serde(default)]
    pub entry: EntryLever,
    /// Lever: progression ratios
    #[serde(default)]
    pub progression: ProgressionLever,
    /// How much of the enrolment history rates are read from
    #[serde(default)]
    pub history: HistorySettings,
    /// Dated changes of seats, besides the table `projects`
    #[serde(default)]
    pub project: Vec<ProjectSettings>,
    /// New compounds, besides the table `housing`
    #[serde(default)]
    pub housing: Vec<HousingSettings>,
    /// Places that a strategy shares out
    #[serde(default)]
    pub seat_budget: Vec<SeatBudgetSettings>,
    /// What the plan wants to reach
    #[serde(default)]
    pub target: Vec<TargetSettings>,
    /// Seats within reach of a child, as a measure; not told unless given
    pub access: Option<AccessSettings>,
    /// Teachers by stage: the norm, and those who leave and join; teachers are not told unless given
    #[serde(default)]
    pub teachers: BTreeMap<String, TeacherSettings>,
    /// What pupils cost; costs of pupils are not told unless given
    #[serde(default)]
    pub finance: FinanceSettings,
    /// Children with special needs by stage; they are not told apart unless given
    #[serde(default)]
    pub special_needs: BTreeMap<String, SpecialNeedsSettings>,
    /// Pupils, wishes and rules of `benchmark admissions`
    #[serde(default)]
    pub admissions: AdmissionsSettings,
}
