//! Past errors of one kind of series, such as every grade of every area, and the scale of its intervals.

use super::errors::{Errors, FIRST_ORIGIN, Told};
use super::intervals::Widths;
use super::logarithm::{exp, ln, power};
use super::median::{MEDIAN_OF_SQUARE, median, quantile};
use super::student::{NORMAL, wider};

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
pub struct Kind {
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
    pub fn read(past: &[Errors], origin: usize, (rows, columns): (std::ops::Range<usize>, Vec<usize>), leads: usize) -> Self {
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
    pub fn variance_by_lead(&self) -> Option<Vec<f64>> {
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
            exp((own * weight + line * ORIGINS_ASSUMED) / (weight + ORIGINS_ASSUMED))
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
    pub fn beside_grades(&self, variance: Vec<f64>, of_grades: &[f64]) -> Vec<f64> {
        if of_grades.is_empty() {
            return variance;
        }
        let both = |lead: usize| {
            let weight = self.origins_by_lead[lead];
            let log = (ln(variance[lead]) * weight + ln(SUM_OF_GRADES * of_grades[lead]) * SUM_COUNTS) / (weight + SUM_COUNTS);
            exp(log)
        };
        (0..self.leads).map(both).collect()
    }

    pub fn by_prior(&self, prior: f64, now: &Told, widths: &mut Widths) {
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

    pub fn scale(&self, variance: &[f64], widths: &mut Widths) {
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
        wider(origins, shared)
    }
}
