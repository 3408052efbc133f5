//! Entrants of the plain methods: births times the ratio of entrants to births formed as the method forms its ratios, where births match;
//! otherwise as many as last year.

use super::csr::Form;
use crate::calibration::climb::Outlook;
use crate::calibration::cohorts::{self, Births, CohortRule};
use crate::calibration::history::{Seen, Source};

/// Entrants of all grades that enter from outside.
pub fn of(seen: &Seen, leads: usize, form: &Form<'_>) -> Outlook {
    let mut outlook = Outlook::blank(seen.areas(), seen.grades(), leads);
    for grade in (0..seen.grades()).filter(|grade| seen.source(*grade) == Source::Births) {
        let rule = cohorts::rule(seen, grade);
        for area in 0..seen.areas() {
            let ratio = rule.and_then(|rule| form(&per_birth(seen, seen.births()?, rule, (area, grade))));
            let mut entrants = seen.start(area, grade);
            for lead in 0..leads {
                if let (Some(ratio), Some(born)) = (ratio, born(seen, rule, area, lead)) {
                    entrants = born * ratio;
                }
                outlook.set(area, grade, lead, entrants);
            }
        }
    }
    outlook
}

/// Births that enter at a lead, as far as they are known at the origin.
pub fn born(seen: &Seen, rule: Option<CohortRule>, area: usize, lead: usize) -> Option<f64> {
    let born = seen.births()?.entering(area, seen.year(seen.origin + lead + 1), rule?, seen.year(seen.origin));
    (!born.is_nan()).then_some(born)
}

/// Entrants per birth of the past, oldest first.
fn per_birth(seen: &Seen, births: &Births, rule: CohortRule, (area, grade): (usize, usize)) -> Vec<f64> {
    let until = seen.year(seen.origin);
    let ratio = |year: usize| {
        let (entrants, born) = (seen.pupils(area, grade, year), births.entering(area, seen.year(year), rule, until));
        (born > 0.0 && !entrants.is_nan()).then(|| entrants / born)
    };
    (0..=seen.origin).filter_map(ratio).collect()
}
