//! The same inputs make the same bytes: with any number of threads, with rows in any order, and whatever number of futures follows.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use polars::prelude::{BooleanChunked, DataFrame, ParquetReader, SerReader};
use tempfile::TempDir;

use crate::broken::{files_in, lay_tiny};
use crate::program::{said, text, xuewei_in};

/// A comparison of the two tiny scenarios, as files by name.
fn comparison(folder: &Path, threads: &str) -> BTreeMap<PathBuf, String> {
    let arguments = ["compare", "tiny.toml", "plan.toml", "--out", "out", "--overwrite", "--futures", "60", "--threads", threads];
    said(&xuewei_in(folder, &arguments));
    let out = folder.join("out");
    let mut files = BTreeMap::new();
    for path in files_in(&out).into_iter().chain(files_in(&out.join("charts"))).filter(|path| path.is_file()) {
        let bytes = fs::read(&path).unwrap();
        // Bytes that are no text become characters one by one, so that nothing is lost.
        let content = String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().copied().map(char::from).collect());
        files.insert(path.strip_prefix(&out).unwrap().to_owned(), content);
    }
    files
}

/// What may differ: how the run was called and how long it took.
fn without_the_command(mut files: BTreeMap<PathBuf, String>) -> BTreeMap<PathBuf, String> {
    let told = |line: &&str| !line.contains("\"wall_seconds\"") && !line.contains("\"command\"");
    let run = files.get_mut(Path::new("run.json")).unwrap();
    *run = run.lines().filter(told).collect();
    let report = files.get_mut(Path::new("report.html")).unwrap();
    let (before, after) = report.split_once("<code>xuewei compare").expect("the command is in the report");
    *report = format!("{before}{}", after.split_once("</code>").unwrap().1);
    files
}

fn assert_same(one: &BTreeMap<PathBuf, String>, other: &BTreeMap<PathBuf, String>, when: &str) {
    assert!(one.keys().eq(other.keys()), "{when}: other files");
    let differing: Vec<&PathBuf> = one.keys().filter(|name| one[*name] != other[*name]).collect();
    assert!(differing.is_empty(), "{when}: {differing:?} differ");
}

#[test]
fn any_number_of_threads_writes_the_same_files() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let alone = without_the_command(comparison(folder.path(), "1"));
    assert!(alone.len() > 20, "tables, report and pictures");
    for threads in ["2", "5"] {
        assert_same(&alone, &without_the_command(comparison(folder.path(), threads)), &format!("{threads} threads"));
    }
}

/// Rows of every table in an order of their own.
fn reorder(folder: &Path, order: impl Fn(&mut Vec<&str>)) {
    for file in files_in(folder).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv")) {
        let table = fs::read_to_string(&file).unwrap();
        let (header, rows) = table.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        order(&mut rows);
        fs::write(&file, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
    }
}

/// Every third row, then those after them, then the last third: far from the order of the file.
fn shuffle(rows: &mut Vec<&str>) {
    *rows = (0..3).flat_map(|start| rows.iter().copied().skip(start).step_by(3)).collect();
}

#[test]
fn rows_in_any_order_write_the_same_tables() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let in_order = tables(comparison(folder.path(), "2"));
    assert_eq!(in_order.len(), 5);
    reorder(folder.path(), shuffle);
    assert_same(&in_order, &tables(comparison(folder.path(), "2")), "shuffled");
    reorder(folder.path(), |rows| rows.sort_unstable());
    assert_same(&in_order, &tables(comparison(folder.path(), "2")), "sorted");
    reorder(folder.path(), |rows| rows.reverse());
    assert_same(&in_order, &tables(comparison(folder.path(), "2")), "districts reversed");
}

fn tables(files: BTreeMap<PathBuf, String>) -> BTreeMap<PathBuf, String> {
    files.into_iter().filter(|(name, _)| name.extension().is_some_and(|ending| ending == "csv" || ending == "parquet")).collect()
}

/// The first futures of a run, of two school years to keep the table small. Without any settings births and survival are small numbers.
fn futures(folder: &Path, futures: u32, kept: u32) -> DataFrame {
    let out = folder.join(futures.to_string());
    let number = futures.to_string();
    let rest = ["--keep-futures", "--futures", &number, "--out", text(&out), "--set", "last_year=2024"];
    said(&xuewei_in(folder, &[&["run", "tiny.toml"][..], &rest].concat()));
    let table = ParquetReader::new(fs::File::open(out.join("futures.parquet")).unwrap()).finish().unwrap();
    let is_kept: BooleanChunked =
        table.column("future").unwrap().u32().unwrap().iter().map(|future| future.map(|number| number <= kept)).collect();
    table.filter(&is_kept).unwrap()
}

#[test]
fn the_first_hundred_of_a_thousand_futures_are_the_hundred() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let (hundred, thousand) = (futures(folder.path(), 100, 100), futures(folder.path(), 1000, 100));
    assert!(hundred.height() > 10_000);
    assert!(hundred.equals_missing(&thousand));
}
