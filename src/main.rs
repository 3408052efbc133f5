//! xuewei on the command line: parse, do, tell.
#![allow(clippy::print_stdout, clippy::print_stderr)] // the one place that prints

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use xuewei::cli;

fn main() -> ExitCode {
    let line = cli::Line::parse();
    match cli::execute(&line) {
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush()) {
            // A reader who has seen enough (`xuewei check … | head`) is no failure; a full disk is.
            Err(why) if why.kind() != ErrorKind::BrokenPipe => {
                eprintln!("error: standard output: {why}");
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        },
        Err(failure) => {
            eprint!("{failure}");
            ExitCode::FAILURE
        }
    }
}
