//! Money: what pupils and projects cost, and what it costs to avoid a shortfall.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::broken::lay_tiny;
use crate::golden::rows;
use crate::program::{refused, said, xuewei_in};
use crate::staff::value;
use crate::tiny::{LARGE, SMALL};

const PRICES: [&str; 2] = ["--set", "finance.per_pupil_yuan.primary=720"];

/// The tiny city, with a school that costs something and comes in 2025, or later.
fn with_costs(delay: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let late = format!("capital_cost = 30000000\nrunning_cost = 100000\ndelay = {delay}\n");
    let plan = plan.replacen("delay = { \"0\" = 0.7, \"1\" = 0.3 }\n", &late, 1);
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    folder
}

fn run(folder: &Path, more: &[&str]) -> Vec<std::collections::BTreeMap<String, String>> {
    said(&xuewei_in(folder, &[&["run", "plan.toml", "--out", "out", "--overwrite"][..], more].concat()));
    rows(&folder.join("out/summary.csv"))
}

#[test]
fn pupils_cost_by_the_year_and_projects_once_they_come() {
    let folder = with_costs("1");
    let table = run(folder.path(), &[&["--futures", "0"][..], &PRICES].concat());
    let of = |district, year, measure| value(&table, (district, "primary", year), measure, "mean");
    assert_eq!([LARGE, SMALL, "*"].map(|district| of(district, "2023", "running_cost")), [432_000.0, 216_000.0, 648_000.0]);
    assert_eq!(["2024", "2025", "2026", "2027"].map(|year| of(SMALL, year, "capital_cost")), [0.0, 0.0, 3e7, 0.0]);
    for (year, projects) in [("2025", 0.0), ("2026", 1e5), ("2029", 1e5)] {
        let pupils = of(SMALL, year, "enrolment") * 720.0;
        assert!((of(SMALL, year, "running_cost") - pupils - projects).abs() < 1e-6, "{year}");
    }
}

#[test]
fn prices_grow_from_the_base_year_on() {
    let folder = with_costs("0");
    let table = run(folder.path(), &[&["--futures", "0", "--set", "finance.price_growth=0.1"][..], &PRICES].concat());
    assert!((value(&table, (SMALL, "primary", "2025"), "capital_cost", "mean") - 3e7 * 1.21).abs() < 1e-6);
    assert_eq!(value(&table, (LARGE, "primary", "2023"), "running_cost", "mean"), 432_000.0);
}

#[test]
fn a_delay_moves_costs_with_its_chance_and_nothing_else_changes() {
    let folder = with_costs("{ \"0\" = 0.5, \"1\" = 0.5 }");
    let read = || fs::read_to_string(folder.path().join("out/summary.csv")).unwrap();
    let table = run(folder.path(), &[&["--futures", "64"][..], &PRICES].concat());
    let costs: Vec<f64> = ["2025", "2026"].iter().map(|year| value(&table, (SMALL, "primary", year), "capital_cost", "mean")).collect();
    assert_eq!(costs, [1.5e7, 1.5e7]);
    let with: String = read().split_inclusive('\n').filter(|line| !line.contains("_cost,")).collect();
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    fs::write(folder.path().join("plan.toml"), plan.replace("capital_cost = 30000000\nrunning_cost = 100000\n", "")).unwrap();
    run(folder.path(), &["--futures", "64"]);
    assert_eq!(with, read());
}

/// The school's costs by the pupil-years of primary shortfall that it avoids, both as the summary tells them year by year.
#[test]
fn a_shortfall_that_is_avoided_has_its_cost() {
    let folder = with_costs("0");
    let compare = |language: &str, more: &[&str]| {
        let fixed = ["compare", "tiny.toml", "plan.toml", "--out", "out", "--overwrite", "--lang", language, "--futures", "16"];
        said(&xuewei_in(folder.path(), &[&fixed[..], &PRICES, more].concat()))
    };
    let told = compare("en", &["--set", "entry.primary.rate=1.4"]);
    let (table, summary) = (rows(&folder.path().join("out/costs.csv")), rows(&folder.path().join("out/summary.csv")));
    let number = |district: &str, stage: &str, column: &str| -> f64 {
        table.iter().find(|row| row["district"] == district && row["stage"] == stage).unwrap()[column].parse().unwrap()
    };
    let total = |scenario: &str, district: &str, measures: &[&str]| -> f64 {
        let wanted = [("scenario", scenario), ("district", district), ("stage", "primary"), ("grade", "all")];
        let counts = |row: &&std::collections::BTreeMap<String, String>| {
            wanted.iter().all(|(column, value)| row[*column] == *value) && measures.contains(&row["measure"].as_str())
        };
        summary.iter().filter(counts).map(|row| row["mean"].parse::<f64>().unwrap()).sum()
    };
    for district in ["*", LARGE, SMALL] {
        let money = ["running_cost", "capital_cost"];
        let cost = total("plan", district, &money) - total("tiny", district, &money);
        let avoided = total("tiny", district, &["shortfall"]) - total("plan", district, &["shortfall"]);
        assert!((number(district, "primary", "cost_mean") - cost).abs() < 1e-3, "{district}");
        assert!((number(district, "primary", "avoided_mean") - avoided).abs() < 1e-6, "{district}");
    }
    let avoided = number("*", "all", "avoided_mean");
    assert!(avoided > 300.0 && (number("*", "all", "yuan_per_pupil_year") * avoided - number("*", "all", "cost_mean")).abs() < 1e-3);
    assert!(told.contains("about 370 pupil-years of shortfall avoided, about 8"), "{told}");
    let told = compare("zh", &["--set", "entry.primary.rate=1.4"]);
    assert!(told.contains("减少缺口约370人·年，每减少一人·年约8."), "{told}");
    let told = compare("en", &["--set", "entry.primary.rate=0.5"]);
    assert!(told.contains("no shortfall is avoided, so there is no cost of avoiding one"), "{told}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = with_costs("0");
    for (set, says) in [
        ("finance.per_pupil_yuan.primary=-1", "0 or more"),
        ("finance.per_pupil_yuan.primry=720", "`primry` is not a stage"),
        ("finance.price_growth=2", "between -0.5 and 0.5"),
        ("finance.per_pupil=720", "per_pupil_yuan"),
    ] {
        let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--set", set]));
        assert!(told.contains(says), "{set}: {told}");
    }
}
