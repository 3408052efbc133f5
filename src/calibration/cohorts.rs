//! Births that enter school in a year: by calendar or school year, and at which age.

use super::history::Seen;
use super::logarithm::ln;
use super::median::median;

/// Share of a school year's births that fall into the calendar year of its start: September to December.
pub const FIRST_PART: f64 = 4.0 / 12.0;
/// Share that fall into the next calendar year: January to August.
pub const SECOND_PART: f64 = 8.0 / 12.0;

/// Births of areas by year `[area][year]`; missing ones are not a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Births {
    /// First year.
    pub first_year: i32,
    /// Births by area and year [children].
    pub births: Vec<Vec<f64>>,
    /// Years are school years (September to August) and not calendar years.
    pub school_years: bool,
    /// Completed age on 31 August of those who enter [years].
    pub entry_age: usize,
    /// The age is known; otherwise the history is asked whether one year more or less fits better.
    pub age_is_known: bool,
    /// Births are known to whoever makes a forecast even if they come after the origin, as those of a scenario are.
    pub all_known: bool,
}

/// Which births enter together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CohortRule {
    /// Completed age at entry [years].
    pub age: usize,
    /// Calendar years are parted at 1 September, 4/12 of one and 8/12 of the next; otherwise the whole calendar year stands for it.
    pub parted: bool,
}

impl Births {
    fn of(&self, area: usize, year: i32, known_until: i32) -> f64 {
        let known = self.all_known || year <= known_until;
        let place = usize::try_from(year - self.first_year).ok().filter(|_| known);
        place.and_then(|place| self.births[area].get(place)).copied().unwrap_or(f64::NAN)
    }

    /// Births that enter in a year, as far as they are known in another: not a number where they are not.
    pub fn entering(&self, area: usize, year: i32, rule: CohortRule, known_until: i32) -> f64 {
        let born = year - rule.age as i32;
        match (self.school_years, rule.parted) {
            (true, _) => self.of(area, born - 1, known_until),
            (false, true) => FIRST_PART * self.of(area, born - 1, known_until) + SECOND_PART * self.of(area, born, known_until),
            (false, false) => self.of(area, born, known_until),
        }
    }
}

/// A rule is taken in place of the first one only where it fits this much better.
const CLEARLY_BETTER: f64 = 0.9;
/// Ratios of entrants to births, one year after another, that are needed to choose by.
const ENOUGH: usize = 8;

/// The rule under which entrants per birth have changed least from year to year, as far as the origin can see; `None` where no births
/// match any entrants. The age that is given, parted at 1 September, comes first; then whole calendar years; then a year more or less.
pub fn rule(seen: &Seen, grade: usize) -> Option<CohortRule> {
    let births = seen.births()?;
    let age = births.entry_age;
    let ages = if births.age_is_known { vec![age] } else { vec![age, age + 1, age.saturating_sub(1)] };
    let parts: &[bool] = if births.school_years { &[true] } else { &[true, false] };
    let rules = ages.into_iter().flat_map(|age| parts.iter().map(move |&parted| CohortRule { age, parted }));
    let tried: Vec<(CohortRule, usize, usize, f64)> = rules.map(|rule| tried(seen, births, grade, rule)).collect();
    let first = tried.iter().find(|(rule, _, changes, _)| *changes >= ENOUGH && rule.age == age);
    let Some(&(first, _, _, of_first)) = first else {
        return tried.iter().find(|(rule, ratios, _, _)| *ratios > 0 && rule.age == age).map(|(rule, ..)| *rule);
    };
    let enough = tried.iter().filter(|(_, _, changes, _)| *changes >= ENOUGH);
    let best = enough.min_by(|a, b| a.3.total_cmp(&b.3));
    Some(best.filter(|(.., change)| *change < CLEARLY_BETTER * of_first).map_or(first, |(rule, ..)| *rule))
}

/// A rule with the number of ratios and of their changes that it gives, and the middle size of a change.
fn tried(seen: &Seen, births: &Births, grade: usize, rule: CohortRule) -> (CohortRule, usize, usize, f64) {
    let until = seen.year(seen.origin);
    let (mut ratios, mut changes) = (0, Vec::new());
    for area in 0..seen.areas() {
        let mut before = f64::NAN;
        for year in 0..=seen.origin {
            let (entrants, born) = (seen.pupils(area, grade, year), births.entering(area, seen.year(year), rule, until));
            let ratio = if entrants > 0.0 && born > 0.0 { ln(entrants / born) } else { f64::NAN };
            ratios += usize::from(!ratio.is_nan());
            if !(ratio - before).is_nan() {
                changes.push((ratio - before).abs());
            }
            before = ratio;
        }
    }
    (rule, ratios, changes.len(), median(&mut changes))
}
