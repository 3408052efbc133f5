//! Numbers drawn for one purpose in one place.

use crate::futures::{Keys, Stream, inverse_normal};

/// The draws of a purpose in a district or prefecture.
pub(super) struct Draws(Stream);

impl Draws {
    /// The draws of a purpose, such as `size`, by the name of the place.
    pub fn of(seed: u64, purpose: &str, place: &str) -> Self {
        // Bundle 0 holds future 0, which draws nothing but centres.
        Self(Stream::new(Keys::new(seed).key(&format!("synthetic:{purpose}"), place, 0), 1))
    }

    /// A number strictly between two others, all equally likely.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.0.uniform().0[0]
    }

    /// A whole number from 0 to one below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.between(0.0, count as f64) as usize
    }

    /// Whether something of this chance happens.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.between(0.0, 1.0) < chance
    }

    /// A log-normal number of this median and standard deviation of its logarithm.
    pub fn log_normal(&mut self, median: f64, spread: f64) -> f64 {
        median * exponential(spread * inverse_normal(self.0.uniform()).0[0])
    }
}

/// e to the x for |x| below about 10. The mathematics library of the machine may differ in the last bit; this series does not.
fn exponential(x: f64) -> f64 {
    let small = x / 64.0;
    let series = (1..=10).rev().fold(1.0, |sum, term| 1.0 + small / f64::from(term) * sum);
    (0..6).fold(series, |power, _| power * power)
}

#[cfg(test)]
mod tests {
    use super::exponential;

    #[test]
    fn exponential_agrees_with_the_mathematics_library() {
        for x in [-5.0_f64, -0.3, 0.0, 0.7, 4.0] {
            assert!((exponential(x) / x.exp() - 1.0).abs() < 1e-13, "{x}");
        }
    }
}
