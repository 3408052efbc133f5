//! Levers on births, migration, entry and progression.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// Steps from one school year to the next, up to the base year, from which rates are read; all that the dataset lists unless given
    pub years: Option<usize>,
}
