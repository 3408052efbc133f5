//! xuewei on the command line: parse, do, tell.
#![allow(clippy::print_stdout, clippy::print_stderr)] // the one place that prints

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use xuewei::cli;
use xuewei::said;

/// Results to standard output, notes to standard error, where nothing is lost if nobody listens: reports have them too.
fn tell(told: &cli::Spoken) -> std::io::Result<()> {
    let written = std::io::stdout().write_all(told.text.as_bytes()).and_then(|()| std::io::stdout().flush());
    let _ = std::io::stderr().write_all(told.notes.as_bytes());
    written
}

fn main() -> ExitCode {
    let line = match cli::read() {
        Ok(line) => line,
        Err(cli::Unread::Told(told)) => told.exit(),
        Err(cli::Unread::Refused(why)) => {
            eprint!("{why}");
            return ExitCode::from(2);
        }
    };
    let language = line.options.language();
    match cli::execute(&line) {
        Ok(told) => match tell(&told) {
            // A reader who has seen enough (`xuewei check … | head`) is no failure; a full disk is.
            Err(why) if why.kind() != ErrorKind::BrokenPipe => {
                eprintln!("{}", said!("错误：标准输出：{why}", "error: standard output: {why}").told(language));
                ExitCode::FAILURE
            }
            _ => ExitCode::SUCCESS,
        },
        Err(failure) => {
            eprint!("{}", failure.told(language));
            ExitCode::from(failure.exit_code())
        }
    }
}
