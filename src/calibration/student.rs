//! Student's t: intervals that are known from few years are wider than normal ones.

/// Half widths of a standard normal distribution that hold 80 % and 95 %.
pub const NORMAL: (f64, f64) = (1.281_551_565_544_600_4, 1.959_963_984_540_054);

/// By how much intervals of 80 % and 95 % are wider than normal ones at so many degrees of freedom.
pub fn wider(freedom: f64) -> (f64, f64) {
    wider_in_part(freedom, 1.0)
}

/// The same where only a share of the variance is known from this many years.
pub fn wider_in_part(years: f64, shared: f64) -> (f64, f64) {
    let wider = |ratio: f64| (shared * ratio * ratio + 1.0 - shared).sqrt();
    // One year alone would make the interval of 95 % six times as wide: at least two are taken.
    (wider(student(&T90, years) / NORMAL.0), wider(student(&T975, years.max(2.0)) / NORMAL.1))
}

/// Student's t by (one over degrees of freedom, quantile), straight between.
type Quantiles = [(f64, f64); 8];
const T90: Quantiles =
    [(0.0, 1.2816), (1.0 / 30.0, 1.310), (0.1, 1.372), (0.125, 1.397), (0.2, 1.476), (1.0 / 3.0, 1.638), (0.5, 1.886), (1.0, 3.078)];
const T975: Quantiles =
    [(0.0, 1.960), (1.0 / 30.0, 2.042), (0.1, 2.228), (0.125, 2.306), (0.2, 2.571), (1.0 / 3.0, 3.182), (0.5, 4.303), (1.0, 12.706)];

fn student(quantiles: &Quantiles, freedom: f64) -> f64 {
    let x = 1.0 / freedom.max(1.0);
    let above = quantiles.iter().position(|(at, _)| *at >= x).unwrap_or(quantiles.len() - 1).max(1);
    let ((x0, y0), (x1, y1)) = (quantiles[above - 1], quantiles[above]);
    y0 + (y1 - y0) * (x - x0) / (x1 - x0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_years_widen_and_many_do_not() {
        assert!((student(&T90, 1.0) - 3.078).abs() < 1e-9);
        assert!((student(&T90, 2.0) - 1.886).abs() < 1e-9);
        assert!((student(&T90, 1e9) - 1.2816).abs() < 1e-6);
    }
}
