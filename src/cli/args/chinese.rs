//! The help in Chinese: the same tree of commands with every text put into Chinese, so that nothing of it can say something else.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

use super::chinese_words::{ABOUT, COMMANDS, OPTIONS, PLACEHOLDERS, VALUES};

const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The tree in Chinese.
pub fn in_chinese(command: Command) -> Command {
    with_texts(command.about(ABOUT).long_about(ABOUT), "")
}

fn with_texts(command: Command, path: &str) -> Command {
    let named = command.get_subcommands().any(|_| true);
    let arguments: Vec<Arg> = command.get_arguments().cloned().collect();
    let mut command = command.help_template(TEMPLATE).disable_help_flag(true).subcommand_help_heading("命令").subcommand_value_name("命令");
    for argument in arguments {
        let told = in_words(&argument, path);
        command = command.mut_arg(argument.get_id(), |_| told);
    }
    command = command.arg(flag("help", 'h', ArgAction::Help, "显示说明"));
    if path.is_empty() {
        command = command.disable_version_flag(true).arg(flag("version", 'V', ArgAction::Version, "显示版本"));
    }
    if named {
        command = command.disable_help_subcommand(true);
    }
    command.mut_subcommands(|inner| {
        let path = format!("{path} {}", inner.get_name()).trim_start().to_owned();
        let about = COMMANDS.iter().find(|(known, _)| *known == path).map_or("", |(_, about)| about);
        with_texts(inner.about(about).long_about(about), &path)
    })
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help(help).help_heading("选项")
}

/// An argument with its help, its default and its values in Chinese.
fn in_words(argument: &Arg, path: &str) -> Arg {
    let id = argument.get_id().as_str();
    let help = of_argument(path, id).to_owned();
    let told = argument.clone().help_heading(if argument.is_positional() { "参数" } else { "选项" });
    let told = match PLACEHOLDERS.iter().find(|(known, _)| *known == id) {
        Some((_, placeholder)) => told.value_name(*placeholder),
        None => told,
    };
    if argument.get_action().takes_values() { with_values(told, help) } else { told.long_help(help.clone()).help(help) }
}

/// What clap would add in English: the default, and the words that may be written.
fn with_values(argument: Arg, help: String) -> Arg {
    let id = argument.get_id().to_string();
    let default: Vec<String> = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let default = if default.is_empty() { String::new() } else { format!("［默认：{}］", default.join("、")) };
    let help = help + &default;
    let values: Vec<PossibleValue> = argument.get_possible_values();
    let told = argument.hide_default_value(true).hide_possible_values(true);
    if values.is_empty() {
        return told.long_help(help.clone()).help(help);
    }
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let lines: String = names.iter().map(|name| line(&id, name)).collect();
    told.help(format!("{help}［可选：{}］", names.join("、"))).long_help(help + "\n" + lines.trim_end())
}

/// What an argument is, by the path of its command or for all commands.
pub fn of_argument(path: &str, id: &str) -> &'static str {
    let of = |path: &str| OPTIONS.iter().find(|(known, argument, _)| *known == path && *argument == id).map(|(_, _, help)| *help);
    of(path).or_else(|| of("")).unwrap_or("")
}

fn line(argument: &str, value: &str) -> String {
    // The strategies of admissions are its mechanisms.
    let argument = if argument == "strategies" { "mechanism" } else { argument };
    match VALUES.iter().find(|(known, name, _)| *known == argument && *name == value) {
        Some((_, _, meaning)) => format!("- {value}：{meaning}\n"),
        None => format!("- {value}\n"),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Line;

    /// What has no Chinese text, by the path of its command.
    fn untold(command: &Command, path: &str) -> Vec<String> {
        let mut untold = Vec::new();
        if !path.is_empty() && !COMMANDS.iter().any(|(known, _)| *known == path) {
            untold.push(path.to_owned());
        }
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            let placed = !argument.get_action().takes_values() || PLACEHOLDERS.iter().any(|(known, _)| *known == id);
            if of_argument(path, id).is_empty() || !placed {
                untold.push(format!("{path} {id}"));
            }
            let values = argument.get_possible_values();
            let known = |value: &&PossibleValue| value.get_help().is_none() || line(id, value.get_name()).contains('：');
            untold.extend(values.iter().filter(|value| !known(value)).map(|value| format!("{path} {id} {}", value.get_name())));
        }
        let inner = command.get_subcommands().map(|inner| (inner, format!("{path} {}", inner.get_name())));
        untold.into_iter().chain(inner.flat_map(|(inner, path)| self::untold(inner, path.trim_start()))).collect()
    }

    #[test]
    fn every_command_option_and_value_is_told_in_chinese() {
        assert_eq!(untold(&Line::command(), ""), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_told_of_what_is_not_there() {
        let mut command = Line::command();
        command.build();
        let at = |path: &str| path.split_whitespace().try_fold(&command, |found, name| found.find_subcommand(name));
        assert!(COMMANDS.iter().all(|(path, _)| at(path).is_some()));
        let has = |path: &str, id: &str| at(path).is_some_and(|found| found.get_arguments().any(|argument| argument.get_id() == id));
        let stray: Vec<_> = OPTIONS.iter().filter(|(path, id, _)| !path.is_empty() && !has(path, id)).collect();
        assert!(stray.is_empty(), "{stray:?}");
    }
}
