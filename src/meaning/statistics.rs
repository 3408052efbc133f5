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

    /// Makes room for the values of all futures at once.
    pub fn make_room(&mut self, futures: usize) {
        self.list.reserve_exact(futures + 1);
    }

    fn begin(&mut self) {
        self.list.clear();
        self.sum = 0.0;
    }

    /// Adds the values of one bundle; bundles come in the order of their numbers.
    pub fn add(&mut self, bundle: Bundle, number: usize, futures: usize) {
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

/// Every measure of a row of places, one for each year, in all futures that count.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    years: Vec<[Values; READINGS]>,
}

/// Numbers of a [`Reading`].
pub const READINGS: usize = std::mem::size_of::<Reading>() / std::mem::size_of::<Bundle>();

impl Measured {
    /// Reads the places in every life, reusing the room of the last reading. Life by life, because a life's years lie side by side in memory.
    pub fn read(&mut self, ensemble: &Ensemble, places: &[Place]) {
        self.years.resize_with(places.len(), Default::default);
        self.years.iter_mut().flatten().for_each(Values::begin);
        for (number, life) in ensemble.lives.iter().enumerate() {
            for (place, year) in places.iter().zip(&mut self.years) {
                let reading = place.read(life);
                for (values, bundle) in year.iter_mut().zip(&reading) {
                    values.add(*bundle, number, ensemble.futures);
                }
            }
        }
    }

    /// Values of the place at a position, by measure in the order of [`Reading`].
    pub fn at(&mut self, position: usize) -> &mut [Values; READINGS] {
        &mut self.years[position]
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
fn quantiles<const N: usize>(values: &mut [f64], shares: [f64; N]) -> [f64; N] {
    let last = values.len() - 1;
    let mut found = [0.0; N];
    select(values, 0, None, &shares.map(|share| share * last as f64), &mut found);
    found
}

/// Selects the middle one of the places first, then those below it among the smaller values and those above it among the larger ones: each
/// value is looked at a few times, and nothing is sorted. `offset` is the rank of the first value, `beyond` the smallest of those above all.
fn select(values: &mut [f64], offset: usize, beyond: Option<f64>, places: &[f64], found: &mut [f64]) {
    let Some(&place) = places.get(places.len() / 2) else { return };
    let middle = places.len() / 2;
    let rank = place.floor() as usize - offset;
    let (below, &mut low, above) = values.select_nth_unstable_by(rank, f64::total_cmp);
    let high = above.iter().copied().reduce(f64::min).or(beyond).unwrap_or(low);
    found[middle] = low + (high - low) * place.fract();
    let (found_below, found_above) = found.split_at_mut(middle);
    let within = |place: &&f64| place.floor() as usize > rank + offset;
    // Places that share a rank with the middle one interpolate between the same two values.
    let same = places[middle + 1..].iter().take_while(|place| !within(place)).count();
    for shared in 1..=same {
        found_above[shared] = low + (high - low) * places[middle + shared].fract();
    }
    let twin = places[..middle].iter().take_while(|place| place.floor() as usize - offset < rank).count();
    for shared in twin..middle {
        found_below[shared] = low + (high - low) * places[shared].fract();
    }
    select(below, offset, Some(low), &places[..twin], &mut found_below[..twin]);
    select(above, offset + rank + 1, beyond, &places[middle + 1 + same..], &mut found_above[1 + same..]);
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
        let shares = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
        for count in [1, 2, 3, 4, 5, 7, 10, 11, 39, 100, 997, 1000] {
            let mut values: Vec<f64> = (0..count).map(|i| f64::from(i * 7919 % 37) * 0.37).collect();
            let found = quantiles(&mut values, shares);
            values.sort_unstable_by(f64::total_cmp);
            for (share, got) in shares.iter().zip(found) {
                let place = share * f64::from(count - 1);
                let low = values[place as usize];
                let high = values.get(place as usize + 1).copied().unwrap_or(low);
                assert_eq!(got, low + (high - low) * place.fract(), "{share} of {count}");
            }
        }
    }
}
