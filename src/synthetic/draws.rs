//! Numbers drawn for one purpose in one place.

use crate::domain::exponential;
use crate::futures::{Keys, Stream, inverse_normal};

/// The draws of a purpose in a district or prefecture.
pub(super) struct Draws(Stream);

impl Draws {
    /// The draws of a purpose, such as `size`, by the name of the place.
    pub fn of(seed: u64, purpose: &str, place: &str) -> Self {
        // Bundle 0 holds future 0, which draws nothing but centres.
        Self(Stream::new(Keys::new(seed).key(&format!("synthetic:{purpose}"), place, 0), 1))
    }

    /// A number strictly between two others, all equally likely.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.0.uniform().0[0]
    }

    /// A whole number from 0 to one below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.between(0.0, count as f64) as usize
    }

    /// Whether something of this chance happens.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.between(0.0, 1.0) < chance
    }

    /// A log-normal number of this median and standard deviation of its logarithm.
    pub fn log_normal(&mut self, median: f64, spread: f64) -> f64 {
        median * exponential(spread * inverse_normal(self.0.uniform()).0[0])
    }
}
