//! What each shipped scenario says, in a page that a person can read: `tests/it/golden/NAME.txt`.
//!
//! A change of these pages is a change of the results. `UPDATE=1 cargo test golden` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::{root, said, text, xuewei};

/// A row of a table by column name.
type Row = BTreeMap<String, String>;

pub fn rows(file: &Path) -> Vec<Row> {
    csv::Reader::from_path(file).unwrap().deserialize().map(Result::unwrap).collect()
}

/// Compares a text with the file that keeps it, or keeps it where `UPDATE` is set.
pub fn assert_kept(name: &str, found: &str) {
    let file = root().join("tests/it/golden").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, found).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == found, "{} says\n{kept}\nbut now it is\n{found}\nIf that is meant: UPDATE=1 cargo test", file.display());
}

fn scenarios() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("scenarios")).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    found.sort();
    found
}

fn run(scenario: &Path, futures: &str) -> TempDir {
    run_with(scenario, futures, &[])
}

fn run_with(scenario: &Path, futures: &str, more: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("run");
    said(&xuewei(&[&["run", text(scenario), "--out", text(&out), "--futures", futures], more].concat()));
    folder
}

/// Six significant digits, as written by hand.
fn six(number: &str) -> String {
    number.parse::<f64>().map_or(number.to_owned(), |number| format!("{number:.5e}").parse::<f64>().unwrap().to_string())
}

fn digest(run: &Path) -> String {
    [city(&run.join("summary.csv")), pressure(&run.join("pressure.csv")), targets(&run.join("targets.csv"))].join("\n")
}

/// Means over the whole city, every third year.
fn city(summary: &Path) -> String {
    let measures = ["demand", "seats", "shortfall"];
    let mut found: BTreeMap<(String, i32), BTreeMap<String, String>> = BTreeMap::new();
    for row in rows(summary).into_iter().filter(|row| row["district"] == "*" && row["grade"] == "all") {
        let year: i32 = row["year"].parse().unwrap();
        found.entry((row["stage"].clone(), year)).or_default().insert(row["measure"].clone(), six(&row["mean"]));
    }
    let mut page = "Whole city, means\nstage year demand seats shortfall\n".to_owned();
    for ((stage, year), values) in found.iter().filter(|((_, year), _)| year % 3 == 0) {
        let cells: Vec<&str> = measures.iter().map(|measure| values.get(*measure).map_or("", String::as_str)).collect();
        writeln!(page, "{stage} {year} {}", cells.join(" ")).unwrap();
    }
    page
}

fn pressure(table: &Path) -> String {
    let mut page = "The first 15 pressure points\ndistrict stage year level chance p90_shortfall\n".to_owned();
    for row in rows(table).iter().take(15) {
        let (district, stage, year, level) = (&row["district"], &row["stage"], &row["year"], &row["level"]);
        writeln!(page, "{district} {stage} {year} {level} {} {}", six(&row["chance"]), six(&row["p90_shortfall"])).unwrap();
    }
    page
}

fn targets(table: &Path) -> String {
    let mut page = "Targets\ntarget year goal central chance_met\n".to_owned();
    for row in rows(table) {
        let (target, year, goal) = (&row["target"], &row["year"], &row["goal"]);
        writeln!(page, "{target} {year} {goal} {} {}", six(&row["value_central"]), six(&row["chance_met"])).unwrap();
    }
    page
}

#[test]
fn golden_runs_say_what_they_said() {
    for scenario in scenarios() {
        let folder = run(&scenario, "40");
        assert_kept(scenario.file_stem().unwrap().to_str().unwrap(), &digest(&folder.path().join("run")));
    }
}

/// Year in which the central future's enrolment is highest among some years.
fn peak(run: &Path, stage: &str, years: std::ops::RangeInclusive<i32>) -> i32 {
    let city = |row: &Row| row["district"] == "*" && row["stage"] == stage && row["grade"] == "all" && row["measure"] == "demand";
    let pupils =
        rows(&run.join("summary.csv")).into_iter().filter(city).map(|row| (row["year"].parse().unwrap(), row["mean"].parse().unwrap()));
    let within: Vec<(i32, f64)> = pupils.filter(|(year, _)| years.contains(year)).collect();
    within.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("years").0
}

/// The children of the big births are 6 to 11 in 2023, 12 to 14 in 2026 and 15 to 17 in 2029, as in the whole country (docs/wave.md).
#[test]
fn the_wave_of_children_moves_up_the_ages() {
    let folder = run_with(&root().join("scenarios/baseline.toml"), "0", &["--population"]);
    let residents = rows(&folder.path().join("run/population.csv"));
    let highest = |ages: std::ops::RangeInclusive<u32>, from: i32| {
        let mut by_year: BTreeMap<i32, f64> = BTreeMap::new();
        for row in residents.iter().filter(|row| ages.contains(&row["age"].parse().unwrap())) {
            *by_year.entry(row["year"].parse().unwrap()).or_default() += row["persons"].parse::<f64>().unwrap();
        }
        by_year.range(from..).max_by(|a, b| a.1.total_cmp(b.1)).map(|(year, _)| *year)
    };
    assert_eq!(highest(3..=5, 2020), Some(2020), "kindergartens are past their peak");
    assert_eq!(highest(6..=11, 2021), Some(2023));
    assert_eq!(highest(12..=14, 2022), Some(2026));
    assert_eq!(highest(15..=17, 2020), Some(2029));
}

/// What they want of schools follows them less clearly: Yingkou's cohorts are a plateau with a cliff. Primary schools have a crest in 2023
/// below the base year's level; junior schools carry a plateau, 2025 ten pupils in 57,000 above 2026. In senior schools those who got no
/// seat in grade 1 are not counted in grades 2 and 3, so demand crests where seats still suffice, in 2023.
#[test]
fn the_wave_runs_up_the_ladder() {
    let folder = run(&root().join("scenarios/baseline.toml"), "0");
    let run = folder.path().join("run");
    assert!(peak(&run, "kindergarten", 2020..=2038) <= 2021);
    assert_eq!(peak(&run, "primary", 2021..=2038), 2023);
    assert!([2025, 2026].contains(&peak(&run, "junior", 2023..=2038)));
    assert_eq!(peak(&run, "senior", 2020..=2038), 2023);
}
