//! The uncertainty of entry, progression and continuation, fitted to past errors of the default method and said as a scenario says it: an
//! 80 % interval around 1, the share of a shock that is left after a year, the share that areas have in common.
//!
//! From each earlier origin the ratios that were expected are held against those that came, one, two and more years ahead. Each shock is
//! what the pupils of a step were over what the expected ratios would have made of last year's pupils: exactly what the factor multiplies in
//! a run. Variance over leads up to [`LEADS`]; phi is the correlation of successive shocks from one origin; the part in common is the
//! covariance between areas; the interval is widened, as Student's t demands, because few years are known.

use super::births_ahead::births;
use super::history::{History, Seen, Source};
use super::logarithm::{exp, ln};
use super::methods::{Rates, default_rates};
use super::student::{NORMAL, wider_in_part};

/// Years ahead over which shocks are taken.
pub const LEADS: usize = 5;
/// First origin, by position: three ratios are known.
const FIRST: usize = 3;
/// Origins that are needed: years less than this many after the first origin say nothing about the future.
const ENOUGH: usize = 3;
/// A shock beyond this many standard deviations counts as if it were this many.
const WILD: f64 = 3.0;

/// Uncertainty of one factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FittedFactor {
    /// One future in ten lies below, as a ratio to the central value.
    pub p10: f64,
    /// One future in ten lies above.
    pub p90: f64,
    /// Share of a shock that is left after a year.
    pub phi: f64,
    /// Share of the variance that all areas have in common.
    pub common: f64,
    /// Shocks that it rests on.
    pub shocks: usize,
}

/// What past errors say.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Ratios between grades of a stage.
    pub progression: Option<FittedFactor>,
    /// Ratios from the last grade of a stage into the next stage.
    pub continuation: Option<FittedFactor>,
    /// Entrants of grades that enter from births, by position of the grade.
    pub entry: Vec<(usize, FittedFactor)>,
    /// Births that are not recorded yet, around those of the last year: the interval is reached [`LEADS`] years on, by a random walk.
    pub births: Option<FittedFactor>,
    /// First and last year whose shocks were seen.
    pub years: (i32, i32),
    /// Origins.
    pub origins: usize,
}

/// Fits the uncertainty; `crosses` tells grades that begin a stage. `None` where the history is too short.
pub fn fit(history: &History, crosses: &dyn Fn(usize) -> bool) -> Option<Fit> {
    let last = history.years.checked_sub(1)?;
    let origins: Vec<usize> = (FIRST..last).filter(|origin| (0..history.areas.len()).any(|area| history.lists(area, *origin))).collect();
    if origins.len() < ENOUGH {
        return None;
    }
    let known: Vec<(usize, Rates)> = origins.iter().map(|origin| (*origin, default_rates(&Seen::at(history, *origin), LEADS))).collect();
    let climbing = |wanted: bool| {
        let of = |grade: &usize| matches!(history.sources[*grade], Source::Grade(_)) && crosses(*grade) == wanted;
        (0..history.grades.len()).filter(of).collect::<Vec<_>>()
    };
    let of_steps = |grades: Vec<usize>| Shocks::read(history, &known, |rates, place| step(history, rates, &grades, place)).fitted();
    let entry = history.entry_grades().into_iter().filter(|_| history.births.is_some());
    let of_entry = |grade: usize| Shocks::read(history, &known, |rates, place| entrants(history, rates, grade, place)).fitted();
    Some(Fit {
        progression: of_steps(climbing(false)),
        continuation: of_steps(climbing(true)),
        entry: entry.filter_map(|grade| Some((grade, of_entry(grade)?))).collect(),
        births: history.births.as_ref().and_then(births),
        years: (history.year(origins[0] + 1), history.year(last)),
        origins: origins.len(),
    })
}

/// Area, position of the origin, and lead (0 is one year ahead).
type Place = (usize, usize, usize);

