//! How far errors depend on the number of pupils: a class that gains or loses one child is a larger part of a small grade.
//!
//! Variance goes with 1 + c / pupils, where c is the size at which chance counts as much as all else. Which c, the errors decide by their
//! likelihood (normal errors, wild ones cut), among steps on a scale of doublings; few errors leave it near the one that is assumed.

use super::logarithm::ln;

/// Size at which chance is assumed to count as much as all else [children].
const ASSUMED: f64 = 200.0;
/// What an e-fold departure from it costs, in units of twice the logarithm of the likelihood.
const HELD: f64 = 5.0;
/// Keeps the scale of departures finite at zero [children].
const NEAR_ZERO: f64 = 10.0;
/// Sizes that are tried [children].
const TRIED: [f64; 13] = [0.0, 10.0, 30.0, 60.0, 120.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 16e3, 32e3];

/// A multiple of the variance by size, 1 on the mean of the errors that it was learnt from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BySize {
    /// Size at which chance counts as much as all else [children].
    counting: f64,
    mean: f64,
}

impl BySize {
    /// Size does not matter.
    pub const ALIKE: Self = Self { counting: 0.0, mean: 1.0 };

    /// The multiple for a forecast of so many pupils.
    pub fn at(self, pupils: f64) -> f64 {
        (1.0 + self.counting / pupils.max(1.0)) / self.mean
    }

    /// Learnt from forecasts [children] and the squares of their errors over the variance that their lead has; squares above `wild` times their
    /// mean count as if they were that.
    pub fn learnt(errors: &[(f64, f64)], wild: f64) -> Self {
        let tried = TRIED.into_iter().map(|counting| Self::with(counting, errors)).map(|by_size| (by_size.cost(errors, wild), by_size));
        tried.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(Self::ALIKE, |(_, by_size)| by_size)
    }

    /// Twice the negative logarithm of the likelihood, whatever the scale of the errors, and what a departure from the assumed size costs.
    fn cost(self, errors: &[(f64, f64)], wild: f64) -> f64 {
        let count = errors.len().max(1) as f64;
        let scaled = || errors.iter().map(|(pupils, square)| square / self.at(*pupils));
        let limit = wild * scaled().sum::<f64>() / count;
        let scale = scaled().map(|square| square.min(limit)).sum::<f64>() / count;
        let sizes: f64 = errors.iter().map(|(pupils, _)| ln(self.at(*pupils))).sum();
        let departure = ln((self.counting + NEAR_ZERO) / (ASSUMED + NEAR_ZERO));
        sizes + count * ln(scale.max(f64::MIN_POSITIVE)) + HELD * departure * departure
    }

    fn with(counting: f64, errors: &[(f64, f64)]) -> Self {
        let plain = Self { counting, mean: 1.0 };
        let mean = errors.iter().map(|(pupils, _)| plain.at(*pupils)).sum::<f64>() / errors.len().max(1) as f64;
        Self { counting, mean: if mean > 0.0 { mean } else { 1.0 } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Squares of errors that grow as sizes fall, or do not.
    fn errors(of: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
        (0..4000).map(|n| 10.0 * 1.002_f64.powi(n % 2000)).map(|pupils| (pupils, of(pupils))).collect()
    }

    #[test]
    fn chance_that_rules_small_grades_is_seen() {
        let by_size = BySize::learnt(&errors(|pupils| (1.0 + 500.0 / pupils) / 8.0), 100.0);
        assert!((by_size.at(20.0) / by_size.at(500.0) - 26.0 / 2.0).abs() < 0.5, "{by_size:?}");
    }

    #[test]
    fn where_size_does_not_matter_all_are_alike() {
        let by_size = BySize::learnt(&errors(|_| 1.0), 100.0);
        assert!(by_size.at(20.0) / by_size.at(500.0) < 1.6, "{by_size:?}");
        assert_eq!(BySize::ALIKE.at(1.0), 1.0);
    }

    #[test]
    fn the_multiples_of_what_was_learnt_from_have_the_mean_one() {
        let errors = errors(|pupils| 1.0 + 100.0 / pupils);
        let by_size = BySize::learnt(&errors, 100.0);
        let mean = errors.iter().map(|(pupils, _)| by_size.at(*pupils)).sum::<f64>() / errors.len() as f64;
        assert!((mean - 1.0).abs() < 1e-12);
    }

    #[test]
    fn without_an_error_something_finite_is_assumed() {
        assert!(BySize::learnt(&[], 5.0).at(30.0).is_finite());
    }
}
