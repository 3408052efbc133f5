//! `run.json`: all that is needed to make the same run again, and to know whether it is the same.

use serde_json::{Value, json};

use super::Provenance;

/// What only the program that ran knows.
#[derive(Clone, Debug)]
pub struct RunFacts<'a> {
    /// How it was made.
    pub provenance: &'a Provenance,
    /// Scenarios as resolved, base first.
    pub scenarios: &'a [Value],
    /// Operating system and processor.
    pub platform: &'a str,
    /// Wall time so far [seconds].
    pub wall_seconds: f64,
}

/// The file's text.
pub fn text(facts: &RunFacts) -> String {
    let made = facts.provenance;
    let inputs: Vec<Value> = made.inputs.iter().map(|(file, sha256)| json!({ "file": file, "sha256": sha256 })).collect();
    let basis: Vec<Value> =
        made.basis.iter().map(|count| json!({ "table": count.table, "basis": count.basis, "rows": count.rows })).collect();
    let value = json!({
        "program": "xuewei",
        "version": made.version,
        "command": made.command,
        "seed": made.seed,
        "futures": made.futures,
        "dataset": made.dataset,
        "scenarios": facts.scenarios,
        "inputs": inputs,
        "basis": basis,
        "warnings": made.warnings,
        "platform": facts.platform,
        "wall_seconds": facts.wall_seconds,
    });
    format!("{value:#}\n")
}
