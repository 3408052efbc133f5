//! From a scenario file to a world that is ready to run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Failure, Options};
use crate::domain::{Said, SharedOut, World};
use crate::futures;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::scenario::{self, Scenario};
use crate::inputs::world::{self, Loaded};
use crate::outputs::BasisCount;
use crate::said;

/// A scenario that has passed the door.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What the scenario says, and where.
    pub scenario: Scenario,
    /// Its world.
    pub world: World,
    /// Its seat budgets as they were shared out; none before.
    pub shared: Vec<SharedOut>,
    /// What the user should know.
    pub warnings: Vec<Problem>,
    /// What the dataset's rows rest on.
    pub basis: Vec<BasisCount>,
    /// Every file read, with its SHA-256 in hexadecimal.
    pub inputs: Vec<(String, String)>,
}

/// Reads and checks a scenario and its dataset, and shares its seat budgets out.
pub fn prepare(path: &Path, options: &Options) -> Result<Prepared, Failure> {
    let prepared = prepare_without_budgets(path, options)?;
    let (world, shared) = futures::sharing_out(prepared.world, options.seed, options.futures, &|| options.watch.go_on());
    Ok(Prepared { world, shared, ..prepared })
}

/// Reads and checks a scenario and its dataset.
pub fn prepare_without_budgets(path: &Path, options: &Options) -> Result<Prepared, Failure> {
    options.watch.go_on();
    let (scenario, loaded) = load(path, &options.sets)?;
    let files = scenario.files.iter().chain(loaded.dataset.files.values());
    let inputs = fingerprints(files)?;
    let basis = basis(&loaded.dataset.basis);
    Ok(Prepared { world: loaded.world, shared: Vec::new(), warnings: loaded.warnings, basis, inputs, scenario })
}

/// A scenario and its world, or the problems of both.
fn load(path: &Path, sets: &[String]) -> Result<(Scenario, Loaded), Problems> {
    let reading = scenario::read(path, sets);
    let Some(scenario) = &reading.scenario else { return Err(reading.problems) };
    let place = |key: &str, what: Said| {
        let problem = scenario.places.problem(key, what);
        // What follows from a problem that is told need not be told as one more.
        if reading.is_told(key) { problem.warning() } else { problem }
    };
    let loaded = world::load_in_doubt(&scenario.settings, &scenario.dataset, &place, &reading.doubt);
    let mut problems = reading.problems.clone();
    match loaded {
        Ok(loaded) if problems.list.is_empty() => Ok((scenario.clone(), loaded)),
        Ok(_) => Err(problems),
        Err(found) => {
            problems.list.extend(found.list);
            Err(problems)
        }
    }
}

/// Every file with its SHA-256 in hexadecimal.
pub fn fingerprints<'a>(files: impl Iterator<Item = &'a PathBuf>) -> Result<Vec<(String, String)>, Failure> {
    let distinct: BTreeSet<&PathBuf> = files.collect();
    distinct
        .into_iter()
        .map(|file| {
            let bytes =
                fs::read(file).map_err(|why| Failure::Failed(said!("无法读取 {}：{why}", "cannot read {}: {why}", file.display())))?;
            Ok((file.display().to_string(), hexadecimal(&Sha256::digest(&bytes))))
        })
        .collect()
}

/// Eight digits that tell one text from another, the same on every machine.
pub fn short_fingerprint(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes())[..4])
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn basis(counts: &std::collections::BTreeMap<&'static str, std::collections::BTreeMap<String, usize>>) -> Vec<BasisCount> {
    let of_table = |(table, rows): (&&str, &std::collections::BTreeMap<String, usize>)| {
        let table = (*table).to_owned();
        rows.iter().map(|(basis, &rows)| BasisCount { table: table.clone(), basis: basis.clone(), rows }).collect::<Vec<_>>()
    };
    counts.iter().flat_map(of_table).collect()
}
