//! Migrants of a step: net persons by age.

use crate::domain::Bundle;

/// Net migrants of one cell: stated persons, and a rate (with its shock) per resident [persons].
#[inline]
pub fn migrants(residents: Bundle, persons: f64, rate: f64, added_rate: Bundle) -> Bundle {
    residents * (added_rate + Bundle::splat(rate)) + Bundle::splat(persons)
}

/// Adds migrants to a cell, which cannot fall below zero; remembers in `lowest` by how much it would have.
#[inline]
pub fn settle(residents: Bundle, migrants: Bundle, lowest: &mut Bundle) -> Bundle {
    let asked = residents + migrants;
    *lowest = lowest.min(asked);
    asked.floor_zero()
}
