//! Keys and values.

use super::{Wording, did_you_mean, guess_and_all, known, listed, say, short};
use crate::domain::{Language, Said};
use crate::inputs::phrases;
use crate::inputs::scenario::shape::Shape;
use crate::inputs::scenario::tree::Value;
use crate::{said, told};

/// A key that is not known here.
pub(in crate::inputs::scenario) fn unknown_key(path: &str, key: &str, keys: &[&str]) -> Wording {
    say(said!("未知的键 `{}`", "unknown key `{}`", short(path))).maybe(known(key, keys))
}

/// A value of the wrong kind.
pub(in crate::inputs::scenario) fn wrong_kind(path: &str, shape: &Shape, value: &Value, siblings: Option<(&str, &[&str])>) -> Wording {
    let wording = say(Said::by(|language| {
        let (path, expected, found) = (short(path), expected(shape, language), found(value, language));
        told!(language, "`{path}` 应为{expected}，而不是{found}", "`{path}` must be {expected}, not {found}")
    }));
    match (shape, value) {
        (Shape::Text | Shape::Choice(_), Value::Whole(_) | Value::Number(_) | Value::Other(_)) => {
            wording.hint(said!("请给值加上英文引号", "put the value in quotes"))
        }
        (Shape::Number | Shape::Whole { .. }, Value::Text(text)) if text.parse::<f64>().is_ok() => {
            wording.hint(said!("请去掉引号", "leave out the quotes"))
        }
        (Shape::List(item), Value::Table(_)) if item.entry_key().is_some() => {
            wording.hint(said!("标题请写作 `[[{path}]]`", "write the heading `[[{path}]]`"))
        }
        _ => wording.maybe(siblings.and_then(|(key, keys)| did_you_mean(key, keys)).or_else(|| example(shape))),
    }
}

fn example(shape: &Shape) -> Option<Said> {
    let written = match shape {
        Shape::Text => "\"name\"",
        Shape::Whole { .. } => "12",
        Shape::Number => "0.9",
        Shape::Truth => "true",
        Shape::Choice(words) => return words.first().map(|word| said!("例如 `\"{word}\"`", "such as `\"{word}\"`")),
        Shape::List(_) => "[1, 2, 3]",
        Shape::Table(_) => "{ key = value }",
        Shape::Either(shapes) => return shapes.first().and_then(example),
    };
    Some(said!("例如 `{written}`", "such as `{written}`"))
}

fn expected(shape: &Shape, language: Language) -> String {
    let kind = match shape {
        Shape::Text => language.pick("文字", "text"),
        Shape::Whole { least: 0, .. } => language.pick("从 0 起的整数", "a whole number from 0 up"),
        Shape::Whole { .. } => language.pick("整数", "a whole number"),
        Shape::Number => language.pick("数字", "a number"),
        Shape::Truth => language.pick(" true 或 false", "true or false"),
        Shape::Choice(words) => {
            return language.pick("以下之一：", "one of ").to_owned() + &listed(words.iter().map(String::as_str), language);
        }
        Shape::List(_) => language.pick("列表", "a list"),
        Shape::Table(_) => language.pick("一组键值（表）", "a table"),
        Shape::Either(shapes) => {
            let kinds: Vec<String> = shapes.iter().map(|shape| expected(shape, language)).collect();
            return kinds.join(language.pick("或", " or "));
        }
    };
    kind.to_owned()
}

fn found(value: &Value, language: Language) -> String {
    match value {
        Value::Text(text) => format!("{}`{}`", language.pick("文字 ", "text "), short(text)),
        Value::Whole(number) => format!("{}`{number}`", language.pick(" ", "")),
        Value::Number(number) => format!("{}`{number:?}`", language.pick(" ", "")),
        Value::Truth(truth) => format!("{}`{truth}`", language.pick(" ", "")),
        Value::Other(kind) => kind.told(language).to_owned(),
        Value::List(_) => language.pick("列表", "a list").to_owned(),
        Value::Table(_) => language.pick("一组键值（表）", "a table").to_owned(),
        Value::Refused => language.pick("已被拒绝的值", "a value that was refused").to_owned(),
    }
}

/// NaN or an infinite number.
pub(in crate::inputs::scenario) fn not_finite(path: &str, number: f64) -> Wording {
    say(said!("`{}` 必须是有限的数，而不是 `{number}`", "`{}` must be a finite number, not `{number}`", short(path)))
        .hint(said!("没有要写的就不写这个键", "leave the key out where nothing is meant"))
}

/// A number that nobody means.
pub(in crate::inputs::scenario) fn too_large(path: &str, number: f64, largest: f64) -> Wording {
    let path = short(path);
    say(said!(
        "`{path}` 应在 -{largest:e} 与 {largest:e} 之间，而不是 {number:e}",
        "`{path}` must be from -{largest:e} to {largest:e}, not {number:e}"
    ))
    .hint(said!("是否写错了某位数字或指数？", "is a digit or the exponent wrong?"))
}

/// A word that the key does not know.
pub(in crate::inputs::scenario) fn unknown_word(path: &str, word: &str, words: &[&str]) -> Wording {
    say(said!("`{}` 不认识 `{}`", "`{}` does not know `{}`", short(path), short(word))).hint(guess_and_all(word, words))
}

/// An entry of a list without the key that tells it apart.
pub(in crate::inputs::scenario) fn nameless(path: &str, key: &str) -> Wording {
    say(said!("`{}` 缺少 `{key}`", "`{}` has no `{key}`", short(path)))
        .hint(said!("`{key}` 说明指的是哪一项", "`{key}` says which one is meant"))
}

/// Two entries of one name.
pub(in crate::inputs::scenario) fn twice(path: &str) -> Wording {
    say(said!("`{}` 出现了两次", "`{}` is there twice", short(path))).hint(phrases::keep_one())
}

/// A key that must be there.
pub(in crate::inputs::scenario) fn missing(path: &str) -> Wording {
    say(said!("缺少 `{}`", "`{}` is missing", short(path)))
        .hint(said!("请写在这里，或写在它所引用的方案里", "state it here or in what this extends"))
}

/// What serde refuses though it has the right shape; an error of the program, told rather than hidden.
pub(in crate::inputs::scenario) fn unreadable(error: &str) -> Wording {
    say(said!("无法理解：{error}", "cannot be understood: {error}"))
}
