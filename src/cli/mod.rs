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
use crate::said;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// Inputs are refused, with every reason.
    Refused(Problems),
    /// Something else went wrong, in a sentence.
    Failed(Said),
    /// What was typed cannot be meant, for this reason.
    Misused(Box<Failure>),
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Refused(problems)
    }
}

impl Failure {
    /// Exit code of the program: 2 for wrong usage, 1 for everything else.
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Misused(_)) { 2 } else { 1 }
    }

    /// The same as wrong usage.
    #[must_use]
    pub fn misused(self) -> Self {
        Self::Misused(Box::new(self))
    }

    /// The reasons in a language, for standard error.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Refused(problems) => problems.told(language),
            Self::Misused(why) => why.told(language),
            Self::Failed(why) => format!("{}{}\n", language.pick("错误：", "error: "), why.told(language)),
        }
    }
}

/// `--set` where there is no scenario whose key it could set.
fn sets_nothing() -> Failure {
    Failure::Failed(said!(
        "--set 设定方案中的键，而这个命令不读取方案\n  提示：请去掉 --set",
        "--set sets a key of a scenario, and this command reads none\n  hint: leave --set out"
    ))
}

/// Does what the command line says.
pub fn execute(line: &Line) -> Result<Spoken, Failure> {
    line.options.use_threads()?;
    let misused = scenario::no_assignments(&line.options.sets);
    if misused.has_errors() {
        return Err(Failure::from(misused).misused());
    }
    if line.command.reads_no_scenario() && !line.options.sets.is_empty() {
        return Err(sets_nothing().misused());
    }
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
