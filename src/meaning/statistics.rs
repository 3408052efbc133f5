//! Distributions and chances over the futures.

use super::measures::{Place, Reading};
use crate::domain::{Bundle, Chance, Distribution, Ensemble, LANES, Life, lane_sum};

/// The values of one number in all futures that count, in the order of their numbers, and their mean.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Future 0.
    pub central: f64,
    /// One value for each future that counts.
    pub list: Vec<f64>,
    sum: f64,
    rest: Vec<f64>,
}

impl Values {
    /// Reads a number from every life, reusing the room of the last reading.
    pub fn read(&mut self, ensemble: &Ensemble, value: impl Fn(&Life) -> Bundle) {
        self.begin();
        for (number, life) in ensemble.lives.iter().enumerate() {
            self.add(value(life), number, ensemble.futures);
        }
    }

    /// Another reading made from this one and a second, future by future.
    pub fn difference(&mut self, a: &Values, b: &Values) {
        self.list.clear();
        self.list.extend(a.list.iter().zip(&b.list).map(|(a, b)| a - b));
        self.central = a.central - b.central;
        self.sum = self.list.iter().sum();
    }

    fn begin(&mut self) {
        self.list.clear();
        self.sum = 0.0;
    }

    fn add(&mut self, bundle: Bundle, number: usize, futures: usize) {
        if number == 0 {
            self.central = bundle.0[0];
        }
        self.sum += lane_sum(bundle, number, futures);
        let first = usize::from(number == 0 && futures > 0);
        let last = (futures + 1 - number * LANES).min(LANES);
        self.list.extend_from_slice(&bundle.0[first..last]);
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
        self.rest.clone_from(&self.list);
        let mean = self.mean();
        let [p025, p10, p25, p50, p75, p90, p975] = quantiles(&mut self.rest, [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]);
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

/// Every measure of a place in all futures that count, in the order of [`Reading`].
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// Values by measure.
    pub values: [Values; std::mem::size_of::<Reading>() / std::mem::size_of::<Bundle>()],
}

impl Measured {
    /// Reads a place in every life, reusing the room of the last reading.
    pub fn read(&mut self, ensemble: &Ensemble, place: &Place) {
        self.values.iter_mut().for_each(Values::begin);
        for (number, life) in ensemble.lives.iter().enumerate() {
            for (values, bundle) in self.values.iter_mut().zip(place.read(life)) {
                values.add(bundle, number, ensemble.futures);
            }
        }
    }
}

/// The distribution of a list of values; its order does not matter for quantiles.
pub fn distribution(list: &[f64]) -> Distribution {
    let mut values = Values { central: 0.0, list: list.to_vec(), sum: list.iter().sum(), rest: Vec::new() };
    values.distribution()
}

fn constant(value: f64) -> Distribution {
    Distribution { mean: value, p025: value, p10: value, p25: value, p50: value, p75: value, p90: value, p975: value }
}

/// Quantiles at rising shares by linear interpolation between order statistics (type 7 of Hyndman and Fan, the default of R and numpy).
///
/// Each is selected, not sorted, from what the one before left above it.
fn quantiles<const N: usize>(values: &mut [f64], shares: [f64; N]) -> [f64; N] {
    let last = values.len() - 1;
    let mut from = 0;
    shares.map(|share| {
        let place = share * last as f64;
        let (below, part) = (place.floor() as usize, place.fract());
        let (_, &mut low, above) = values[from..].select_nth_unstable_by(below - from, f64::total_cmp);
        let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
        from = below;
        low + (high - low) * part
    })
}

/// A share of futures with its standard error sqrt(p (1-p) / n).
pub fn chance(held: usize, futures: usize) -> Chance {
    let (held, n) = (held as f64, futures as f64);
    let chance = held / n;
    Chance { chance, se: (chance * (1.0 - chance) / n).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r_and_numpy() {
        // numpy.quantile([1, 2, 3, 4, 10], [.1, .5, .95]) and its like: type 7.
        let found = quantiles(&mut [10.0, 1.0, 3.0, 2.0, 4.0], [0.0, 0.1, 0.5, 0.9, 0.95]);
        for (got, expected) in found.iter().zip([1.0, 1.4, 3.0, 7.6, 8.8]) {
            assert!((got - expected).abs() < 1e-12, "{found:?}");
        }
    }

    #[test]
    fn selected_quantiles_equal_sorted_ones() {
        let mut values: Vec<f64> = (0..997).map(|i| f64::from(i * 7919 % 997) * 0.37).collect();
        let found = quantiles(&mut values, [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]);
        values.sort_unstable_by(f64::total_cmp);
        for (share, got) in [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975].iter().zip(found) {
            let place = share * 996.0;
            let (low, high) = (values[place as usize], values[place as usize + 1]);
            assert_eq!(got, low + (high - low) * place.fract());
        }
    }
}
