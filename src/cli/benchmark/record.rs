//! How a benchmark was made, for its report and `run.json`.

use std::time::Instant;

use crate::cli::Options;
use crate::cli::prepare::Prepared;
use crate::outputs::{Provenance, run_json};

/// Program, command, seed, futures, dataset and files.
pub fn provenance(prepared: &Prepared, notes: &[String], options: &Options) -> Provenance {
    Provenance {
        version: env!("CARGO_PKG_VERSION").into(),
        command: options.command(),
        seed: options.seed,
        futures: options.futures,
        dataset: prepared.scenario.dataset.display().to_string(),
        basis: prepared.basis.clone(),
        learnt: prepared.world.uncertainty.learnt.clone(),
        inputs: prepared.inputs.clone(),
        warnings: notes.to_vec(),
    }
}

/// `run.json` of a benchmark.
pub fn run_record(prepared: &Prepared, provenance: &Provenance, started: Instant) -> String {
    run_json::text(&run_json::RunFacts {
        provenance,
        scenarios: std::slice::from_ref(&prepared.scenario.resolved),
        platform: &format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        wall_seconds: (started.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
    })
}
