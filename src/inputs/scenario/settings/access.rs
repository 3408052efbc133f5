//! Which seats count as within reach.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which seats count as within reach of a child, as the flags `--catchment`, `--sigma` and `--weights` of `benchmark seats`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct AccessSettings {
    /// Seats within this distance are within reach [km]
    pub catchment_km: Option<f64>,
    /// The weight of a seat falls with distance as a normal curve of this width [km]; within the catchment all count alike unless given
    pub sigma_km: Option<f64>,
    /// In place of a catchment: the weight of a seat by steps, such as { "5" = 1, "10" = 0.68, "15" = 0.22 } [km]
    pub weights: BTreeMap<String, f64>,
}
