//! The engine alone: futures of the shipped city, from the world to the ensemble, and what is read from them.
//!
//! `cargo bench` measures; `cargo test --benches` runs each once.

use std::path::Path;

use divan::Bencher;
use xuewei::allocation::{self, Placement};
use xuewei::demand;
use xuewei::domain::{Bundle, Drawn, Normals, Still, World};
use xuewei::futures::{self, Machine, Stream, Wide};
use xuewei::inputs::{problem::Problem, scenario, world};
use xuewei::meaning::{self, CityBlock, Room, Scene};
use xuewei::population::{self, BirthShocks, Rates, StepNoise};
use xuewei::supply;

fn main() {
    divan::main();
}

fn yingkou() -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/plan-2024.toml");
    let scenario = scenario::load(&path, &[]).expect("the shipped scenario");
    let place = |key: &str, what: xuewei::domain::Said| Problem::in_file(key, what);
    let loaded = world::load(&scenario.settings, &scenario.dataset, &place).expect("the shipped dataset");
    futures::with_budgets(loaded.world, 1, 100)
}

#[divan::bench(args = [0, 100, 1000, 10_000], sample_count = 10)]
fn futures_of_yingkou(bencher: Bencher, count: usize) {
    let world = yingkou();
    bencher.bench(|| futures::run(&[&world], 1, count, &|| {}));
}

#[divan::bench(sample_count = 5)]
fn meaning_of_1000_futures(bencher: Bencher) {
    let world = yingkou();
    let districts: Vec<usize> = (0..world.districts.len()).collect();
    let ensemble = futures::run(&[&world], 1, 1000, &|| {}).remove(0);
    let scene = Scene { world: &world, ensemble: &ensemble, districts: &districts };
    let mut room = Room::default();
    bencher.bench_local(|| {
        for (stage, year) in meaning::stage_years(&world) {
            let mut city = [CityBlock::new(&world, stage, year, 1000)];
            divan::black_box(meaning::tell(&[scene], &mut city, false, &mut room));
            divan::black_box(meaning::tell_city(&[&world], &city, 1000, false, &mut room));
        }
    });
}

/// One year of one district in eight futures: 202 cells, without small-number noise.
struct YearOfDistrict<'a> {
    rates: Rates<'a>,
    now: &'a [Bundle],
    next: &'a mut [Bundle],
}

impl Wide for YearOfDistrict<'_> {
    type Output = Bundle;

    #[inline(always)]
    fn run(self) -> Bundle {
        let shocks = BirthShocks { fertility: Bundle::ONE, recorded: None, migration: Bundle::ZERO, migrates: true };
        let still = StepNoise { births: Still, survivors: [Still; 2] };
        population::step(&self.rates, &shocks, &still, [self.next.len() / 2; 2], self.now, self.next)
    }
}

/// Compared with `copy_and_scale`: both in samples long enough that the clock and a page's first touch do not count.
#[divan::bench(sample_count = 200, sample_size = 2000)]
fn population_step(bencher: Bencher) {
    let world = yingkou();
    let people = world.people.expect("people");
    let now: Vec<Bundle> = people.start_of(0).iter().map(|&persons| Bundle::splat(persons)).collect();
    let mut next = now.clone();
    let (rates, machine) = (Rates::of(&people, 0, 0), Machine::here());
    bencher.counter(divan::counter::ItemsCount::new(8 * now.len())).bench_local(|| {
        let births = machine.run(YearOfDistrict { rates, now: &now, next: &mut next });
        divan::black_box(&mut next);
        births
    });
}

/// What the population step is measured against: the same cells copied and scaled.
#[divan::bench(sample_count = 200, sample_size = 2000)]
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

/// The noise of 202 cells in eight futures.
struct Noise<'a>(&'a mut [Normals]);

impl Wide for Noise<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        Stream::new(1, 1).fill(self.0);
    }
}

#[divan::bench]
fn normals(bencher: Bencher) {
    let mut cells = [Normals::default(); 202];
    let machine = Machine::here();
    bencher.counter(divan::counter::ItemsCount::new(8 * cells.len())).bench_local(|| {
        machine.run(Noise(&mut cells));
        divan::black_box(&mut cells);
    });
}

/// One grade of one district into the next, in eight futures, with noise.
#[divan::bench]
fn grade_step(bencher: Bencher) {
    let (enrolled, shock) = (Bundle::splat(3000.0), Bundle::splat(1.001));
    let noise = [Normals([0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.8]); 15];
    bencher.counter(divan::counter::ItemsCount::new(8_usize * 15)).bench_local(|| {
        (0..15)
            .map(|grade| demand::progress(divan::black_box(enrolled), 0.998, shock, Drawn(&noise), grade))
            .fold(Bundle::ZERO, |a, b| a + b)
    });
}

/// The ledger of the shipped plan, in eight futures.
#[divan::bench]
fn seats_ledger(bencher: Bencher) {
    let world = yingkou();
    let arrivals: Vec<supply::Arrival> = world.seats.changes.iter().map(|_| [Some(0); 8]).collect();
    bencher.bench_local(|| supply::scheduled(&world.seats, &arrivals, world.districts.len(), world.ladder.grades(), &world.horizon));
}

/// One school year of all districts placed, in eight futures.
#[divan::bench]
fn placement(bencher: Bencher) {
    let world = yingkou();
    let cells = world.cell(1, 0, 0);
    let (demand, seats) = (vec![Bundle::splat(3100.0); cells], vec![Bundle::splat(3000.0); cells]);
    let mut placed = Placement::default();
    bencher.bench_local(|| allocation::place_in(&demand, &seats, &world.ladder, &world.neighbours, &mut placed));
}

/// Mean and seven quantiles of 1,000 values.
#[divan::bench]
fn quantiles_of_1000(bencher: Bencher) {
    let values: Vec<f64> = (0..1000).map(|i| f64::from(i * 7919 % 1009) * 0.37).collect();
    bencher.bench_local(|| meaning::distribution(divan::black_box(&values)));
}
