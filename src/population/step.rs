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

    fn cells(&self, sex: usize, ages: usize) -> std::ops::Range<usize> {
        sex * self.ages..sex * self.ages + ages
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

/// Small-number noise of a step: a source for births and one for each sex, so that the draws of an age do not depend on how many ages
/// above it are asked for.
#[derive(Clone, Debug)]
pub struct StepNoise<N> {
    /// Draws for births.
    pub births: N,
    /// Draws for survivors `[sex]`, youngest first.
    pub survivors: [N; 2],
}

/// How many ages are asked for `[sex]`: all, or the youngest ones.
pub type Extent = [usize; 2];

/// What a step tells besides the persons at its end.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Births of both sexes [children].
    pub births: Bundle,
    /// The lowest number of persons that a cell would have had if more could leave than were there; negative where that happened.
    pub lowest: Bundle,
}

/// One step of one district: `now` and `next` are `[sex][age]`. Ages beyond the extent are left as they are; women of all fertile ages
/// must lie within it.
pub fn step<N: Noise>(
    rates: &Rates,
    shocks: &BirthShocks,
    noise: &mut StepNoise<N>,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
) -> Step {
    match (shocks.migrates, rates.timing) {
        (true, MigrationTiming::Even) => step_even(rates, shocks, noise, extent, now, next),
        _ => step_end(rates, shocks, noise, extent, now, next),
    }
}

fn step_end<N: Noise>(
    rates: &Rates,
    shocks: &BirthShocks,
    noise: &mut StepNoise<N>,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
) -> Step {
    survive(rates, noise, extent, now, next);
    let births = births(rates, shocks, noise, now, next);
    newborn(rates, births, noise, next, [Bundle::ZERO; 2]);
    let mut lowest = Bundle::ZERO;
    if shocks.migrates {
        for cell in [FEMALE, MALE].into_iter().flat_map(|sex| rates.cells(sex, extent[sex])) {
            let moved = migration::migrants(next[cell], rates.migration_persons[cell], rates.migration_rate[cell], shocks.migration);
            next[cell] = migration::settle(next[cell], moved, &mut lowest);
        }
    }
    Step { births, lowest }
}

fn step_even<N: Noise>(
    rates: &Rates,
    shocks: &BirthShocks,
    noise: &mut StepNoise<N>,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
) -> Step {
    let mut lowest = Bundle::ZERO;
    let half: Vec<Bundle> = now
        .iter()
        .enumerate()
        .map(|(cell, &p)| migration::migrants(p, rates.migration_persons[cell], rates.migration_rate[cell], shocks.migration) * 0.5)
        .collect();
    let before: Vec<Bundle> = now.iter().zip(&half).map(|(&p, &moved)| migration::settle(p, moved, &mut lowest)).collect();
    survive(rates, noise, extent, &before, next);
    for cell in [FEMALE, MALE].into_iter().flat_map(|sex| rates.cells(sex, extent[sex]).skip(1)) {
        next[cell] = migration::settle(next[cell], half[cell], &mut lowest);
    }
    let births = births(rates, shocks, noise, &before, next);
    newborn(rates, births, noise, next, [half[0], half[rates.ages]]);
    Step { births, lowest }
}

fn survive<N: Noise>(rates: &Rates, noise: &mut StepNoise<N>, extent: Extent, now: &[Bundle], next: &mut [Bundle]) {
    for sex in [FEMALE, MALE] {
        let now = &now[sex * rates.ages..(sex + 1) * rates.ages];
        survival::survive(now, rates.survival_of(sex), &mut noise.survivors[sex], &mut next[rates.cells(sex, extent[sex])]);
    }
}

/// Births of the step. The draw is made whether it is used or not, so that recorded births leave every other draw as it was.
fn births<N: Noise>(rates: &Rates, shocks: &BirthShocks, noise: &mut StepNoise<N>, before: &[Bundle], after: &[Bundle]) -> Bundle {
    let draw = noise.births.normal();
    shocks.recorded.unwrap_or_else(|| {
        let women = rates.cells(FEMALE, rates.ages);
        let expected = births::births_of(&before[women.clone()], &after[women], rates.fertility, rates.width_years);
        births::with_chance(expected * shocks.fertility, draw)
    })
}

/// Births who live to the end of the step, and migrants of the first age class, by sex.
fn newborn<N: Noise>(rates: &Rates, births: Bundle, noise: &mut StepNoise<N>, next: &mut [Bundle], moved: [Bundle; 2]) {
    for (sex, share) in [(FEMALE, rates.female_share), (MALE, 1.0 - rates.female_share)] {
        let alive = survival::survivors(births * share, rates.survival_of(sex)[0], &mut noise.births);
        next[sex * rates.ages] = (alive + moved[sex]).floor_zero();
    }
}
