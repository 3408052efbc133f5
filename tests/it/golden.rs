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
    let folder = TempDir::new().unwrap();
    said(&xuewei(&["run", text(scenario), "--out", text(&folder.path().join("run")), "--futures", futures]));
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

/// The country's wave crests in kindergartens before 2021, in primary schools in 2023, in junior schools in 2026 and in senior schools in
/// 2029. Yingkou's births fell earlier and more steeply. Its kindergartens empty from the base year on, and its primary schools have a crest
/// in 2023 below the base year's level. Junior schools carry it as a plateau: 2025 is the highest year, ten pupils in 57,000 above 2026.
/// Three years later it reaches the senior schools no higher than the larger age groups before it, which crest in 2023 and leave.
#[test]
fn the_wave_runs_up_the_ladder() {
    let folder = run(&root().join("scenarios/baseline.toml"), "0");
    let run = folder.path().join("run");
    assert!(peak(&run, "kindergarten", 2020..=2038) <= 2021);
    assert_eq!(peak(&run, "primary", 2021..=2038), 2023);
    assert!([2025, 2026].contains(&peak(&run, "junior", 2023..=2038)));
    assert_eq!(peak(&run, "senior", 2020..=2038), 2023);
}
