//! Scenario files: layers, the command line, and every reason to refuse them.

mod reading;

mod layers;

mod command_line;

mod unreadable;

mod shape;

mod ranges;

use std::fs;

use tempfile::TempDir;
use xuewei::inputs::problem::Problems;
use xuewei::inputs::scenario::{Scenario, load};

const SMALL: &str = r#"name = "small"
dataset = "../data/tiny"
base_year = 2020
last_year = 2035

[[stage]]
id = "primary"
grades = ["1", "2", "3"]
entry_from = "population"
entry_ages = [6]
rule = "absorb"

[[stage]]
id = "junior"
grades = ["7", "8"]
entry_from = "leavers"
rule = "absorb"
"#;

const EVERY_BLOCK: &str = r#"
[alert]
rule = "zhejiang-2018"
red_chance = 0.5
[uncertainty]
small_numbers = false
fertility = { p10 = 0.8, p90 = 1.2, shape = "random_walk", after_years = 15 }
migration = { p10 = -0.002, p90 = 0.003, shape = "ar1", phi = 0.6 }
[uncertainty.entry]
primary = { p10 = 0.97, p90 = 1.03 }
[placement]
primary.strategy = "spillover"
[births]
level = 1
[entry]
level = 1.02
primary.rate = { 2020 = 0.95, 2026 = 1 }
primary.districts."站前区" = 1.1
[progression]
junior.ratio = [0.99]
[[project]]
project = "late"
stage = "primary"
kind = "expand"
year = 2026
seats = 90
delay = { 0 = 0.6, 1 = 0.4 }
[[housing]]
id = "riverside"
district = "站前区"
year = 2027
dwellings = 400
yield = { primary = 0.2 }
[[seat_budget]]
id = "more"
stage = "junior"
year = 2026
unit = "intake"
tiers = { quality = 5, standard = 1 }
strategy = "manual"
manual = { "站前区" = { quality = 5 }, "老边区" = { standard = 1 } }
[[target]]
id = "share"
measure = "public_share"
stage = "primary"
year = 2030
at_least = 0.9
"#;

fn write(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file in it");
    }
    folder
}

fn read(folder: &TempDir, name: &str, sets: &[&str]) -> Result<Scenario, Problems> {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    load(&folder.path().join(name), &sets)
}

fn loaded(files: &[(&str, &str)], sets: &[&str]) -> Scenario {
    read(&write(files), files[0].0, sets).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The problems of the first file, without the name of the temporary folder.
fn refused(files: &[(&str, &str)], sets: &[&str]) -> String {
    let folder = write(files);
    refused_in(&folder, files[0].0, sets)
}

fn refused_in(folder: &TempDir, name: &str, sets: &[&str]) -> String {
    let problems = read(folder, name, sets).expect_err("a scenario to refuse");
    let prefix = format!("{}/", folder.path().display());
    problems.to_string().replace(&prefix, "").replace(prefix.trim_end_matches('/'), "FOLDER").trim_end().to_owned()
}

/// The small scenario with more below it.
fn small_with(more: &str) -> String {
    refused(&[("small.toml", &format!("{SMALL}{more}"))], &[])
}

/// The small scenario with one line changed.
fn small_where(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from));
    refused(&[("small.toml", &SMALL.replacen(from, to, 1))], &[])
}
