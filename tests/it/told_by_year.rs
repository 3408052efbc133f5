//! What a scenario asks for beside seats (costs, teachers, special needs), told year by year in pictures, report and spreadsheet.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use tempfile::TempDir;

use crate::broken::lay_tiny;
use crate::golden::rows;
use crate::program::{said, xuewei_in};

/// A school that costs money, pupils with a price, a norm for teachers.
fn city() -> TempDir {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let project = "capital_cost = 30000000\nrunning_cost = 100000\ndelay = 0\n";
    let plan = plan.replacen("delay = { \"0\" = 0.7, \"1\" = 0.3 }\n", project, 1);
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let base = fs::read_to_string(folder.path().join("tiny.toml")).unwrap();
    let asked = "\n[teachers.primary]\npupils_per_teacher = 20\n[finance.per_pupil_yuan]\nprimary = 720\njunior = 940\n";
    fs::write(folder.path().join("tiny.toml"), base + asked).unwrap();
    folder
}

fn ran(folder: &Path, words: &[&str], language: &str) -> String {
    said(&xuewei_in(folder, &[words, &["--out", "out", "--overwrite", "--futures", "16", "--lang", language]].concat()))
}

/// Means of the whole city's primary school, by year.
fn by_year(folder: &Path, scenario: &str, measure: &str) -> BTreeMap<String, f64> {
    let wanted = [("scenario", scenario), ("district", "*"), ("stage", "primary"), ("grade", "all"), ("measure", measure)];
    let table = rows(&folder.join("out/summary.csv"));
    let found = table.iter().filter(|row| wanted.iter().all(|(column, value)| row[*column] == *value));
    found.map(|row| (row["year"].clone(), row["mean"].parse().unwrap())).collect()
}

fn sheet(folder: &Path, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(folder.join("out/report.xlsx")).unwrap();
    book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn texts(folder: &Path, picture: &str) -> String {
    fs::read_to_string(folder.join(format!("out/charts/{picture}.svg"))).unwrap()
}

#[test]
fn costs_are_told_year_by_year() {
    let folder = city();
    let told = ran(folder.path(), &["run", "plan.toml"], "en");
    assert!(told.contains("Costs:\n Running costs (primary, junior): about"), "{told}");
    assert!(told.contains(" Capital costs: about 30 million yuan in 2025/26\n"), "{told}");
    let report = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(report.contains("<h2 id=\"costs\">Costs</h2>") && report.contains("<td class=\"n\">30,000</td>"));
    let (running, sheet) = (by_year(folder.path(), "plan", "running_cost"), sheet(folder.path(), "Costs by year"));
    assert_eq!(sheet.len(), 1 + running.len());
    for row in &sheet[1..] {
        let (year, primary) = (row[1].to_string(), row[2].to_string().parse::<f64>().unwrap());
        assert!((running[&year] - primary).abs() <= 0.5, "{year}");
        let [junior, all_running, capital, all] = [3, 4, 5, 6].map(|column: usize| row[column].to_string().parse::<f64>().unwrap());
        assert!((primary + junior - all_running).abs() <= 1.0 && (all_running + capital - all).abs() <= 1.0, "{year}");
        assert_eq!(capital, if year == "2025" { 3e7 } else { 0.0 }, "{year}");
    }
}

#[test]
fn pictures_of_costs_and_teachers_are_in_the_language_of_the_reader() {
    let folder = city();
    for (language, costs, teachers) in [
        ("en", ["Costs by school year", "Million yuan", "capital"], ["Teachers needed by stage", "teachers needed (median)", "primary"]),
        ("zh", ["全市各学年费用", "万元", "建设"], ["全市各学段需要的教师", "需要的教师（中位数）", "primary"]),
    ] {
        ran(folder.path(), &["run", "plan.toml"], language);
        for (picture, words) in [("costs", costs), ("teachers", teachers)] {
            let texts = texts(folder.path(), picture);
            assert!(words.iter().all(|word| texts.contains(word)), "{picture}: {words:?}");
        }
        assert!(!texts(folder.path(), "teachers").contains("在岗教师"), "nobody says how many are in post");
    }
}

#[test]
fn a_plan_has_a_picture_of_what_it_changes_with_the_base_beside_it() {
    let folder = city();
    let told = ran(folder.path(), &["compare", "tiny.toml", "plan.toml"], "zh");
    assert!(texts(folder.path(), "plan-costs").contains("基准方案合计"));
    assert!(
        told.contains("费用，小方案：\n 运行费用（primary、junior）：") && told.contains("\n 建设费用：2025学年约3,000万元\n"),
        "{told}"
    );
    // The plan builds a school: as many pupils are in class unless it is short of seats.
    let changes = by_year(folder.path(), "plan", "teachers_needed") != by_year(folder.path(), "tiny", "teachers_needed");
    assert_eq!(folder.path().join("out/charts/plan-teachers.svg").exists(), changes);
}

#[test]
fn without_a_price_or_a_norm_nothing_is_drawn() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let told = ran(folder.path(), &["run", "tiny.toml"], "en");
    assert!(!told.contains("Costs"), "{told}");
    assert!(!folder.path().join("out/charts/costs.svg").exists() && !folder.path().join("out/charts/teachers.svg").exists());
    let book: Xlsx<_> = open_workbook(folder.path().join("out/report.xlsx")).unwrap();
    assert!(!book.sheet_names().iter().any(|name| ["Costs by year", "Teachers", "Special needs"].contains(&name.as_str())));
}

#[test]
fn children_with_special_needs_have_a_sheet() {
    let folder = city();
    let asked = "special_needs.primary={ prevalence = 0.1, in_ordinary_classes = 0.5, home_teaching = 0.1, special_school_seats = 3 }";
    ran(folder.path(), &["run", "plan.toml", "--set", asked], "en");
    let sheet = sheet(folder.path(), "Special needs");
    let children = by_year(folder.path(), "plan", "special_needs");
    let city: Vec<&Vec<Data>> = sheet[1..].iter().filter(|row| row[2] == "Whole city").collect();
    assert_eq!(city.len(), children.len());
    for row in city {
        let number = |column: usize| row[column].to_string().parse::<f64>().unwrap();
        assert!((number(4) - children[&row[3].to_string()]).abs() <= 0.5);
        assert!((5..9).map(number).sum::<f64>() - number(4) <= 2.0, "children are in one place each");
    }
}
