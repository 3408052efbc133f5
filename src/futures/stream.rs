//! Random streams: one generator for each future of a bundle, all eight side by side.
//!
//! The generator is Xoshiro128++ (Blackman and Vigna 2019). Its four words are made from the key and the future number by the finaliser
//! of MurmurHash3, each word mixed with the one before it, so that no two keys or futures are near each other in the generator's sequence.

use super::normal::pair_of_normals;
use crate::domain::{Bundle, LANES, Normals};

/// Thirty-two random bits in each future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(32))]
pub struct Bits(pub [u32; LANES]);

/// Operation by operation over all lanes, so that the compiler makes each one instruction.
impl Bits {
    /// `f` of each future's word.
    #[inline(always)]
    pub fn map(self, f: impl Fn(u32) -> u32) -> Self {
        let mut result = Self([0; LANES]);
        for lane in 0..LANES {
            result.0[lane] = f(self.0[lane]);
        }
        result
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(u32, u32) -> u32) -> Self {
        let mut result = Self([0; LANES]);
        for lane in 0..LANES {
            result.0[lane] = f(self.0[lane], other.0[lane]);
        }
        result
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self.zip(other, u32::wrapping_add)
    }

    #[inline(always)]
    fn xor(self, other: Self) -> Self {
        self.zip(other, |a, b| a ^ b)
    }

    #[inline(always)]
    fn turned<const BY: u32>(self) -> Self {
        self.zip(self, |a, b| (a << BY) | (b >> (32 - BY)))
    }

    #[inline(always)]
    fn mixed(self) -> Self {
        self.map(mixed)
    }
}

/// The draws of one key in the eight futures of a bundle. Future 0 draws the centre, always.
#[derive(Clone, Debug)]
pub struct Stream {
    state: [Bits; 4],
    bundle: usize,
}

/// Odd constants of the four words: the fractional parts of the golden ratio and of the square roots of 2, 3 and 5.
const WORDS: [u32; 4] = [0x9E37_79B9, 0x6A09_E667, 0xBB67_AE85, 0x3C6E_F373];

impl Stream {
    /// The stream of a key in a bundle.
    #[inline(always)]
    pub fn new(key: u64, bundle: usize) -> Self {
        let mut word = Bits([0; LANES]);
        for lane in 0..LANES {
            word.0[lane] = (bundle * LANES + lane) as u32;
        }
        let mut state = [word; 4];
        for (position, constant) in WORDS.into_iter().enumerate() {
            let of_key = ((key >> (32 * (position % 2))) as u32).wrapping_add(constant);
            word = word.map(|word| word ^ of_key).mixed();
            state[position] = word;
        }
        Self { state, bundle }
    }

    /// The next thirty-two bits in each future.
    #[inline(always)]
    pub fn bits(&mut self) -> Bits {
        let [a, b, c, d] = self.state;
        let bits = a.plus(d).turned::<7>().plus(a);
        let (c, d) = (c.xor(a), d.xor(b));
        self.state = [a.xor(d), b.xor(c), c.xor(b.map(|word| word << 9)), d.turned::<11>()];
        bits
    }

    /// The next number strictly between 0 and 1 in each future; 0.5 in future 0.
    #[inline(always)]
    pub fn uniform(&mut self) -> Bundle {
        let (high, low) = (self.bits(), self.bits());
        let mut uniform = Bundle::ZERO;
        for lane in 0..LANES {
            uniform.0[lane] = open_unit((u64::from(high.0[lane]) << 32) | u64::from(low.0[lane]));
        }
        if self.bundle == 0 {
            uniform.0[0] = 0.5;
        }
        uniform
    }

    /// Fills cells with standard normal numbers, two cells a draw; zero in future 0.
    #[inline(always)]
    pub fn fill(mut self, cells: &mut [Normals]) {
        let mut twos = cells.chunks_exact_mut(2);
        for two in &mut twos {
            [two[0], two[1]] = pair_of_normals(self.bits(), self.bits());
        }
        if let [last] = twos.into_remainder() {
            [*last, _] = pair_of_normals(self.bits(), self.bits());
        }
        if self.bundle == 0 {
            for cell in cells {
                cell.0[0] = 0.0;
            }
        }
    }
}

