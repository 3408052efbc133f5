//! How the weight of a seat falls with distance.

use super::exponential;

/// How the weight of a seat falls with distance.
#[derive(Clone, Debug, PartialEq)]
pub enum Decay {
    /// The same up to the edge of the catchment [km].
    Flat(f64),
    /// The weight of the first step that is not nearer (up to [km], weight); beyond the last one nothing.
    Steps(Vec<(f64, f64)>),
    /// exp(-d² / 2 sigma²) up to the edge of the catchment.
    Gaussian {
        /// Distance at which the weight is 0.61 [km].
        sigma: f64,
        /// Edge of the catchment [km].
        within: f64,
    },
}

impl Decay {
    /// Weight at a distance [km].
    pub fn weight(&self, km: f64) -> f64 {
        match self {
            Self::Flat(within) => f64::from(km <= *within),
            Self::Steps(steps) => steps.iter().find(|(up_to, _)| km <= *up_to).map_or(0.0, |&(_, weight)| weight),
            Self::Gaussian { within, .. } if km > *within => 0.0,
            Self::Gaussian { sigma, .. } => exponential(-km * km / (2.0 * sigma * sigma)),
        }
    }
}
