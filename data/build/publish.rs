//! Writes a dataset's tables, or with `--check` compares them with what is there.

use crate::table::Table;
use std::path::Path;
use std::process::ExitCode;

pub fn publish(folder: &Path, tables: Vec<Table>) -> ExitCode {
    let check = std::env::args().skip(1).any(|argument| argument == "--check");
    let mut differing = Vec::new();
    for table in tables {
        let path = folder.join(format!("{}.csv", table.name));
        let bytes = table.into_bytes();
        if check {
            if std::fs::read(&path).ok().as_ref() != Some(&bytes) {
                differing.push(path);
            }
        } else {
            std::fs::create_dir_all(folder).expect("the dataset's folder can be made");
            std::fs::write(&path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        }
    }
    report(&differing)
}

#[allow(clippy::print_stderr, reason = "a developer's tool that tells on the terminal what differs")]
fn report(differing: &[std::path::PathBuf]) -> ExitCode {
    for path in differing {
        eprintln!("{} is not what data/sources gives: run this example without --check", path.display());
    }
    if differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
