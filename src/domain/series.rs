//! Logarithm and exponential by series of our own: the mathematics library of the machine differs between machines in the last bit.

/// Natural logarithm of a positive normal number, to about 1e-15 relative: exact exponent, and a series in (m - 1)/(m + 1).
#[inline(always)]
pub fn logarithm(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    // A whole number below 2^52 in the lowest bits of this one is that number more: eleven bits of exponent need no slow conversion.
    const WHOLE: f64 = (1_u64 << 52) as f64;
    let bits = x.to_bits();
    let exponent = f64::from_bits(WHOLE.to_bits() | (bits >> 52)) - (WHOLE + 1023.0);
    let m = f64::from_bits((bits & MANTISSA) | (1023 << 52));
    let above = m > std::f64::consts::SQRT_2;
    let (m, exponent) = (if above { m * 0.5 } else { m }, if above { exponent + 1.0 } else { exponent });
    let s = (m - 1.0) / (m + 1.0);
    let mut series = 0.0;
    for term in (0..=10_u32).rev() {
        series = series * s * s + 1.0 / f64::from(2 * term + 1);
    }
    exponent * std::f64::consts::LN_2 + 2.0 * s * series
}

/// e to the power of `x`, to about 1e-15 relative: halved until small, a series, and squared back.
pub fn exponential(x: f64) -> f64 {
    let (mut small, mut halvings) = (x, 0);
    while small.abs() > 0.25 && halvings < 60 {
        small *= 0.5;
        halvings += 1;
    }
    let series = (1..=14).rev().fold(1.0, |sum, term| 1.0 + sum * small / f64::from(term));
    (0..halvings).fold(series, |power, _| power * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_agree_with_the_mathematics_library() {
        for x in [1e-300, 1e-9, 0.3, 0.72, 1.0, 1.4, 2.0, 7.25, 1e6] {
            assert!((logarithm(x) - x.ln()).abs() <= 2e-15 * (1.0 + x.ln().abs()), "{x}");
        }
        for x in [-40.0, -4.5, -0.125, 0.0, 0.3, 3.0] {
            assert!((exponential(x) / x.exp() - 1.0).abs() <= 2e-14, "{x}");
        }
    }
}
