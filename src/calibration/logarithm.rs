//! Logarithm and exponential with the same bits on every machine: the ones of the mathematics library differ in the last bit.

use std::f64::consts::{LN_2, SQRT_2};

/// `LN_2` in two parts, the first with few digits, so that multiples of it are exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Natural logarithm of a normal positive number: exact exponent and a series in (m-1)/(m+1).
pub fn ln(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits((bits & MANTISSA) | (1023 << 52));
    if m > SQRT_2 {
        m *= 0.5;
        exponent += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let series = (0..=10).rev().fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    exponent as f64 * LN_2 + 2.0 * s * series
}

/// Exponential of a number between -700 and 700; what lies beyond is taken as the nearest of the two.
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let power = (x / LN_2).round();
    let rest = (x - power * LN_2_HIGH) - power * LN_2_LOW;
    let series = (1..=14).rev().fold(1.0, |sum, term| 1.0 + sum * rest / f64::from(term));
    series * f64::from_bits(((power as i64 + 1023) as u64) << 52)
}

/// `x` to a power, for positive `x`.
pub fn power(x: f64, exponent: f64) -> f64 {
    exp(exponent * ln(x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_agree_with_the_mathematics_library() {
        for x in [1e-6, 0.024, 0.5, 0.97, 1.0, 1.03, 7.25, 4e6] {
            assert!((ln(x) - x.ln()).abs() <= 4e-15 * x.ln().abs(), "{x}");
            assert!((exp(ln(x)) - x).abs() <= 1e-14 * x, "{x}");
        }
        for x in [-30.0, -1.0, -0.01, 0.0, 0.2, 3.0, 40.0] {
            assert!((exp(x) - x.exp()).abs() <= 2e-15 * x.exp(), "{x}");
        }
    }
}
