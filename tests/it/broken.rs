//! Broken datasets and scenarios, one folder each in `fixtures/broken/`: refused with a place and a hint, and nothing is written.
//!
//! A case holds only the files that differ from `fixtures/tiny/`, and in `expected.txt` and `expected.zh.txt` what the user reads. `UPDATE=1 cargo test broken`
//! writes what is read now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use polars::prelude::{Column, DataFrame, ParquetWriter};
use tempfile::TempDir;

use crate::program::{root, said, text, xuewei};

/// The tiny dataset with its two scenarios, the longer one being `plan.toml`.
pub fn lay_tiny(folder: &Path) {
    lay(&root().join("tests/it/fixtures/tiny"), folder);
}

fn lay(from: &Path, to: &Path) {
    for file in files_in(from) {
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

/// What lies in a folder, by name.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What Git would not keep, or what is too large to keep.
fn make_the_rest(case: &str, folder: &Path) {
    let scenario = folder.join("plan.toml");
    match case {
        "line-of-10-megabytes" => fs::write(folder.join("seats.csv"), "1".repeat(10_000_000)).unwrap(),
        "no-scenario" => fs::remove_file(scenario).unwrap(),
        "scenario-is-a-folder" => {
            fs::remove_file(&scenario).unwrap();
            fs::create_dir(scenario).unwrap();
        }
        "parquet-cut-off" => cut_off_parquet(folder),
        _ => {}
    }
}

fn cut_off_parquet(folder: &Path) {
    fs::remove_file(folder.join("sex_ratio.csv")).unwrap();
    let columns = vec![Column::new("district".into(), ["*"]), Column::new("males_per_female".into(), [1.0])];
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut DataFrame::new(1, columns).unwrap()).unwrap();
    fs::write(folder.join("sex_ratio.parquet"), &bytes[..bytes.len() - 20]).unwrap();
}

/// Every file below a folder with its bytes, folders with none.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for path in files_in(folder) {
        if path.is_dir() {
            found.extend(contents(&path));
        }
        let bytes = if path.is_dir() { Vec::new() } else { fs::read(&path).unwrap() };
        found.insert(path, bytes);
    }
    found
}

/// What is told of a case by a command that must refuse it and leave everything as it was.
fn told(folder: &Path, command: &str, language: &str) -> Result<String, String> {
    let before = contents(folder);
    let (scenario, out) = (folder.join("plan.toml"), folder.join("runs/out"));
    let output = xuewei(&[command, text(&scenario), "--out", text(&out), "--futures", "4", "--lang", language]);
    let told = String::from_utf8_lossy(&output.stderr).replace(text(folder), "<dataset>");
    let faults = [
        (output.status.code() != Some(1), "does not end with 1"),
        (told.contains("panicked"), "panics"),
        (!output.stdout.is_empty(), "says something on standard output"),
        (contents(folder) != before, "leaves something behind"),
    ];
    match faults.into_iter().find(|(wrong, _)| *wrong) {
        Some((_, fault)) => Err(format!("`{command}` {fault} ({:?}):\n{told}", output.status.code())),
        None => Ok(told),
    }
}

/// What is wrong with the answer to a case.
fn fault_of(case: &Path) -> Option<String> {
    answer(case).err().map(|fault| format!("{}\n{fault}", case.file_name().unwrap().display()))
}

fn answer(case: &Path) -> Result<(), String> {
    let name = case.file_name().unwrap().to_str().unwrap();
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    lay(case, folder.path());
    for expected in ["expected.txt", "expected.zh.txt"] {
        fs::remove_file(folder.path().join(expected)).ok();
    }
    make_the_rest(name.split_once('-').unwrap().1, folder.path());
    in_language(case, folder.path(), "en", "expected.txt")?;
    in_language(case, folder.path(), "zh", "expected.zh.txt")
}

fn in_language(case: &Path, folder: &Path, language: &str, expected: &str) -> Result<(), String> {
    let by_check = told(folder, "check", language)?;
    let by_run = told(folder, "run", language)?;
    let file = case.join(expected);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &by_check).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    let faults = [
        (by_check != expected, format!("expected:\n{expected}told:\n{by_check}")),
        (by_run != by_check, format!("`run` tells something else:\n{by_run}")),
        (by_check.is_empty() || !every_problem_has_place_and_hint(&by_check), format!("no place or no hint:\n{by_check}")),
        (language == "zh" && !every_line_is_chinese(&by_check), format!("not in Chinese:\n{by_check}")),
    ];
    faults.into_iter().find(|(wrong, _)| *wrong).map_or(Ok(()), |(_, fault)| Err(fault))
}

/// Each line but those of scenarios says something in Chinese.
fn every_line_is_chinese(told: &str) -> bool {
    let is_chinese = |line: &str| line.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    told.lines().filter(|line| !line.starts_with("    | ")).all(is_chinese)
}

/// Each problem begins with its file and is followed by a hint, perhaps with the line itself in between.
fn every_problem_has_place_and_hint(told: &str) -> bool {
    let apart = ["    | ", "... and ", "…… 另有 "];
    let lines: Vec<&str> = told.lines().filter(|line| !apart.iter().any(|start| line.starts_with(start))).collect();
    let is_hint = |line: &&str| line.starts_with("  hint: ") || line.starts_with("  提示：");
    lines.chunks(2).all(|pair| pair[0].starts_with("<dataset>/") && pair.get(1).is_some_and(is_hint))
}

#[test]
fn broken_inputs_are_refused_with_place_and_hint() {
    let cases = files_in(&root().join("tests/it/fixtures/broken"));
    assert!(cases.len() >= 30);
    let faults: Vec<String> = cases.iter().filter_map(|case| fault_of(case)).collect();
    assert!(faults.is_empty(), "{} of {} cases:\n\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn a_byte_order_mark_and_crlf_on_every_table_change_nothing() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let plain = summary_of(folder.path(), "plain");
    for file in files_in(folder.path()).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv")) {
        let dressed = format!("\u{feff}{}", fs::read_to_string(&file).unwrap().replace('\n', "\r\n"));
        fs::write(&file, dressed).unwrap();
    }
    assert!(summary_of(folder.path(), "dressed") == plain);
}

fn summary_of(folder: &Path, name: &str) -> Vec<u8> {
    let out = folder.join("runs").join(name);
    let output: Output = xuewei(&["run", text(&folder.join("plan.toml")), "--out", text(&out), "--futures", "40"]);
    said(&output);
    fs::read(out.join("summary.csv")).unwrap()
}
