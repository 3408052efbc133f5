//! Where a run folder goes.

use std::path::PathBuf;

use super::Options;

/// The folder asked for, or `runs/NAME`.
pub fn place(options: &Options, name: &str) -> PathBuf {
    options.out.clone().unwrap_or_else(|| PathBuf::from("runs").join(folder(name)))
}

/// A name as a folder: what some system does not allow in names becomes a dash; Chinese, spaces and brackets stay, so that names that differ
/// have folders that differ.
fn folder(name: &str) -> String {
    let barred = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let kept: String = name.chars().map(|c| if barred(c) { '-' } else { c }).collect();
    let kept = kept.trim_start_matches('.').trim_end_matches(['.', ' ']).trim_start().to_owned();
    if kept.is_empty() { "run".into() } else { kept }
}

/// A name of letters, digits, dashes, dots and underscores; Chinese stays.
pub fn safe(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let kept = kept.trim_start_matches('.').to_owned();
    if kept.is_empty() { "run".into() } else { kept }
}
