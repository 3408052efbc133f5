//! A synthetic country: made alike from the same seed, plausible, and ready to run.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::golden::rows;
use crate::program::{refused, said, text, xuewei};

fn made(folder: &Path, districts: &str, more: &[&str]) {
    said(&xuewei(&[&["new", text(folder), "--synthetic", districts], more].concat()));
}

/// Every file with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect();
    files.sort();
    files
}

/// Sum of a column over the rows of a table that are asked for.
fn sum(file: &Path, column: &str, counts: impl Fn(&str) -> bool, of: &str) -> f64 {
    rows(file).iter().filter(|row| counts(&row[of])).map(|row| row[column].parse::<f64>().unwrap()).sum()
}

#[test]
fn a_country_checks_and_runs() {
    let room = TempDir::new().unwrap();
    let (country, out) = (room.path().join("country"), room.path().join("run"));
    made(&country, "12", &[]);
    let scenario = country.join("scenario.toml");
    let page = said(&xuewei(&["check", text(&scenario)]));
    assert!(page.contains("12 districts") && page.contains("reported 2021 to 2035"), "{page}");
    assert!(!page.contains("warning"), "{page}");
    said(&xuewei(&["run", text(&scenario), "--futures", "8", "--out", text(&out), "--quiet"]));
    let districts: Vec<String> = rows(&country.join("districts.csv")).iter().map(|row| row["district"].clone()).collect();
    assert_eq!(districts.len(), 12);
    let summary = rows(&out.join("summary.csv"));
    for district in &districts {
        assert!(summary.iter().any(|row| row["district"] == *district && row["year"] == "2035"), "{district}");
    }
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_seed_another_country() {
    let room = TempDir::new().unwrap();
    let place = |name: &str| room.path().join(name);
    made(&place("a"), "9", &["--seed", "5"]);
    made(&place("b"), "9", &["--seed", "5", "--threads", "1"]);
    made(&place("c"), "9", &["--seed", "6"]);
    assert_eq!(files(&place("a")), files(&place("b")));
    assert_ne!(files(&place("a")), files(&place("c")));
    let names: Vec<String> = files(&place("a")).into_iter().map(|(name, _)| name).collect();
    let tables =
        ["births", "districts", "enrolment", "fertility", "migration", "population", "projects", "schools", "sex_ratio", "survival"];
    assert!(tables.iter().all(|table| names.contains(&format!("{table}.csv"))), "{names:?}");
}

#[test]
fn children_births_and_classes_are_plausible() {
    let room = TempDir::new().unwrap();
    let country = room.path().join("country");
    made(&country, "40", &["--seed", "3"]);
    let table = |name: &str| country.join(format!("{name}.csv"));
    let all = |_: &str| true;
    let persons = sum(&table("population"), "persons", all, "age");
    assert!((40.0 * 250_000.0..40.0 * 800_000.0).contains(&persons), "{persons}");
    let births = |year: &str| sum(&table("births"), "births", |found| found == year, "year");
    assert!((0.006..0.013).contains(&(births("2020") / persons)), "{}", births("2020") / persons);
    assert!(births("2023") < 0.8 * births("2020"));
    for (stage, ages) in [("kindergarten", 3..6), ("primary", 6..12), ("junior", 12..15), ("senior", 15..18)] {
        let pupils = sum(&table("enrolment"), "pupils", |found| found == stage, "stage");
        let children = sum(&table("population"), "persons", |age| ages.contains(&age.parse::<i32>().unwrap()), "age");
        assert!((0.3..=1.3).contains(&(pupils / children)), "{stage}: {}", pupils / children);
        let schools = rows(&table("schools"));
        let seats = schools.iter().filter(|row| row["stage"] == stage);
        let seats: f64 =
            seats.map(|row| row["classes_per_grade"].parse::<f64>().unwrap() * row["class_size"].parse::<f64>().unwrap()).sum();
        let used = pupils / (seats * ages.len() as f64);
        assert!((0.7..=1.05).contains(&used), "{stage}: {used}");
    }
    assert!(rows(&table("schools")).iter().all(|row| row["basis"] == "modelled"));
}

#[test]
fn a_folder_that_exists_is_kept_unless_it_is_a_synthetic_country_and_may_be_replaced() {
    let room = TempDir::new().unwrap();
    let country = room.path().join("country");
    made(&country, "3", &[]);
    let before = files(&country);
    let told = refused(&xuewei(&["new", text(&country), "--synthetic", "4"]));
    assert!(told.contains("--overwrite"), "{told}");
    assert_eq!(files(&country), before);
    made(&country, "4", &["--overwrite"]);
    assert_eq!(rows(&country.join("districts.csv")).len(), 4);
    let own = room.path().join("own");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("districts.csv"), "district\n站前区\n").unwrap();
    let told = refused(&xuewei(&["new", text(&own), "--synthetic", "4", "--overwrite"]));
    assert!(told.contains("is not replaced"), "{told}");
    assert_eq!(files(&own).len(), 1);
}

#[test]
fn an_empty_dataset_has_every_table_and_says_what_to_fill_in() {
    let room = TempDir::new().unwrap();
    let folder = room.path().join("empty");
    said(&xuewei(&["new", text(&folder)]));
    let header = fs::read_to_string(folder.join("population.csv")).unwrap();
    assert_eq!(header, "district,sex,age,persons,basis,source,note\n");
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    for (name, _) in files(&folder) {
        let table = name.strip_suffix(".csv");
        assert!(table.is_none_or(|table| readme.contains(&format!("\n## {table}\n"))), "{name}");
    }
    let told = refused(&xuewei(&["check", text(&folder.join("scenario.toml"))]));
    assert!(told.contains("dataset.xlsx!districts") && told.contains("no district is listed"), "{told}");
    refused(&xuewei(&["new", text(&folder), "--overwrite"]));
}

#[test]
fn the_chinese_page_of_an_empty_dataset_names_every_table_and_column() {
    let room = TempDir::new().unwrap();
    let folder = room.path().join("empty");
    let told = said(&xuewei(&["new", text(&folder), "--lang", "zh"]));
    assert!(told.contains("README.zh.md") && told.contains("xuewei check"), "{told}");
    let page = fs::read_to_string(folder.join("README.zh.md")).unwrap();
    for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().unwrap() == "csv") {
        let table = file.file_stem().unwrap().to_str().unwrap();
        let (_, section) = page.split_once(&format!("\n## {table}：")).unwrap_or_else(|| panic!("no section {table}"));
        let section = section.split("\n## ").next().unwrap();
        for column in fs::read_to_string(&file).unwrap().trim_start_matches('\u{feff}').trim_end().split(',') {
            let everywhere = ["basis", "source", "note"].contains(&column);
            let choice = column.strip_prefix("choice_").is_some_and(|number| number.parse::<u8>().is_ok_and(|number| number <= 12));
            assert!(everywhere || choice || section.contains(&format!("`{column}`")), "{table}: {column}");
        }
    }
}

#[test]
fn a_country_has_at_least_one_district_and_at_most_a_hundred_thousand() {
    let room = TempDir::new().unwrap();
    let country = room.path().join("country");
    for districts in ["0", "100001", "many"] {
        let output = xuewei(&["new", text(&country), "--synthetic", districts]);
        assert_eq!(output.status.code(), Some(2), "{districts}");
        assert!(!country.exists());
    }
    made(&country, "1", &[]);
    said(&xuewei(&["check", text(&country.join("scenario.toml"))]));
}
