//! Points of the unit interval for the few draws that decide a future: shocks, delays, deliveries.
//!
//! Plain random points crowd and leave gaps. These fill the interval evenly, whatever number of futures is drawn: each is a point of van
//! der Corput's sequence in base 2, its order shuffled and its digits scrambled by the key (Owen's scrambling by hash, Laine and Karras
//! 2011, Burley 2020). Any 2^k futures in a row hold one point in each of 2^k equal parts; points of different keys know nothing of each
//! other. Means and chances come out with smaller errors than from plain draws (docs/scale.md, `cargo bench --bench draws`).

use super::stream::{Stream, mixed};
use crate::domain::{Bundle, LANES};

/// How the points of a key are spread over the futures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spread {
    /// Evenly: a scrambled sequence.
    #[default]
    Even,
    /// Independent random points; for measuring what the others gain.
    Plain,
    /// Independent random points in pairs that mirror each other; for measuring.
    Mirrored,
}

/// One point for each future of a bundle, strictly between 0 and 1; 0.5 in future 0.
#[inline(always)]
pub fn points(key: u64, bundle: usize, spread: Spread) -> Bundle {
    let mut points = match spread {
        Spread::Even => even(key, bundle),
        Spread::Plain => Stream::new(key, bundle).uniform(),
        Spread::Mirrored => mirrored(key, bundle),
    };
    if bundle == 0 {
        points.0[0] = 0.5;
    }
    points
}

#[inline(always)]
fn even(key: u64, bundle: usize) -> Bundle {
    const STEP: f64 = 1.0 / (1_u64 << 32) as f64;
    let (order, digits) = (mixed(key as u32 ^ 0x6A09_E667), mixed((key >> 32) as u32 ^ 0xBB67_AE85));
    let mut points = Bundle::ZERO;
    for lane in 0..LANES {
        // Future 1 is the first of the sequence.
        let number = ((bundle * LANES + lane) as u32).wrapping_sub(1);
        let shuffled = scrambled(number.reverse_bits(), order);
        let digits = scrambled(shuffled.reverse_bits(), digits).reverse_bits();
        points.0[lane] = (f64::from(digits) + 0.5) * STEP;
    }
    points
}

/// Flips each bit by a hash of those below it.
#[inline(always)]
fn scrambled(mut bits: u32, seed: u32) -> u32 {
    bits ^= bits.wrapping_mul(0x3D20_ADEA);
    bits = bits.wrapping_add(seed);
    bits = bits.wrapping_mul((seed >> 16) | 1);
    bits ^= bits.wrapping_mul(0x0552_6C56);
    bits ^ bits.wrapping_mul(0x53A2_2864)
}

/// Futures 1 and 2, 3 and 4, … mirror each other.
fn mirrored(key: u64, bundle: usize) -> Bundle {
    Bundle(std::array::from_fn(|lane| {
        let number = (bundle * LANES + lane).saturating_sub(1);
        let drawn = Stream::new(key, number / 2 / LANES + 1).uniform().0[number / 2 % LANES];
        if number.is_multiple_of(2) { drawn } else { 1.0 - drawn }
    }))
}

#[cfg(test)]
mod tests {
    use super::super::Keys;
    use super::*;

    fn futures(factor: &str, count: usize, spread: Spread) -> Vec<f64> {
        let key = Keys::new(1).key(factor, "盖州市", 2024);
        (0..=count / LANES).flat_map(|bundle| points(key, bundle, spread).0).skip(1).take(count).collect()
    }

    #[test]
    fn each_equal_part_of_the_interval_holds_one_point() {
        for count in [8, 64, 1024] {
            let mut parts: Vec<usize> = futures("fertility", count, Spread::Even).iter().map(|u| (u * count as f64) as usize).collect();
            parts.sort_unstable();
            assert_eq!(parts, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn points_of_different_keys_know_nothing_of_each_other() {
        let draws: Vec<Vec<f64>> = (0..40).map(|key| futures(&format!("factor {key}"), 400, Spread::Even)).collect();
        let pairs = (0..40).flat_map(|a| (0..a).map(move |b| (a, b)));
        let product =
            |(a, b): (usize, usize)| draws[a].iter().zip(&draws[b]).map(|(x, y)| (x - 0.5) * (y - 0.5) * 12.0).sum::<f64>() / 20.0;
        let dots: Vec<f64> = pairs.map(product).collect();
        let spread = (dots.iter().map(|dot| dot * dot).sum::<f64>() / dots.len() as f64).sqrt();
        let mean = dots.iter().sum::<f64>() / dots.len() as f64;
        // Neighbouring futures fall into opposite halves, so products scatter a quarter more than those of independent points.
        assert!(mean.abs() < 0.15 && (1.0..1.4).contains(&spread), "{mean} {spread}");
    }

    #[test]
    fn mirrored_points_mirror_each_other() {
        let draws = futures("fertility", 100, Spread::Mirrored);
        assert!(draws.chunks(2).all(|two| two[0] + two[1] == 1.0));
        assert!(draws[0] != draws[2]);
    }

    /// The first points are part of what a seed means: whoever changes them changes every published result.
    #[test]
    fn first_points_stay() {
        let draws = futures("fertility", 8, Spread::Even);
        assert_eq!(draws[..3], [0.205_015_818_937_681_62, 0.838_596_588_815_562_4, 0.337_220_821_180_380_9]);
    }
}
