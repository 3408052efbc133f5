//! The engine alone: futures of the shipped city, from the world to the ensemble, and what is read from them.
//!
//! `cargo bench` measures; `cargo test --benches` runs each once.

use std::path::Path;

use divan::Bencher;
use xuewei::domain::{Bundle, Noise, World};
use xuewei::futures::{self, Stream};
use xuewei::inputs::{problem::Problem, scenario, world};
use xuewei::meaning::{self, Room};
use xuewei::population::{self, BirthShocks, Rates, StepNoise};

fn main() {
    divan::main();
}

fn yingkou() -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/plan-2024.toml");
    let scenario = scenario::load(&path, &[]).expect("the shipped scenario");
    let place = |key: &str, what: String| Problem::in_file(key, what);
    let loaded = world::load(&scenario.settings, &scenario.dataset, &place).expect("the shipped dataset");
    futures::with_budgets(loaded.world, 1, 100)
}

#[divan::bench(args = [0, 100, 1000], sample_count = 10)]
fn futures_of_yingkou(bencher: Bencher, count: usize) {
    let world = yingkou();
    bencher.bench(|| futures::run(&[&world], 1, count, &|| {}));
}

#[divan::bench(sample_count = 5)]
fn meaning_of_1000_futures(bencher: Bencher) {
    let world = yingkou();
    let ensemble = futures::run(&[&world], 1, 1000, &|| {}).remove(0);
    let mut room = Room::default();
    bencher.bench_local(|| {
        meaning::stage_years(&world)
            .into_iter()
            .map(|(stage, year)| meaning::summarise(&world, &ensemble, stage, year, &mut room).len())
            .sum::<usize>()
    });
}

/// One year of one district in eight futures: 202 cells.
#[divan::bench]
fn population_step(bencher: Bencher) {
    let world = yingkou();
    let people = world.people.expect("people");
    let now: Vec<Bundle> = people.start_of(0).iter().map(|&persons| Bundle::splat(persons)).collect();
    let mut next = now.clone();
    let shocks = BirthShocks { fertility: Bundle::ONE, recorded: None, migration: Bundle::ZERO, migrates: true };
    let mut noise = StepNoise { births: Stream::new(1, 1), survivors: [Stream::new(2, 1), Stream::new(3, 1)] };
    bencher
        .counter(divan::counter::ItemsCount::new(8 * now.len()))
        .bench_local(|| population::step(&Rates::of(&people, 0, 0), &shocks, &mut noise, [people.ages; 2], &now, &mut next));
}

/// What the population step is measured against: the same cells copied and scaled.
#[divan::bench]
fn copy_and_scale(bencher: Bencher) {
    let now = vec![Bundle::splat(1000.0); 202];
    let mut next = now.clone();
    bencher.counter(divan::counter::ItemsCount::new(8 * now.len())).bench_local(|| {
        for (to, &from) in next.iter_mut().zip(&now) {
            *to = from * 0.999;
        }
        divan::black_box(&mut next);
    });
}

#[divan::bench]
fn normals(bencher: Bencher) {
    let mut stream = Stream::new(1, 1);
    bencher.counter(divan::counter::ItemsCount::new(8_usize)).bench_local(|| stream.normal());
}
