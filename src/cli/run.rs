//! `run`: one scenario to a run folder.

use std::path::Path;
use std::time::Instant;

use super::answer::answer;
use super::args::Details;
use super::as_told::TablesAsTold;
use super::prepare::{Prepared, prepare};
use super::written::Written;
use super::{Failure, Options, Spoken, folder_name};
use crate::outputs::{RUN, RunFolder};

/// Runs a scenario and writes its folder; returns the summary for the terminal.
pub fn run(path: &Path, details: Details, options: &Options) -> Result<Spoken, Failure> {
    let started = Instant::now();
    let prepared = prepare(path, options)?;
    let place = folder_name::place(options, &prepared.scenario.settings.name);
    let folder = RunFolder::begin(&place, options.overwrite, &RUN)?;
    write(vec![prepared], details, options, started, folder)
}

/// Runs prepared scenarios, the base first, and writes the folder of all.
pub fn write(prepared: Vec<Prepared>, details: Details, options: &Options, started: Instant, folder: RunFolder) -> Result<Spoken, Failure> {
    let mut tables = TablesAsTold::new(&folder, details);
    let answers = answer(prepared, details, options, &mut tables)?;
    let told = tables.finish()?;
    Written { answers: &answers.answers, comparisons: &answers.comparisons, details, told, options, started }.write(folder)
}
