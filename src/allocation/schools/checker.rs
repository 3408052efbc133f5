//! The checker: certifies a year of schools from the definitions, independently of how it was shared out.

use super::Given;
use crate::domain::{Bundle, LANES, SchoolYear};

/// Children that rounding may lose in one grade [children].
const TOLERANCE: f64 = 1e-6;

/// Says what a year breaks: pupils lost or made up, fewer than none, more than the seats where the rest are turned away.
pub fn certify(given: &Given, turns_away: bool, year: &SchoolYear) -> Result<(), String> {
    let grades = given.wanted.len();
    for grade in 0..grades {
        let sum = |cells: &[Bundle]| cells.iter().skip(grade).step_by(grades).fold(Bundle::ZERO, |sum, &cell| sum + cell);
        for (of, whole, parts) in
            [("want a seat", given.wanted[grade], sum(&year.wanted)), ("sit in class", given.enrolled[grade], sum(&year.pupils))]
        {
            for lane in 0..LANES {
                let (whole, parts) = (whole.0[lane], parts.0[lane]);
                if (whole - parts).abs() > TOLERANCE * (1.0 + whole.abs()) {
                    return Err(format!("grade {grade}, lane {lane}: {parts} of {whole} who {of}"));
                }
            }
        }
    }
    let slip = |size: f64| TOLERANCE * (1.0 + size.abs());
    for (cell, (pupils, seats)) in year.pupils.iter().zip(&year.seats).enumerate() {
        for (&pupils, &seats) in pupils.0.iter().zip(&seats.0) {
            if pupils < -slip(pupils) || (turns_away && pupils > seats + slip(seats)) {
                return Err(format!("cell {cell}: {pupils} pupils on {seats} seats"));
            }
        }
    }
    Ok(())
}
