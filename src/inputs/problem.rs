//! What is wrong with an input, where, and what would be right.

use std::fmt;

use crate::domain::{Language, Said};
use crate::said;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing runs.
    Error,
    /// The run goes on, and says so.
    Warning,
}

/// One problem: `file:row:column: what is wrong`, then what was expected and a hint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// File as the user named it.
    pub file: String,
    /// Line in the file, the header being line 1; 0 where the whole file is meant.
    pub row: usize,
    /// Column name of a table, or column number of a scenario line; empty where the whole row is meant.
    pub column: String,
    /// What is wrong, with the value.
    pub what: Said,
    /// What was expected, or what to do.
    pub hint: Option<Said>,
    /// The line itself, for scenario files.
    pub line: Option<String>,
}

/// How many problems are told in full.
const TOLD_IN_FULL: usize = 20;

impl Problem {
    /// An error in a file as a whole.
    pub fn in_file(file: &str, what: impl Into<Said>) -> Self {
        Self::at(file, 0, "", what)
    }

    /// An error at a place.
    pub fn at(file: &str, row: usize, column: &str, what: impl Into<Said>) -> Self {
        Self { severity: Severity::Error, file: file.into(), row, column: column.into(), what: what.into(), hint: None, line: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with the line itself.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.line = Some(line.into());
        self
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }
}

impl Problem {
    /// The problem in a language: its place, what is wrong, the line itself and the hint.
    pub fn told(&self, language: Language) -> String {
        let row = if self.row > 0 { format!(":{}", self.row) } else { String::new() };
        let column = if self.column.is_empty() { String::new() } else { format!(":{}", self.column) };
        let line = self.line.as_ref().map(|line| format!("\n    | {line}")).unwrap_or_default();
        let hint = |hint: &Said| format!("\n  {}{}", language.pick("提示：", "hint: "), hint.told(language));
        let hint = self.hint.as_ref().map(hint).unwrap_or_default();
        format!("{}{row}{column}: {}{line}{hint}", self.file, self.what.told(language))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// Everything that is wrong with the inputs, collected before anything is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// In the order in which they were found.
    pub list: Vec<Problem>,
}

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Adds a problem unless it is known already.
    pub fn add_once(&mut self, problem: Problem) {
        if !self.list.contains(&problem) {
            self.list.push(problem);
        }
    }

    /// Whether anything forbids to run.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// The warnings alone.
    pub fn warnings(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter().filter(|problem| problem.severity == Severity::Warning)
    }
}

impl Problems {
    /// The errors in a language, the first ones in full and a count of the rest.
    pub fn told(&self, language: Language) -> String {
        let errors: Vec<&Problem> = self.list.iter().filter(|problem| problem.severity == Severity::Error).collect();
        let mut told: String = errors.iter().take(TOLD_IN_FULL).map(|problem| problem.told(language) + "\n").collect();
        if let Some(more) = errors.len().checked_sub(TOLD_IN_FULL).filter(|more| *more > 0) {
            told += said!("…… 另有 {more} 个问题未列出\n", "... and {more} more problems of this kind and others\n").told(language);
        }
        told
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Language::English))
    }
}

/// The known name nearest to what was written, for "did you mean".
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= 0.4)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
