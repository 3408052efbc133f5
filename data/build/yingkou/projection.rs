//! One year of the cohort component method, enough to see what fertility the recorded births imply.

use super::{AGES, People, nothing};

/// Children born alive and the males among them.
pub struct Births {
    pub all: f64,
    pub male_share: f64,
}

/// Survivors of `people` a year later, before migration and births.
pub fn survivors(people: &People, survival: &People) -> People {
    let mut next = nothing();
    for sex in 0..2 {
        for age in 1..AGES {
            next[sex][age] = people[sex][age - 1] * survival[sex][age];
        }
        next[sex][AGES - 1] += people[sex][AGES - 1] * survival[sex][AGES - 1];
    }
    next
}

/// Women-years lived at each age, without those of migrants.
pub fn women_years(people: &People, survivors: &People) -> Vec<f64> {
    people[0].iter().zip(&survivors[0]).map(|(start, end)| f64::midpoint(*start, *end)).collect()
}

/// Adds the newborn, then net migrants per resident of each age.
pub fn close(mut survivors: People, survival: &People, births: &Births, rates: &People) -> People {
    for (sex, share) in [1.0 - births.male_share, births.male_share].into_iter().enumerate() {
        survivors[sex][0] = births.all * share * survival[sex][0];
        survivors[sex].iter_mut().zip(&rates[sex]).for_each(|(persons, rate)| *persons *= 1.0 + rate);
    }
    survivors
}
