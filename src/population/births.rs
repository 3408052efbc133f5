//! Births of a step, modelled from women or taken from the record.

use crate::domain::{Bundle, Noise};

/// Births by women exposed at the beginning and the end of the step [children].
pub fn births_of(before: &[Bundle], after: &[Bundle], fertility: &[f64], width_years: f64) -> Bundle {
    let mut births = Bundle::ZERO;
    for ((&rate, &at_start), &at_end) in fertility.iter().zip(before).zip(after) {
        if rate > 0.0 {
            births += (at_start + at_end) * (rate * 0.5);
        }
    }
    births * width_years
}

/// Poisson births by their normal approximation, never below zero [children].
pub fn with_chance(births: Bundle, noise: &mut impl Noise) -> Bundle {
    (births + births.sqrt() * noise.normal()).floor_zero()
}
