//! The ladder, and who gets which seat.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// Who gets which seat in a stage.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PlacementSettings {
    /// Rule by flow; `home_first` unless given
    #[serde(default)]
    pub strategy: PlacementStrategy,
    /// How far down pupils are placed; `district` unless given
    pub level: Option<PlacementLevel>,
}

/// How far down pupils of a stage are placed.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum PlacementLevel {
    /// Among districts alone
    District,
    /// Among districts, then among the listed schools of each
    School,
}

/// Placement by district.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum PlacementStrategy {
    /// Only the home district
    #[default]
    HomeFirst,
    /// Entrants above the seats go to the nearest district with room
    Spillover,
    /// Entrants above the seats spread over districts with room, in proportion to it
    Proportional,
    /// Entrants above the seats go to districts with room, the shortest way first
    Nearest,
    /// Entrants above the seats go to districts with room with the least travel in all
    LeastTravel,
}
