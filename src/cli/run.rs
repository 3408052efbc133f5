//! `run`: one scenario to a run folder.

use std::path::Path;
use std::time::Instant;

use super::answer::{Answer, forget_futures};
use super::args::Details;
use super::prepare::prepare;
use super::written::Written;
use super::{Failure, Options, folder_name};
use crate::outputs::RunFolder;

/// Runs a scenario and writes its folder; returns the summary for the terminal.
pub fn run(path: &Path, details: Details, options: &Options) -> Result<String, Failure> {
    let started = Instant::now();
    let prepared = prepare(path, options)?;
    let place = folder_name::place(options, &prepared.scenario.settings.name);
    let folder = RunFolder::begin(&place, options.overwrite)?;
    let mut answers = Answer::to_all(vec![prepared], options);
    forget_futures(&mut answers, details);
    Written { answers: &answers, comparisons: &[], details, options, started }.write(folder)
}
