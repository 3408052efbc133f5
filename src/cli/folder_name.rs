//! Where a run folder goes.

use std::path::PathBuf;

use super::Options;

/// The folder asked for, or `runs/NAME`.
pub fn place(options: &Options, name: &str) -> PathBuf {
    options.out.clone().unwrap_or_else(|| PathBuf::from("runs").join(safe(name)))
}

/// A name without characters that folders cannot have; Chinese stays.
pub fn safe(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let kept = kept.trim_start_matches('.').to_owned();
    if kept.is_empty() { "run".into() } else { kept }
}