/// Every bit of the result depends on every bit of the word (the finaliser of MurmurHash3).
#[inline(always)]
pub fn mixed(mut word: u32) -> u32 {
    word = (word ^ (word >> 16)).wrapping_mul(0x85EB_CA6B);
    word = (word ^ (word >> 13)).wrapping_mul(0xC2B2_AE35);
    word ^ (word >> 16)
}

/// 52 random bits as a number strictly between 0 and 1: the middles of 2^52 equal steps.
#[inline(always)]
fn open_unit(bits: u64) -> f64 {
    const HALF_STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    f64::from_bits((bits >> 12) | 0x3ff0_0000_0000_0000) - (1.0 - HALF_STEP)
}

#[cfg(test)]
mod tests {
    use rand_xoshiro::Xoshiro128PlusPlus;
    use rand_xoshiro::rand_core::{Rng, SeedableRng};

    use super::super::Keys;
    use super::*;

    #[test]
    fn every_lane_is_the_published_generator() {
        let mut stream = Stream::new(Keys::new(1).key("births", "盖州市", 2024), 3);
        let state = stream.state;
        for lane in 0..LANES {
            let seed: Vec<u8> = state.iter().flat_map(|words| words.0[lane].to_le_bytes()).collect();
            let mut published = Xoshiro128PlusPlus::from_seed(seed.try_into().expect("sixteen bytes"));
            let mut ours = stream.clone();
            for _ in 0..1000 {
                assert_eq!(ours.bits().0[lane], published.next_u32());
            }
        }
        stream.bits();
    }

    /// The first numbers of streams are part of what a seed means: whoever changes them changes every published result.
    #[test]
    fn first_numbers_of_streams_stay() {
        let key = Keys::new(1).key("fertility", "盖州市", 2024);
        assert_eq!(key, 18_226_898_339_848_305_259);
        let first = Stream::new(key, 0).uniform();
        assert_eq!([first.0[0], first.0[1], first.0[7]], [0.5, 0.686_935_666_632_443_4, 0.315_843_876_749_428_15]);
        let mut cells = [Normals::default(); 3];
        Stream::new(key, 0).fill(&mut cells);
        assert_eq!([cells[0].0[0], cells[0].0[1], cells[2].0[7]], [0.0, -0.675_664_2, -0.434_408_13]);
    }

    /// Noise of some keys: 400 futures in a row for each.
    fn noise(keys: u64) -> Vec<Vec<f64>> {
        let of = |key: u64| -> Vec<f64> {
            let draw = |bundle: usize| {
                let mut cells = [Normals::default(); 1];
                Stream::new(Keys::new(key).key("test", "", 0), bundle).fill(&mut cells);
                cells[0].0
            };
            (1..=50).flat_map(draw).map(f64::from).collect()
        };
        (0..keys).map(of).collect()
    }

    #[test]
    fn normals_have_the_moments_of_the_normal_distribution() {
        let draws: Vec<f64> = noise(200).concat();
        let moment = |power: i32| draws.iter().map(|z| z.powi(power)).sum::<f64>() / draws.len() as f64;
        assert!(moment(1).abs() < 0.01 && moment(3).abs() < 0.04, "{} {}", moment(1), moment(3));
        assert!((moment(2) - 1.0).abs() < 0.02 && (moment(4) - 3.0).abs() < 0.1, "{} {}", moment(2), moment(4));
        let beyond = |z: f64| draws.iter().filter(|&&draw| draw > z).count() as f64 / draws.len() as f64;
        assert!((beyond(1.281_551_6) - 0.1).abs() < 0.005 && (beyond(2.326_347_9) - 0.01).abs() < 0.001);
    }

    #[test]
    fn streams_of_different_keys_know_nothing_of_each_other() {
        let draws = noise(40);
        let pairs = (0..40).flat_map(|a| (0..a).map(move |b| (a, b)));
        let dots: Vec<f64> = pairs.map(|(a, b)| draws[a].iter().zip(&draws[b]).map(|(x, y)| x * y).sum::<f64>() / 20.0).collect();
        // 400 products of independent normals, over the root of 400: standard normal numbers themselves.
        let spread = (dots.iter().map(|dot| dot * dot).sum::<f64>() / dots.len() as f64).sqrt();
        let widest = dots.iter().fold(0.0_f64, |widest, dot| widest.max(dot.abs()));
        assert!((spread - 1.0).abs() < 0.1 && widest < 4.5, "{spread} {widest}");
    }
}
