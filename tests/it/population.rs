//! People grow one year older each year, and nobody appears from nowhere.

use proptest::prelude::*;
use xuewei::domain::*;
use xuewei::population::{self, BirthShocks, Rates, StepNoise};

use super::small_world::{AGES, run, small_world};

fn quiet() -> BirthShocks {
    BirthShocks { fertility: Bundle::ONE, recorded: None, migration: Bundle::ZERO, migrates: true }
}

#[test]
fn cohorts_move_along_the_diagonal() {
    let mut world = small_world();
    world.uncertainty = Uncertainty::default();
    let people = world.people.as_mut().expect("people");
    people.survival = Schedule::constant(vec![1.0; 2 * AGES], 13, 2);
    people.migration_persons = Schedule::constant(vec![0.0; 2 * AGES], 13, 2);
    people.migration_rate = people.migration_persons.clone();
    let ensemble = run(&world, 0);
    let cells = 2 * 2 * AGES;
    for year in 1..13 {
        for cell in (0..cells).filter(|cell| !(cell % AGES == 0 || cell % AGES == AGES - 1)) {
            assert_eq!(ensemble.residents[year * cells + cell], ensemble.residents[(year - 1) * cells + cell - 1]);
        }
    }
}

#[test]
fn recorded_births_replace_modelled_ones_in_their_years() {
    let mut world = small_world();
    world.uncertainty = Uncertainty::default();
    world.recorded_births =
        RecordedBirths { first_year: 2021, births: vec![vec![Some(500.0)], vec![None]], assumed_from: vec![None, None] };
    let people = world.people.as_mut().expect("people");
    people.survival = Schedule::constant(vec![1.0; 2 * AGES], 13, 2);
    people.migration_persons = Schedule::constant(vec![0.0; 2 * AGES], 13, 2);
    people.migration_rate = people.migration_persons.clone();
    let ensemble = run(&world, 0);
    let age_0 = |year: usize, district: usize| {
        let row = (year * 2 + district) * 2 * AGES;
        ensemble.residents[row] + ensemble.residents[row + AGES]
    };
    assert!((age_0(2, 0) - 500.0).abs() < 1e-9, "births of 2021 are age 0 in 2022");
    assert!((age_0(1, 0) - 500.0).abs() > 1.0 && (age_0(2, 1) - 500.0).abs() > 1.0);
}

/// Whether migration of a cell (girls of this age) is stopped where everybody lives on and one moves out for each of so many.
fn stopped(timing: MigrationTiming, age: usize, persons: f64, there: f64) -> bool {
    let mut people = small_world().people.expect("people");
    people.survival = Schedule::constant(vec![1.0; 2 * AGES], 13, 2);
    people.migration_rate = Schedule::constant(vec![0.0; 2 * AGES], 13, 2);
    people.migration_persons = Schedule::constant((0..2 * AGES).map(|cell| if cell == age { persons } else { 0.0 }).collect(), 13, 2);
    people.timing = timing;
    let now = vec![Bundle::splat(there); 2 * AGES];
    population::stopped(&Rates::of(&people, 0, 0), Bundle::splat(there), &now)
}

#[test]
fn migration_is_stopped_only_where_it_asks_for_more_than_there_are() {
    // With even timing half leave the children of the year before, half those of the year after.
    for (timing, all) in [(MigrationTiming::End, 50.0), (MigrationTiming::Even, 100.0)] {
        assert!(!stopped(timing, 3, -all, 50.0), "everybody leaves");
        assert!(stopped(timing, 3, -all - 1.0, 50.0), "one too many");
        assert!(stopped(timing, 3, -1.0, 0.0), "nobody is there");
        assert!(stopped(timing, 0, -60.0, 50.0) && !stopped(timing, 0, -10.0, 50.0), "among the newborn");
    }
    assert!(!stopped(MigrationTiming::End, AGES - 1, -100.0, 50.0) && stopped(MigrationTiming::End, AGES - 1, -101.0, 50.0), "top age");
}

proptest! {
    #[test]
    fn a_step_keeps_everybody(survival in 0.0..1.0_f64, start in 0.0..1e6_f64, moved in -100.0..100.0_f64) {
        let world = small_world();
        let mut people = world.people.expect("people");
        people.survival = Schedule::constant(vec![survival; 2 * AGES], 13, 2);
        people.migration_persons = Schedule::constant(vec![moved; 2 * AGES], 13, 2);
        people.migration_rate = Schedule::constant(vec![0.0; 2 * AGES], 13, 2);
        let now = vec![Bundle::splat(start); 2 * AGES];
        let mut next = now.clone();
        let births = population::step(&Rates::of(&people, 0, 0), &quiet(), &StepNoise { births: Still, survivors: [Still; 2] }, [AGES; 2], &now, &mut next);
        let before = start * 2.0 * AGES as f64;
        let after: f64 = next.iter().map(|cell| cell.0[0]).sum();
        let expected = (before + births.0[0]) * survival + moved * 2.0 * AGES as f64;
        if population::stopped(&Rates::of(&people, 0, 0), births, &now) {
            prop_assert!(after > expected);
        } else {
            prop_assert!((after - expected).abs() <= 1e-5 + 1e-9 * before);
        }
        prop_assert!(next.iter().all(|cell| cell.0[0] >= 0.0));
    }
}
