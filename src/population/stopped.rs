//! Migration that asks for more people than there are: it stops at those who are there, and the run says so.

use super::Rates;
use crate::domain::{Bundle, MALE, MigrationTiming, SEXES};

/// Less than this is rounding [persons].
const ROUNDING: f64 = 1e-6;

/// Whether migration asked for more persons of some age than there were, in the central future. `births` are those of the step, of both
/// sexes, `now` is `[sex][age]` at its start.
pub fn stopped(rates: &Rates, births: Bundle, now: &[Bundle]) -> bool {
    let of = |cell: usize| now[cell].0[0];
    (0..SEXES.len() * rates.ages).any(|cell| match rates.timing {
        MigrationTiming::End => {
            let lived = lived(rates, births, cell, &of);
            lived * (1.0 + rates.migration_rate[cell]) + rates.migration_persons[cell] < -ROUNDING
        }
        MigrationTiming::Even => {
            let half = |cell: usize| 0.5 * (of(cell) * rates.migration_rate[cell] + rates.migration_persons[cell]);
            let settled = |cell: usize| (of(cell) + half(cell)).max(0.0);
            of(cell) + half(cell) < -ROUNDING || lived(rates, births, cell, &settled) + half(cell) < -ROUNDING
        }
    })
}

/// Who lives to the end of the step in a cell, of those who are there by cell at its start.
fn lived(rates: &Rates, births: Bundle, cell: usize, there: &impl Fn(usize) -> f64) -> f64 {
    let (sex, age) = (cell / rates.ages, cell % rates.ages);
    let share = if sex == MALE { 1.0 - rates.female_share } else { rates.female_share };
    let before = match age {
        0 => births.0[0] * share,
        _ if age + 1 == rates.ages => there(cell - 1) + there(cell),
        _ => there(cell - 1),
    };
    before * rates.survival[cell]
}
