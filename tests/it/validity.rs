//! Published population cases come out as published.

use std::collections::BTreeMap;
use std::path::Path;

use super::program::{root, said, text, xuewei};

type Cell = (String, String, usize);

/// Persons by year, sex and age; a further column where there is one.
fn persons(path: &Path) -> BTreeMap<Cell, Vec<f64>> {
    let mut table = csv::Reader::from_path(path).expect("a table");
    let heads: Vec<String> = table.headers().expect("heads").iter().map(str::to_owned).collect();
    let place = |name: &str| heads.iter().position(|head| head == name).expect("column");
    let (year, sex, age, value) = (place("year"), place("sex"), place("age"), place("persons"));
    let births = heads.iter().position(|head| head == "births");
    let number = |cell: &str| cell.parse::<f64>().expect("a number");
    table
        .records()
        .map(|row| {
            let row = row.expect("a row");
            let values = std::iter::once(value).chain(births).map(|column| number(&row[column])).collect();
            ((row[year].to_owned(), row[sex].to_owned(), row[age].parse().expect("age")), values)
        })
        .collect()
}

fn projected(case: &str, arguments: &[&str]) -> (tempfile::TempDir, BTreeMap<Cell, Vec<f64>>) {
    let folder = tempfile::tempdir().expect("room");
    let out = folder.path().join("out");
    let dataset = root().join("tests/it/fixtures").join(case);
    said(&xuewei(&[&["project", text(&dataset), "--out", text(&out)], arguments].concat()));
    let table = persons(&out.join("population.csv"));
    (folder, table)
}

fn expected(case: &str) -> BTreeMap<Cell, Vec<f64>> {
    persons(&root().join("tests/it/fixtures").join(format!("{case}-expected.csv")))
}

#[test]
fn sweden_1993_comes_out_as_the_textbook_prints_it() {
    let (folder, got) = projected("sweden", &["--from", "1993", "--to", "1998", "--step", "5", "--timing", "even"]);
    let printed = expected("sweden");
    assert_eq!(printed.len(), 18);
    for (cell, values) in &printed {
        assert!((got[cell][0] - values[0]).abs() <= 0.5 + 1e-6, "{cell:?}: {} printed as {}", got[cell][0], values[0]);
    }
    let births = std::fs::read_to_string(folder.path().join("out/births.csv")).expect("births");
    let total: f64 = births.lines().nth(1).and_then(|line| line.rsplit(',').next()).and_then(|cell| cell.parse().ok()).expect("births");
    let printed_births: f64 = printed.values().map(|values| values[1]).sum();
    assert!((total - printed_births).abs() <= 4.0, "{total} births, {printed_births} printed as rounded by age");
}

#[test]
fn france_and_mexico_follow_the_un_convention() {
    for case in ["france", "mexico"] {
        let (_folder, got) = projected(case, &["--from", "1950", "--to", "1955", "--timing", "end"]);
        for (cell, values) in expected(case) {
            let off = (got[&cell][0] - values[0]).abs() / values[0].max(1.0);
            assert!(off < 1e-9, "{case} {cell:?}: {} instead of {}", got[&cell][0], values[0]);
        }
    }
}
