//! The tables keep their columns, and polars reads back what was written.

use std::io::Cursor;

use polars::prelude::{CsvReader, DataFrame, ParquetReader, SerReader};
use xuewei::outputs::tables::{comparison, population, pressure, summary, targets};

use super::synthetic::{comparison as compared, findings};

fn read(csv: Vec<u8>) -> DataFrame {
    CsvReader::new(Cursor::new(csv)).finish().unwrap()
}

fn head(csv: &[u8]) -> &str {
    std::str::from_utf8(csv).unwrap().lines().next().unwrap()
}

#[test]
fn the_columns_are_the_promised_ones() {
    let (base, plan) = (findings("baseline", 0.0), findings("plan-2024", 2088.0));
    insta::assert_snapshot!(head(&summary::csv(&[&base])), @"scenario,district,stage,grade,year,measure,mean,p10,p50,p90,chance,se");
    let seats = String::from_utf8(summary::csv(&[&base])).unwrap().lines().nth(2).unwrap().to_string();
    insta::assert_snapshot!(seats, @"baseline,*,kindergarten,all,2024,seats,18808,18808,18808,18808,,");
    insta::assert_snapshot!(head(&pressure::csv(&[&base])), @"scenario,district,stage,year,level,chance,expected_shortfall,p90_shortfall,first_year,why_births_and_ageing,why_migration,why_entry,why_progression,why_flows,why_seats");
    insta::assert_snapshot!(head(&targets::csv(&[&base])), @"scenario,target,year,goal,value_central,value_p10,value_p50,value_p90,chance_met");
    insta::assert_snapshot!(head(&comparison::csv(&base, &[compared(&base, &plan)])), @"base,scenario,district,stage,year,measure,difference_p10,difference_p50,difference_p90,se,chance_better");
    let residents = population::Residents { year: 2023, district: "盖州市", step_years: 1, persons: &[1.5, 2.0, 3.0, 4.25] };
    insta::assert_snapshot!(String::from_utf8(population::csv(&[residents])).unwrap(), @r#"
    year,district,sex,age,persons
    2023,盖州市,female,0,1.5
    2023,盖州市,female,1,2
    2023,盖州市,male,0,3
    2023,盖州市,male,1,4.25
    "#);
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
