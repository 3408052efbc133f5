//! `benchmark admissions`: the pupils of a scenario's futures, admitted by every mechanism to the scenario's schools.

mod entrants;

mod plan;

mod replication;

mod town;

mod written;

use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;

use super::super::args::MechanismName;
use super::super::prepare::prepare;
use super::super::progress::Bar;
use super::super::{Failure, Options, Spoken, folder_name};
use crate::domain::{AdmissionBenchmark, AdmissionMeasure, BenchmarkRow, BenchmarkedMechanism, LANES};
use crate::meaning;
use crate::outputs::{RUN, RunFolder};
use crate::said;
use entrants::Entrants;
use plan::Plan;
use replication::{Outcome, Replication};

/// Admits the pupils of all futures and writes what each mechanism is worth; returns the table for the terminal.
pub fn benchmark(path: &Path, strategies: &[MechanismName], options: &Options) -> Result<Spoken, Failure> {
    if options.futures == 0 {
        return Err(Failure::Failed(said!(
            "中心未来不作抽取：所有考生都会一样\n  提示：--futures 100",
            "the central future draws nobody: all pupils would be alike\n  hint: --futures 100"
        )));
    }
    let started = Instant::now();
    let prepared = prepare(path, options)?;
    let plan = Plan::of(&prepared, strategies)?;
    let town = town::read(&prepared, &plan)?;
    let place = folder_name::place(options, &format!("{}-admissions", prepared.scenario.settings.name));
    let folder = RunFolder::begin(&place, options.overwrite, &RUN)?;
    let bundles = options.futures / LANES + 1;
    let bar = Bar::new(2 * bundles, options);
    let entrants = Entrants::of(&prepared, &plan, options, &|| bar.tick());
    let (seed, futures) = (options.seed, options.futures);
    let replication = Replication { world: &prepared.world, plan: &plan, town: &town, entrants: &entrants, seed, futures };
    let outcomes: Vec<Vec<Vec<Outcome>>> = (0..bundles)
        .into_par_iter()
        .map(|bundle| {
            bar.tick();
            replication.bundle(bundle)
        })
        .collect();
    bar.finish();
    let of_futures: Vec<Vec<Outcome>> = outcomes.into_iter().flatten().collect();
    let found = summarise(&prepared.world, &prepared.scenario.settings, &plan, &of_futures);
    written::write(folder, &found, &prepared, options, started)
}

fn summarise(
    world: &crate::domain::World,
    settings: &crate::inputs::scenario::Settings,
    plan: &Plan,
    of_futures: &[Vec<Outcome>],
) -> AdmissionBenchmark {
    let stage = &world.ladder.stages[plan.stage];
    let zh = settings.name_zh.clone().unwrap_or_else(|| settings.name.clone());
    let mechanisms = plan.mechanisms.iter().enumerate().map(|(position, mechanism)| BenchmarkedMechanism {
        mechanism: mechanism.clone(),
        seconds: of_futures.iter().map(|outcomes| outcomes[position].seconds).sum(),
        rows: rows(of_futures, position),
    });
    AdmissionBenchmark {
        scenario: (zh, settings.name.clone()),
        stage: (stage.name_zh.clone(), stage.name_en.clone()),
        year: plan.year,
        futures: of_futures.len(),
        districts: world.districts.iter().map(|d| (d.name.clone(), d.name_zh.clone(), d.name_en.clone())).collect(),
        today: plan.today.clone(),
        mechanisms: mechanisms.collect(),
    }
}

/// Every measure of one mechanism over the futures.
fn rows(of_futures: &[Vec<Outcome>], position: usize) -> Vec<BenchmarkRow> {
    let kinds: Vec<(AdmissionMeasure, Option<usize>)> =
        of_futures[0][position].values.iter().map(|&(measure, district, _)| (measure, district)).collect();
    let value = |outcomes: &Vec<Outcome>, row: usize| outcomes[position].values[row].2;
    let row = |(row, &(measure, district)): (usize, &(AdmissionMeasure, Option<usize>))| {
        let values: Vec<f64> = of_futures.iter().map(|outcomes| value(outcomes, row)).collect();
        meaning::over_futures(measure, district, &values)
    };
    kinds.iter().enumerate().map(row).collect()
}
