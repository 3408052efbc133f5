//! What a scenario file may say: the keys, their types and meanings. `schema` and the checks are made from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
}

/// A stage of the ladder.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct StageSettings {
    /// Key used in tables, such as `primary`
    pub id: String,
    /// Chinese name
    pub name_zh: Option<String>,
    /// English name
    pub name_en: Option<String>,
    /// Grade keys in order
    pub grades: Vec<String>,
    /// Where entrants come from
    pub entry_from: EntrySource,
    /// Completed ages on 31 August at which children enter; may be left out for `leavers`
    #[serde(default)]
    pub entry_ages: Vec<usize>,
    /// Stage whose leavers enter; the stage listed before this one unless given
    pub leavers_of: Option<String>,
    /// What happens to pupils above the seats
    pub rule: RuleName,
    /// Class norm [pupils per class]
    pub class_norm: Option<f64>,
    /// A class of this many pupils or more counts as large
    pub large_class_from: Option<f64>,
}

/// Where the entrants of a stage come from.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum EntrySource {
    /// Resident children of entry age
    Population,
    /// Births, the first entry age plus one school years earlier
    Births,
    /// Leavers of another stage
    Leavers,
}

/// What a stage does with pupils above its seats.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum RuleName {
    /// Every child is taken; those above the seats are squeezed in
    Absorb,
    /// Those above the seats go to the alternative stage
    Divert,
    /// Those above the seats are turned away
    Wait,
}

/// Alert rule: a named one, and what differs from it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct AlertSettings {
    /// Named rule to start from; `zhejiang-2018` unless given
    pub rule: Option<RuleBook>,
    /// Utilisation from which a stage is full
    pub red_from: Option<f64>,
    /// Utilisation from which it is tight
    pub yellow_from: Option<f64>,
    /// Utilisation below which rooms stand empty
    pub slack_below: Option<f64>,
    /// Chance of being full from which red holds
    pub red_chance: Option<f64>,
    /// Chance of being full from which orange holds
    pub orange_chance: Option<f64>,
    /// Chance of being tight from which yellow holds
    pub yellow_chance: Option<f64>,
    /// Chance of empty rooms from which slack holds
    pub slack_chance: Option<f64>,
    /// Count only this share of seats as usable; every seat unless given
    pub usable_share: Option<f64>,
    /// First school year in which pressure points are listed; the first reported year unless given
    pub from_year: Option<i32>,
}

/// Named alert rules.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
pub enum RuleBook {
    /// Zhejiang, 2018: yellow from 0.90, red from 1.00 of the plan
    #[serde(rename = "zhejiang-2018")]
    Zhejiang2018,
}

/// What is uncertain. A factor that is left out stays at its central value.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct UncertaintySettings {
    /// Births Poisson, survival and progression binomial; on unless switched off
    pub small_numbers: Option<bool>,
    /// Births per woman, ratio to the central value
    pub fertility: Option<FactorSettings>,
    /// Recorded births, ratio to the recorded number
    pub recorded_births: Option<FactorSettings>,
    /// Net migration, persons per resident and year added to the central value
    pub migration: Option<FactorSettings>,
    /// Entry rates by stage, ratio to the central value
    pub entry: BTreeMap<String, FactorSettings>,
    /// Progression ratios, ratio to the central value
    pub progression: Option<FactorSettings>,
    /// Continuation rates of stages that enter from leavers, ratio to the central value
    pub continuation: Option<FactorSettings>,
    /// Usable share of seats, ratio to the central value
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

/// Who gets which seat in a stage.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PlacementSettings {
    /// Rule by flow
    pub strategy: PlacementStrategy,
}

/// Placement by district.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum PlacementStrategy {
    /// Only the home district
    HomeFirst,
    /// Entrants above the seats go to the nearest district with room
    Spillover,
}

/// Lever on births after the recorded ones.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct BirthsSettings {
    /// Multiplies births that are not recorded; 1 unless given
    pub level: Option<f64>,
    /// First school year in which the level holds; from the first unrecorded year unless given
    pub from_year: Option<i32>,
    /// Relative change of births a year from `from_year` on, such as -0.02; 0 unless given
    pub change_per_year: Option<f64>,
}

/// Lever on migration.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct MigrationSettings {
    /// Multiplies net migration; 1 unless given
    pub level: Option<f64>,
    /// Net persons per resident and year, added at every age; 0 unless given
    pub added_rate: Option<f64>,
    /// First school year in which the lever holds; the year after the base year unless given
    pub from_year: Option<i32>,
    /// Districts in which it holds; all unless given
    pub districts: Option<Vec<String>>,
}

/// Lever on entry rates: one for all stages, and one by stage.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(default)]
pub struct EntryLever {
    /// Multiplies the entry rates of all stages; 1 unless given
    pub level: Option<f64>,
    /// By stage
    #[serde(flatten)]
    pub stages: BTreeMap<String, EntrySettings>,
}

/// Entry rate of one stage.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct EntrySettings {
    /// Entrants per resident child of entry age, per birth or per leaver; a number, or years with numbers that hold from their year on.
    /// Read from the dataset's enrolment unless given
    pub rate: Option<Yearly>,
    /// Multiplies the rate; a number, or years with numbers. 1 unless given
    pub level: Option<Yearly>,
    /// Share of migrant workers' children (随迁子女) with access, applied to all resident children; 1 unless given
    pub migrant_access: Option<f64>,
    /// Rates of single districts
    pub districts: BTreeMap<String, Yearly>,
}

/// A number, or a table of school years with numbers that hold from their year on.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(untagged)]
pub enum Yearly {
    /// The same in all years
    Always(f64),
    /// From each year on
    ByYear(BTreeMap<String, f64>),
}

/// Lever on progression ratios: one for all stages, and one by stage.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(default)]
pub struct ProgressionLever {
    /// Multiplies the progression ratios of all stages; 1 unless given
    pub level: Option<f64>,
    /// By stage
    #[serde(flatten)]
    pub stages: BTreeMap<String, ProgressionSettings>,
}

/// Progression ratios of one stage.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct ProgressionSettings {
    /// Pupils in a grade per pupil in the grade below a year before: one number, or one for each step within the stage.
    /// Read from the enrolment history unless given; 1 where there is none
    pub ratio: Option<Ratios>,
    /// Multiplies the ratios; 1 unless given
    pub level: Option<f64>,
}

/// One ratio for all steps, or one for each.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(untagged)]
pub enum Ratios {
    /// The same for each step
    Same(f64),
    /// One for each step, lowest first
    Each(Vec<f64>),
}

/// How rates are read from the enrolment history.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct HistorySettings {
    /// Years of history over which ratios are taken (ratio of sums); 3 unless given
    pub years: Option<usize>,
}

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
    /// Most places that one school can take
    pub at_most_per_school: Option<u64>,
    /// For `manual`: places by district; with tiers, a table by tier
    #[serde(default)]
    pub manual: BTreeMap<String, ManualPlaces>,
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
}
