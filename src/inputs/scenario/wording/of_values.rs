//! Keys and values.

use super::{Wording, did_you_mean, guess_and_all, known, listed, say, short};
use crate::inputs::scenario::shape::Shape;
use crate::inputs::scenario::tree::Value;

/// A key that is not known here.
pub(in crate::inputs::scenario) fn unknown_key(path: &str, key: &str, keys: &[&str]) -> Wording {
    say(format!("unknown key `{}`", short(path))).maybe(known(key, keys))
}

/// A value of the wrong kind.
pub(in crate::inputs::scenario) fn wrong_kind(path: &str, shape: &Shape, value: &Value, siblings: Option<(&str, &[&str])>) -> Wording {
    let wording = say(format!("`{}` must be {}, not {}", short(path), expected(shape), found(value)));
    match (shape, value) {
        (Shape::Text | Shape::Choice(_), Value::Whole(_) | Value::Number(_) | Value::Other(_)) => wording.hint("put the value in quotes"),
        (Shape::Number | Shape::Whole { .. }, Value::Text(text)) if text.parse::<f64>().is_ok() => wording.hint("leave out the quotes"),
        (Shape::List(item), Value::Table(_)) if item.entry_key().is_some() => wording.hint(format!("write the heading `[[{path}]]`")),
        _ => wording.maybe(siblings.and_then(|(key, keys)| did_you_mean(key, keys))),
    }
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".into(),
        Shape::Whole { least: 0, .. } => "a whole number from 0 up".into(),
        Shape::Whole { .. } => "a whole number".into(),
        Shape::Number => "a number".into(),
        Shape::Truth => "true or false".into(),
        Shape::Choice(words) => format!("one of {}", listed(words.iter().map(String::as_str))),
        Shape::List(_) => "a list".into(),
        Shape::Table(_) => "a table".into(),
        Shape::Either(shapes) => shapes.iter().map(expected).collect::<Vec<_>>().join(" or "),
    }
}

fn found(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("text `{}`", short(text)),
        Value::Whole(number) => format!("`{number}`"),
        Value::Number(number) => format!("`{number:?}`"),
        Value::Truth(truth) => format!("`{truth}`"),
        Value::Other(kind) => (*kind).into(),
        Value::List(_) => "a list".into(),
        Value::Table(_) => "a table".into(),
        Value::Refused => "a value that was refused".into(),
    }
}

/// NaN or an infinite number.
pub(in crate::inputs::scenario) fn not_finite(path: &str, number: f64) -> Wording {
    say(format!("`{}` must be a finite number, not `{number}`", short(path))).hint("leave the key out where nothing is meant")
}

/// A number that nobody means.
pub(in crate::inputs::scenario) fn too_large(path: &str, number: f64, largest: f64) -> Wording {
    say(format!("`{}` must be from -{largest:e} to {largest:e}, not {number:e}", short(path))).hint("is a digit or the exponent wrong?")
}

/// A word that the key does not know.
pub(in crate::inputs::scenario) fn unknown_word(path: &str, word: &str, words: &[&str]) -> Wording {
    say(format!("`{}` does not know `{}`", short(path), short(word))).hint(guess_and_all(word, words))
}

/// An entry of a list without the key that tells it apart.
pub(in crate::inputs::scenario) fn nameless(path: &str, key: &str) -> Wording {
    say(format!("`{}` has no `{key}`", short(path))).hint(format!("`{key}` says which one is meant"))
}

/// Two entries of one name.
pub(in crate::inputs::scenario) fn twice(path: &str) -> Wording {
    say(format!("`{}` is there twice", short(path))).hint("keep one of the two")
}

/// A key that must be there.
pub(in crate::inputs::scenario) fn missing(path: &str) -> Wording {
    say(format!("`{}` is missing", short(path))).hint("state it here or in what this extends")
}

/// What serde refuses though it has the right shape; an error of the program, told rather than hidden.
pub(in crate::inputs::scenario) fn unreadable(error: &str) -> Wording {
    say(format!("cannot be understood: {error}"))
}
