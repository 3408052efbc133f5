//! Keys of random draws.
//!
//! Key = the first eight bytes, little-endian, of SHA-256 of the text `seed / factor / district / year` with each part behind its length.

use sha2::{Digest, Sha256};

/// The district name under which draws for the whole city are keyed.
pub const CITY: &str = "*";

/// Makes keys for one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    seed: u64,
}

impl Keys {
    /// Keys of a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The key of a factor in a district and school year; year 0 for draws that hold in all years.
    pub fn key(self, factor: &str, district: &str, year: i32) -> u64 {
        let mut digest = Sha256::new();
        digest.update(self.seed.to_le_bytes());
        for part in [factor, district] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part.as_bytes());
        }
        digest.update(i64::from(year).to_le_bytes());
        let bytes = digest.finalize();
        u64::from_le_bytes(std::array::from_fn(|byte| bytes[byte]))
    }
}
