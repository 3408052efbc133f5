//! Births of a step, modelled from women or taken from the record.

use crate::domain::Bundle;

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

/// Poisson births by their normal approximation with a standard normal draw, never below zero [children].
pub fn with_chance(births: Bundle, draw: Bundle) -> Bundle {
    (births + births.sqrt() * draw).floor_zero()
}
