//! The uncertainty of births that are not recorded yet, from how recorded ones changed.

use super::cohorts::Births;
use super::fitted::{FittedFactor, LEADS, Shocks};
use super::logarithm::ln;

/// How births of later years lay around those of a year, brought to five years on as a random walk widens.
///
/// That births are counted in whole children makes small numbers differ from year to year without any change of their level; `run` draws that
/// by itself, and it does not add up over the years, so it is taken out.
pub fn births(births: &Births) -> Option<FittedFactor> {
    let years = births.births.iter().map(Vec::len).max().unwrap_or_default();
    let areas = births.births.len();
    let change = |from: usize, lead: usize, area: usize| Change::of(&births.births[area], from, lead);
    let row = |from: usize| -> [Vec<Option<Change>>; LEADS] {
        std::array::from_fn(|lead| (0..areas).map(|area| change(from, lead, area)).collect())
    };
    let rows: Vec<[Vec<Option<Change>>; LEADS]> = (0..years.saturating_sub(1)).map(row).collect();
    let left = Change::beyond_counting(rows.iter().flatten().flatten().flatten()).sqrt();
    let shock = |change: &Option<Change>| change.as_ref().map_or(f64::NAN, |change| change.shock * left);
    let rows: Vec<[Vec<f64>; LEADS]> = rows.iter().map(|row| std::array::from_fn(|lead| row[lead].iter().map(shock).collect())).collect();
    (rows.len() > LEADS + 1).then(|| Shocks { areas, rows }.fitted()).flatten()
}

/// A change of births, brought to five years.
struct Change {
    /// Logarithm of the later births over the earlier ones.
    shock: f64,
    /// Variance that counting alone gives it.
    counting: f64,
}

/// At least this part of the variance is taken for a change of level.
const LEAST_OF_LEVEL: f64 = 0.1;

impl Change {
    fn of(births: &[f64], from: usize, lead: usize) -> Option<Self> {
        let (now, then) = (*births.get(from)?, *births.get(from + lead + 1)?);
        let widening = LEADS as f64 / (lead as f64 + 1.0);
        (now > 0.0 && then > 0.0).then(|| Self { shock: ln(then / now) * widening.sqrt(), counting: (1.0 / now + 1.0 / then) * widening })
    }

    /// Part of the variance of all changes that counting does not explain.
    fn beyond_counting<'a>(changes: impl Iterator<Item = &'a Self>) -> f64 {
        let (all, counting) =
            changes.fold((0.0, 0.0), |(all, counting), change| (all + change.shock * change.shock, counting + change.counting));
        if all > 0.0 { (1.0 - counting / all).max(LEAST_OF_LEVEL) } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty years of births of twelve areas, each by its level in a year and a number without pattern between -1 and 1.
    fn fitted(of: impl Fn(usize, f64) -> f64) -> FittedFactor {
        let noise = |area: usize, year: usize| ((area * 7919 + year * 104_729) % 1009) as f64 / 504.0 - 1.0;
        let births = (0..12).map(|area| (0..20).map(|year| of(year, noise(area, year))).collect()).collect();
        let births = Births { first_year: 2000, births, school_years: true, entry_age: 5, age_is_known: true, all_known: false };
        super::births(&births).unwrap()
    }

    #[test]
    fn small_numbers_alone_are_no_change_of_level() {
        // A uniform number between -1 and 1 has a variance of a third: this is as unruly as a Poisson number of 30.
        let counted = fitted(|_, noise| 30.0 + (3.0 * 30.0_f64).sqrt() * noise);
        assert!(counted.p90 < 1.35, "{counted:?}");
    }

    #[test]
    fn a_change_of_level_stays() {
        let level = |year: usize| if year % 4 < 2 { 30_000.0 } else { 36_000.0 };
        let with_noise = fitted(|year, noise| level(year) + 300.0 * noise);
        let still = fitted(|year, _| level(year));
        assert!((with_noise.p90 / still.p90 - 1.0).abs() < 0.02 && still.p90 > 1.2, "{with_noise:?} {still:?}");
    }
}