/// What came over what the expected ratios make of last year's pupils, all grades of a kind together.
fn step(history: &History, rates: &Rates, grades: &[usize], (area, origin, lead): Place) -> Option<f64> {
    let (mut expected, mut came) = (0.0, 0.0);
    for &grade in grades {
        let Source::Grade(below) = history.sources[grade] else { continue };
        let (before, after) = (history.at(area, below, origin + lead), history.at(area, grade, origin + lead + 1));
        if before > 0.0 && after > 0.0 {
            expected += before * rates.ratio(area, grade, lead);
            came += after;
        }
    }
    (expected > 0.0).then(|| ln(came / expected))
}

fn entrants(history: &History, rates: &Rates, grade: usize, (area, origin, lead): Place) -> Option<f64> {
    let (expected, came) = (rates.entrants(area, grade, lead), history.at(area, grade, origin + lead + 1));
    (expected > 0.0 && came > 0.0).then(|| ln(came / expected))
}

/// Shocks `[origin][lead][area]`; missing ones are not a number.
pub(super) struct Shocks {
    pub(super) areas: usize,
    pub(super) rows: Vec<[Vec<f64>; LEADS]>,
}

impl Shocks {
    fn read(history: &History, known: &[(usize, Rates)], shock: impl Fn(&Rates, Place) -> Option<f64>) -> Self {
        let areas = history.areas.len();
        let at = |origin: usize, rates: &Rates, lead: usize| -> Vec<f64> {
            if origin + lead + 1 >= history.years {
                return vec![f64::NAN; areas];
            }
            (0..areas).map(|area| shock(rates, (area, origin, lead)).unwrap_or(f64::NAN)).collect()
        };
        let row = |(origin, rates): &(usize, Rates)| std::array::from_fn(|lead| at(*origin, rates, lead));
        Self { areas, rows: known.iter().map(row).collect() }
    }

    fn all(&self) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().flatten().flatten().copied().filter(|shock| !shock.is_nan())
    }

    pub(super) fn fitted(mut self) -> Option<FittedFactor> {
        let count = self.all().count();
        let raw = self.all().map(|shock| shock * shock).sum::<f64>() / count.max(1) as f64;
        if count < ENOUGH || raw <= 0.0 {
            return None;
        }
        let limit = WILD * raw.sqrt();
        self.rows.iter_mut().flatten().flatten().for_each(|shock| *shock = shock.clamp(-limit, limit));
        let variance = self.all().map(|shock| shock * shock).sum::<f64>() / count as f64;
        let (phi, common) = (twentieths(self.phi(variance).clamp(0.0, 0.95)), twentieths(self.common(variance).clamp(0.0, 1.0)));
        let half = NORMAL.0 * variance.sqrt() * wider_in_part(self.rows.len() as f64, common).0;
        Some(FittedFactor { p10: thousandths(exp(-half)).min(0.999), p90: thousandths(exp(half)).max(1.001), phi, common, shocks: count })
    }

    /// Correlation of the shocks of successive leads from one origin.
    fn phi(&self, variance: f64) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (row, area) in self.rows.iter().flat_map(|row| (0..self.areas).map(move |area| (row, area))) {
            for pair in row.windows(2) {
                let product = pair[0][area] * pair[1][area];
                if !product.is_nan() {
                    sum += product;
                    count += 1.0;
                }
            }
        }
        if count > 0.0 { sum / count / variance } else { 0.5 }
    }

    /// Covariance of two areas over the variance; a single area has all in common.
    fn common(&self, variance: f64) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for shocks in self.rows.iter().flatten() {
            let known: Vec<f64> = shocks.iter().copied().filter(|shock| !shock.is_nan()).collect();
            let (total, squares) = known.iter().fold((0.0, 0.0), |(total, squares), shock| (total + shock, squares + shock * shock));
            sum += total * total - squares;
            pairs += (known.len() * known.len().saturating_sub(1)) as f64;
        }
        if pairs > 0.0 { sum / pairs / variance } else { 1.0 }
    }
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn twentieths(value: f64) -> f64 {
    (value * 20.0).round() / 20.0
}
