//! The command `backtest` as users meet it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{refused, said, text, xuewei};

const TABLE: &str = "data/sources/new-york-enrolment.csv";

fn backtest(out: &Path, more: &[&str]) -> String {
    let mut arguments = vec!["backtest", TABLE, "--origins", "2016..2021", "--leads", "3", "--out", text(out)];
    arguments.extend(more);
    said(&xuewei(&arguments))
}

fn file(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

#[test]
fn it_writes_forecasts_scores_pictures_and_a_page() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ny");
    let told = backtest(&out, &[]);
    assert!(told.contains("Mean absolute percentage error by years ahead"), "{told}");
    let forecasts = file(&out, "forecasts.csv");
    assert_eq!(forecasts.lines().next(), Some("method,area,origin,lead,grade,forecast,p025,p10,p90,p975,actual"));
    let scores = file(&out, "scores.csv");
    assert_eq!(scores.lines().next(), Some("method,band,lead,n,mape,wape,bias,coverage80,coverage95,width80,crps"));
    for method in ["naive", "csr3", "csr5", "ses4", "default"] {
        assert!(forecasts.contains(&format!("\n{method},*,2016,1,all,")), "{method}");
        assert!(scores.contains(&format!("\n{method},all,1,")) && scores.contains(&format!("\n{method},* K,3,")), "{method}");
    }
    for picture in ["error-by-lead", "coverage-by-lead"] {
        assert!(fs::metadata(out.join(format!("charts/{picture}.png"))).unwrap().len() > 10_000);
        assert!(file(&out, &format!("charts/{picture}.svg")).starts_with("<svg"));
    }
    let page = file(&out, "report.html");
    assert!(page.contains("Do the intervals keep their word?") && page.contains("`79`, grade 1: no pupils in"));
    assert!(!page.contains("http://") || page.matches("http://").count() == page.matches("http://www.w3.org").count());
}

/// An origin with no later years still gives its forecasts, with nothing to compare.
#[test]
fn the_last_year_is_forecast_without_what_came() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ny");
    backtest(&out, &["--methods", "default"]);
    let forecasts = file(&out, "forecasts.csv");
    let last: Vec<&str> = forecasts.lines().filter(|line| line.starts_with("default,01,2021,")).collect();
    assert_eq!(last.len(), 14 * 3);
    assert!(last.iter().all(|line| line.ends_with(',')), "{last:?}");
    assert!(forecasts.lines().skip(1).all(|line| line.starts_with("default,")));
}

/// Every interval holds its own forecast, and the wider one the narrower.
#[test]
fn quantiles_rise() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ny");
    backtest(&out, &[]);
    for line in file(&out, "forecasts.csv").lines().skip(1) {
        let cells: Vec<f64> = line.split(',').skip(5).take(5).map(|cell| cell.parse().unwrap()).collect();
        let rising = [cells[1], cells[2], cells[0], cells[3], cells[4]];
        assert!(rising.windows(2).all(|pair| pair[0] <= pair[1] + 6e-4), "{line}");
    }
}

#[test]
fn one_thread_and_another_order_of_rows_give_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let (one, many) = (folder.path().join("one"), folder.path().join("many"));
    backtest(&one, &["--threads", "1"]);
    let mut rows: Vec<String> = fs::read_to_string(crate::program::root().join(TABLE)).unwrap().lines().map(str::to_owned).collect();
    rows[1..].reverse();
    let turned = folder.path().join("turned.csv");
    fs::write(&turned, rows.join("\n") + "\n").unwrap();
    let arguments =
        ["backtest", text(&turned), "--origins", "2016..2021", "--leads", "3", "--out", text(&many), "--threads", "2", "--quiet"];
    assert_eq!(said(&xuewei(&arguments)), "");
    for name in ["forecasts.csv", "scores.csv"] {
        assert!(file(&one, name) == file(&many, name), "{name}");
    }
}

#[test]
fn a_folder_that_exists_is_kept_unless_asked() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ny");
    backtest(&out, &["--methods", "naive"]);
    let again = ["backtest", TABLE, "--methods", "naive", "--out", text(&out)];
    assert!(refused(&xuewei(&again)).contains("--overwrite"));
    backtest(&out, &["--methods", "naive", "--overwrite"]);
}

#[test]
fn it_speaks_chinese() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ny");
    let told = backtest(&out, &["--lang", "zh"]);
    assert!(told.contains("平均绝对百分比误差") && told.contains("报告："), "{told}");
    assert!(file(&out, "report.html").contains("区间是否可信"));
}

/// CSV and Parquet say the same.
#[test]
fn it_reads_parquet() {
    use polars::prelude::{CsvReadOptions, ParquetWriter, SerReader};
    let folder = TempDir::new().unwrap();
    let table = folder.path().join("rolls.parquet");
    let options = CsvReadOptions::default().with_has_header(true).with_infer_schema_length(Some(0));
    let mut rolls = options.try_into_reader_with_file_path(Some(crate::program::root().join(TABLE))).unwrap().finish().unwrap();
    ParquetWriter::new(fs::File::create(&table).unwrap()).finish(&mut rolls).unwrap();
    let (csv, parquet) = (folder.path().join("csv"), folder.path().join("parquet"));
    let scores = |table: &str, out: &Path| {
        said(&xuewei(&["backtest", table, "--methods", "naive", "--leads", "2", "--out", text(out)]));
        file(out, "scores.csv")
    };
    assert!(scores(TABLE, &csv) == scores(text(&table), &parquet), "the same table");
}
