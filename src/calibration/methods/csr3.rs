//! Cohort survival with the mean of the last three progression ratios, as most districts do it by hand.

use super::csr::mean_of_last;
use crate::calibration::climb::Outlook;
use crate::calibration::history::Seen;

/// Progression ratio: the mean of the last three.
pub fn forecast(seen: &Seen, leads: usize) -> Outlook {
    mean_of_last(3, seen, leads)
}
