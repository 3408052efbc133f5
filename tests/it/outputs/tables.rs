//! The tables keep their columns, and polars reads back what was written.

use std::io::Cursor;

use polars::prelude::{CsvReader, DataFrame, ParquetReader, SerReader};
use xuewei::outputs::tables::{comparison, population, pressure, summary, targets};

use super::synthetic::{comparison as compared, findings};

fn read(csv: Vec<u8>) -> DataFrame {
    CsvReader::new(Cursor::new(csv)).finish().unwrap()
}

fn head(csv: &[u8]) -> String {
    std::str::from_utf8(csv).unwrap().lines().take(3).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_columns_are_the_promised_ones() {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    insta::assert_snapshot!(head(&summary::csv(&[&base])), @"");
    insta::assert_snapshot!(head(&pressure::csv(&[&base])), @"");
    insta::assert_snapshot!(head(&targets::csv(&[&base])), @"");
    insta::assert_snapshot!(head(&comparison::csv(&base, &[compared(&base, &plan)])), @"");
    let residents = population::Residents { year: 2023, district: "盖州市", step_years: 1, persons: &[1.5, 2.0, 3.0, 4.25] };
    insta::assert_snapshot!(String::from_utf8(population::csv(&[residents])).unwrap(), @"");
}

#[test]
fn several_scenarios_share_one_table_and_csv_and_parquet_agree() {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    let csv = read(summary::csv(&[&base, &plan]));
    let parquet = ParquetReader::new(Cursor::new(summary::parquet(&[&base, &plan]).unwrap())).finish().unwrap();
    assert_eq!(csv.height(), base.summary.len() + plan.summary.len());
    for name in ["mean", "p10", "p50", "p90", "chance", "se"] {
        let (text, binary) = (csv.column(name).unwrap().f64().unwrap(), parquet.column(name).unwrap().f64().unwrap());
        assert!(text.iter().eq(binary.iter()), "{name}: the same bits in both files");
    }
    for name in ["scenario", "district", "stage", "grade", "measure"] {
        assert_eq!(csv.column(name).unwrap(), parquet.column(name).unwrap());
    }
}

#[test]
fn a_name_with_comma_and_quotes_reads_back() {
    let mut findings = findings("a, \"b\"\nc", 0.0);
    findings.summary.truncate(2);
    let frame = read(summary::csv(&[&findings]));
    assert_eq!(frame.column("scenario").unwrap().str().unwrap().get(1), Some("a, \"b\"\nc"));
}

#[test]
fn the_same_findings_give_the_same_bytes_with_plain_line_ends() {
    let bytes = summary::csv(&[&findings("baseline", 0.0)]);
    assert_eq!(bytes, summary::csv(&[&findings("baseline", 0.0)]));
    assert!(bytes.starts_with(b"scenario,") && bytes.ends_with(b"\n") && !bytes.contains(&b'\r'));
}
