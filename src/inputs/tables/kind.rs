//! Whether the text of a cell is what its column declares.

use super::spec::Kind;
use crate::domain::{Language, Phrase, Said, both};
use crate::inputs::phrases;
use crate::inputs::problem::nearest;
use crate::{said, told};

/// What is wrong with a cell, and what would be right; `None` where nothing is.
pub(super) fn fault(kind: Kind, text: &str) -> Option<(Said, Option<Said>)> {
    match kind {
        Kind::Text => None,
        Kind::Choice(words) => choice(words, text),
        Kind::Delays => delays(text).err().map(|what| (what, Some(delays_hint()))),
        _ => match number(text) {
            Err(fault) => Some(fault),
            Ok(value) => bound(kind, value).map(|expected| (unlike(text, expected), in_other_units(kind, value))),
        },
    }
}

fn unlike(text: &str, expected: Phrase) -> Said {
    Said::by(|language| {
        let expected = expected.told(language);
        told!(language, "`{text}` 不是{expected}", "`{text}` is not {expected}")
    })
}

/// The number that a cell holds: finite, with a decimal point.
pub(super) fn number(text: &str) -> Result<f64, (Said, Option<Said>)> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(_) => Err((
            said!("`{text}` 不是有限的数", "`{text}` is not a finite number"),
            Some(said!("没有值时请让单元格空着", "leave the cell blank where the value is missing")),
        )),
        Err(_) => Err((said!("`{text}` 不是数字", "`{text}` is not a number"), Some(number_hint(text)))),
    }
}

fn number_hint(text: &str) -> Said {
    let plain: String = text.chars().filter(|letter| !matches!(letter, ',' | ' ' | '_' | '\u{a0}' | '\u{ff0c}')).collect();
    if text.ends_with(['%', '\u{ff05}']) {
        return said!("请写成小数，例如 91 % 写作 0.91", "write a share, such as 0.91 for 91 %");
    }
    if plain.parse::<f64>().is_ok() && plain != text {
        return said!(
            "不要千位分隔符，也不要用逗号作小数点：若是这个意思，请写 `{plain}`",
            "no thousands separators or decimal commas: write `{plain}` if that is meant"
        );
    }
    said!(
        "只写数字和小数点，单位写在表头；没有值时请让单元格空着",
        "write digits with a decimal point, units in the header only; leave the cell blank where the value is missing"
    )
}

/// Largest number that can be meant; what lies beyond is a slip of the hand, and its products would no longer be numbers.
const LARGEST: f64 = 1e12;

/// What a number should be and is not. A phrase, because it is looked up for every cell of a nation.
fn bound(kind: Kind, value: f64) -> Option<Phrase> {
    const AT_MOST: Phrase = both(" 1e12 以内的数", "at most 1e12");
    let whole = value.fract() == 0.0;
    let (right, expected) = match kind {
        Kind::NotNegative => ((0.0..=LARGEST).contains(&value), if value < 0.0 { both("零或以上的数", "zero or more") } else { AT_MOST }),
        Kind::Positive => (value > 0.0 && value <= LARGEST, if value > 0.0 { AT_MOST } else { both("大于零的数", "above zero") }),
        Kind::Share => ((0.0..=1.0).contains(&value), both(" 0 至 1 之间的数", "from 0 to 1")),
        Kind::Fertility => ((0.0..=1.0).contains(&value), both(" 0 至 1 之间的数", "from 0 to 1 child per woman and year")),
        Kind::NetRate => (value.abs() <= 1.0, both(" -1 至 1 之间的数", "from -1 to 1 per resident")),
        Kind::SexRatio => ((0.5..=2.0).contains(&value), both(" 0.5 至 2 之间的数", "from 0.5 to 2 boys per girl")),
        Kind::Whole => (whole && (0.0..=1e6).contains(&value), both("零或以上的整数", "a whole number, zero or more")),
        Kind::Year => (whole && (1000.0..=9999.0).contains(&value), both("四位数的年份", "a year of four digits")),
        _ => (value.abs() <= LARGEST, both(" -1e12 至 1e12 之间的数", "from -1e12 to 1e12")),
    };
    (!right).then_some(expected)
}

/// What was probably meant where a rate is written in other units, as statistics often print it.
fn in_other_units(kind: Kind, value: f64) -> Option<Said> {
    let per_mille = || said!("若单位是千分之一，请写 {}", "{} if it is per mille", fraction(value, 1000.0));
    let per_cent = || said!("若单位是百分之一，请写 {}", "{} if it is per cent", fraction(value, 100.0));
    match kind {
        Kind::Fertility if (1.0..=1000.0).contains(&value) => Some(per_mille()),
        Kind::NetRate if value.abs() <= 100.0 => Some(per_cent()),
        Kind::NetRate if value.abs() <= 1000.0 => Some(per_mille()),
        Kind::SexRatio if (50.0..=200.0).contains(&value) => {
            let ratio = fraction(value, 100.0);
            Some(said!("若是每百名女婴对应的男婴数，请写 {ratio}", "{ratio} if it is boys per hundred girls"))
        }
        _ => None,
    }
}

/// A part of a number, with as many decimals as its units have at least and no digit more than is needed.
fn fraction(value: f64, of: f64) -> String {
    let least = if of > 100.0 { 3 } else { 2 };
    let digits = format!("{:.9}", value / of);
    let kept = digits.trim_end_matches('0').len().max(digits.len() - 9 + least);
    digits[..kept].to_owned()
}

fn choice(words: &[&str], text: &str) -> Option<(Said, Option<Said>)> {
    if words.contains(&text) {
        return None;
    }
    let hint = nearest(text, words.iter().copied()).map(phrases::did_you_mean);
    let what = |language: Language| {
        let words = phrases::listed(words, language);
        told!(language, "`{text}` 不在以下各项之中：{words}", "`{text}` is not one of {words}")
    };
    Some((Said::by(what), hint))
}

fn delays_hint() -> Said {
    said!("请写 `1`，或写推迟年数及其概率，例如 `0:0.6 1:0.3 2:0.1`", "write `1`, or delays with chances such as `0:0.6 1:0.3 2:0.1`")
}

/// Delays [years] with their chances; a single number is sure.
pub(super) fn delays(text: &str) -> Result<Vec<(usize, f64)>, Said> {
    if let Ok(years) = text.parse::<usize>() {
        return Ok(vec![(years, 1.0)]);
    }
    let wrong = |part: &str| said!("`{part}` 不是推迟年数及其概率", "`{part}` is not a delay with its chance");
    text.split_whitespace().map(|part| delay(part).ok_or_else(|| wrong(part))).collect()
}

fn delay(part: &str) -> Option<(usize, f64)> {
    let (years, chance) = part.split_once(':')?;
    Some((years.parse().ok()?, number(chance).ok()?))
}
