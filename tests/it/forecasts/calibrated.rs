//! The same method and errors at work in `calibrate` and `run`.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{refused, root, said, text, xuewei, xuewei_in};

fn calibrate(out: &Path) -> String {
    said(&xuewei(&["calibrate", "data/greater-manchester", "--out", text(out)]))
}

/// Greater Manchester's scenario without what it says about uncertainty, with more put behind it.
fn manchester(folder: &Path, more: &str) -> String {
    let written = fs::read_to_string(root().join("scenarios/greater-manchester.toml")).unwrap();
    let without = written.split("[uncertainty.fertility]").next().unwrap();
    let dataset = root().join("data/greater-manchester");
    let scenario = without.replace("../data/greater-manchester", text(&dataset)) + more;
    fs::write(folder.join("gm.toml"), &scenario).unwrap();
    scenario
}

fn run(folder: &Path, name: &str, more: &[&str]) -> String {
    let mut arguments = vec!["run", "gm.toml", "--out", name];
    arguments.extend(more);
    said(&xuewei_in(folder, &arguments))
}

/// Rows of `summary.csv`: cells by column.
fn summary(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let table = fs::read_to_string(folder.join(name).join("summary.csv")).unwrap();
    table.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// p10, p50 and p90 of a district's demand for a grade in a year.
fn demand(folder: &Path, name: &str, (district, stage, grade, year): (&str, &str, &str, &str)) -> [f64; 3] {
    let rows = summary(folder, name);
    let row = rows.iter().find(|row| row[1..6] == [district, stage, grade, year, "demand"]).expect("a row");
    [7, 8, 9].map(|column| row[column].parse().unwrap())
}

#[test]
fn the_block_is_ready_to_paste() {
    let folder = TempDir::new().unwrap();
    let told = calibrate(&folder.path().join("learnt"));
    let block = fs::read_to_string(folder.path().join("learnt/uncertainty.toml")).unwrap();
    assert!(told.contains(&block), "{told}");
    for part in ["[uncertainty.entry.primary]", "[uncertainty.progression]", "[uncertainty.continuation]", "[uncertainty.fertility]"] {
        assert!(block.contains(part), "{block}");
    }
    manchester(folder.path(), &block);
    run(folder.path(), "pasted", &["--futures", "200"]);
    let [p10, p50, p90] = demand(folder.path(), "pasted", ("Bolton", "primary", "all", "2026"));
    assert!(p10 < p50 && p50 < p90 && (p90 - p10) / p50 > 0.01 && (p90 - p10) / p50 < 0.2, "{p10} {p50} {p90}");
}

#[test]
fn ratios_are_written_by_district_grade_and_year() {
    let folder = TempDir::new().unwrap();
    calibrate(&folder.path().join("learnt"));
    let ratios = fs::read_to_string(folder.path().join("learnt/ratios.csv")).unwrap();
    assert_eq!(ratios.lines().next(), Some("district,stage,grade,year,kind,ratio"));
    for start in ["Bolton,primary,R,2023,entry,", "Bolton,primary,Y1,2023,progression,", "Wigan,secondary,Y7,2032,continuation,"] {
        let line = ratios.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}"));
        let ratio: f64 = line.rsplit(',').next().unwrap().parse().unwrap();
        assert!((0.8..1.2).contains(&ratio), "{line}");
    }
}

/// A history of one school year is no past, and is told so kindly.
#[test]
fn a_single_year_teaches_nothing() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("learnt");
    let told = refused(&xuewei(&["calibrate", "data/yingkou", "--out", text(&out)]));
    assert!(told.contains("only the school year 2020 is listed") && told.contains("hint: add the rolls of earlier school years"), "{told}");
    assert!(!out.exists());
}

