//! How far forecasts may be off, learnt from how far past ones were.
//!
//! For each kind of series (a grade of an area, an area, a grade of all areas, all areas) the errors of earlier origins that had shown by
//! the origin give
//!
//! - a variance by lead, learnt from all leads at once ([`growth`](super::growth)) beside one that is expected from a kind with more errors: entry
//!   from the grades that climb, the sum over grades from its grades, the sum over areas from its areas, the first from a stated prior ([`PRIOR`]);
//! - for areas how it depends on the number of pupils ([`by_size`](super::by_size));
//! - a multiple for each grade and each area, drawn towards 1 where few errors are known;
//! - the size that holds 80 and 95 % of the scaled errors, drawn towards that of a normal distribution (split conformal prediction,
//!   Papadopoulos 2002, Lei et al. 2018, with a prior where errors are few), and wider than that as Student's t demands.
//!
//! Errors of one origin share their sign (a recession, an epidemic), those of successive origins share years, and one year is more unruly than
//! another: degrees of freedom count years, not cells. Assumed: the future is as unruly as the past. What never happened before is not in the band.

use std::ops::Range;

use super::errors::{Errors, FIRST_ORIGIN, Told};
use super::growth::{Expected, GROWTH};
use super::kind::{Kind, Series};
use super::logarithm::power;

/// Half widths in logarithms of the central 80 % and 95 % intervals, by area, grade and lead, sums last.
#[derive(Clone, Debug)]
pub struct Widths {
    grades: usize,
    leads: usize,
    half: Vec<(f64, f64)>,
}

impl Widths {
    /// Half widths (80 %, 95 %) of a cell.
    pub fn at(&self, area: usize, grade: usize, lead: usize) -> (f64, f64) {
        self.half[(area * (self.grades + 1) + grade) * self.leads + lead]
    }

    /// Sets the half widths of a cell.
    pub fn set(&mut self, (area, grade, lead): (usize, usize, usize), half: (f64, f64)) {
        self.half[(area * (self.grades + 1) + grade) * self.leads + lead] = half;
    }

    /// A single area is the sum over areas.
    fn copy_single_area(&mut self) {
        let cells = (self.grades + 1) * self.leads;
        self.half.copy_within(..cells, cells);
    }
}

/// Where no error is known: standard deviations one year ahead of a grade of an area, an area, a grade of all areas, and all areas.
pub const PRIOR: [f64; 4] = [0.05, 0.03, 0.03, 0.025];

/// The first origins know few ratios, so their errors are larger than later: this many are left out as soon as there are [`SEASONED`] others.
const YOUNG: usize = 2;
const SEASONED: usize = 5;

/// Variance of an entry grade one year ahead as a multiple of that of a grade that climbs, and the power of the lead with which the multiple
/// changes: births and entrants come and go by chance each year anew, so less of their error adds up.
const ENTRY_OVER_CLIMBING: (f64, f64) = (3.5, -0.4);
// The constants below, and those of `kind.rs` and `growth.rs`, were searched for: they are what came nearest to 80 and 95 % on the histories that
// docs/method.md names, under bounds that included the origins 1996 to 2000. None is a measured quantity, and those years are no test of them.

/// Variance of a sum over grades as a part of that of a single grade, for areas and for their sums. The second is low because [`AREAS_ALIKE`]
/// is high: only together do they say how wide the sum over everything is.
const SUM_OF_GRADES: [f64; 2] = [0.45, 0.17];
/// Correlation of the errors of two areas that is assumed before any is seen. Far above what histories show: it makes sums wide.
const AREAS_ALIKE: f64 = 0.9;
/// The part of that which is assumed of entrants: births err less alike.
const ENTRY_ALIKE: f64 = 0.4;
/// Degrees of freedom that an expected variance is worth where it comes from a stated prior: next to nothing.
const FREEDOM_OF_PRIOR: f64 = 0.5;

/// What is held of a kind before its errors are seen.
struct Held {
    /// Degrees of freedom that a variance expected from another kind is worth; many leave the sum over everything little to learn from its
    /// own errors, of which there is one a year.
    freedom: f64,
    /// Variance of the power of the lead around the expected one.
    slope: f64,
    /// How much more unruly one year is than another (`Series::unrest`).
    unrest: f64,
}

const OF_AREAS: Held = Held { freedom: 20.0, slope: 0.07, unrest: 0.2 };
/// Entry is its own: how unruly it is, and how that grows with the lead, differs from place to place.
const OF_ENTRY: Held = Held { freedom: 6.0, slope: 0.2, unrest: 0.2 };
const OF_GRADES_OF_ALL: Held = Held { freedom: 8.5, slope: 0.014, unrest: 0.025 };
const OF_ALL: Held = Held { freedom: 28.0, slope: 0.011, unrest: 0.26 };

