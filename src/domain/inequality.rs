//! How unequal numbers are.

use super::series::logarithm;

/// Gini coefficient: half the mean difference of all pairs over the mean; 0 where all are equal.
pub fn gini(values: &[f64]) -> f64 {
    let mut rising = values.to_vec();
    rising.sort_unstable_by(f64::total_cmp);
    let (count, total) = (rising.len() as f64, rising.iter().sum::<f64>());
    if total <= 0.0 {
        return 0.0;
    }
    let ranked: f64 = rising.iter().enumerate().map(|(rank, value)| (2.0 * (rank as f64 + 1.0) - count - 1.0) * value).sum();
    ranked / (count * total)
}

/// Theil's T (1967): the mean of (x / mean) ln(x / mean); 0 where all are equal.
pub fn theil(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    if mean <= 0.0 {
        return 0.0;
    }
    let part = |&value: &f64| if value > 0.0 { value / mean * logarithm(value / mean) } else { 0.0 };
    (values.iter().map(part).sum::<f64>() / values.len() as f64).max(0.0)
}
