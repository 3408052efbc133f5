//! How something was made, for its report and `run.json`.

use std::time::Instant;

use super::Options;
use super::prepare::Prepared;
use crate::outputs::{Provenance, run_json};

/// Program, command, seed, futures, dataset and files of some scenarios, the base first.
pub fn provenance(scenarios: &[&Prepared], notes: &[String], options: &Options) -> Provenance {
    let base = scenarios[0];
    let mut inputs: Vec<(String, String)> = scenarios.iter().flat_map(|prepared| prepared.inputs.clone()).collect();
    inputs.sort();
    inputs.dedup();
    Provenance {
        version: env!("CARGO_PKG_VERSION").into(),
        command: options.command(),
        seed: options.seed,
        futures: options.futures,
        dataset: base.scenario.dataset.display().to_string(),
        basis: base.basis.clone(),
        inputs,
        learnt: base.world.uncertainty.learnt.clone(),
        warnings: notes.to_vec(),
    }
}

/// `run.json` of some scenarios.
pub fn run_record(scenarios: &[&Prepared], provenance: &Provenance, started: Instant) -> String {
    let scenarios: Vec<_> = scenarios.iter().map(|prepared| prepared.scenario.resolved.clone()).collect();
    run_json::text(&run_json::RunFacts {
        provenance,
        scenarios: &scenarios,
        platform: &format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        wall_seconds: (started.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
    })
}
