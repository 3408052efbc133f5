//! Every sentence that a scenario's problems are told in.

mod of_files;

mod of_values;

mod of_ranges;

pub(super) use of_files::*;
pub(super) use of_ranges::*;
pub(super) use of_values::*;

use crate::domain::{Language, Said};
use crate::inputs::phrases;
use crate::inputs::problem::nearest;

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wording {
    /// What is wrong, with the value.
    pub what: Said,
    /// What was expected, or what to do.
    pub hint: Option<Said>,
}

fn say(what: Said) -> Wording {
    Wording { what, hint: None }
}

impl Wording {
    fn hint(mut self, hint: Said) -> Self {
        self.hint = Some(hint);
        self
    }

    fn maybe(mut self, hint: Option<Said>) -> Self {
        self.hint = hint;
        self
    }
}

/// Longest name or value shown in a sentence [characters].
const LONGEST_SHOWN: usize = 60;

/// A name or value within a sentence.
fn short(text: &str) -> String {
    let shown: String = text.chars().take(LONGEST_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().count() > LONGEST_SHOWN { shown + "…" } else { shown }
}

fn listed<'a>(names: impl IntoIterator<Item = &'a str>, language: Language) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{}`", short(name))).collect();
    names.join(language.pick("、", ", "))
}

fn did_you_mean(written: &str, known: &[&str]) -> Option<Said> {
    nearest(written, known.iter().copied()).map(|name| phrases::did_you_mean(&short(name)))
}

/// All names.
fn all(names: &[&str]) -> Said {
    Said::by(|language| language.pick("可用的有：", "known: ").to_owned() + &listed(names.iter().copied(), language))
}

/// The nearest of a few words, and all of them.
fn guess_and_all(written: &str, names: &[&str]) -> Said {
    let all = all(names);
    match did_you_mean(written, names) {
        Some(guess) => Said::by(|language| guess.told(language).to_owned() + language.pick("", " ") + all.told(language)),
        None => all,
    }
}

/// The nearest known name, or all of them.
fn known(written: &str, names: &[&str]) -> Option<Said> {
    did_you_mean(written, names).or((!names.is_empty()).then(|| all(names)))
}
