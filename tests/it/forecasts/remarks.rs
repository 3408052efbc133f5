//! Tables with faults: each is reported with its place; what can be computed is, what cannot is refused.

use std::fmt::Write;

use tempfile::TempDir;

use crate::program::{refused, said, text, xuewei_in};

/// Three areas, five grades, 2001 to 2008, a hundred pupils and a few more each year.
fn rows(keep: impl Fn(&str, i32, u32) -> bool, pupils: impl Fn(&str, i32, u32) -> f64) -> String {
    let mut table = String::from("area,year,grade,pupils\n");
    for area in ["East", "Mid", "West"] {
        for (year, grade) in (2001..=2008).flat_map(|year| (1..=5).map(move |grade| (year, grade))) {
            if keep(area, year, grade) {
                let _ = writeln!(table, "{area},{year},{grade},{}", pupils(area, year, grade));
            }
        }
    }
    table
}

fn plain(_: &str, year: i32, grade: u32) -> f64 {
    100.0 + f64::from(year - 2001) + f64::from(grade)
}

fn backtest(table: &str) -> (TempDir, std::process::Output) {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("rolls.csv"), table).unwrap();
    let output = xuewei_in(folder.path(), &["backtest", "rolls.csv", "--leads", "2", "--out", "out"]);
    (folder, output)
}

/// What a run that is done says, notes and all.
fn all_said(output: &std::process::Output) -> String {
    said(output) + &String::from_utf8_lossy(&output.stderr)
}

fn told(table: &str) -> String {
    all_said(&backtest(table).1)
}

#[test]
fn a_plain_table_says_nothing() {
    assert!(!told(&rows(|_, _, _| true, plain)).contains("note:"));
}

#[test]
fn a_missing_year_is_told_and_bridged() {
    let table = rows(|_, year, _| year != 2004, plain);
    let (folder, output) = backtest(&table);
    let told = all_said(&output);
    assert!(told.contains("note: rolls.csv:year: no row for 2004"), "{told}");
    let forecasts = std::fs::read_to_string(folder.path().join("out/forecasts.csv")).unwrap();
    assert!(!forecasts.contains(",2004,"), "no forecast starts in a year without rolls");
    assert!(forecasts.contains("default,East,2005,1,3,"));
}

#[test]
fn a_merged_district_is_told_and_the_sum_goes_on() {
    let table = rows(
        |area, year, _| area != "Mid" || year < 2006,
        |area, year, grade| if area == "West" && year >= 2006 { 2.0 * plain(area, year, grade) } else { plain(area, year, grade) },
    );
    let (folder, output) = backtest(&table);
    let told = all_said(&output);
    assert!(told.contains("note: rolls.csv:62:area: `Mid` is listed for the last time in 2005"), "{told}");
    assert!(told.contains("`West` jumps by +") && told.contains("in 2006"), "{told}");
    let forecasts = std::fs::read_to_string(folder.path().join("out/forecasts.csv")).unwrap();
    assert!(!forecasts.contains("default,Mid,2006"), "it has ended");
    let all = forecasts.lines().find(|line| line.starts_with("default,*,2005,1,3,")).expect("the sum goes on");
    let cells: Vec<f64> = all.split(',').skip(5).map(|cell| cell.parse().unwrap()).collect();
    assert!((cells[0] / cells[5] - 1.0).abs() < 0.02, "{all}");
    let west = forecasts.lines().find(|line| line.starts_with("default,West,2008,1,3,")).expect("West goes on");
    let expected: f64 = west.split(',').nth(5).unwrap().parse().unwrap();
    assert!((expected / 216.0 - 1.0).abs() < 0.03, "the jump is no ratio: {west}");
}

#[test]
fn a_zero_grade_is_told_and_is_no_ratio() {
    let table = rows(|_, _, _| true, |area, year, grade| if area == "Mid" && grade == 3 { 0.0 } else { plain(area, year, grade) });
    let told = told(&table);
    assert!(told.contains("note: rolls.csv:44:pupils: `Mid`, grade 3: no pupils in 2001, 2002"), "{told}");
    assert!(!told.contains("NaN") && !told.contains("inf"), "{told}");
}

#[test]
fn a_grade_that_appears_midway_is_told() {
    let table = rows(|area, year, grade| area != "East" || grade != 5 || year >= 2005, plain);
    let (folder, output) = backtest(&table);
    let told = all_said(&output);
    assert!(told.contains("`East`: grade 5 is listed from 2005 on"), "{told}");
    let forecasts = std::fs::read_to_string(folder.path().join("out/forecasts.csv")).unwrap();
    assert!(!forecasts.contains("default,East,2004,1,5,") && forecasts.contains("default,East,2005,1,5,"));
}

