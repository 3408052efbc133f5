//! Children with special needs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Yearly;

/// Children with special needs of one stage.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct SpecialNeedsSettings {
    /// Share of the stage's demand, such as 0.008; a number, or years with numbers that hold from their year on
    pub prevalence: Yearly,
    /// Share of these children who sit in ordinary classes, among the pupils there; a number, or years with numbers; 0 unless given
    pub in_ordinary_classes: Option<Yearly>,
    /// Share of these children who are taught at home; a number, or years with numbers; 0 unless given
    pub home_teaching: Option<Yearly>,
    /// Seats of special schools for this stage in the whole city, reached from every district in proportion to need; a number, or years with
    /// numbers; none unless given
    pub special_school_seats: Option<Yearly>,
    /// In place of them: seats of special schools of single districts, for their own children
    #[serde(default)]
    pub districts: BTreeMap<String, Yearly>,
}
