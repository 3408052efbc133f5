//! Survivors: who is alive, one age older, at the end of the step.

use crate::domain::{Bundle, Noise};

/// Survivors of one sex `[age]`, age 0 left at zero for the births of the step [persons].
pub fn survive(now: &[Bundle], ratio: &[f64], noise: &mut impl Noise, next: &mut [Bundle]) {
    let top = now.len() - 1;
    next[0] = Bundle::ZERO;
    for age in 1..top {
        next[age] = survivors(now[age - 1], ratio[age], noise);
    }
    next[top] = survivors(now[top - 1] + now[top], ratio[top], noise);
}

/// Binomial survivors by their normal approximation: same mean, same variance, never below zero [persons].
#[inline]
pub fn survivors(persons: Bundle, ratio: f64, noise: &mut impl Noise) -> Bundle {
    let mean = persons * ratio;
    let spread = (mean * (1.0 - ratio)).sqrt();
    (mean + spread * noise.normal()).floor_zero()
}
