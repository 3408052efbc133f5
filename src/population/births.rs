//! Births of a step, modelled from women or taken from the record.

use crate::domain::{Bundle, Noise};

/// Births by women of one age, exposed at the beginning and the end of the step, per year of its width [children].
#[inline(always)]
pub fn births_of(before: Bundle, after: Bundle, rate: f64) -> Bundle {
    (before + after) * (rate * 0.5)
}

/// Poisson births by their normal approximation, never below zero [children].
#[inline(always)]
pub fn with_chance<N: Noise>(births: Bundle, noise: N, cell: usize) -> Bundle {
    if !N::DRAWN {
        return births;
    }
    (births + noise.scatter(cell, births)).floor_zero()
}
