//! How far forecasts may be off, learnt from how far past ones were.
//!
//! For each kind of series (a grade of an area, an area, a grade of all areas, all areas) the errors of earlier origins that had shown by
//! the origin give
//!
//! - a variance by lead, drawn towards a power of the lead where few errors are known, or none;
//! - a multiple for each grade and each area, drawn towards 1 where few errors are known;
//! - the size that holds 80 and 95 % of the scaled errors, drawn towards that of a normal distribution (split conformal prediction,
//!   Papadopoulos 2002, Lei et al. 2018, with a prior where errors are few).
//!
//! Errors of one origin share their sign (a recession, an epidemic): the part in common is learnt from as many years as there were, not from as
//! many cells, and is widened as Student's t demands. Without any past error a stated prior serves ([`PRIOR`]).
//! Assumed: the future is as unruly as the past. What never happened before is not in the band.

use super::errors::{Errors, FIRST_ORIGIN, Told};
use super::kind::Kind;

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
}

/// Where no error is known: standard deviations one year ahead of a grade of an area, an area, a grade of all areas, and all areas.
pub const PRIOR: [f64; 4] = [0.05, 0.03, 0.03, 0.025];

/// The first origins know few ratios, so the errors of areas are larger than later: this many are left out as soon as there are [`SEASONED`]
/// others. The sum over areas has so few errors that all are kept.
const YOUNG: usize = 2;
const SEASONED: usize = 5;

/// Which grades a kind of series is about.
#[derive(Clone, Copy, PartialEq)]
enum Columns {
    /// Grades that enter from outside: nothing of them is known a year ahead.
    Entry,
    /// Grades that climb.
    Climbing,
    /// The sum over grades.
    Sum,
}

/// The kinds of series: of areas (true: of their sum), with the place of their prior.
const KINDS: [(bool, Columns, usize); 6] = [
    (false, Columns::Entry, 0),
    (false, Columns::Climbing, 0),
    (false, Columns::Sum, 1),
    (true, Columns::Entry, 2),
    (true, Columns::Climbing, 2),
    (true, Columns::Sum, 3),
];

/// Widths for an origin from what was told at earlier ones; `told[i]` is of the origin at position `FIRST_ORIGIN + i`, `entry` the grades
/// that enter from outside.
pub fn widths(told: &[Errors], origin: usize, now: &Told, entry: &[usize]) -> Widths {
    let (areas, grades, leads) = (now.forecasts.areas, now.forecasts.grades, now.forecasts.leads);
    let mut widths = Widths { grades, leads, half: vec![(0.0, 0.0); (areas + 1) * (grades + 1) * leads] };
    let past = &told[..origin.saturating_sub(FIRST_ORIGIN).min(told.len())];
    let mut of_grades = Vec::new();
    for (of_sum, columns, prior) in KINDS {
        let rows = if of_sum { areas..areas + 1 } else { 0..areas };
        let places = match columns {
            Columns::Entry => entry.to_vec(),
            Columns::Climbing => (0..grades).filter(|grade| !entry.contains(grade)).collect(),
            Columns::Sum => vec![grades],
        };
        let young = if !of_sum && past.len() >= YOUNG + SEASONED { YOUNG } else { 0 };
        let kind = Kind::read(&past[young..], origin - young.min(origin), (rows, places), leads);
        let variance = match kind.variance_by_lead() {
            Some(variance) if of_sum && columns == Columns::Sum => kind.beside_grades(variance, &of_grades),
            Some(variance) => variance,
            None => {
                kind.by_prior(PRIOR[prior], now, &mut widths);
                continue;
            }
        };
        kind.scale(&variance, &mut widths);
        of_grades = variance;
    }
    widths
}
