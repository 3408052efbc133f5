//! What a command tells when it is done: results for standard output, notes for standard error.

use crate::domain::Language;

/// What a command tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// For standard output.
    pub text: String,
    /// For standard error: what the reader should know before trusting a number, a line each.
    pub notes: String,
}

impl From<String> for Spoken {
    fn from(text: String) -> Self {
        Self { text, notes: String::new() }
    }
}

impl Spoken {
    /// The same with notes.
    #[must_use]
    pub fn noting<'a>(mut self, notes: impl IntoIterator<Item = &'a String>, language: Language) -> Self {
        self.notes.extend(notes.into_iter().map(|note| noted(note, language)));
        self
    }
}

/// A line that tells what the reader should know.
pub fn noted(note: &str, language: Language) -> String {
    format!("{}{note}\n", language.pick("注意：", "note: "))
}
