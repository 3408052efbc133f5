//! Parquet gives what CSV gives.

use std::fs;

use polars::prelude::{DataFrame, IntoColumn, NamedFrom, ParquetWriter, Series};
use tempfile::TempDir;

use crate::program::{said, xuewei_in};

#[test]
fn the_same_lists_as_parquet_and_as_csv_give_the_same_tables() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, columns: Vec<Series>| {
        let rows = columns[0].len();
        let columns = columns.into_iter().map(IntoColumn::into_column).collect();
        let mut frame = DataFrame::new(rows, columns).unwrap();
        ParquetWriter::new(fs::File::create(folder.path().join(name)).unwrap()).finish(&mut frame).unwrap();
    };
    // Keys as whole numbers, scores as floating-point numbers, blanks as missing values.
    write(
        "applicants.parquet",
        vec![
            Series::new("applicant".into(), [1_i64, 2, 3, 10]),
            Series::new("score".into(), [600.5, 590.0, 610.0, 580.0]),
            Series::new("choice_1".into(), [Some("甲"), Some("甲"), Some("甲"), Some("乙")]),
            Series::new("choice_2".into(), [Some("乙"), None, Some("乙"), None]),
        ],
    );
    write("schools.parquet", vec![Series::new("school".into(), ["甲", "乙"]), Series::new("seats".into(), [1_i32, 1])]);
    fs::write(
        folder.path().join("applicants.csv"),
        "applicant,score,choice_1,choice_2\n1,600.5,甲,乙\n2,590,甲,\n3,610,甲,乙\n10,580,乙,\n",
    )
    .unwrap();
    fs::write(folder.path().join("schools.csv"), "school,seats\n甲,1\n乙,1\n").unwrap();
    for ending in ["csv", "parquet"] {
        let (applicants, schools) = (format!("applicants.{ending}"), format!("schools.{ending}"));
        said(&xuewei_in(
            folder.path(),
            &["admit", &applicants, "--schools", &schools, "--mechanism", "deferred_acceptance", "--out", ending],
        ));
    }
    for table in ["admissions.csv", "cutoffs.csv", "measures.csv"] {
        let of = |ending: &str| fs::read_to_string(folder.path().join(ending).join(table)).unwrap();
        assert_eq!(of("csv"), of("parquet"));
    }
    assert!(fs::read_to_string(folder.path().join("csv/admissions.csv")).unwrap().contains("\n1,乙,2,\n"));
}
