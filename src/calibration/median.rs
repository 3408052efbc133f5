//! Middles and other quantiles of a list of numbers.

/// The value below which a share of the numbers lies, straight between neighbours; zero where there are none.
pub fn quantile(values: &mut [f64], share: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let place = share * (values.len() - 1) as f64;
    let low = place as usize;
    let (_, &mut below, above) = values.select_nth_unstable_by(low, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp).unwrap_or(below);
    below + (next - below) * (place - low as f64)
}

/// The middle one of the numbers, or the mean of the two in the middle.
pub fn median(values: &mut [f64]) -> f64 {
    quantile(values, 0.5)
}

/// Median of the square of a standard normal number: a median of squares over this estimates the variance, unmoved by a few wild ones.
pub const MEDIAN_OF_SQUARE: f64 = 0.454_936_423_119_572_8;

/// Variance by the median of squares that are above zero; zero where there are none.
pub fn robust_variance(mut squares: Vec<f64>) -> f64 {
    squares.retain(|square| *square > 0.0);
    median(&mut squares) / MEDIAN_OF_SQUARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_straight_between_neighbours() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&mut [4.0, 1.0, 3.0, 2.0]), 2.5);
        assert!((quantile(&mut [5.0, 1.0, 2.0, 3.0, 4.0], 0.8) - 4.2).abs() < 1e-12);
        assert_eq!(median(&mut []), 0.0);
    }
}
