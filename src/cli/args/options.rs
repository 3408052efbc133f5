//! Options that every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::Failure;
use crate::cli::progress::Watch;
use crate::domain::Language;
use crate::said;

/// Options that every command takes.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Folder to write to, instead of runs/NAME
    #[arg(long, global = true, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Replace a folder that exists
    #[arg(long, global = true)]
    pub overwrite: bool,
    /// Seed of all draws
    #[arg(long, global = true, default_value_t = 1)]
    pub seed: u64,
    /// Futures to draw; 0 runs the central one alone
    #[arg(long, global = true, default_value_t = 1000, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(0..=1_000_000))]
    pub futures: usize,
    /// Threads; all cores unless given
    #[arg(long, global = true, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=1024))]
    pub threads: Option<usize>,
    /// Set a key of the scenario, such as births.level=0.9 (may be given several times)
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    pub sets: Vec<String>,
    /// Language of everything that a person reads; from the locale unless given
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    /// Say nothing but errors
    #[arg(long, global = true)]
    pub quiet: bool,
    /// The command to record in place of the one that was typed: a page asks for runs that nobody typed.
    #[arg(skip)]
    pub recorded: Option<String>,
    /// Who else wants to know how far a run is.
    #[arg(skip)]
    pub watch: Watch,
}

/// Languages by their tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl Options {
    /// The command as it was given, for the record.
    pub fn command(&self) -> String {
        let arguments = || std::env::args().skip(1).map(|argument| quoted(&argument));
        let typed = || std::iter::once("xuewei".to_owned()).chain(arguments()).collect::<Vec<_>>().join(" ");
        self.recorded.clone().unwrap_or_else(typed)
    }

    /// The language asked for, or that of the locale.
    pub fn language(&self) -> Language {
        language_of(self.lang)
    }

    /// Uses as many threads as asked for in all parallel work.
    pub fn use_threads(&self) -> Result<(), Failure> {
        let Some(threads) = self.threads else { return Ok(()) };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        pool.map_err(|why| Failure::Failed(said!("无法启动 {threads} 个线程：{why}", "cannot start {threads} threads: {why}")))
    }
}

/// An argument as a POSIX shell takes it: in single quotes where a character may mean something to the shell.
pub fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,+@%".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', r"'\''"))
}

/// The language asked for, or that of the locale.
pub(super) fn language_of(asked: Option<Lang>) -> Language {
    let from_locale = || match sys_locale::get_locale() {
        Some(locale) if locale.to_lowercase().starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    };
    match asked.unwrap_or_else(from_locale) {
        Lang::Zh => Language::Chinese,
        Lang::En => Language::English,
    }
}
