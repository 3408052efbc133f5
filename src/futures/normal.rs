//! Normal numbers by the inverse of the normal distribution: one uniform number each, the same bits on every machine.
//!
//! Rational approximation by P. J. Acklam (2003), relative error below 1.2e-9. The logarithm in the tails is our own series, because the
//! one of the machine's mathematics library differs between machines in the last bit. No fused multiply-add anywhere: Rust never
//! contracts `a * b + c` by itself.

use crate::domain::{Bundle, LANES};

const CENTRE_TOP: [f64; 6] = [
    -3.969_683_028_665_376e1,
    2.209_460_984_245_205e2,
    -2.759_285_104_469_687e2,
    1.383_577_518_672_69e2,
    -3.066_479_806_614_716e1,
    2.506_628_277_459_239,
];
const CENTRE_BOTTOM: [f64; 6] =
    [-5.447_609_879_822_406e1, 1.615_858_368_580_409e2, -1.556_989_798_598_866e2, 6.680_131_188_771_972e1, -1.328_068_155_288_572e1, 1.0];
const TAIL_TOP: [f64; 6] = [
    -7.784_894_002_430_293e-3,
    -3.223_964_580_411_365e-1,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const TAIL_BOTTOM: [f64; 5] = [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416, 1.0];
/// Below this chance, and above one minus it, the tail formula holds.
const TAIL_FROM: f64 = 0.024_25;

/// The standard normal number below which a share `u` of the distribution lies, `u` strictly between 0 and 1.
#[inline]
pub fn inverse_normal(u: Bundle) -> Bundle {
    let centred = u - 0.5;
    let z = centre(centred);
    let in_tail = centred.0.map(|c| c.abs() > 0.5 - TAIL_FROM);
    if in_tail.contains(&true) { with_tails(u, z, in_tail) } else { z }
}

#[inline]
fn centre(q: Bundle) -> Bundle {
    let r = q * q;
    q * polynomial(&CENTRE_TOP, r) / polynomial(&CENTRE_BOTTOM, r)
}

fn with_tails(u: Bundle, centre: Bundle, in_tail: [bool; LANES]) -> Bundle {
    Bundle(std::array::from_fn(|lane| if in_tail[lane] { tail(u.0[lane]) } else { centre.0[lane] }))
}

fn tail(u: f64) -> f64 {
    let (p, sign) = if u < 0.5 { (u, 1.0) } else { (1.0 - u, -1.0) };
    let q = Bundle::splat((-2.0 * logarithm(p)).sqrt());
    sign * (polynomial(&TAIL_TOP, q) / polynomial(&TAIL_BOTTOM, q)).0[0]
}

#[inline]
fn polynomial(coefficients: &[f64], x: Bundle) -> Bundle {
    coefficients.iter().fold(Bundle::ZERO, |sum, &c| sum * x + Bundle::splat(c))
}

/// Natural logarithm of a normal positive number, to about 1e-15 relative, by exact exponent and a series in (m-1)/(m+1).
fn logarithm(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i64 - 1023;
    let mut m = f64::from_bits((bits & MANTISSA) | (1023 << 52));
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1;
    }
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let series = (0..=9).rev().fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    exponent as f64 * std::f64::consts::LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_quantiles() {
        for (u, z) in
            [(0.5, 0.0), (0.9, 1.281_551_565_545), (0.975, 1.959_963_984_540), (0.001, -3.090_232_306_168), (1e-12, -7.034_483_830)]
        {
            let got = inverse_normal(Bundle::splat(u)).0[0];
            assert!((got - z).abs() < 1e-8 * (1.0 + z.abs()), "{u}: {got} for {z}");
        }
    }

    #[test]
    fn logarithm_agrees_with_the_mathematics_library() {
        for x in [1e-300, 1e-16, 0.024, 0.5, 1.0, 7.25] {
            assert!((logarithm(x) - x.ln()).abs() <= 2e-15 * x.ln().abs(), "{x}");
        }
    }
}
