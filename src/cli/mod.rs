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

mod record;

mod run;

mod serve;

mod spoken;

mod turns;

mod written;

pub use args::{Command, Line, Options, Unread, read};
pub use spoken::Spoken;

use crate::domain::{Language, Said};
use crate::inputs::problem::Problems;
use crate::inputs::scenario;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// Inputs are refused, with every reason.
    Refused(Problems),
    /// Something else went wrong, in a sentence.
    Failed(Said),
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}

impl Failure {
    /// The reasons in a language, for standard error.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Refused(problems) => problems.told(language),
            Self::Failed(why) => format!("{}{}\n", language.pick("错误：", "error: "), why.told(language)),
        }
    }
}

/// Does what the command line says.
pub fn execute(line: &Line) -> Result<Spoken, Failure> {
    line.options.use_threads()?;
    match &line.command {
        Command::Check { scenario } => check::check(scenario, &line.options),
        Command::Run { scenario, details } => run::run(scenario, *details, &line.options),
        Command::Compare { base, others, details } => compare::compare(base, others, *details, &line.options),
        Command::Assign(files) => assign::assign(files, &line.options).map(Spoken::from),
        Command::Project(projection) => project::project(projection, &line.options),
        Command::Calibrate { dataset } => calibrate::run(dataset, &line.options),
        Command::Backtest(asked) => backtest::run(asked, &line.options),
        Command::Serve(serving) => serve::serve(serving, &line.options).map(Spoken::from),
        Command::New(novelty) => new::new(novelty, &line.options).map(Spoken::from),
        Command::Schema => Ok(format!("{:#}\n", scenario::schema()).into()),
        Command::Benchmark { family } => benchmark::benchmark(family, &line.options),
        Command::Admit(admissions) => admit::admit(admissions, &line.options),
    }
}
