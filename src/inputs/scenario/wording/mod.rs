//! Every sentence that a scenario's problems are told in.

mod of_files;

mod of_values;

mod of_ranges;

pub(super) use of_files::*;
pub(super) use of_ranges::*;
pub(super) use of_values::*;

use crate::inputs::problem::nearest;

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wording {
    /// What is wrong, with the value.
    pub what: String,
    /// What was expected, or what to do.
    pub hint: Option<String>,
}

fn say(what: impl Into<String>) -> Wording {
    Wording { what: what.into(), hint: None }
}

impl Wording {
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn maybe(mut self, hint: Option<String>) -> Self {
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

fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{}`", short(name))).collect::<Vec<_>>().join(", ")
}

fn did_you_mean(written: &str, known: &[&str]) -> Option<String> {
    nearest(written, known.iter().copied()).map(|name| format!("did you mean `{}`?", short(name)))
}

/// The nearest of a few words, and all of them.
fn guess_and_all(written: &str, names: &[&str]) -> String {
    let all = format!("known: {}", listed(names.iter().copied()));
    did_you_mean(written, names).map_or(all.clone(), |guess| format!("{guess} {all}"))
}

/// The nearest known name, or all of them.
fn known(written: &str, names: &[&str]) -> Option<String> {
    let all = (!names.is_empty()).then(|| format!("known: {}", listed(names.iter().copied())));
    did_you_mean(written, names).or(all)
}
