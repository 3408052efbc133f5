//! Distributions and chances over the futures.

use crate::domain::{Bundle, Chance, Distribution, Ensemble, LANES, Life, lane_sum};

/// The values of one number in all futures that count, in the order of their numbers, and their mean.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Future 0.
    pub central: f64,
    /// One value for each future that counts.
    pub list: Vec<f64>,
    sum: f64,
    sorted: Vec<f64>,
}

impl Values {
    /// Reads a number from every life, reusing the room of the last reading.
    pub fn read(&mut self, ensemble: &Ensemble, value: impl Fn(&Life) -> Bundle) {
        let futures = ensemble.futures;
        self.list.clear();
        self.sum = 0.0;
        for (number, life) in ensemble.lives.iter().enumerate() {
            let bundle = value(life);
            self.sum += lane_sum(bundle, number, futures);
            self.list.extend_from_slice(&bundle.0);
        }
        self.central = self.list[0];
        self.list.truncate(futures + 1);
        if futures > 0 {
            self.list.remove(0);
        }
    }

    /// Another reading made from this one and a second, future by future.
    pub fn difference(&mut self, a: &Values, b: &Values) {
        self.list.clear();
        self.list.extend(a.list.iter().zip(&b.list).map(|(a, b)| a - b));
        self.central = a.central - b.central;
        self.sum = self.list.iter().sum();
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
        self.sorted.clone_from(&self.list);
        self.sorted.sort_unstable_by(f64::total_cmp);
        let mean = self.mean();
        let q = |share| quantile(&self.sorted, share);
        Distribution { mean, p025: q(0.025), p10: q(0.1), p25: q(0.25), p50: q(0.5), p75: q(0.75), p90: q(0.9), p975: q(0.975) }
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

/// The distribution of a list of values; its order does not matter for quantiles.
pub fn distribution(list: &[f64]) -> Distribution {
    let mut values = Values { central: 0.0, list: list.to_vec(), sum: list.iter().sum(), sorted: Vec::new() };
    values.distribution()
}

fn constant(value: f64) -> Distribution {
    Distribution { mean: value, p025: value, p10: value, p25: value, p50: value, p75: value, p90: value, p975: value }
}

/// Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, the default of R and numpy).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, rest) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * rest
}

/// A share of futures with its standard error sqrt(p (1-p) / n).
pub fn chance(held: usize, futures: usize) -> Chance {
    let (held, n) = (held as f64, futures as f64);
    let chance = held / n;
    Chance { chance, se: (chance * (1.0 - chance) / n).sqrt() }
}

const _: () = assert!(LANES == 8, "future numbers are read eight at a time");
