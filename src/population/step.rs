//! The step itself, in the order of the equations.

use super::births::{births_of, with_chance};
use super::migration::{half_of_migrants, settled};
use super::survival::survivors;
use crate::domain::{Bundle, FEMALE, MALE, MigrationTiming, Noise, People};

/// Rates of one district and step, in the shapes of [`People`].
#[derive(Clone, Copy, Debug)]
pub struct Rates<'a> {
    pub(super) survival: &'a [f64],
    fertility: &'a [f64],
    pub(super) female_share: f64,
    pub(super) migration_persons: &'a [f64],
    pub(super) migration_rate: &'a [f64],
    pub(super) ages: usize,
    width_years: f64,
    pub(super) timing: MigrationTiming,
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

    /// The part of a row `[sex][age]` that holds the youngest ages of one sex.
    #[inline(always)]
    fn youngest<'r, T>(&self, row: &'r [T], sex: usize, ages: usize) -> &'r [T] {
        &row[sex * self.ages..sex * self.ages + ages]
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

/// Small-number noise of a step. Each sex has its own, so that the draws of an age do not depend on how many ages above it are asked for.
#[derive(Clone, Copy, Debug)]
pub struct StepNoise<N> {
    /// Cell 0: births; cells 1 and 2: girls and boys among them who live to the end of the step.
    pub births: N,
    /// Survivors to each age `[sex]`, a cell for each age.
    pub survivors: [N; 2],
}

/// How many ages are asked for `[sex]`: all, or the youngest ones.
pub type Extent = [usize; 2];

/// One step of one district: `now` and `next` are `[sex][age]`. Ages beyond the extent are left as they are; women of all fertile ages
/// must lie within it. Returns births of both sexes [children].
#[inline(always)]
pub fn step<N: Noise>(
    rates: &Rates,
    shocks: &BirthShocks,
    noise: &StepNoise<N>,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
) -> Bundle {
    match (shocks.migrates, rates.timing) {
        (false, _) => step_end(rates, shocks, noise, extent, now, next, |residents, _, _| residents),
        (true, MigrationTiming::End) => {
            let migration = shocks.migration;
            step_end(rates, shocks, noise, extent, now, next, |residents, persons, rate| settled(residents, persons, rate, migration))
        }
        (true, MigrationTiming::Even) => step_even(rates, shocks, noise, extent, now, next),
    }
}

/// Survivors, exposure and migration in one pass over the ages: `settle` makes residents of survivors, stated persons and a rate.
#[inline(always)]
fn step_end<N: Noise>(
    rates: &Rates,
    shocks: &BirthShocks,
    noise: &StepNoise<N>,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
    settle: impl Fn(Bundle, f64, f64) -> Bundle,
) -> Bundle {
    let mut expected = births_of(now[0], Bundle::ZERO, rates.fertility[0]);
    for sex in [FEMALE, MALE] {
        let ages = extent[sex];
        let (survival, fertility) = (rates.youngest(rates.survival, sex, ages), &rates.fertility[..ages]);
        let persons = rates.youngest(rates.migration_persons, sex, ages);
        let rate = rates.youngest(rates.migration_rate, sex, ages);
        let before = rates.youngest(now, sex, ages);
        let after = &mut next[sex * rates.ages..sex * rates.ages + ages];
        // The last age is open. It is written out apart: a loop that asks at every age whether it is the last takes a fifth longer.
        let closed = ages.min(rates.ages - 1);
        for age in 1..closed {
            let alive = survivors(before[age - 1], survival[age], noise.survivors[sex], age);
            if sex == FEMALE && fertility[age] > 0.0 {
                expected += births_of(before[age], alive, fertility[age]);
            }
            after[age] = settle(alive, persons[age], rate[age]);
        }
        for age in closed.max(1)..ages {
            let alive = survivors(before[age - 1] + before[age], survival[age], noise.survivors[sex], age);
            if sex == FEMALE {
                expected += births_of(before[age], alive, fertility[age]);
            }
            after[age] = settle(alive, persons[age], rate[age]);
        }
    }
    let births = births(shocks, expected * rates.width_years, noise);
    for (sex, alive) in newborn(rates, births, noise).into_iter().enumerate() {
        let cell = sex * rates.ages;
        next[cell] = settle(alive, rates.migration_persons[cell], rates.migration_rate[cell]);
    }
    births
}

/// Half of the migrants before survival and half after. From the oldest age down, so that `next` can hold who was there before.
#[inline(always)]
fn step_even<N: Noise>(
    rates: &Rates,
    shocks: &BirthShocks,
    noise: &StepNoise<N>,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
) -> Bundle {
    let half = |cell: usize| half_of_migrants(now[cell], rates.migration_persons[cell], rates.migration_rate[cell], shocks.migration);
    let mut expected = Bundle::ZERO;
    for sex in [FEMALE, MALE] {
        let first = sex * rates.ages;
        for cell in first..first + extent[sex] {
            next[cell] = (now[cell] + half(cell)).floor_zero();
        }
        for age in (1..extent[sex]).rev() {
            let cell = first + age;
            let before = next[cell];
            let pooled = if age + 1 == rates.ages { next[cell - 1] + before } else { next[cell - 1] };
            next[cell] = (survivors(pooled, rates.survival[cell], noise.survivors[sex], age) + half(cell)).floor_zero();
            if sex == FEMALE {
                expected += births_of(before, next[cell], rates.fertility[age]);
            }
        }
    }
    expected += births_of(next[0], Bundle::ZERO, rates.fertility[0]);
    let births = births(shocks, expected * rates.width_years, noise);
    for (sex, alive) in newborn(rates, births, noise).into_iter().enumerate() {
        next[sex * rates.ages] = (alive + half(sex * rates.ages)).floor_zero();
    }
    births
}

/// Births of the step: recorded ones, or expected ones with their shock and chance. Recorded births leave every other draw as it was.
#[inline(always)]
fn births<N: Noise>(shocks: &BirthShocks, expected: Bundle, noise: &StepNoise<N>) -> Bundle {
    shocks.recorded.unwrap_or_else(|| with_chance(expected * shocks.fertility, noise.births, 0))
}

/// Girls and boys of the births of a step who live to its end [children].
#[inline(always)]
fn newborn<N: Noise>(rates: &Rates, births: Bundle, noise: &StepNoise<N>) -> [Bundle; 2] {
    let alive = |sex: usize, share: f64| survivors(births * share, rates.survival[sex * rates.ages], noise.births, 1 + sex);
    [alive(FEMALE, rates.female_share), alive(MALE, 1.0 - rates.female_share)]
}
