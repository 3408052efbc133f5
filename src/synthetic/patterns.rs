//! Age patterns of the census of 2020 by kind of residence, from the shipped sources.

use crate::domain::{FEMALE, MALE, SEXES};

const AGES_OF_CHINA: &str = include_str!("../../data/sources/china-single-ages.csv");
const BIRTHS_OF_CHINA: &str = include_str!("../../data/sources/china-births-by-age.csv");
const SURVIVAL_OF_LIAONING: &str = include_str!("../../data/yingkou/survival.csv");

/// Kinds of residence, as the census names them.
const RESIDENCES: [&str; 3] = ["city", "town", "rural"];

/// Single ages; the last one is open.
pub(super) const AGES: usize = 101;

/// Shares of city, town and countryside in a district; they sum to 1.
pub(super) type Mix = [f64; RESIDENCES.len()];

/// Patterns by age.
pub(super) struct Patterns {
    /// Share of all residents of the kind of residence `[residence][sex][age]`.
    ages: [[[f64; AGES]; 2]; RESIDENCES.len()],
    /// Births per woman, up to a factor that all share `[residence][age]`.
    births: [[f64; AGES]; RESIDENCES.len()],
    /// Survival ratio to an age `[sex][age]`.
    pub survival: [[f64; AGES]; 2],
}

impl Patterns {
    /// Reads the sources, which are part of the program.
    pub fn of_2020() -> Self {
        let mut patterns = Self { ages: [[[0.0; AGES]; 2]; 3], births: [[0.0; AGES]; 3], survival: [[0.0; AGES]; 2] };
        for [residence, age, male, female] in cells(AGES_OF_CHINA) {
            if let Some((residence, age)) = RESIDENCES.iter().position(|known| *known == residence).zip(age_of(age)) {
                patterns.ages[residence][FEMALE][age] += number(female);
                patterns.ages[residence][MALE][age] += number(male);
            }
        }
        for [residence, age, births, women] in cells(BIRTHS_OF_CHINA) {
            if let Some((residence, age)) = RESIDENCES.iter().position(|known| *known == residence).zip(age_of(age)) {
                patterns.births[residence][age] = number(births) / number(women).max(1.0);
            }
        }
        for [_, sex, age, ratio] in cells(SURVIVAL_OF_LIAONING) {
            if let Some((sex, age)) = SEXES.iter().position(|known| *known == sex).zip(age_of(age)) {
                patterns.survival[sex][age] = number(ratio);
            }
        }
        for residence in &mut patterns.ages {
            // The source ends with age 99; those who are older stand in the proportion of survivors of one more year.
            for (ages, survival) in residence.iter_mut().zip(&patterns.survival) {
                ages[AGES - 1] = ages[AGES - 2] * survival[AGES - 1];
            }
            let all: f64 = residence.iter().flatten().sum();
            residence.iter_mut().flatten().for_each(|share| *share /= all);
        }
        patterns
    }

    /// Share of the residents of a district who are of a sex and age.
    pub fn share(&self, mix: &Mix, sex: usize, age: usize) -> f64 {
        mix.iter().zip(&self.ages).map(|(part, ages)| part * ages[sex][age]).sum()
    }

    /// Births per woman of an age in a district, up to a factor.
    pub fn births_at(&self, mix: &Mix, age: usize) -> f64 {
        mix.iter().zip(&self.births).map(|(part, births)| part * births[age]).sum()
    }
}

/// The first four cells of each row; those of these files hold no quotes.
fn cells(table: &str) -> impl Iterator<Item = [&str; 4]> {
    table.lines().skip(1).filter_map(|line| {
        let mut cells = line.splitn(5, ',');
        Some([cells.next()?, cells.next()?, cells.next()?, cells.next()?])
    })
}

fn age_of(text: &str) -> Option<usize> {
    text.parse().ok().filter(|&age| age < AGES)
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_complete() {
        let patterns = Patterns::of_2020();
        for residence in 0..RESIDENCES.len() {
            let mut mix = [0.0; 3];
            mix[residence] = 1.0;
            let all: f64 =
                (0..2).flat_map(|sex| (0..AGES).map(move |age| (sex, age))).map(|(sex, age)| patterns.share(&mix, sex, age)).sum();
            assert!((all - 1.0).abs() < 1e-12);
            assert!((0..90).all(|age| patterns.share(&mix, FEMALE, age) > 0.0));
            assert!((18..45).all(|age| patterns.births_at(&mix, age) > 0.0));
        }
        assert!(patterns.survival.iter().flatten().all(|&ratio| ratio > 0.4 && ratio < 1.0));
    }
}
