//! Forecasting methods, one file each. Adding one: a file with `forecast`, one line in the list, one test.

mod csr;
mod csr3;
mod csr5;
mod default;
mod entrants;
mod naive;
mod plain_entry;
mod ses4;
mod trend;

pub use default::{Rates, rates as default_rates};

use super::climb::Outlook;
use super::history::Seen;

/// A method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Next year is as this year.
    Naive,
    /// Cohort survival with the mean of the last three progression ratios.
    Csr3,
    /// Cohort survival with the mean of the last five.
    Csr5,
    /// Cohort survival with progression ratios smoothed exponentially, 0.4 for the newest (National Center for Education Statistics).
    Ses4,
    /// Ours, which `run` uses.
    Default,
}

/// All methods, the plain ones first.
pub const METHODS: [Method; 5] = [Method::Naive, Method::Csr3, Method::Csr5, Method::Ses4, Method::Default];

impl Method {
    /// Name in tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::Csr3 => "csr3",
            Self::Csr5 => "csr5",
            Self::Ses4 => "ses4",
            Self::Default => "default",
        }
    }

    /// Forecast from an origin.
    pub fn forecast(self, seen: &Seen, leads: usize) -> Outlook {
        match self {
            Self::Naive => naive::forecast(seen, leads),
            Self::Csr3 => csr3::forecast(seen, leads),
            Self::Csr5 => csr5::forecast(seen, leads),
            Self::Ses4 => ses4::forecast(seen, leads),
            Self::Default => default::forecast(seen, leads),
        }
    }
}
