//! Cohort survival with the mean of the last five progression ratios.

use super::csr::mean_of_last;
use crate::calibration::climb::Outlook;
use crate::calibration::history::Seen;

/// Progression ratio: the mean of the last five.
pub fn forecast(seen: &Seen, leads: usize) -> Outlook {
    mean_of_last(5, seen, leads)
}
