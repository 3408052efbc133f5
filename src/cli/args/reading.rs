//! Reads the command line in the language of whoever types it: help, and what is wrong with a line, in Chinese too.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error, FromArgMatches};

use super::Line;
use super::chinese::in_chinese;
use super::options::{Lang, language_of};
use crate::domain::Language;

/// Why there is no command to do.
pub enum Unread {
    /// Help, or a refusal in English: clap tells it and ends the program, with exit code 0 or 2.
    Told(Error),
    /// A refusal in Chinese, for standard error and exit code 2.
    Refused(String),
}

/// What was typed.
pub fn read() -> Result<Line, Unread> {
    let typed: Vec<_> = std::env::args_os().collect();
    let words: Vec<String> = typed.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let read = match language_of(asked(&words)) {
        Language::English => Line::command().try_get_matches_from(typed).map_err(Unread::Told),
        Language::Chinese => in_chinese(Line::command()).try_get_matches_from(typed).map_err(told_in_chinese),
    };
    read.and_then(|matches| Line::from_arg_matches(&matches).map_err(Unread::Told))
}

/// The language that `--lang` asks for, before the line is understood.
fn asked(words: &[String]) -> Option<Lang> {
    let after = words.iter().zip(words.iter().skip(1)).filter(|(word, _)| *word == "--lang").map(|(_, value)| value.as_str());
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    after.chain(joined).last().and_then(|tag| <Lang as clap::ValueEnum>::from_str(tag, true).ok())
}

/// The same error in Chinese; help is Chinese already.
fn told_in_chinese(error: Error) -> Unread {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Unread::Told(error),
        _ => Unread::Refused(format!("错误：{}\n\n更多说明请用 --help。\n", sentence(&error))),
    }
}

fn sentence(error: &Error) -> String {
    let about = |kind: ContextKind| error.get(kind).map(text).unwrap_or_default();
    let (argument, value) = (about(ContextKind::InvalidArg), about(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` 后面缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("`{value}` 不能用作 `{argument}` 的值"),
        ErrorKind::UnknownArgument => format!("没有 `{argument}` 这个参数"),
        ErrorKind::InvalidSubcommand => format!("没有 `{}` 这个命令", about(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => format!("`{argument}` 不能与 `{}` 同用", about(ContextKind::PriorArg)),
        ErrorKind::NoEquals => format!("`{argument}` 的值前要写等号"),
        ErrorKind::TooManyValues => format!("`{argument}` 的值太多：`{value}`"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("`{argument}` 的值的个数不对"),
        ErrorKind::InvalidUtf8 => "命令行中有无法识别的文字".to_owned(),
        _ => error.to_string(),
    };
    what + &hint(error)
}

/// What may be written instead, where the parser knows.
fn hint(error: &Error) -> String {
    let known = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    match known.into_iter().find_map(|kind| error.get(kind)) {
        Some(several @ ContextValue::Strings(_)) => return format!("\n  提示：是否想写 {}？", text(several)),
        Some(one) => return format!("\n  提示：是否想写 `{one}`？"),
        None => {}
    }
    match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => format!("\n  提示：可用的有：{}", values.join("、")),
        _ => String::new(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join("、"),
        one => one.to_string(),
    }
}
