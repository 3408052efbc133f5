//! The command line: one file per command.

mod admit;

mod answer;

mod args;

mod as_told;

mod backtest;

mod assign;
mod calibrate;

mod benchmark;

mod check;

mod compare;

mod folder_name;

mod lives;

mod school_lives;

mod new;

mod prepare;

mod progress;

mod project;

mod run;

mod turns;

mod written;

pub use args::{Command, Line, Options};

use crate::inputs::problem::Problems;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// Inputs are refused, with every reason.
    Refused(Problems),
    /// Something else went wrong, in a sentence.
    Failed(String),
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(problems) => write!(f, "{problems}"),
            Self::Failed(why) => writeln!(f, "error: {why}"),
        }
    }
}

/// Does what the command line says; the text is for standard output.
pub fn execute(line: &Line) -> Result<String, Failure> {
    line.options.use_threads()?;
    match &line.command {
        Command::Check { scenario } => check::check(scenario, &line.options),
        Command::Run { scenario, details } => run::run(scenario, *details, &line.options),
        Command::Compare { base, others, details } => compare::compare(base, others, *details, &line.options),
        Command::Assign(files) => assign::assign(files, &line.options),
        Command::Project(projection) => project::project(projection, &line.options),
        Command::Calibrate { dataset } => calibrate::run(dataset, &line.options),
        Command::Backtest(asked) => backtest::run(asked, &line.options),
        Command::New(novelty) => new::new(novelty, &line.options),
        Command::Benchmark { family } => benchmark::benchmark(family, &line.options),
        Command::Admit(admissions) => admit::admit(admissions, &line.options),
    }
}
