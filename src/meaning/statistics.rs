//! Distributions and chances over the futures.

use super::measures::Reading;
use super::quantiles::Sorter;
use crate::domain::{Bundle, Chance, Distribution, LANES, counted_lanes, lane_sum};

/// The values of one number in all futures that count, in the order of their numbers, and their mean.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Future 0.
    pub central: f64,
    /// One value for each future that counts.
    pub list: Vec<f64>,
    sum: f64,
    sorter: Sorter,
}

impl Values {
    /// Becomes the difference of two readings, future by future; `None` is zero in every future.
    pub fn difference(&mut self, a: Option<&Values>, b: Option<&Values>) {
        let central = |values: Option<&Values>| values.map_or(0.0, |values| values.central);
        self.central = central(a) - central(b);
        self.list.clear();
        match (a, b) {
            (Some(a), Some(b)) => self.list.extend(a.list.iter().zip(&b.list).map(|(a, b)| a - b)),
            (Some(a), None) => self.list.extend_from_slice(&a.list),
            (None, Some(b)) => self.list.extend(b.list.iter().map(|b| 0.0 - b)),
            (None, None) => self.list.push(0.0),
        }
        self.sum = self.list.iter().sum();
    }

    /// Forgets the last reading and makes room for a new one.
    pub fn begin(&mut self, futures: usize) {
        self.list.clear();
        self.list.reserve_exact(futures + 1);
        self.sum = 0.0;
    }

    /// Adds the values of one bundle; bundles come in the order of their numbers.
    pub fn add(&mut self, bundle: Bundle, number: usize, futures: usize) {
        if number == 0 {
            self.central = bundle.0[0];
        }
        self.sum += lane_sum(bundle, number, futures);
        match counted_lanes(number, futures) {
            (0, LANES) => self.list.extend_from_slice(&bundle.0),
            (first, end) => self.list.extend_from_slice(&bundle.0[first..end]),
        }
    }

    /// Mean over the futures.
    pub fn mean(&self) -> f64 {
        self.sum / self.list.len() as f64
    }

    /// The distribution.
    pub fn distribution(&mut self) -> Distribution {
        let first = self.list[0];
        if self.list.iter().all(|&value| value == first) {
            return constant(first);
        }
        let mean = self.mean();
        let shares = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
        let [p025, p10, p25, p50, p75, p90, p975] = self.sorter.quantiles(&self.list, shares);
        Distribution { mean, p025, p10, p25, p50, p75, p90, p975 }
    }

    /// The share of futures for which something holds.
    pub fn chance(&self, holds: impl Fn(f64) -> bool) -> Chance {
        chance(self.list.iter().filter(|&&value| holds(value)).count(), self.list.len())
    }

    /// Standard error of the mean.
    pub fn se(&self) -> f64 {
        let n = self.list.len() as f64;
        if n < 2.0 {
            return 0.0;
        }
        let mean = self.mean();
        let variance = self.list.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
        (variance / n).sqrt()
    }
}

/// Numbers of a [`Reading`].
pub const READINGS: usize = std::mem::size_of::<Reading>() / std::mem::size_of::<Bundle>();

/// The distribution of a list of values; its order does not matter for quantiles.
pub fn distribution(list: &[f64]) -> Distribution {
    let mut values = Values { central: 0.0, list: list.to_vec(), sum: list.iter().sum(), sorter: Sorter::default() };
    values.distribution()
}

fn constant(value: f64) -> Distribution {
    Distribution { mean: value, p025: value, p10: value, p25: value, p50: value, p75: value, p90: value, p975: value }
}

/// A share of futures with its standard error sqrt(p (1-p) / n).
pub fn chance(held: usize, futures: usize) -> Chance {
    let (held, n) = (held as f64, futures as f64);
    let chance = held / n;
    Chance { chance, se: (chance * (1.0 - chance) / n).sqrt() }
}
