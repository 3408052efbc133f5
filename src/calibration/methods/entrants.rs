//! Entrants of the default method: births times the ratio of entrants to births where births are known, beside the trend of entry alone.
//!
//! The ratio of an area is that of all areas together times the area's own deviation, smoothed and shrunk. In the first years the trend
//! of entry knows something that births do not (an opening, a cut-off date moved), so it keeps a quarter of the say, halved each year.

use super::plain_entry::born;
use super::trend;
use crate::calibration::climb::Outlook;
use crate::calibration::cohorts::{self, Births, CohortRule};
use crate::calibration::history::{Seen, Source};
use crate::calibration::logarithm::{exp, ln};
use crate::calibration::panel::{Panel, weight};

/// Share of last year's weight that is left after a year.
const KEEP: f64 = 0.3;
/// The say of the trend one year ahead; it halves from year to year.
const SAY_OF_TREND: f64 = 0.25;

/// Entrants of all grades that enter from outside.
pub fn of(seen: &Seen, leads: usize, jumped: &dyn Fn(usize, usize) -> bool) -> Outlook {
    let mut outlook = Outlook::blank(seen.areas(), seen.grades(), leads);
    for grade in (0..seen.grades()).filter(|grade| seen.source(*grade) == Source::Births) {
        trend::write(seen, grade, jumped, &mut outlook);
        if let (Some(births), Some(rule)) = (seen.births(), cohorts::rule(seen, grade)) {
            with_births(seen, births, rule, grade, &mut outlook);
        }
    }
    outlook
}

fn with_births(seen: &Seen, births: &Births, rule: CohortRule, grade: usize, outlook: &mut Outlook) {
    let ratios = per_birth(seen, births, rule, grade);
    for (area, ratio) in ratios.into_iter().enumerate() {
        let Some(ratio) = ratio else { continue };
        let (mut say, mut last) = (SAY_OF_TREND, None);
        for lead in 0..outlook.leads {
            last = born(seen, Some(rule), area, lead).or(last);
            let (trend, Some(born)) = (outlook.at(area, grade, lead), last) else { break };
            if trend > 0.0 && born > 0.0 {
                outlook.set(area, grade, lead, exp(say * ln(trend) + (1.0 - say) * ln(born * ratio)));
            }
            say *= 0.5;
        }
    }
}

/// Entrants per birth `[area]`; `None` where an area has no births that match entrants.
fn per_birth(seen: &Seen, births: &Births, rule: CohortRule, grade: usize) -> Vec<Option<f64>> {
    let until = seen.year(seen.origin);
    let pair = |area: usize, year: usize| (births.entering(area, seen.year(year), rule, until), seen.pupils(area, grade, year));
    let of_all: Vec<Option<f64>> = (0..=seen.origin).map(|year| ratio_of_sums((0..seen.areas()).map(|area| pair(area, year)))).collect();
    let Some(level) = smoothed(&of_all) else { return vec![None; seen.areas()] };
    let mut panel = Panel::blank(seen.areas(), 1, seen.origin + 1);
    let mut known = vec![false; seen.areas()];
    for (area, year) in (0..seen.areas()).flat_map(|area| (0..=seen.origin).map(move |year| (area, year))) {
        let (born, entrants) = pair(area, year);
        let weight = weight(born, entrants);
        if let (true, Some(of_all)) = (weight > 0.0, of_all[year]) {
            known[area] = true;
            panel.set(area, 0, year, (ln(entrants / born) - of_all, weight));
        }
    }
    panel.shrunk(KEEP).into_iter().zip(known).map(|(own, known)| known.then(|| exp(level + own))).collect()
}

/// Logarithm of the ratio of sums over areas that list both; `None` where none does.
fn ratio_of_sums(pairs: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let listed = pairs.filter(|(before, after)| !(before + after).is_nan());
    let (before, after) = listed.fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    (before > 0.0 && after > 0.0).then(|| ln(after / before))
}

fn smoothed(values: &[Option<f64>]) -> Option<f64> {
    let (mut sum, mut total, mut recency) = (0.0, 0.0, 1.0);
    for value in values.iter().rev() {
        if let Some(value) = value {
            sum += recency * value;
            total += recency;
        }
        recency *= KEEP;
    }
    (total > 0.0).then(|| sum / total)
}
