//! Random streams: one generator for each future of a bundle.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use super::inverse_normal;
use crate::domain::{Bundle, LANES, Noise};

/// Spreads future numbers over the key space; odd, so that no two futures share a seed.
const FUTURE_SPREAD: u64 = 0xD134_2543_DE82_EF95;

/// The draws of one key in the eight futures of a bundle. Future 0 draws the centre, always.
#[derive(Clone, Debug)]
pub struct Stream {
    generators: [Xoshiro256PlusPlus; LANES],
    drawn: Bundle,
    centre: Bundle,
}

impl Stream {
    /// The stream of a key in a bundle.
    pub fn new(key: u64, bundle: usize) -> Self {
        let number = |lane: usize| (bundle * LANES + lane) as u64;
        let is_drawn = Bundle(std::array::from_fn(|lane| f64::from(number(lane) != 0)));
        Self {
            generators: std::array::from_fn(|lane| Xoshiro256PlusPlus::seed_from_u64(key ^ number(lane).wrapping_mul(FUTURE_SPREAD))),
            drawn: is_drawn,
            centre: (Bundle::ONE - is_drawn) * 0.5,
        }
    }

    /// The next number strictly between 0 and 1 in each future; 0.5 in future 0.
    #[inline]
    pub fn uniform(&mut self) -> Bundle {
        let raw: [u64; LANES] = std::array::from_fn(|lane| self.generators[lane].next_u64());
        Bundle(raw.map(open_unit)) * self.drawn + self.centre
    }
}

impl Noise for Stream {
    #[inline]
    fn normal(&mut self) -> Bundle {
        inverse_normal(self.uniform())
    }
}

/// 52 random bits as a number strictly between 0 and 1: the middles of 2^52 equal steps.
#[inline]
fn open_unit(bits: u64) -> f64 {
    const HALF_STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    f64::from_bits((bits >> 12) | 0x3ff0_0000_0000_0000) - (1.0 - HALF_STEP)
}

#[cfg(test)]
mod tests {
    use super::super::Keys;
    use super::*;

    /// The first numbers of streams are part of what a seed means: whoever changes them changes every published result.
    #[test]
    fn first_numbers_of_streams_stay() {
        let key = Keys::new(1).key("fertility", "盖州市", 2024);
        let mut stream = Stream::new(key, 0);
        let first = stream.uniform();
        assert_eq!(first.0[0], 0.5);
        assert_eq!(key, 18_226_898_339_848_305_259);
        assert_eq!([first.0[1], first.0[7]], [0.891_142_788_249_477_9, 0.231_440_009_607_088_22]);
        assert_eq!(stream.normal().0[3], 0.428_466_206_601_534_56);
    }

    #[test]
    fn normals_have_mean_zero_and_variance_one() {
        let mut stream = Stream::new(Keys::new(7).key("test", "", 0), 3);
        let draws: Vec<f64> = (0..20_000).flat_map(|_| stream.normal().0).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let variance = draws.iter().map(|z| z * z).sum::<f64>() / draws.len() as f64;
        assert!(mean.abs() < 0.01, "{mean}");
        assert!((variance - 1.0).abs() < 0.02, "{variance}");
    }
}
