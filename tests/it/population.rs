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
        if !population::emptied(&Rates::of(&people, 0, 0), &now, &next) && next[0].0[0] > 0.0 {
            prop_assert!((after - expected).abs() <= 1e-9 * (1.0 + before));
        }
        prop_assert!(next.iter().all(|cell| cell.0[0] >= 0.0));
    }
}