/// Widths for an origin from what was told at earlier ones; `told[i]` is of the origin at position `FIRST_ORIGIN + i`, `entry` the grades
/// that enter from outside.
pub fn widths(told: &[Errors], origin: usize, now: &Told, entry: &[usize]) -> Widths {
    let (areas, grades, leads) = (now.forecasts.areas, now.forecasts.grades, now.forecasts.leads);
    let past = &told[..origin.saturating_sub(FIRST_ORIGIN).min(told.len())];
    let widths = Widths { grades, leads, half: vec![(0.0, 0.0); (areas + 1) * (grades + 1) * leads] };
    let mut learning = Learning { entry, past, origin, now, widths };
    let climbing: Vec<usize> = (0..grades).filter(|grade| !entry.contains(grade)).collect();

    let climbs = learning.kind(0..areas, &climbing, PRIOR[0], None);
    let enters = learning.kind(0..areas, entry, PRIOR[0], entry_from(climbs.as_deref()));
    let sums = learning.kind(0..areas, &[grades], PRIOR[1], times(climbs.as_deref(), SUM_OF_GRADES[0]));

    let (all, alike) = (areas..areas + 1, alike(now));
    let all_climb = learning.kind(all.clone(), &climbing, PRIOR[2], times(climbs.as_deref(), alike));
    learning.kind(all.clone(), entry, PRIOR[2], times(enters.as_deref(), alike * ENTRY_ALIKE));
    let of_areas = times(sums.as_deref(), alike);
    let of_grades = times(all_climb.as_deref(), SUM_OF_GRADES[1]);
    learning.kind(all, &[grades], PRIOR[3], between(of_areas, of_grades));
    if areas == 1 {
        learning.widths.copy_single_area();
    }
    learning.widths
}

/// Kinds of series learnt one after another.
struct Learning<'a> {
    entry: &'a [usize],
    past: &'a [Errors],
    origin: usize,
    now: &'a Told,
    widths: Widths,
}

impl Learning<'_> {
    /// Writes the widths of a kind and returns its variance by lead; `None` where no error of it is known.
    fn kind(&mut self, rows: Range<usize>, columns: &[usize], prior: f64, expected: Option<Vec<f64>>) -> Option<Vec<f64>> {
        let leads = self.now.forecasts.leads;
        let young = if self.past.len() >= YOUNG + SEASONED { YOUNG } else { 0 };
        let summed = rows.start == self.now.forecasts.areas;
        let held = match (summed, columns == [self.now.forecasts.grades]) {
            (false, false) if columns == self.entry => OF_ENTRY,
            (false, _) => OF_AREAS,
            (true, false) => OF_GRADES_OF_ALL,
            (true, true) => OF_ALL,
        };
        let series = Series { rows, columns: columns.to_vec(), unrest: held.unrest, summed };
        let kind = Kind::read(&self.past[young..], self.origin - young.min(self.origin), series, leads);
        if kind.is_empty() {
            kind.by_prior(prior, self.now, &mut self.widths);
            return None;
        }
        let freedom = if expected.is_some() { held.freedom } else { FREEDOM_OF_PRIOR };
        let variance = expected.unwrap_or_else(|| stated(prior, leads));
        let variance = kind.variance_by_lead(&Expected { variance, freedom, slope: held.slope });
        kind.scale(&variance, self.now, &mut self.widths);
        Some(variance.into_iter().map(|known| known.variance).collect())
    }
}

/// Variance by lead from a standard deviation one year ahead.
fn stated(deviation: f64, leads: usize) -> Vec<f64> {
    (0..leads).map(|lead| deviation * deviation * power((lead + 1) as f64, GROWTH)).collect()
}

/// What is expected of entry from the variance by lead of the grades that climb.
fn entry_from(climbs: Option<&[f64]>) -> Option<Vec<f64>> {
    let (multiple, growth) = ENTRY_OVER_CLIMBING;
    let of_lead = |(lead, variance): (usize, &f64)| variance * multiple * power((lead + 1) as f64, growth);
    climbs.map(|climbs| climbs.iter().enumerate().map(of_lead).collect())
}

fn times(variance: Option<&[f64]>, multiple: f64) -> Option<Vec<f64>> {
    variance.map(|variance| variance.iter().map(|variance| variance * multiple).collect())
}

/// Two expectations as one: their geometric mean, or the one that there is.
fn between(one: Option<Vec<f64>>, other: Option<Vec<f64>>) -> Option<Vec<f64>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.iter().zip(&other).map(|(one, other)| (one * other).sqrt()).collect()),
        (one, other) => one.or(other),
    }
}

/// Variance of the error of a sum over areas as a part of that of an area: areas err alike in part; for the rest large areas count more.
fn alike(now: &Told) -> f64 {
    let pupils = (0..now.forecasts.areas).map(|area| now.forecasts.at(area, now.forecasts.grades, 0)).filter(|pupils| *pupils > 0.0);
    let (sum, squares) = pupils.fold((0.0, 0.0), |(sum, squares), pupils| (sum + pupils, squares + pupils * pupils));
    let apart = if sum > 0.0 { squares / (sum * sum) } else { 1.0 };
    apart + AREAS_ALIKE * (1.0 - apart)
}
