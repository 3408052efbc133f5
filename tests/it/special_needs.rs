//! Children with special needs: how many there are, where they are taught, and how many are without a place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use xuewei::inputs::problem::Problem;

use crate::broken::lay_tiny;
use crate::golden::rows;
use crate::program::{refused, said, xuewei_in};
use crate::staff::value;
use crate::tiny::{LARGE, SMALL, Tiny};

type Table = Vec<BTreeMap<String, String>>;

/// What sums to the first.
const PARTS: [&str; 5] = ["special_needs", "in_ordinary_classes", "home_taught", "in_special_schools", "special_unplaced"];

/// Of 600 and 300 pupils in the base year 60 and 30 children; 30 and 15 in ordinary classes, 6 and 3 at home, 24 and 12 want a special school.
fn block(seats: &str) -> String {
    format!("special_needs.primary={{ prevalence = 0.1, in_ordinary_classes = 0.5, home_teaching = 0.1, {seats} }}")
}

fn tiny() -> TempDir {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    folder
}

fn run(folder: &Path, more: &[&str]) -> Table {
    said(&xuewei_in(folder, &[&["run", "plan.toml", "--out", "out", "--overwrite"][..], more].concat()));
    rows(&folder.join("out/summary.csv"))
}

fn parts(table: &Table, district: &str, year: &str) -> [f64; 5] {
    PARTS.map(|measure| value(table, (district, "primary", year), measure, "mean"))
}

#[track_caller]
fn assert_near(found: [f64; 5], expected: [f64; 5]) {
    assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-9), "{found:?} is not {expected:?}");
}

#[test]
fn a_district_with_seats_of_its_own_places_its_own_children() {
    let folder = tiny();
    let seats = format!("districts = {{ \"{LARGE}\" = 20, \"{SMALL}\" = {{ \"2024\" = 100 }} }}");
    let table = run(folder.path(), &["--futures", "0", "--set", &block(&seats)]);
    assert_near(parts(&table, LARGE, "2023"), [60.0, 30.0, 6.0, 20.0, 4.0]);
    assert_near(parts(&table, SMALL, "2023"), [30.0, 15.0, 3.0, 0.0, 12.0]);
    assert_near(parts(&table, "*", "2023"), [90.0, 45.0, 9.0, 20.0, 16.0]);
    assert_eq!(parts(&table, SMALL, "2025")[4], 0.0);
    assert_eq!(value(&table, (LARGE, "primary", "2023"), "special_unplaced", "chance"), 1.0);
    assert_eq!(value(&table, (SMALL, "primary", "2025"), "special_unplaced", "chance"), 0.0);
}

#[test]
fn seats_of_the_city_go_to_its_districts_in_proportion_to_need() {
    let folder = tiny();
    let table = run(folder.path(), &["--futures", "0", "--set", &block("special_school_seats = { \"2023\" = 27, \"2024\" = 1000 }")]);
    assert_near(parts(&table, LARGE, "2023"), [60.0, 30.0, 6.0, 18.0, 6.0]);
    assert_near(parts(&table, SMALL, "2023"), [30.0, 15.0, 3.0, 9.0, 3.0]);
    assert_near(parts(&table, "*", "2023"), [90.0, 45.0, 9.0, 27.0, 9.0]);
    assert_eq!(["*", LARGE, SMALL].map(|district| parts(&table, district, "2025")[4]), [0.0; 3]);
}

#[test]
fn every_child_is_counted_once_and_nothing_else_changes() {
    let folder = tiny();
    let read = || fs::read_to_string(folder.path().join("out/summary.csv")).unwrap();
    run(folder.path(), &["--futures", "40"]);
    let without = read();
    for seats in ["special_school_seats = 30".to_owned(), format!("districts = {{ \"{LARGE}\" = 20 }}")] {
        let set = block(&seats);
        let table = run(folder.path(), &["--futures", "40", "--threads", "2", "--set", &set]);
        let with = read();
        let is_told = |line: &&str| !PARTS.iter().any(|measure| line.contains(&format!(",{measure},")));
        let rest: String = with.split_inclusive('\n').filter(is_told).collect();
        assert!(rest == without && with.len() > rest.len());
        run(folder.path(), &["--futures", "40", "--threads", "1", "--set", &set]);
        assert_eq!(with, read());
        for year in (2023..=2029).map(|year| year.to_string()) {
            for district in ["*", LARGE, SMALL] {
                let [children, ways @ ..] = parts(&table, district, &year);
                assert!((children - ways.iter().sum::<f64>()).abs() < 1e-9 * children.max(1.0), "{district} {year}");
            }
            let [city, large, small] = ["*", LARGE, SMALL].map(|district| parts(&table, district, &year));
            (0..5).for_each(|part| assert!((city[part] - large[part] - small[part]).abs() < 1e-9 * city[0], "{year}"));
            assert!(city[3] <= 30.0 + 1e-9);
        }
    }
}

#[test]
fn a_target_may_ask_that_all_are_placed() {
    let folder = tiny();
    let goal =
        "\n[[target]]\nid = \"all-placed\"\nmeasure = \"special_placement_rate\"\nstage = \"primary\"\nyear = 2023\nat_least = 1.0\n";
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    fs::write(folder.path().join("plan.toml"), plan + goal).unwrap();
    let fared = |seats: &str| {
        run(folder.path(), &["--futures", "8", "--set", &block(seats)]);
        let targets = rows(&folder.path().join("out/targets.csv"));
        let target = targets.iter().find(|row| row["target"] == "all-placed").unwrap();
        (target["value_central"].parse::<f64>().unwrap(), target["chance_met"].clone())
    };
    assert_eq!(fared("special_school_seats = 36.5"), (1.0, "1".to_owned()));
    let (rate, met) = fared("special_school_seats = 27");
    assert!((rate - 0.9).abs() < 1e-12 && met == "0", "{rate} {met}");
    let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml"]));
    assert!(told.contains("no `[special_needs]` for this stage"), "{told}");
}

