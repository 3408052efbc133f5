//! The shipped datasets: published sums come out exactly, and the files are what `data/sources` gives.

#[path = "../../data/build/greater_manchester/mod.rs"]
mod manchester;
#[path = "../../data/build/table.rs"]
mod table;
#[path = "../../data/build/yingkou/mod.rs"]
mod yingkou;

use std::path::PathBuf;
use table::{Row, Table, read};

fn data(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(folder)
}

fn yingkou(name: &str) -> Vec<Row> {
    read(&data("yingkou"), name)
}

/// Persons of the shipped population whose rows pass.
fn persons(keep: impl Fn(&Row) -> bool) -> f64 {
    yingkou("population").iter().filter(|row| keep(row)).map(|row| row.number("persons")).sum()
}

fn seats(row: &Row) -> f64 {
    let grades = if row.is("stage", "primary") { 6.0 } else { 3.0 };
    row.number("classes_per_grade") * row.number("class_size") * grades
}

fn share(all: &[Row], keep: impl Fn(&Row) -> bool) -> f64 {
    all.iter().filter(|row| keep(row)).map(seats).sum::<f64>() / all.iter().map(seats).sum::<f64>()
}

fn schools(stage: &str) -> Vec<Row> {
    yingkou("schools").into_iter().filter(|row| row.is("stage", stage)).collect()
}

fn unchanged(folder: &str, tables: Vec<Table>) {
    for table in tables {
        let path = data(folder).join(format!("{}.csv", table.name));
        let shipped = std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(shipped == table.into_bytes(), "{} is not what data/sources gives", path.display());
    }
}

#[test]
fn districts_have_their_census_population() {
    let published = [
        ("站前区", 261_507.0),
        ("西市区", 212_913.0),
        ("鲅鱼圈区", 541_113.0),
        ("老边区", 146_680.0),
        ("盖州市", 559_271.0),
        ("大石桥市", 607_098.0),
    ];
    for (district, residents) in published {
        assert_eq!(persons(|row| row.is("district", district)), residents, "{district}");
    }
}

#[test]
fn city_has_its_census_sexes_and_broad_ages() {
    assert_eq!(persons(|_| true), 2_328_582.0);
    assert_eq!(persons(|row| row.is("sex", "male")), 1_173_434.0);
    assert_eq!(persons(|row| row.is("sex", "female")), 1_155_148.0);
    assert_eq!(persons(|row| row.index("age") < 15), 269_137.0);
    assert_eq!(persons(|row| (15..60).contains(&row.index("age"))), 1_475_067.0);
    assert_eq!(persons(|row| row.index("age") >= 60), 584_378.0);
    assert_eq!(persons(|row| row.index("age") >= 65), 402_789.0);
}

#[test]
fn gaizhou_is_as_old_as_published() {
    let old = persons(|row| row.is("district", "盖州市") && row.index("age") >= 60);
    assert!((100.0 * old / 559_271.0 - 29.21).abs() < 0.05);
}

/// The bulletin says so much of the districts' sexes, and the fit was not told.
#[test]
fn two_districts_have_more_women_than_men() {
    let ratios: Vec<f64> = yingkou("districts")
        .iter()
        .map(|district| {
            let of_sex = |sex: &str| persons(|row| row.is("district", district.text("district")) && row.is("sex", sex));
            100.0 * of_sex("male") / of_sex("female")
        })
        .collect();
    assert_eq!(ratios.iter().filter(|ratio| **ratio < 100.0).count(), 2, "{ratios:?}");
    assert_eq!(ratios.iter().filter(|ratio| (100.0..105.0).contains(*ratio)).count(), 4, "{ratios:?}");
}

#[test]
fn every_age_is_there_and_whole() {
    let rows = yingkou("population");
    assert_eq!(rows.len(), 6 * 2 * 101);
    assert!(rows.iter().enumerate().all(|(at, row)| row.index("age") == at % 101));
    assert!(rows.iter().all(|row| row.number("persons") >= 0.0 && row.number("persons").fract() == 0.0));
    assert!(yingkou("survival").iter().all(|row| (0.0..=1.0).contains(&row.number("ratio"))));
}

#[test]
fn births_of_the_census_year_are_its_infants() {
    let births: f64 = yingkou("births").iter().filter(|row| row.is("year", "2020")).map(|row| row.number("births")).sum();
    let infants = persons(|row| row.is("age", "0"));
    assert!((0.99..1.0).contains(&(infants / births)));
}

#[test]
fn senior_schools_are_those_of_the_plan() {
    let senior = schools("senior");
    let county = |row: &Row| row.is("district", "盖州市") || row.is("district", "大石桥市");
    assert_eq!(senior.len(), 12);
    assert_eq!(senior.iter().filter(|row| county(row)).count(), 7);
    assert_eq!(senior.iter().filter(|row| !county(row) && row.is("tier", "quality")).count(), 5);
    assert_eq!(senior.iter().filter(|row| row.is("tier", "quality")).count(), 9);
    assert!((share(&senior, |row| row.is("tier", "quality")) - 0.82).abs() < 0.01);
}

#[test]
fn kindergartens_are_those_of_the_plan() {
    let all = schools("kindergarten");
    let centres = all.iter().filter(|row| row.text("school").contains("乡镇中心幼儿园") && row.is("sector", "public"));
    assert_eq!(centres.count(), 35);
    assert_eq!(all.iter().filter(|row| row.is("tier", "quality")).count(), 15);
    assert!((share(&all, |row| row.is("sector", "public")) - 0.50).abs() < 0.01);
    assert!((share(&all, |row| !row.is("sector", "private")) - 0.88).abs() < 0.01);
}

#[test]
fn school_names_are_different() {
    let mut names: Vec<String> = yingkou("schools").iter().map(|row| row.text("school").to_owned()).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn greater_manchester_has_ten_districts_and_every_grade() {
    let rows = read(&data("greater-manchester"), "enrolment");
    assert_eq!(rows.len(), 10 * 12 * 12);
    assert_eq!(rows.iter().filter(|row| row.is("stage", "secondary")).count(), 10 * 12 * 5);
}

#[test]
fn shipped_tables_are_what_the_sources_give() {
    unchanged("yingkou", yingkou::tables(&data("sources")));
    unchanged("greater-manchester", manchester::tables(&data("sources")));
}
