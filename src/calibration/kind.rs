//! Past errors of one kind of series, such as every grade of every area, and the scale of its intervals.

use std::ops::Range;

use super::by_size::BySize;
use super::errors::{Errors, FIRST_ORIGIN, Told};
use super::growth::{Expected, GROWTH, Known, learnt};
use super::intervals::Widths;
use super::logarithm::power;
use super::median::{MEDIAN_OF_SQUARE, median, quantile};
use super::student::{NORMAL, wider};

/// A share in common where nothing is known, which counts like this many origins.
const IN_COMMON: f64 = 0.24;
const ORIGINS_ASSUMED: f64 = 2.0;
/// A grade's or area's own multiple is drawn towards 1 as if by this many errors.
const ERRORS_ASSUMED: f64 = 4.0;
/// With fewer origins than this, a sum over areas has no more degrees of freedom than [`AN_ORIGIN_ALONE`] an origin: what areas have in common
/// shows in rare years (a recession, an epidemic), of which so few origins may have none.
const FEW_ORIGINS: f64 = 5.0;
const AN_ORIGIN_ALONE: f64 = 1.5;
/// The normal distribution counts like this many errors.
const NORMAL_COUNTS: f64 = 16.0;
/// Errors beyond this many standard deviations count as if they were this many.
const WILD: f64 = 2.25;
/// Variance of an error that is nothing but rounding: a hundredth of a per cent.
const LEAST_VARIANCE: f64 = 1e-8;

/// One error with its place in a kind.
#[derive(Clone, Copy)]
struct Miss {
    origin: usize,
    row: usize,
    column: usize,
    lead: usize,
    error: f64,
    /// What was forecast [children].
    pupils: f64,
}

/// Which series a kind holds.
pub struct Series {
    /// Areas by position, or their sum.
    pub rows: Range<usize>,
    /// Grades by position, or their sum.
    pub columns: Vec<usize>,
    /// One year is more unruly than another, beyond chance: so much is added to the inverse of the degrees of freedom of an origin.
    pub unrest: f64,
    /// Sums over areas: one number an origin for each grade.
    pub summed: bool,
}

/// Past errors of one kind of series.
pub struct Kind {
    series: Series,
    leads: usize,
    origins: usize,
    known: Vec<Miss>,
    /// Origins with any error `[lead]`.
    origins_by_lead: Vec<f64>,
}

impl Kind {
    /// Reads the errors of past origins that lie one year apart and end with the one before the origin.
    pub fn read(past: &[Errors], origin: usize, series: Series, leads: usize) -> Self {
        let mut known = Vec::new();
        let mut origins_by_lead = vec![0.0; leads];
        for (number, errors) in past.iter().enumerate() {
            for (lead, origins) in origins_by_lead.iter_mut().enumerate().take(origin - FIRST_ORIGIN - number) {
                let before = known.len();
                for row in series.rows.clone() {
                    for (column, grade) in series.columns.iter().enumerate() {
                        let error = errors.at(row, *grade, lead);
                        if !error.is_nan() {
                            let pupils = errors.forecast(row, *grade, lead);
                            known.push(Miss { origin: number, row: row - series.rows.start, column, lead, error, pupils });
                        }
                    }
                }
                *origins += f64::from(u8::from(known.len() > before));
            }
        }
        Self { series, leads, origins: past.len(), known, origins_by_lead }
    }

    /// Whether no error is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Variance by lead, learnt from mean square errors without wild ones beside the one that is expected.
    pub fn variance_by_lead(&self, expected: &Expected) -> Vec<Known> {
        let an_origin = self.freedom_of_an_origin();
        let seen = |lead: usize| {
            let variance = self.mean_square(lead)?;
            Some(Known { variance, freedom: an_origin * apart(self.origins_by_lead[lead], lead) })
        };
        let mut known = learnt(expected, &(0..self.leads).map(seen).collect::<Vec<_>>());
        let origins = self.origins_by_lead.first().copied().unwrap_or_default();
        if self.series.summed && origins < FEW_ORIGINS {
            for known in &mut known {
                known.freedom = known.freedom.min(origins * AN_ORIGIN_ALONE);
            }
        }
        known
    }

    fn mean_square(&self, lead: usize) -> Option<f64> {
        let squares: Vec<f64> = self.known.iter().filter(|known| known.lead == lead).map(|known| known.error * known.error).collect();
        let limit = WILD * WILD * median(&mut squares.clone()) / MEDIAN_OF_SQUARE;
        let mean = squares.iter().map(|square| square.min(limit)).sum::<f64>() / squares.len().max(1) as f64;
        (!squares.is_empty()).then_some(mean.max(LEAST_VARIANCE))
    }

    /// Writes the half widths of a kind of which no error is known, from a standard deviation one year ahead and counting noise.
    pub fn by_prior(&self, prior: f64, now: &Told, widths: &mut Widths) {
        for row in self.series.rows.clone() {
            for &column in &self.series.columns {
                for lead in 0..self.leads {
                    let counting = 1.0 / now.forecasts.at(row, column, lead).max(1.0);
                    let deviation = (prior * prior * power((lead + 1) as f64, GROWTH) + counting).sqrt();
                    widths.set((row, column, lead), (NORMAL.0 * deviation, NORMAL.1 * deviation));
                }
            }
        }
    }

