//! What evenly spread draws gain: the standard error of chances at the same number of futures, for each way of drawing them.
//!
//! `cargo bench --bench draws` runs the shipped city many times with other seeds and prints, for the chance of a shortfall and for the
//! expected shortfall of each district, stage and school year, how far estimates scatter, as a share of what plain draws scatter.

#![allow(clippy::print_stdout)] // a table for the reader of the benchmark

use std::path::Path;

use rayon::prelude::*;
use xuewei::domain::{Ensemble, LANES, World};
use xuewei::futures::{self, Manner, Spread};
use xuewei::inputs::{problem::Problem, scenario, world};

const WAYS: [(&str, Spread); 3] = [("plain", Spread::Plain), ("mirrored", Spread::Mirrored), ("even", Spread::Even)];

fn main() {
    let measures = std::env::args().any(|argument| argument == "--bench");
    let (seeds, counts) = if measures { (200, vec![128, 256, 1000]) } else { (3, vec![16]) };
    let world = yingkou();
    for futures in counts {
        for (name, spread) in WAYS {
            let runs: Vec<Vec<[f64; 2]>> = (0..seeds)
                .into_par_iter()
                .map(|seed| estimates(&world, &futures::run_in(Manner { spread, why: false }, &[&world], seed, futures, &|| {}).remove(0)))
                .collect();
            let [chance, shortfall] = scatter(&runs, futures);
            println!(
                "{futures} futures, {name}: standard error of chances {chance:.3}, of expected shortfall {shortfall:.3} (plain, in theory: 1)"
            );
        }
    }
}

fn yingkou() -> World {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/baseline.toml");
    let scenario = scenario::load(&path, &[]).expect("the shipped scenario");
    let place = |key: &str, what: xuewei::domain::Said| Problem::in_file(key, what);
    world::load(&scenario.settings, &scenario.dataset, &place).expect("the shipped dataset").world
}

/// Chance of a shortfall, and expected shortfall with its variance, of each district, stage and year.
fn estimates(world: &World, ensemble: &Ensemble) -> Vec<[f64; 2]> {
    let mut estimates = Vec::new();
    for district in 0..world.districts.len() {
        for stage in 0..world.ladder.stages.len() {
            for year in 4..world.horizon.len() {
                let values: Vec<f64> =
                    ensemble.numbers().map(|future| shortfall(world, ensemble, [district, stage, year], future)).collect();
                let short = values.iter().filter(|&&children| children > 0.0).count() as f64 / values.len() as f64;
                estimates.push([short, values.iter().sum::<f64>() / values.len() as f64]);
            }
        }
    }
    estimates
}

fn shortfall(world: &World, ensemble: &Ensemble, [district, stage, year]: [usize; 3], future: usize) -> f64 {
    let (life, lane) = (&ensemble.lives[future / LANES], future % LANES);
    let gap = |grade: usize| {
        let cell = world.cell(year, district, grade);
        (life.demand[cell].0[lane] - life.seats[cell].0[lane]).max(0.0)
    };
    world.ladder.grades_of(stage).map(gap).sum()
}

/// Root mean square scatter over the cells whose chance is neither sure nor ruled out, relative to that of independent draws.
fn scatter(runs: &[Vec<[f64; 2]>], futures: usize) -> [f64; 2] {
    let (mut ratios, mut of_means) = (Vec::new(), Vec::new());
    for cell in 0..runs[0].len() {
        let column = |which: usize| runs.iter().map(|run| run[cell][which]).collect::<Vec<f64>>();
        let (chance, variance) = moments(&column(0));
        if (0.02..=0.98).contains(&chance) {
            ratios.push(variance / (chance * (1.0 - chance) / futures as f64));
            let (mean, variance) = moments(&column(1));
            of_means.push((mean, variance));
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let relative: Vec<f64> = of_means.iter().map(|(mean, variance)| variance.sqrt() / mean * (futures as f64).sqrt()).collect();
    [mean(&ratios).sqrt(), mean(&relative)]
}

fn moments(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (values.len() - 1) as f64)
}
