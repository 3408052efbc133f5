//! Our side of `benches/peers/population.py`: the futures of the shipped city, and the quantiles of every grade.
//!
//! `cargo bench --bench peer -- --futures 2000 --threads 2` prints `xuewei SECONDS`, the median of nine runs; loading is not counted.

#![allow(clippy::print_stdout)] // the script reads it

use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;
use xuewei::domain::{Ensemble, LANES, World};
use xuewei::futures::{self, Manner};
use xuewei::inputs::{problem::Problem, scenario, world};
use xuewei::meaning;

fn main() {
    let said = |name: &str| std::env::args().skip_while(|argument| argument != name).nth(1);
    let number = |name: &str, otherwise: usize| said(name).and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (futures, threads) = (number("--futures", 16), number("--threads", 2));
    let mut world = baseline();
    world.uncertainty.small_numbers = said("--small-numbers").is_none_or(|small| small == "yes");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    // As when a planner drags a slider: each run lives in the room of the one before. `--memory fresh`: each as if it were the first.
    let fresh = said("--memory").is_some_and(|memory| memory == "fresh");
    let mut spent = Vec::new();
    let mut run = || {
        if fresh {
            spent.clear();
        }
        pool.install(|| once(&world, futures, &mut spent))
    };
    let mut seconds: Vec<f64> = (0..9).map(|_| run()).collect();
    seconds.sort_unstable_by(f64::total_cmp);
    println!("xuewei {:.6}", seconds[4]);
}

fn baseline() -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/baseline.toml");
    let scenario = scenario::load(&path, &["last_year=2035".to_owned()]).expect("the shipped scenario");
    let place = |key: &str, what: xuewei::domain::Said| Problem::in_file(key, what);
    world::load(&scenario.settings, &scenario.dataset, &place).expect("the shipped dataset").world
}

/// Seconds for all futures and the quantiles of each grade, district and year.
fn once(world: &World, futures: usize, spent: &mut Vec<Ensemble>) -> f64 {
    let started = Instant::now();
    let manner = Manner { why: false, ..Manner::default() };
    let ensemble = futures::run_again(manner, &[world], 1, futures, &|| {}, std::mem::take(spent)).remove(0);
    let grades = world.ladder.grades();
    let rows = world.cell(world.horizon.len(), 0, 0) / grades;
    let distributions = |row: usize| {
        let mut values = vec![Vec::with_capacity(futures + LANES); grades];
        for life in &ensemble.lives {
            let cells = &life.demand[row * grades..(row + 1) * grades];
            values.iter_mut().zip(cells).for_each(|(values, cell)| values.extend_from_slice(&cell.0));
        }
        // Future 0 is central, and the last bundle may hold more than was asked for.
        values.iter().map(|values| meaning::distribution(&values[1..=futures])).collect::<Vec<_>>()
    };
    let distributions: Vec<_> = (0..rows).into_par_iter().map(distributions).collect();
    std::hint::black_box(distributions);
    let seconds = started.elapsed().as_secs_f64();
    spent.push(ensemble);
    seconds
}