#[test]
fn fewer_without_a_place_is_better() {
    let folder = tiny();
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let needs = |seats: &str| format!("\n[special_needs.primary]\nprevalence = 0.1\nspecial_school_seats = {seats}\n");
    fs::write(folder.path().join("few.toml"), plan.clone() + &needs("10")).unwrap();
    fs::write(folder.path().join("many.toml"), plan.replacen("name = \"", "name = \"more-", 1) + &needs("20")).unwrap();
    said(&xuewei_in(folder.path(), &["compare", "few.toml", "many.toml", "--out", "out", "--futures", "8"]));
    let table = rows(&folder.path().join("out/comparison.csv"));
    for measure in ["in_special_schools", "special_unplaced"] {
        assert_eq!(value_of(&table, measure), "1", "{measure}");
    }
    assert_eq!(value_of(&table, "special_needs"), "0");
}

fn value_of<'a>(table: &'a Table, measure: &str) -> &'a str {
    let wanted = [("district", "*"), ("stage", "primary"), ("year", "2025"), ("measure", measure)];
    &table.iter().find(|row| wanted.iter().all(|(column, value)| row[*column] == *value)).unwrap()["chance_better"]
}

#[test]
fn they_are_told_where_they_are_asked_for() {
    let folder = tiny();
    let set = block("special_school_seats = 27");
    let told = |language: &str, more: &[&str]| {
        let fixed = ["run", "plan.toml", "--out", "out", "--overwrite", "--futures", "8", "--lang", language];
        let told = said(&xuewei_in(folder.path(), &[&fixed[..], more].concat()));
        (told, fs::read_to_string(folder.path().join("out/report.html")).unwrap())
    };
    let (terminal, report) = told("en", &["--set", &set]);
    assert!(
        terminal.contains("Children with special needs:\n ") && terminal.contains("without a place (at worst), chance of any"),
        "{terminal}"
    );
    assert!(report.contains("id=\"special-needs\"") && report.contains("Taught at home"));
    let (terminal, report) = told("zh", &["--set", &set]);
    assert!(terminal.contains("特殊需要儿童：\n ") && terminal.contains("其中未安置"), "{terminal}");
    assert!(report.contains("送教上门"));
    let (terminal, report) = told("en", &[]);
    assert!(!terminal.contains("special needs") && !report.contains("id=\"special-needs\""));
    let check = |language: &str| said(&xuewei_in(folder.path(), &["check", "plan.toml", "--lang", language, "--set", &set]));
    let line = "10 % of the demand; of them 50 % in ordinary classes, 10 % taught at home; 27 seats of special schools, for the whole city";
    assert!(check("en").contains(line), "{}", check("en"));
    let line = "占学位需求10%，其中随班就读50%，送教上门10%；特教学校学位27个（全市共用）";
    assert!(check("zh").contains(line), "{}", check("zh"));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = tiny();
    for (set, says) in [
        ("{ prevalence = 1.5 }", "between 0 and 1"),
        ("{ prevalence = -0.1 }", "0 or more"),
        ("{ in_ordinary_classes = 0.5 }", "prevalence"),
        ("{ prevalence = { \"2025\" = 0.01 } }", "must be known from the base year 2023"),
        ("{ prevalence = 0.01, in_ordinary_classes = 0.7, home_teaching = { \"2023\" = 0.3, \"2026\" = 0.4 } }", "110 % together in 2026"),
        ("{ prevalence = 0.01, home_teaching = 1.2 }", "between 0 and 1"),
        ("{ prevalence = 0.01, special_school_seats = 3, districts = { \"盖州市\" = 1 } }", "has both"),
        ("{ prevalence = 0.01, districts = { \"盖洲市\" = 1 } }", "did you mean `盖州市`"),
        ("{ prevalence = 0.01, special_seats = 3 }", "did you mean `special_school_seats`"),
    ] {
        let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--set", &format!("special_needs.primary={set}")]));
        assert!(told.contains(says), "{set}: {told}");
    }
    let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--set", "special_needs.primry={ prevalence = 0.01 }"]));
    assert!(told.contains("`primry` is not a stage"), "{told}");
}

#[test]
fn a_nation_does_not_share_special_schools() {
    let told = |seats: &str| {
        let more: Vec<String> = (0..59).map(|number| format!("区{number},District {number},county,122.0,40.0")).collect();
        let block = format!("[special_needs.primary]\nprevalence = 0.01\n{seats}\n");
        Tiny::new().and("districts", &more.join("\n")).scenario(&block).load().expect_err("most have no tables").list
    };
    let finds = |problems: &[Problem], says: &str| problems.iter().any(|problem| problem.to_string().contains(says));
    let shared = told("special_school_seats = 30");
    assert!(finds(&shared, "61 districts are too many") && finds(&shared, "give seats by `districts`"));
    assert!(!finds(&told(&format!("districts = {{ \"{LARGE}\" = 30 }}")), "too many"));
}

#[test]
fn a_sum_above_all_is_told_with_its_line() {
    let folder = tiny();
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let needs = "\n[special_needs.primary]\nprevalence = 0.01\nin_ordinary_classes = 0.7\nhome_teaching = 0.4\n";
    let line = format!("plan.toml:{}:", plan.lines().count() + 4);
    fs::write(folder.path().join("plan.toml"), plan + needs).unwrap();
    let told = refused(&xuewei_in(folder.path(), &["check", "plan.toml"]));
    assert!(told.contains("110 % together") && told.contains("together at most 1") && told.contains(&line), "{line}: {told}");
}
