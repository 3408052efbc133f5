//! Survivors: who is alive, one age older, at the end of the step.

use crate::domain::{Bundle, Noise};

/// Survivors of one sex, for the ages of `next`, age 0 left at zero for the births of the step [persons].
///
/// `ratio` holds all ages. Where `next` ends below the open age, nobody is pooled: the ages above are not asked for.
pub fn survive(now: &[Bundle], ratio: &[f64], noise: &mut impl Noise, next: &mut [Bundle]) {
    let open = ratio.len() - 1;
    next[0] = Bundle::ZERO;
    for (age, persons) in next.iter_mut().enumerate().skip(1) {
        let before = if age == open { now[age - 1] + now[age] } else { now[age - 1] };
        *persons = survivors(before, ratio[age], noise);
    }
}

/// Binomial survivors by their normal approximation: same mean, same variance, never below zero [persons].
#[inline]
pub fn survivors(persons: Bundle, ratio: f64, noise: &mut impl Noise) -> Bundle {
    let mean = persons * ratio;
    let spread = (mean * (1.0 - ratio)).sqrt();
    (mean + spread * noise.normal()).floor_zero()
}
