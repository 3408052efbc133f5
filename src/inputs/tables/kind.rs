//! Whether the text of a cell is what its column declares.

use super::spec::Kind;
use crate::inputs::problem::nearest;

/// What is wrong with a cell, and what would be right; `None` where nothing is.
pub(super) fn fault(kind: Kind, text: &str) -> Option<(String, Option<String>)> {
    match kind {
        Kind::Text => None,
        Kind::Choice(words) => choice(words, text),
        Kind::Delays => delays(text).err().map(|what| (what, Some("write `1`, or delays with chances such as `0:0.6 1:0.3 2:0.1`".into()))),
        _ => match number(text) {
            Err(fault) => Some(fault),
            Ok(value) => bound(kind, value).map(|expected| (format!("`{text}` is not {expected}"), None)),
        },
    }
}

/// The number that a cell holds: finite, with a decimal point.
pub(super) fn number(text: &str) -> Result<f64, (String, Option<String>)> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err((format!("`{text}` is not a finite number"), Some("leave the cell blank where the value is missing".into()))),
        Err(_) => Err((format!("`{text}` is not a number"), Some(number_hint(text)))),
    }
}

fn number_hint(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !matches!(letter, ',' | ' ' | '_' | '\u{a0}' | '\u{ff0c}')).collect();
    if text.ends_with(['%', '\u{ff05}']) {
        return "write a share, such as 0.91 for 91 %".into();
    }
    if plain.parse::<f64>().is_ok() && plain != text {
        return format!("no thousands separators or decimal commas: write `{plain}` if that is meant");
    }
    "write digits with a decimal point, units in the header only; leave the cell blank where the value is missing".into()
}

/// Largest number that can be meant; what lies beyond is a slip of the hand, and its products would no longer be numbers.
const LARGEST: f64 = 1e12;

fn bound(kind: Kind, value: f64) -> Option<&'static str> {
    let whole = value.fract() == 0.0;
    let (right, expected) = match kind {
        Kind::NotNegative => ((0.0..=LARGEST).contains(&value), if value < 0.0 { "zero or more" } else { "at most 1e12" }),
        Kind::Positive => (value > 0.0 && value <= LARGEST, if value > 0.0 { "at most 1e12" } else { "above zero" }),
        Kind::Share => ((0.0..=1.0).contains(&value), "from 0 to 1"),
        Kind::Whole => (whole && (0.0..=1e6).contains(&value), "a whole number, zero or more"),
        Kind::Year => (whole && (1000.0..=9999.0).contains(&value), "a year of four digits"),
        _ => (value.abs() <= LARGEST, "from -1e12 to 1e12"),
    };
    (!right).then_some(expected)
}

fn choice(words: &[&str], text: &str) -> Option<(String, Option<String>)> {
    if words.contains(&text) {
        return None;
    }
    let hint = nearest(text, words.iter().copied()).map(|word| format!("did you mean `{word}`?"));
    Some((format!("`{text}` is not one of {}", words.join(", ")), hint))
}

/// Delays [years] with their chances; a single number is sure.
pub(super) fn delays(text: &str) -> Result<Vec<(usize, f64)>, String> {
    if let Ok(years) = text.parse::<usize>() {
        return Ok(vec![(years, 1.0)]);
    }
    text.split_whitespace().map(|part| delay(part).ok_or_else(|| format!("`{part}` is not a delay with its chance"))).collect()
}

fn delay(part: &str) -> Option<(usize, f64)> {
    let (years, chance) = part.split_once(':')?;
    Some((years.parse().ok()?, number(chance).ok()?))
}
