//! Cohort survival: each grade is the one below a year before, times a ratio formed from the ratios of the past.

use super::plain_entry;
use crate::calibration::climb::{Outlook, climb};
use crate::calibration::history::{Seen, Source};

/// How the ratios of the past, oldest first, become the one that is used; `None` where there are none.
pub type Form<'a> = dyn Fn(&[f64]) -> Option<f64> + 'a;

/// Cohort survival with the mean of the last ratios.
pub fn mean_of_last(count: usize, seen: &Seen, leads: usize) -> Outlook {
    cohort_survival(seen, leads, &|ratios| mean(&ratios[ratios.len().saturating_sub(count)..]))
}

/// Cohort survival; a cell without any ratio takes that of all areas together, or 1.
pub fn cohort_survival(seen: &Seen, leads: usize, form: &Form<'_>) -> Outlook {
    let of_all: Vec<f64> = (0..seen.grades()).map(|grade| form(&ratios(seen, grade, None)).unwrap_or(1.0)).collect();
    let of_area = |area: usize, grade: usize| form(&ratios(seen, grade, Some(area))).unwrap_or(of_all[grade]);
    let used: Vec<f64> =
        (0..seen.areas()).flat_map(|area| (0..seen.grades()).map(move |grade| (area, grade))).map(|(a, g)| of_area(a, g)).collect();
    let entry = plain_entry::of(seen, leads, form);
    climb(seen, leads, |area, grade, _| used[area * seen.grades() + grade], |area, grade, lead| entry.at(area, grade, lead))
}

/// Progression ratios into a grade, oldest first: of one area, or of the sum over areas that list both years.
fn ratios(seen: &Seen, grade: usize, area: Option<usize>) -> Vec<f64> {
    let Source::Grade(below) = seen.source(grade) else { return Vec::new() };
    let areas = area.map_or(0..seen.areas(), |area| area..area + 1);
    let ratio = |year: usize| {
        let pairs = areas.clone().map(|area| (seen.pupils(area, below, year - 1), seen.pupils(area, grade, year)));
        let (before, after) = pairs.filter(|(a, b)| !(a + b).is_nan()).fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        (before > 0.0).then(|| after / before)
    };
    (1..=seen.origin).filter_map(ratio).collect()
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