/// The central future of a run is what `default` forecasts from the base year, grade by grade.
#[test]
fn a_run_and_a_backtest_use_the_same_method() {
    let folder = TempDir::new().unwrap();
    manchester(folder.path(), "");
    run(folder.path(), "central", &["--futures", "0"]);
    let (rolls, births) = (folder.path().join("rolls.csv"), folder.path().join("births.csv"));
    fs::write(&rolls, columns("enrolment", &["district", "year", "grade", "pupils"])).unwrap();
    fs::write(&births, columns("births", &["district", "year", "births", "calendar"]).replacen("district", "area", 1)).unwrap();
    let table = fs::read_to_string(&rolls).unwrap().replacen("district", "area", 1);
    fs::write(&rolls, table).unwrap();
    let out = folder.path().join("tested");
    let arguments = [
        "backtest",
        text(&rolls),
        "--births",
        text(&births),
        "--entry-age",
        "4",
        "--origins",
        "2022",
        "--leads",
        "5",
        "--methods",
        "default",
        "--out",
        text(&out),
    ];
    said(&xuewei(&arguments));
    let forecasts = fs::read_to_string(out.join("forecasts.csv")).unwrap();
    for (stage, grade, lead) in
        [("primary", "Y3", 2), ("primary", "R", 1), ("secondary", "Y7", 1), ("secondary", "Y9", 4), ("primary", "R", 3)]
    {
        let start = format!("default,Salford,2022,{lead},{grade},");
        let line = forecasts.lines().find(|line| line.starts_with(&start)).expect("a forecast");
        let forecast: f64 = line.split(',').nth(5).unwrap().parse().unwrap();
        let year = (2022 + lead).to_string();
        let [_, central, _] = demand(folder.path(), "central", ("Salford", stage, grade, &year));
        assert!((central / forecast - 1.0).abs() < 1e-9, "{grade} {year}: {central} in the run, {forecast} in the backtest");
    }
}

/// Columns of a shipped table.
fn columns(table: &str, wanted: &[&str]) -> String {
    let path = root().join(format!("data/greater-manchester/{table}.csv"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let places: Vec<usize> = wanted.iter().map(|name| header.iter().position(|known| known == *name).unwrap()).collect();
    let row = |record: &csv::StringRecord| places.iter().map(|place| record[*place].to_owned()).collect::<Vec<_>>().join(",") + "\n";
    let rows: String = reader.records().map(|record| row(&record.unwrap())).collect();
    wanted.join(",") + "\n" + &rows
}

/// What a scenario leaves unsaid is fitted to the past, unless it is told not to; the report says what it rests on.
#[test]
fn uncertainty_that_is_not_stated_comes_from_the_past() {
    let folder = TempDir::new().unwrap();
    let spread = |name: &str| {
        let [p10, p50, p90] = demand(folder.path(), name, ("Bolton", "secondary", "all", "2026"));
        (p90 - p10) / p50
    };
    manchester(folder.path(), "");
    run(folder.path(), "fitted", &["--futures", "300"]);
    run(folder.path(), "unfitted", &["--futures", "300", "--set", "uncertainty.from_history=false"]);
    assert!(spread("fitted") > 2.0 * spread("unfitted"), "{} {}", spread("fitted"), spread("unfitted"));
    let report = |name: &str| fs::read_to_string(folder.path().join(name).join("report.html")).unwrap();
    assert!(report("fitted").contains("The range of entry") || report("fitted").contains("The range of "), "says what it rests on");
    assert!(report("fitted").contains("is fitted to the errors of forecasts of 2015 to 2022"));
    assert!(report("unfitted").contains("are those that the scenario states"));
}

#[test]
fn without_births_it_is_told_why_there_are_no_entry_rates() {
    let folder = TempDir::new().unwrap();
    let from = root().join("data/greater-manchester");
    for table in
        fs::read_dir(&from).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end == "csv"))
    {
        let name = table.file_name().unwrap().to_owned();
        if name != "births.csv" {
            fs::copy(&table, folder.path().join(name)).unwrap();
        }
    }
    let out = folder.path().join("out");
    let output = xuewei(&["calibrate", text(folder.path()), "--out", text(&out)]);
    said(&output);
    assert!(String::from_utf8_lossy(&output.stderr).contains("no entry rates: no births are listed"), "{output:?}");
    assert!(!fs::read_to_string(out.join("ratios.csv")).unwrap().contains(",entry,"));
}
