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

use super::errors::{FIRST_ORIGIN, Told};
use super::logarithm::{ln, power};
use super::median::{MEDIAN_OF_SQUARE, median, quantile};

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

    fn set(&mut self, (area, grade, lead): (usize, usize, usize), half: (f64, f64)) {
        self.half[(area * (self.grades + 1) + grade) * self.leads + lead] = half;
    }
}

/// Half widths of a standard normal distribution that hold 80 % and 95 %.
const NORMAL: (f64, f64) = (1.281_551_565_544_600_4, 1.959_963_984_540_054);
/// Where no error is known: standard deviations one year ahead of a grade of an area, an area, a grade of all areas, and all areas.
pub const PRIOR: [f64; 4] = [0.05, 0.03, 0.03, 0.025];
/// Variance grows with this power of the lead where nothing else is known: between a random walk (1) and a trend that goes astray (2).
const GROWTH: f64 = 1.5;
/// What is assumed counts like this many origins.
const ORIGINS_ASSUMED: f64 = 2.0;
/// A grade's or area's own multiple is drawn towards 1 as if by this many errors.
const ERRORS_ASSUMED: f64 = 4.0;
/// The normal distribution counts like this many errors.
const NORMAL_COUNTS: f64 = 10.0;
/// Errors beyond this many standard deviations count as if they were this many.
const WILD: f64 = 3.0;
/// Variance of the sum over grades as a part of that of a single grade, both of all areas.
const SUM_OF_GRADES: f64 = 0.35;
const SUM_COUNTS: f64 = 3.0;
/// Share of the variance that the errors of an origin have in common, where nothing is known.
const IN_COMMON: f64 = 0.3;

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

/// Errors of one origin by area, grade and lead, sums last; not a number where they are not known.
#[derive(Clone, Debug)]
pub struct Errors {
    grades: usize,
    leads: usize,
    logs: Vec<f64>,
}

impl Errors {
    /// The errors of what was told at an origin.
    pub fn of(told: &Told) -> Self {
        let (areas, grades, leads) = (told.forecasts.areas, told.forecasts.grades, told.forecasts.leads);
        let cells = (0..=areas).flat_map(|area| (0..=grades).map(move |grade| (area, grade)));
        let logs = cells.flat_map(|(area, grade)| (0..leads).map(move |lead| told.error(area, grade, lead))).collect();
        Self { grades, leads, logs }
    }

    /// An error.
    pub fn at(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.logs[(area * (self.grades + 1) + grade) * self.leads + lead]
    }
}

/// One error with its place in a kind.
#[derive(Clone, Copy)]
struct Known {
    origin: usize,
    row: usize,
    column: usize,
    lead: usize,
    error: f64,
}

/// Past errors of one kind of series.
struct Kind {
    rows: std::ops::Range<usize>,
    columns: Vec<usize>,
    leads: usize,
    origins: usize,
    known: Vec<Known>,
    /// Origins with any error `[lead]`.
    origins_by_lead: Vec<f64>,
}

impl Kind {
    /// Reads the errors of past origins that lie one year apart and end with the one before the origin.
    fn read(past: &[Errors], origin: usize, (rows, columns): (std::ops::Range<usize>, Vec<usize>), leads: usize) -> Self {
        let mut known = Vec::new();
        let mut origins_by_lead = vec![0.0; leads];
        for (number, errors) in past.iter().enumerate() {
            for (lead, origins) in origins_by_lead.iter_mut().enumerate().take(origin - FIRST_ORIGIN - number) {
                let before = known.len();
                for row in rows.clone() {
                    for (column, grade) in columns.iter().enumerate() {
                        let error = errors.at(row, *grade, lead);
                        if !error.is_nan() {
                            known.push(Known { origin: number, row: row - rows.start, column, lead, error });
                        }
                    }
                }
                *origins += f64::from(u8::from(known.len() > before));
            }
        }
        Self { rows, columns, leads, origins: past.len(), known, origins_by_lead }
    }

