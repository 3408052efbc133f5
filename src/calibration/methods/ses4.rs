//! Cohort survival with progression ratios smoothed exponentially, as the National Center for Education Statistics projects the grades of
//! American states: the newest ratio counts 0.4, the one before 0.4 x 0.6, and so on; the first one starts the row.

use super::csr::cohort_survival;
use crate::calibration::climb::Outlook;
use crate::calibration::history::Seen;

const NEWEST: f64 = 0.4;

/// Progression ratio: exponential smoothing.
pub fn forecast(seen: &Seen, leads: usize) -> Outlook {
    cohort_survival(seen, leads, &|ratios| ratios.iter().copied().reduce(|level, ratio| level + NEWEST * (ratio - level)))
}
