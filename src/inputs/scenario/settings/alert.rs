//! When to warn.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Alert rule: a named one, and what differs from it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct AlertSettings {
    /// Name of the rule: `zhejiang-2018` unless given, or a name of your own for the bounds below
    pub rule: Option<String>,
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

/// The rule from which every other one differs: Zhejiang, 2018, yellow from 0.90 and red from 1.00 of the plan.
pub const KNOWN_RULE: &str = "zhejiang-2018";

impl AlertSettings {
    /// Whether anything differs from the known rule.
    pub fn has_own_bounds(&self) -> bool {
        Self { rule: None, from_year: None, ..self.clone() } != Self::default()
    }
}
