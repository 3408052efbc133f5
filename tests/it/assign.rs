//! `assign` as users meet it.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use polars::prelude::{Column, DataFrame, ParquetWriter};
use tempfile::TempDir;

use crate::program::{refused, said, xuewei_in};

const DEMAND: &str = "zone,pupils\n西街,10\n东街,10\n南街,3\n";
const SCHOOLS: &str = "school,seats,district\n一中,10,甲区\n二中,10,甲区\n";
const DISTANCES: &str = "from,to,km\n东街,一中,1\n东街,二中,9.25\n西街,一中,5\n";

fn lay(demand: &str, schools: &str, distances: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [("demand", demand), ("schools", schools), ("distances", distances)] {
        fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    folder
}

const LINE: [&str; 6] = ["assign", "demand.csv", "--schools", "schools.csv", "--distances", "distances.csv"];

fn assign(folder: &TempDir, more: &[&str]) -> std::process::Output {
    xuewei_in(folder.path(), &[&LINE[..], more].concat())
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn most_pupils_are_placed_then_travel_is_least() {
    let folder = lay(DEMAND, SCHOOLS, DISTANCES);
    let told = said(&assign(&folder, &["--out", "out", "--catchment", "6"]));
    assert_snapshot!(told, @r"
    Placed: 20 pupils; without a seat: 3; 7.12 km on average, 95 % within 9.25 km.
    Results: out
    ");
    assert_snapshot!(read(folder.path(), "out/flows.csv"), @r"
    from,to,pupils,km
    东街,二中,10,9.25
    西街,一中,10,5
    ");
    assert_snapshot!(read(folder.path(), "out/measures.csv"), @r"
    measure,value
    placed,20
    unplaced,3
    pupil_km,142.5
    mean_km,7.125
    p95_km,9.25
    ");
    assert_snapshot!(read(folder.path(), "out/access.csv"), @r"
    zone,pupils,access
    东街,10,0.5
    南街,3,0
    西街,10,0.5
    ");
}

#[test]
fn the_order_of_rows_and_the_kind_of_file_change_nothing() {
    let folder = lay(DEMAND, SCHOOLS, DISTANCES);
    said(&assign(&folder, &["--out", "out", "--quiet"]));
    let turned = lay(
        "zone,pupils\n南街,3\n东街,10\n西街,10\n",
        "school,seats\n二中,10\n一中,10\n",
        "to,km,from\n一中,5,西街\n二中,9.25,东街\n一中,1,东街\n",
    );
    said(&assign(&turned, &["--out", "out", "--quiet", "--threads", "1"]));
    let columns = vec![Column::new("zone".into(), ["西街", "东街", "南街"]), Column::new("pupils".into(), [10_i64, 10, 3])];
    let file = fs::File::create(turned.path().join("demand.parquet")).unwrap();
    ParquetWriter::new(file).finish(&mut DataFrame::new(3, columns).unwrap()).unwrap();
    let line = ["assign", "demand.parquet", "--schools", "schools.csv", "--distances", "distances.csv", "--out", "parquet", "--quiet"];
    said(&xuewei_in(turned.path(), &line));
    for file in ["flows.csv", "measures.csv"] {
        let expected = read(&folder.path().join("out"), file);
        assert_eq!(read(&turned.path().join("out"), file), expected);
        assert_eq!(read(&turned.path().join("parquet"), file), expected);
    }
}

#[test]
fn every_problem_is_told_with_its_row_and_nothing_is_written() {
    let folder = lay(
        "zone,pupils\n西街,-4\n东街,10.5\n西街,3\n南街,many\n",
        "school,seats\n一中,10\n二中,\n",
        "from,to,km\n东街,一种,1\n东节,二中,-9\n西街,一中,5\n西街,一中,6\n西街,二中,90000\n",
    );
    assert_snapshot!(refused(&assign(&folder, &["--out", "out"])), @r"
    demand.csv:2:pupils: `-4` is not a whole number, zero or more
      hint: expected: children who want a seat [children]
    demand.csv:3:pupils: `10.5` is not a whole number, zero or more
      hint: expected: children who want a seat [children]
    demand.csv:5:pupils: `many` is not a number
      hint: write digits with a decimal point, units in the header only; leave the cell blank where the value is missing
    demand.csv:4:zone: `西街` is listed in line 2 already
      hint: one row for each zone
    schools.csv:3:seats: this cell is blank
      hint: expected: seats [children]
    distances.csv:3:km: `-9` is not zero or more
      hint: expected: length of the way [km]
    distances.csv:2:to: `一种` is not in schools.csv
      hint: did you mean `一中`?
    distances.csv:3:from: `东节` is not in demand.csv
      hint: did you mean `东街`?
    distances.csv:5:from: the way from `西街` to `一中` is listed in line 4 already
      hint: one row for each zone and school
    distances.csv:6:km: 90000 km is further than round the earth
      hint: kilometres, not metres
    ");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_missing_table_and_a_missing_column_are_told_together() {
    let folder = lay("zone,pupil\n西街,4\n", SCHOOLS, DISTANCES);
    fs::remove_file(folder.path().join("distances.csv")).unwrap();
    assert_snapshot!(refused(&assign(&folder, &["--out", "out"])), @r"
    demand.csv:1:pupil: `pupil` is not a column of demand
      hint: did you mean `pupils`?
    demand.csv:1:pupils: the column `pupils` is missing
      hint: the columns found are zone, pupil
    distances.csv: this file cannot be read: No such file or directory (os error 2)
      hint: may you open it yourself?
    ");
}

#[test]
fn seats_may_count_less_by_steps() {
    let folder = lay(DEMAND, SCHOOLS, DISTANCES);
    said(&assign(&folder, &["--out", "out", "--weights", "10:0.5,5:1", "--quiet"]));
    let access = read(folder.path(), "out/access.csv");
    assert!(access.contains("东街,10,1.5\n") && access.contains("西街,10,0.5\n") && access.contains("南街,3,0\n"), "{access}");
    for wrong in [
        &["--weights", "5"][..],
        &["--weights", "5:1", "--catchment", "3"],
        &["--weights", "5:1,10:0.5,5:0.8"],
        &["--sigma", "3"],
        &["--catchment", "-1"],
    ] {
        assert_eq!(assign(&folder, wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_tenth_of_a_millimetre_decides() {
    let folder = lay(
        "zone,pupils\n西街,1\n东街,1\n",
        "school,seats\n一中,1\n二中,1\n",
        "from,to,km\n西街,一中,1.0000001\n西街,二中,2\n东街,一中,1.0000002\n东街,二中,2\n",
    );
    said(&assign(&folder, &["--out", "out"]));
    assert!(read(folder.path(), "out/flows.csv").contains("西街,一中,1,1.0000001"));
    assert!(read(folder.path(), "out/measures.csv").contains("pupil_km,3.0000001\n"));
}
