//! Teachers and money.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Yearly;

/// Teachers of one stage.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct TeacherSettings {
    /// Pupils in class per teacher; a number, or years with numbers that hold from their year on
    pub pupils_per_teacher: Yearly,
    /// Share of the teachers who leave in a year, in years after the base year; read from the table `teachers` unless given
    pub attrition: Option<f64>,
    /// Teachers recruited in a year in the whole city, in years after the base year; a number, or years with numbers. Districts share them as
    /// they share the pupils of the base year. Read from the table `teachers` unless given
    pub recruits: Option<Yearly>,
    /// In place of them: teachers recruited in a year in single districts
    #[serde(default)]
    pub districts: BTreeMap<String, Yearly>,
}

/// What pupils cost.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct FinanceSettings {
    /// Running cost per pupil in class and year, by stage, at prices of the base year [yuan]
    pub per_pupil_yuan: BTreeMap<String, f64>,
    /// Growth of all prices a year, such as 0.02; 0 unless given
    pub price_growth: Option<f64>,
}