    /// Mean square error by lead, without wild ones, along a power of the lead; `None` where no error is known.
    fn variance_by_lead(&self) -> Option<Vec<f64>> {
        let logs: Vec<f64> = (0..self.leads).map(|lead| self.mean_square(lead).map_or(f64::NAN, ln)).collect();
        let points = || logs.iter().zip(&self.origins_by_lead).enumerate().filter(|(_, (log, _))| !log.is_nan());
        let total: f64 = points().map(|(_, (_, weight))| weight).sum();
        if total == 0.0 {
            return None;
        }
        let x = |lead: usize| ln((lead + 1) as f64);
        let mean_x = points().map(|(lead, (_, weight))| weight * x(lead)).sum::<f64>() / total;
        let mean_y = points().map(|(_, (log, weight))| weight * log).sum::<f64>() / total;
        let spread: f64 = points().map(|(lead, (_, weight))| weight * (x(lead) - mean_x) * (x(lead) - mean_x)).sum();
        let rise: f64 = points().map(|(lead, (log, weight))| weight * (x(lead) - mean_x) * (log - mean_y)).sum();
        let slope = (rise + GROWTH * ORIGINS_ASSUMED) / (spread + ORIGINS_ASSUMED);
        let along = |lead: usize| {
            let line = mean_y + slope * (x(lead) - mean_x);
            let (own, weight) = if logs[lead].is_nan() { (0.0, 0.0) } else { (logs[lead], self.origins_by_lead[lead]) };
            super::logarithm::exp((own * weight + line * ORIGINS_ASSUMED) / (weight + ORIGINS_ASSUMED))
        };
        Some((0..self.leads).map(along).collect())
    }

    fn mean_square(&self, lead: usize) -> Option<f64> {
        let squares: Vec<f64> = self.known.iter().filter(|known| known.lead == lead).map(|known| known.error * known.error).collect();
        let limit = WILD * WILD * median(&mut squares.clone()) / MEDIAN_OF_SQUARE;
        let mean = squares.iter().map(|square| square.min(limit)).sum::<f64>() / squares.len().max(1) as f64;
        (mean > 0.0).then_some(mean)
    }

    /// All areas and grades together have one error an origin: what their grades show is taken beside it.
    fn beside_grades(&self, variance: Vec<f64>, of_grades: &[f64]) -> Vec<f64> {
        if of_grades.is_empty() {
            return variance;
        }
        let both = |lead: usize| {
            let weight = self.origins_by_lead[lead];
            let log = (ln(variance[lead]) * weight + ln(SUM_OF_GRADES * of_grades[lead]) * SUM_COUNTS) / (weight + SUM_COUNTS);
            super::logarithm::exp(log)
        };
        (0..self.leads).map(both).collect()
    }

    fn by_prior(&self, prior: f64, now: &Told, widths: &mut Widths) {
        for row in self.rows.clone() {
            for &column in &self.columns {
                for lead in 0..self.leads {
                    let counting = 1.0 / now.forecasts.at(row, column, lead).max(1.0);
                    let deviation = (prior * prior * power((lead + 1) as f64, GROWTH) + counting).sqrt();
                    widths.set((row, column, lead), (NORMAL.0 * deviation, NORMAL.1 * deviation));
                }
            }
        }
    }

    fn scale(&self, variance: &[f64], widths: &mut Widths) {
        let of_columns = self.multiples(self.columns.len(), self.rows.len().min(5), |known| {
            (known.column, known.error * known.error / variance[known.lead])
        });
        let of_rows = self.multiples(self.rows.len(), self.columns.len().min(4), |known| {
            (known.row, known.error * known.error / (variance[known.lead] * of_columns[known.column]))
        });
        let deviation = |row: usize, column: usize, lead: usize| (variance[lead] * of_columns[column] * of_rows[row]).sqrt();
        let scaled: Vec<f64> = self.known.iter().map(|known| known.error / deviation(known.row, known.column, known.lead)).collect();
        let held = self.held(&scaled);
        let shared = self.in_common(&scaled);
        for lead in 0..self.leads {
            let wider = self.widening(shared, lead);
            for (row, column) in (0..self.rows.len()).flat_map(|row| (0..self.columns.len()).map(move |column| (row, column))) {
                let deviation = deviation(row, column, lead);
                let place = (row + self.rows.start, self.columns[column], lead);
                widths.set(place, (deviation * held.0 * wider.0, deviation * held.1 * wider.1));
            }
        }
    }