#[test]
fn rows_that_contradict_each_other_and_text_in_numbers_are_refused_together() {
    let table = rows(|_, _, _| true, plain) + "East,2001,1,7\nWest,2009,2,many\nWest,soon,2,3\n";
    let told = refused(&backtest(&table).1);
    assert!(told.contains("rolls.csv:122:pupils: `East`, grade 1, 2001 is there twice: 7 here, 101 in line 2"), "{told}");
    assert!(told.contains("rolls.csv:123:pupils: `many` is not a number"), "{told}");
    assert!(told.contains("rolls.csv:124:year: `soon` is not a number"), "{told}");
}

#[test]
fn rows_that_say_the_same_are_used_once() {
    let told = told(&(rows(|_, _, _| true, plain) + "East,2001,1,101\n"));
    assert!(told.contains("rolls.csv:122:pupils: `East`, grade 1, 2001 is there twice"), "{told}");
}

#[test]
fn a_sum_among_the_areas_unknown_grades_and_a_missing_column_are_refused() {
    let told = refused(&backtest(&(rows(|_, _, _| true, plain) + "*,2001,1,300\n")).1);
    assert!(told.contains("rolls.csv:122:area: `*` stands for the sum over all areas"), "{told}");
    let told = refused(&backtest("area,year,pupils\nEast,2001,1\n").1);
    assert!(told.contains("the column `grade` is missing"), "{told}");
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("rolls.csv"), rows(|_, _, _| true, plain)).unwrap();
    let told = refused(&xuewei_in(folder.path(), &["backtest", "rolls.csv", "--grades", "1,2,3,4,6"]));
    assert!(told.contains("--grades names `6`, but no row has it") && told.contains("grade: `5` is not one of --grades"), "{told}");
    let told = refused(&xuewei_in(folder.path(), &["backtest", "rolls.csv", "--origins", "1999..2003"]));
    assert!(told.contains("the table runs from 2001 to 2008"), "{told}");
    assert!(!folder.path().join("runs").exists(), "nothing is written");
    assert!(text(folder.path()).starts_with('/'));
}

/// A table and its births, backtested; everything that is said.
fn with_births(births: &str) -> String {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("rolls.csv"), rows(|_, _, _| true, plain)).unwrap();
    std::fs::write(folder.path().join("births.csv"), births).unwrap();
    all_said(&xuewei_in(folder.path(), &["backtest", "rolls.csv", "--births", "births.csv", "--leads", "2", "--out", "out"]))
}

/// Births of the years that are asked for, in all three areas.
fn births(keep: impl Fn(&str, i32) -> bool) -> String {
    let mut table = String::from("area,year,births\n");
    for (area, year) in ["East", "Mid", "West"].into_iter().flat_map(|area| (1980..=2008).map(move |year| (area, year))) {
        if keep(area, year) {
            let _ = writeln!(table, "{area},{year},110");
        }
    }
    table
}

#[test]
fn births_that_are_of_no_use_or_have_gaps_are_told() {
    let told = with_births(&births(|_, _| true));
    assert!(!told.contains("note: births.csv"), "{told}");
    let told = with_births(&births(|area, year| area != "Mid" || year != 1999));
    assert!(told.contains("note: births.csv: `Mid` has no births for 1999"), "{told}");
    let told = with_births(&births(|_, year| year < 1985));
    assert!(told.contains("note: births.csv: births of 1980 to 1984 match the entrants of no year and are not used"), "{told}");
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("rolls.csv"), rows(|_, _, _| true, plain)).unwrap();
    let told = all_said(&xuewei_in(folder.path(), &["backtest", "rolls.csv", "--entry-age", "6", "--leads", "2", "--out", "out"]));
    assert!(told.contains("--entry-age does nothing without births"), "{told}");
}

#[test]
fn a_grade_that_ends_and_too_few_years_are_told() {
    let told = |keep: fn(&str, i32, u32) -> bool| told(&rows(keep, plain));
    let ended = told(|area, year, grade| area != "East" || grade != 5 || year < 2007);
    assert!(ended.contains("`East`: grade 5 is listed for the last time in 2006"), "{ended}");
    let few = told(|_, year, _| year > 2006);
    assert!(few.contains("only 2 school years are listed"), "{few}");
}

#[test]
fn calibrate_remarks_on_the_past_of_a_dataset_in_the_same_words() {
    let folder = TempDir::new().unwrap();
    let dataset = folder.path().join("city");
    std::fs::create_dir(&dataset).unwrap();
    std::fs::write(dataset.join("districts.csv"), "district\nEast\nMid\nWest\n").unwrap();
    let mut table = String::from("district,stage,grade,year,pupils\n");
    for line in rows(|area, year, grade| area != "Mid" || grade != 3 || year != 2004, plain).lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let _ = writeln!(table, "{},primary,{},{},{}", cells[0], cells[2], cells[1], cells[3]);
    }
    std::fs::write(dataset.join("enrolment.csv"), table).unwrap();
    let told = all_said(&xuewei_in(folder.path(), &["calibrate", "city", "--out", "out"]));
    assert!(told.contains("enrolment.csv:57:pupils: `Mid` has no pupils for 2004, grade primary 3"), "{told}");
}
