//! Migrants of a step: net persons by age.

use crate::domain::Bundle;

/// One cell after net migration: stated persons, and a rate (with its shock) per resident; it cannot fall below zero [persons].
#[inline(always)]
pub fn settled(residents: Bundle, persons: f64, rate: f64, added_rate: Bundle) -> Bundle {
    (residents * (added_rate + Bundle::splat(1.0 + rate)) + Bundle::splat(persons)).floor_zero()
}

/// Half of the net migrants of one cell, for those who come and go before and after survival [persons].
#[inline(always)]
pub fn half_of_migrants(residents: Bundle, persons: f64, rate: f64, added_rate: Bundle) -> Bundle {
    (residents * (added_rate + Bundle::splat(rate)) + Bundle::splat(persons)) * 0.5
}
