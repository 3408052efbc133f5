//! Survivors: who is alive, one age older, at the end of the step.

use crate::domain::{Bundle, Noise};

/// Binomial survivors of one cell by their normal approximation: same mean, same variance, never below zero [persons].
#[inline(always)]
pub fn survivors<N: Noise>(persons: Bundle, ratio: f64, noise: N, cell: usize) -> Bundle {
    let mean = persons * ratio;
    if !N::DRAWN {
        return mean;
    }
    (mean + noise.scatter(cell, mean * (1.0 - ratio))).floor_zero()
}
