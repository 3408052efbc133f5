//! The step itself, in the order of the equations.

use super::{births, migration, survival};
use crate::domain::{Bundle, FEMALE, MALE, MigrationTiming, Noise, People};

/// Rates of one district and step, in the shapes of [`People`].
#[derive(Clone, Copy, Debug)]
pub struct Rates<'a> {
    survival: &'a [f64],
    fertility: &'a [f64],
    female_share: f64,
    migration_persons: &'a [f64],
    migration_rate: &'a [f64],
    ages: usize,
    width_years: f64,
    timing: MigrationTiming,
}

impl<'a> Rates<'a> {
    /// The rates of a district for the step that starts at position `year`.
    pub fn of(people: &'a People, year: usize, district: usize) -> Self {
        Self {
            survival: people.survival.row(year, district),
            fertility: people.fertility.row(year, district),
            female_share: people.female_share.value(year, district),
            migration_persons: people.migration_persons.row(year, district),
            migration_rate: people.migration_rate.row(year, district),
            ages: people.ages,
            width_years: people.step_years as f64,
            timing: people.timing,
        }
    }

    fn survival_of(&self, sex: usize) -> &'a [f64] {
        &self.survival[sex * self.ages..(sex + 1) * self.ages]
    }
}

/// What moves births and migration away from their central course.
#[derive(Clone, Copy, Debug)]
pub struct BirthShocks {
    /// Ratio on fertility.
    pub fertility: Bundle,
    /// Births that are recorded, with their error already on them; `None` where births are modelled [children].
    pub recorded: Option<Bundle>,
    /// Net migrants per resident, added to the rate.
    pub migration: Bundle,
    /// Whether anyone migrates at all (`why` switches migration off).
    pub migrates: bool,
}

/// What a step tells besides the persons at its end.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Births of both sexes [children].
    pub births: Bundle,
    /// The lowest number of persons that a cell would have had if more could leave than were there; negative where that happened.
    pub lowest: Bundle,
}

/// One step of one district: `now` and `next` are `[sex][age]`.
pub fn step(rates: &Rates, shocks: &BirthShocks, noise: &mut impl Noise, now: &[Bundle], next: &mut [Bundle]) -> Step {
    match (shocks.migrates, rates.timing) {
        (true, MigrationTiming::Even) => step_even(rates, shocks, noise, now, next),
        _ => step_end(rates, shocks, noise, now, next),
    }
}

fn step_end(rates: &Rates, shocks: &BirthShocks, noise: &mut impl Noise, now: &[Bundle], next: &mut [Bundle]) -> Step {
    survive_both(rates, noise, now, next);
    let births = births(rates, shocks, noise, now, next);
    newborn(rates, births, noise, next);
    let mut lowest = Bundle::ZERO;
    if shocks.migrates {
        for (cell, residents) in next.iter_mut().enumerate() {
            let moved = migration::migrants(*residents, rates.migration_persons[cell], rates.migration_rate[cell], shocks.migration);
            *residents = migration::settle(*residents, moved, &mut lowest);
        }
    }
    Step { births, lowest }
}

fn step_even(rates: &Rates, shocks: &BirthShocks, noise: &mut impl Noise, now: &[Bundle], next: &mut [Bundle]) -> Step {
    let mut lowest = Bundle::ZERO;
    let half: Vec<Bundle> = now
        .iter()
        .enumerate()
        .map(|(cell, &p)| migration::migrants(p, rates.migration_persons[cell], rates.migration_rate[cell], shocks.migration) * 0.5)
        .collect();
    let before: Vec<Bundle> = now.iter().zip(&half).map(|(&p, &moved)| migration::settle(p, moved, &mut lowest)).collect();
    survive_both(rates, noise, &before, next);
    for (cell, residents) in next.iter_mut().enumerate().filter(|(cell, _)| cell % rates.ages != 0) {
        *residents = migration::settle(*residents, half[cell], &mut lowest);
    }
    let births = births(rates, shocks, noise, &before, next);
    newborn_with(rates, births, noise, next, [half[0], half[rates.ages]]);
    Step { births, lowest }
}

fn survive_both(rates: &Rates, noise: &mut impl Noise, now: &[Bundle], next: &mut [Bundle]) {
    let (next_female, next_male) = next.split_at_mut(rates.ages);
    survival::survive(&now[..rates.ages], rates.survival_of(FEMALE), noise, next_female);
    survival::survive(&now[rates.ages..], rates.survival_of(MALE), noise, next_male);
}

fn births(rates: &Rates, shocks: &BirthShocks, noise: &mut impl Noise, before: &[Bundle], after: &[Bundle]) -> Bundle {
    let chance = noise.normal();
    shocks.recorded.unwrap_or_else(|| {
        let women = &before[..rates.ages];
        let expected = births::births_of(women, &after[..rates.ages], rates.fertility, rates.width_years) * shocks.fertility;
        births::with_chance(expected, &mut Once(chance))
    })
}

fn newborn(rates: &Rates, births: Bundle, noise: &mut impl Noise, next: &mut [Bundle]) {
    newborn_with(rates, births, noise, next, [Bundle::ZERO; 2]);
}

/// Births who live to the end of the step, and migrants of the first age class, by sex.
fn newborn_with(rates: &Rates, births: Bundle, noise: &mut impl Noise, next: &mut [Bundle], moved: [Bundle; 2]) {
    for (sex, share) in [(FEMALE, rates.female_share), (MALE, 1.0 - rates.female_share)] {
        let alive = survival::survivors(births * share, rates.survival_of(sex)[0], noise);
        next[sex * rates.ages] = (alive + moved[sex]).floor_zero();
    }
}

/// A draw that is made whether it is used or not, so that recorded births leave every later draw as it was.
struct Once(Bundle);

impl Noise for Once {
    fn normal(&mut self) -> Bundle {
        self.0
    }
}
