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

/// What `compare tiny.toml plan.toml` says, and its `costs.csv`; 40 % more children enter primary school than there are of that age.
fn compared(folder: &Path, more: &[&str]) -> (String, Vec<std::collections::BTreeMap<String, String>>) {
    let fixed = ["compare", "tiny.toml", "plan.toml", "--out", "out", "--overwrite", "--lang", "en", "--futures", "16"];
    let told = said(&xuewei_in(folder, &[&fixed[..], &["--set", "entry.primary.rate=1.4"], more].concat()));
    (told, rows(&folder.join("out/costs.csv")))
}

fn cost(table: &[std::collections::BTreeMap<String, String>], stage: &str, column: &str) -> f64 {
    table.iter().find(|row| row["district"] == "*" && row["stage"] == stage).unwrap()[column].parse().unwrap()
}

#[test]
fn a_school_costs_its_money_where_only_the_plan_prices_pupils() {
    let folder = with_costs("0");
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    fs::write(folder.path().join("plan.toml"), format!("{plan}\n[finance.per_pupil_yuan]\nprimary = 720\n")).unwrap();
    let (told, table) = compared(folder.path(), &[]);
    // From 2025 to 2029 the school runs for five years.
    assert_eq!([cost(&table, "primary", "cost_mean"), cost(&table, "all", "cost_mean")], [30_500_000.0; 2]);
    assert_eq!(table.iter().find(|row| row["stage"] == "primary").unwrap()["pupil_costs"], "left_out");
    assert!(told.contains("30.5 million yuan more than tiny (without what pupils cost in stages where only one"), "{told}");
}

#[test]
fn money_that_is_spent_before_alerts_begin_is_not_forgotten() {
    let folder = with_costs("0");
    let (_, all) = compared(folder.path(), &[]);
    let (_, later) = compared(folder.path(), &["--set", "alert.from_year=2027"]);
    assert_eq!(all, later);
}

#[test]
fn seats_that_become_those_of_another_stage_are_counted_in_both() {
    let folder = with_costs("0");
    let converted = "extends = \"tiny.toml\"\nname = \"plan\"\n[[project]]\nproject = \"p\"\nschool = \"熊岳中学\"\nstage = \"junior\"\nkind = \"convert\"\nclasses = 1\ninto = \"primary\"\nyear = 2025\ncapital_cost = 30000000\n";
    fs::write(folder.path().join("plan.toml"), converted).unwrap();
    let (told, table) = compared(folder.path(), &["--set", "entry.junior.rate=0.4"]);
    assert_eq!([cost(&table, "primary", "cost_mean"), cost(&table, "junior", "cost_mean")], [3e7, 0.0]);
    let (gained, lost) = (cost(&table, "primary", "avoided_mean"), cost(&table, "junior", "avoided_mean"));
    assert!(gained > 0.0 && lost < 0.0, "{gained} {lost}");
    assert!((cost(&table, "all", "avoided_mean") - gained - lost).abs() < 1e-9);
    assert!(told.contains("pupil-years of shortfall avoided"), "{told}");
}

#[test]
fn a_limit_of_money_is_shown_as_it_was_written() {
    let folder = with_costs("0");
    let target = "[[target]]\nid = \"t\"\nmeasure = \"capital_cost\"\nstage = \"primary\"\nyear = 2025\nat_most = ";
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    for (limit, shown) in [("1234567.5", "≤ 1234567.5 yuan"), ("30000000", "≤ 30,000,000 yuan")] {
        fs::write(folder.path().join("plan.toml"), format!("{plan}\n{target}{limit}\n")).unwrap();
        let told = said(&xuewei_in(folder.path(), &["run", "plan.toml", "--out", "out", "--overwrite", "--lang", "en", "--futures", "4"]));
        assert!(told.contains(shown), "{limit}: {told}");
    }
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

#[test]
fn other_prices_are_no_part_of_a_plan() {
    let folder = with_costs("0");
    let base = fs::read_to_string(folder.path().join("tiny.toml")).unwrap();
    fs::write(folder.path().join("tiny.toml"), base + "\n[finance.per_pupil_yuan]\nprimary = 720\n").unwrap();
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let words = "(the two count by other prices, which is part of the difference)";
    assert!(!compared(folder.path(), &[]).0.contains(words));
    for other in ["[finance]\nprice_growth = 0.02\n", "[finance.per_pupil_yuan]\nprimary = 800\n"] {
        fs::write(folder.path().join("plan.toml"), format!("{plan}\n{other}")).unwrap();
        let (told, _) = compared(folder.path(), &[]);
        assert!(told.contains(words), "{told}");
    }
}