    /// Writes the half widths of all cells.
    pub fn scale(&self, variance: &[Known], now: &Told, widths: &mut Widths) {
        let by_size = self.by_size(variance);
        let expected = |known: &Miss| variance[known.lead].variance * by_size.at(known.pupils);
        let of_columns = self.multiples(self.series.columns.len(), self.series.rows.len().min(5), |known| {
            (known.column, known.error * known.error / expected(known))
        });
        let of_rows = self.multiples(self.series.rows.len(), self.series.columns.len().min(4), |known| {
            (known.row, known.error * known.error / (expected(known) * of_columns[known.column]))
        });
        let scaled = |known: &Miss| known.error / (expected(known) * of_columns[known.column] * of_rows[known.row]).sqrt();
        let held = self.held(&self.known.iter().map(scaled).collect::<Vec<_>>());
        for (lead, known) in variance.iter().enumerate() {
            let wider = wider(known.freedom);
            for (row, column) in (0..self.series.rows.len()).flat_map(|row| (0..self.series.columns.len()).map(move |column| (row, column)))
            {
                let place = (row + self.series.rows.start, self.series.columns[column], lead);
                let by_size = by_size.at(now.forecasts.at(place.0, place.1, place.2));
                let deviation = (known.variance * of_columns[column] * of_rows[row] * by_size).sqrt();
                widths.set(place, (deviation * held.0 * wider.0, deviation * held.1 * wider.1));
            }
        }
    }

    /// How the variance of areas depends on their size; sums over areas differ little in size.
    fn by_size(&self, variance: &[Known]) -> BySize {
        if self.series.summed {
            return BySize::ALIKE;
        }
        let square = |known: &Miss| (known.pupils, known.error * known.error / variance[known.lead].variance);
        BySize::learnt(&self.known.iter().map(square).collect::<Vec<_>>(), WILD * WILD)
    }

    /// Variances of rows or columns as multiples of all, each drawn towards 1; one alone is 1.
    fn multiples(&self, count: usize, counted_across: usize, of: impl Fn(&Miss) -> (usize, f64)) -> Vec<f64> {
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

    /// Scaled errors that hold 80 and 95 %, beside the normal ones; a single series has too few to ask.
    fn held(&self, scaled: &[f64]) -> (f64, f64) {
        let cells = self.series.rows.len() * self.series.columns.len();
        let mut sizes: Vec<f64> = scaled.iter().map(|error| error.abs()).collect();
        let weight = if cells == 1 { 0.0 } else { self.origins as f64 * (cells as f64).sqrt() };
        let mut beside =
            |share: f64, normal: f64| (quantile(&mut sizes, share) * weight + normal * NORMAL_COUNTS) / (weight + NORMAL_COUNTS);
        (beside(0.8, NORMAL.0), beside(0.95, NORMAL.1))
    }

    /// Degrees of freedom of the mean square of one origin: near the number of cells if these err apart, near 1 if all err alike.
    fn freedom_of_an_origin(&self) -> f64 {
        let cells = (self.series.rows.len() * self.series.columns.len()) as f64;
        let shared = self.in_common();
        1.0 / (shared * shared + (1.0 - shared * shared) / cells + self.series.unrest)
    }

    /// Correlation of two errors of the same origin and lead.
    fn in_common(&self) -> f64 {
        let mut sums = vec![(0.0, 0.0, 0.0); self.origins * self.leads];
        for known in &self.known {
            let sum = &mut sums[known.origin * self.leads + known.lead];
            *sum = (sum.0 + known.error, sum.1 + known.error * known.error, sum.2 + 1.0);
        }
        let pairs = sums.iter().filter(|(_, squares, count)| *count > 1.0 && *squares > 0.0);
        let (sum, origins) = pairs.fold((0.0, 0.0), |(sum, origins), (total, squares, count)| {
            (sum + ((total * total - squares) / (squares * (count - 1.0))).max(0.0), origins + 1.0)
        });
        let known = self.origins as f64;
        let share: f64 = if origins > 0.0 { sum / origins } else { IN_COMMON };
        (share * known + IN_COMMON * ORIGINS_ASSUMED) / (known + ORIGINS_ASSUMED)
    }
}

/// How many years apart so many successive origins are worth at a lead: their errors share years, as sums of a random walk do.
fn apart(origins: f64, lead: usize) -> f64 {
    let ahead = (lead + 1) as f64;
    let shared = |lag: f64| (1.0 - lag / origins) * (1.0 - lag / ahead) * (1.0 - lag / ahead);
    let all: f64 = (1..=lead).map(|lag| lag as f64).filter(|lag| *lag < origins).map(shared).sum();
    origins / (1.0 + 2.0 * all)
}
