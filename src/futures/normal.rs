//! Normal numbers, the same bits on every machine.
//!
//! Shocks take the inverse of the normal distribution, one point each: rational approximation by P. J. Acklam (2003), relative error below
//! 1.2e-9. Small-number noise, a thousand times as many, takes the polar form of Box and Muller (1958) without a branch, two numbers from
//! two words, in single precision. Logarithm, sine and cosine are our own series, because those of the machine's mathematics library
//! differ between machines in the last bit. No fused multiply-add anywhere: Rust never contracts `a * b + c` by itself.

use super::stream::Bits;
use crate::domain::{Bundle, LANES, Normals, logarithm};

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
#[inline(always)]
pub fn inverse_normal(u: Bundle) -> Bundle {
    let centred = u - 0.5;
    let z = centre(centred);
    let mut tails = 0.0;
    for lane in 0..LANES {
        tails += f64::from(centred.0[lane].abs() > 0.5 - TAIL_FROM);
    }
    if tails > 0.0 { with_tails(u, z) } else { z }
}

#[inline(always)]
fn centre(q: Bundle) -> Bundle {
    let r = q * q;
    q * polynomial(&CENTRE_TOP, r) / polynomial(&CENTRE_BOTTOM, r)
}

/// All lanes take the way of the tails, so that it is one way for all; those that lie in the centre keep what they had.
#[inline(always)]
fn with_tails(u: Bundle, centre: Bundle) -> Bundle {
    let q = u.map(|u| -2.0 * logarithm(if u < 0.5 { u } else { 1.0 - u })).sqrt();
    let lower = polynomial(&TAIL_TOP, q) / polynomial(&TAIL_BOTTOM, q);
    let tail = u.zip(lower, |u, lower| if u < 0.5 { lower } else { -lower });
    let centred = u - 0.5;
    let mut mixed = centre;
    for lane in 0..LANES {
        mixed.0[lane] = if centred.0[lane].abs() > 0.5 - TAIL_FROM { tail.0[lane] } else { centre.0[lane] };
    }
    mixed
}

#[inline(always)]
fn polynomial<const N: usize>(coefficients: &[f64; N], x: Bundle) -> Bundle {
    let mut sum = Bundle::splat(coefficients[0]);
    for &c in &coefficients[1..] {
        sum = sum * x + Bundle::splat(c);
    }
    sum
}

/// Two standard normal numbers in each future from two random words: a radius and an angle. Operation by operation over all lanes.
#[inline(always)]
pub fn pair_of_normals(radius: Bits, angle: Bits) -> [Normals; 2] {
    let r = logarithm_of_words(radius).map(|logarithm| (-2.0 * logarithm).sqrt());
    let [cosine, sine] = directions(angle);
    [r.zip(cosine, |r, c| r * c), r.zip(sine, |r, s| r * s)]
}

/// Natural logarithm of the upper 31 bits of a word as a number above 0 and up to 1, to about 1e-7 relative.
#[inline(always)]
fn logarithm_of_words(words: Bits) -> Normals {
    const STEP: f32 = 1.0 / (1_u32 << 31) as f32;
    const HALF_ROOT: u32 = std::f32::consts::FRAC_1_SQRT_2.to_bits();
    let bits = words_of(numbers_of(words, |word| (word >> 1) as i32 as f32).map(|number| (number + 0.5) * STEP));
    // The exponent by which the number, divided, lies between root one half and root two.
    let exponents = bits.map(|bits| ((bits.wrapping_sub(HALF_ROOT) as i32) >> 23) as u32);
    let mut m = Normals::default();
    for lane in 0..LANES {
        m.0[lane] = f32::from_bits(bits.0[lane].wrapping_sub(exponents.0[lane] << 23));
    }
    let s = m.map(|m| m - 1.0).zip(m.map(|m| m + 1.0), |top, bottom| top / bottom);
    let series = s.map(|s| {
        let q = s * s;
        ((((1.0 / 9.0 * q + 1.0 / 7.0) * q + 1.0 / 5.0) * q + 1.0 / 3.0) * q + 1.0) * (2.0 * s)
    });
    numbers_of(exponents, |exponent| exponent as i32 as f32 * std::f32::consts::LN_2).zip(series, |whole, part| whole + part)
}

/// Cosine and sine of an angle: the upper two bits of the word are its quarter turn, the others its place within an eighth of a turn to
/// either side, where a few terms of the series are exact to single precision.
#[inline(always)]
fn directions(words: Bits) -> [Normals; 2] {
    const STEP: f32 = std::f32::consts::FRAC_PI_4 / (1_u32 << 31) as f32;
    let x = numbers_of(words, |word| (word << 2) as i32 as f32 * STEP);
    let cosine = words_of(x.map(|x| {
        let q = x * x;
        (((1.0 / 40_320.0 * q - 1.0 / 720.0) * q + 1.0 / 24.0) * q - 0.5) * q + 1.0
    }));
    let sine = words_of(x.map(|x| {
        let q = x * x;
        ((((1.0 / 362_880.0 * q - 1.0 / 5_040.0) * q + 1.0 / 120.0) * q - 1.0 / 6.0) * q + 1.0) * x
    }));
    let (mut first, mut second) = (Normals::default(), Normals::default());
    for lane in 0..LANES {
        let quarter = words.0[lane] >> 30;
        let turned = 0_u32.wrapping_sub(quarter & 1);
        let (c, s) = (cosine.0[lane], sine.0[lane]);
        let cosine_sign = ((quarter ^ (quarter >> 1)) & 1) << 31;
        let sine_sign = (quarter >> 1) << 31;
        first.0[lane] = f32::from_bits(((c & !turned) | (s & turned)) ^ cosine_sign);
        second.0[lane] = f32::from_bits(((s & !turned) | (c & turned)) ^ sine_sign);
    }
    [first, second]
}

#[inline(always)]
fn numbers_of(words: Bits, f: impl Fn(u32) -> f32) -> Normals {
    let mut numbers = Normals::default();
    for lane in 0..LANES {
        numbers.0[lane] = f(words.0[lane]);
    }
    numbers
}

#[inline(always)]
fn words_of(numbers: Normals) -> Bits {
    let mut words = Bits([0; LANES]);
    for lane in 0..LANES {
        words.0[lane] = numbers.0[lane].to_bits();
    }
    words
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
}
