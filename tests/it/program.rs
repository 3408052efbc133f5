//! The program as users meet it: arguments in, text, files and exit code out.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs xuewei in the project's folder, in English unless the arguments say otherwise.
pub fn xuewei(arguments: &[&str]) -> Output {
    xuewei_in(&root(), arguments)
}

/// Runs xuewei in a folder.
pub fn xuewei_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xuewei"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .expect("the program starts")
}

/// What a successful run says on standard output.
pub fn said(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What a successful run says on standard output, then its notes on standard error.
pub fn said_and_noted(output: &Output) -> String {
    said(output) + &String::from_utf8_lossy(&output.stderr)
}

/// What a refused run says on standard error.
pub fn refused(output: &Output) -> String {
    let told = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(!told.contains("panicked"), "{told}");
    told
}

/// A path as text.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8 path")
}
