//! Next year is as this year: what every other method has to beat.

use crate::calibration::climb::Outlook;
use crate::calibration::history::Seen;

/// Each grade keeps its pupils.
pub fn forecast(seen: &Seen, leads: usize) -> Outlook {
    let mut outlook = Outlook::blank(seen.areas(), seen.grades(), leads);
    for area in 0..seen.areas() {
        for grade in 0..seen.grades() {
            for lead in 0..leads {
                outlook.set(area, grade, lead, seen.start(area, grade));
            }
        }
    }
    outlook
}
