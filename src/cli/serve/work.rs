//! One question at work.

use std::path::Path;
use std::time::Instant;

use super::planner::Planner;
use crate::cli::args::{Details, Reach, SeatBenchmark};
use crate::cli::benchmark::{benchmark_admissions, benchmark_seats};
use crate::cli::prepare::{Prepared, prepare};
use crate::cli::progress::Watch;
use crate::cli::{Failure, Options, Spoken, compare, run};
use crate::domain::{Question, Task, Variant};
use crate::outputs::{RUN, RunFolder};

/// What a run writes beside its tables: nothing.
const DETAILS: Details = Details { population: false, keep_futures: false };

/// A question, and who watches its run.
pub struct Work<'a> {
    pub planner: &'a Planner,
    pub question: &'a Question,
    pub watch: Watch,
}

impl Work<'_> {
    /// Does what is asked, and writes its folder.
    pub fn write(&self, place: &Path, started: Instant) -> Result<Spoken, Failure> {
        match self.question.task {
            Task::Run => self.run(place, started),
            Task::Strategies | Task::Admissions => self.hold_beside(place),
        }
    }

    fn options(&self, variant: &Variant) -> Options {
        Options { watch: self.watch.clone(), ..self.planner.options_of(self.question, variant) }
    }

    /// The scenarios of a question, with the problems of all of them at once.
    fn prepared(&self) -> Result<Vec<Prepared>, Failure> {
        let prepared = |variant: &Variant| self.planner.file(&variant.key).and_then(|file| prepare(&file, &self.options(variant)));
        let all = compare::all(self.question.variants().iter().map(prepared))?;
        compare::comparable(&all).map(|()| all)
    }

    /// Runs the scenarios of a question.
    fn run(&self, place: &Path, started: Instant) -> Result<Spoken, Failure> {
        let prepared = self.prepared()?;
        let folder = RunFolder::begin(place, true, &RUN)?;
        let as_it_stands = Variant { key: self.question.plan.clone(), changes: Vec::new() };
        run::write(prepared, DETAILS, &self.options(&as_it_stands), started, folder)
    }

    /// Holds strategies for the plan's places, or rules of admission for its pupils, beside each other.
    fn hold_beside(&self, place: &Path) -> Result<Spoken, Failure> {
        let scenario = self.planner.file(&self.question.plan)?;
        let options = Options { out: Some(place.to_owned()), overwrite: true, ..self.options(&self.question.own()) };
        match self.question.task {
            Task::Admissions => benchmark_admissions(&scenario, &[], &options),
            _ => benchmark_seats(&SeatBenchmark { scenario, strategies: Vec::new(), reach: Reach::default() }, &options),
        }
    }
}