    /// Variances of rows or columns as multiples of all, each drawn towards 1; one alone is 1.
    fn multiples(&self, count: usize, counted_across: usize, of: impl Fn(&Known) -> (usize, f64)) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); count];
        for known in &self.known {
            let (place, square) = of(known);
            sums[place].0 += square.min(WILD * WILD);
            sums[place].1 += 1.0;
        }
        let weight = (self.origins * counted_across) as f64;
        let multiple = |(sum, errors): (f64, f64)| match count {
            1 => 1.0,
            _ if errors == 0.0 => 1.0,
            _ => (sum / errors * weight + ERRORS_ASSUMED) / (weight + ERRORS_ASSUMED),
        };
        sums.into_iter().map(multiple).collect()
    }

    /// Scaled errors that hold 80 and 95 %, beside the normal ones.
    fn held(&self, scaled: &[f64]) -> (f64, f64) {
        let mut sizes: Vec<f64> = scaled.iter().map(|error| error.abs()).collect();
        let weight = self.origins as f64 * ((self.rows.len() * self.columns.len()) as f64).sqrt();
        let mut beside =
            |share: f64, normal: f64| (quantile(&mut sizes, share) * weight + normal * NORMAL_COUNTS) / (weight + NORMAL_COUNTS);
        (beside(0.8, NORMAL.0), beside(0.95, NORMAL.1))
    }

    /// Share of the variance that all errors of an origin and lead have in common.
    fn in_common(&self, scaled: &[f64]) -> f64 {
        if self.rows.len() * self.columns.len() == 1 {
            return 1.0;
        }
        let mut sums = vec![(0.0, 0.0); self.origins * self.leads];
        let mut squares = 0.0;
        for (known, error) in self.known.iter().zip(scaled) {
            let sum = &mut sums[known.origin * self.leads + known.lead];
            *sum = (sum.0 + error, sum.1 + 1.0);
            squares += (error * error).min(WILD * WILD);
        }
        let means: Vec<f64> = sums.iter().filter(|(_, count)| *count > 0.0).map(|(sum, count)| (sum / count) * (sum / count)).collect();
        let shared = means.iter().map(|square| square.min(WILD * WILD)).sum::<f64>() / means.len().max(1) as f64;
        let share = (shared / (squares / self.known.len().max(1) as f64)).min(1.0);
        let origins = self.origins as f64;
        (share * origins + IN_COMMON * ORIGINS_ASSUMED) / (origins + ORIGINS_ASSUMED)
    }

    /// By how much the part in common is wider than normal, because it is known from few origins.
    fn widening(&self, shared: f64, lead: usize) -> (f64, f64) {
        let origins = self.origins_by_lead[lead];
        // A single series has no other cells to learn from, and its errors at long leads overlap.
        let alone = self.rows.len() * self.columns.len() == 1;
        let origins = if alone { origins * (2.0 / (lead as f64 + 2.0)).sqrt() } else { origins };
        let wider = |ratio: f64| (shared * ratio * ratio + 1.0 - shared).sqrt();
        (wider(student(&T90, origins) / NORMAL.0), wider(student(&T975, origins.max(2.0)) / NORMAL.1))
    }
}

/// By how much an interval of 80 % is wider than normal where a share of the variance is known from this many origins.
pub fn few_origins(origins: usize, shared: f64) -> f64 {
    let ratio = student(&T90, origins as f64) / NORMAL.0;
    (shared * ratio * ratio + 1.0 - shared).sqrt()
}

/// Student's t by (one over degrees of freedom, quantile), straight between.
type Quantiles = [(f64, f64); 8];
const T90: Quantiles =
    [(0.0, 1.2816), (1.0 / 30.0, 1.310), (0.1, 1.372), (0.125, 1.397), (0.2, 1.476), (1.0 / 3.0, 1.638), (0.5, 1.886), (1.0, 3.078)];
const T975: Quantiles =
    [(0.0, 1.960), (1.0 / 30.0, 2.042), (0.1, 2.228), (0.125, 2.306), (0.2, 2.571), (1.0 / 3.0, 3.182), (0.5, 4.303), (1.0, 12.706)];

fn student(quantiles: &Quantiles, freedom: f64) -> f64 {
    let x = 1.0 / freedom.max(1.0);
    let above = quantiles.iter().position(|(at, _)| *at >= x).unwrap_or(quantiles.len() - 1).max(1);
    let ((x0, y0), (x1, y1)) = (quantiles[above - 1], quantiles[above]);
    y0 + (y1 - y0) * (x - x0) / (x1 - x0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_years_widen_and_many_do_not() {
        assert!((student(&T90, 1.0) - 3.078).abs() < 1e-9);
        assert!((student(&T90, 2.0) - 1.886).abs() < 1e-9);
        assert!((student(&T90, 1e9) - 1.2816).abs() < 1e-6);
    }
}
