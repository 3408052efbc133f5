//! Teachers: how many the pupils call for, how many are in post, and how many are short.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::broken::lay_tiny;
use crate::golden::rows;
use crate::program::{refused, said, said_and_noted, xuewei_in};
use crate::tiny::{LARGE, SMALL};

type Table = Vec<BTreeMap<String, String>>;

/// Teachers of 盖州市 are known from 2022 on, those of 鲅鱼圈区 from the base year.
const TABLE: &str = "district,stage,year,teachers,recruits,attrition\n盖州市,primary,2022,20,1,0.1\n鲅鱼圈区,primary,2023,28,,\n鲅鱼圈区,primary,2026,40,,\n";

fn run(folder: &Path, more: &[&str]) -> Table {
    let fixed = ["run", "plan.toml", "--out", "out", "--overwrite"];
    said(&xuewei_in(folder, &[&fixed, more].concat()));
    rows(&folder.join("out/summary.csv"))
}

pub fn value(table: &Table, (district, stage, year): (&str, &str, &str), measure: &str, column: &str) -> f64 {
    let wanted = [("district", district), ("stage", stage), ("year", year), ("measure", measure), ("grade", "all")];
    let row = table.iter().find(|row| wanted.iter().all(|(column, value)| row[*column] == *value)).expect("there is such a row");
    row[column].parse().unwrap()
}

fn with_teachers() -> TempDir {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    fs::write(folder.path().join("teachers.csv"), TABLE).unwrap();
    folder
}

const NORM: [&str; 2] = ["--set", "teachers.primary={ pupils_per_teacher = { \"2020\" = 20, \"2025\" = 10 } }"];

#[test]
fn teachers_needed_are_pupils_by_the_norm_and_those_in_post_leave_and_join() {
    let folder = with_teachers();
    let table = run(folder.path(), &[&["--futures", "0"][..], &NORM].concat());
    let mean = |district, year, measure| value(&table, (district, "primary", year), measure, "mean");
    assert_eq!([LARGE, SMALL, "*"].map(|district| mean(district, "2023", "teachers_needed")), [30.0, 15.0, 45.0]);
    // 20 x 0.9 + 1 = 19 at the base year, then 19 x 0.9 + 1; the row of 2026 counts anew.
    assert_eq!(mean(SMALL, "2023", "teachers_in_post"), 19.0);
    assert!((mean(SMALL, "2024", "teachers_in_post") - 18.1).abs() < 1e-12);
    assert_eq!(["2023", "2025", "2026", "2029"].map(|year| mean(LARGE, year, "teachers_in_post")), [28.0, 28.0, 40.0, 40.0]);
    // Two short in one district; four to spare in the other do not help.
    assert_eq!([LARGE, SMALL, "*"].map(|district| mean(district, "2023", "teachers_short")), [2.0, 0.0, 2.0]);
    assert_eq!(value(&table, ("*", "primary", "2023"), "teachers_short", "chance"), 1.0);
    let pupils = mean(LARGE, "2025", "enrolment");
    assert!((mean(LARGE, "2025", "teachers_needed") - pupils / 10.0).abs() < 1e-12);
}

#[test]
fn the_scenario_goes_before_the_table_and_shares_recruits_by_pupils() {
    let folder = with_teachers();
    let set = "teachers.primary={ pupils_per_teacher = 20, attrition = 0.5, recruits = 9 }";
    let table = run(folder.path(), &["--futures", "0", "--set", set]);
    let post = |district| value(&table, (district, "primary", "2024"), "teachers_in_post", "mean");
    assert_eq!([LARGE, SMALL, "*"].map(post), [28.0 / 2.0 + 6.0, 19.0 / 2.0 + 3.0, 32.5]);
    let own = "teachers.primary={ pupils_per_teacher = 20, districts = { \"鲅鱼圈区\" = 4 } }";
    let table = run(folder.path(), &["--futures", "0", "--set", own]);
    let post = |district| value(&table, (district, "primary", "2024"), "teachers_in_post", "mean");
    assert_eq!(post(LARGE), 32.0);
    assert!((post(SMALL) - 18.1).abs() < 1e-12);
}

#[test]
fn the_city_is_the_sum_of_its_districts_and_nothing_else_changes() {
    let folder = with_teachers();
    let read = || fs::read_to_string(folder.path().join("out/summary.csv")).unwrap();
    run(folder.path(), &["--futures", "40"]);
    let without = read();
    let table = run(folder.path(), &[&["--futures", "40", "--threads", "2"][..], &NORM].concat());
    let with = read();
    let rest: String = with.split_inclusive('\n').filter(|line| !line.contains(",teachers_")).collect();
    assert!(rest == without && with.len() > rest.len());
    run(folder.path(), &[&["--futures", "40", "--threads", "1"][..], &NORM].concat());
    assert_eq!(with, read());
    for measure in ["teachers_needed", "teachers_in_post", "teachers_short"] {
        for year in 2023..=2029 {
            let of = |district| value(&table, (district, "primary", &year.to_string()), measure, "mean");
            assert!((of("*") - of(LARGE) - of(SMALL)).abs() < 1e-9 * of("*").max(1.0), "{measure} {year}");
        }
    }
}

#[test]
fn without_teachers_in_post_only_the_need_is_told_and_no_target_is_met_by_ignorance() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let table = run(folder.path(), &[&["--futures", "0"][..], &NORM].concat());
    let told = |measure: &str| table.iter().any(|row| row["measure"] == measure);
    assert_eq!(["teachers_needed", "teachers_in_post", "teachers_short"].map(told), [true, false, false]);
    let target = "target=[{ id = \"staff\", measure = \"teachers_short\", stage = \"primary\", year = 2025, at_most = 0 }]";
    let told = refused(&xuewei_in(folder.path(), &[&["run", "plan.toml", "--set", target][..], &NORM].concat()));
    assert!(told.contains("teachers in post are not known"), "{told}");
}

#[test]
fn a_target_may_ask_for_teachers() {
    let folder = with_teachers();
    let goal = "\n[[target]]\nid = \"staff\"\nmeasure = \"teachers_short\"\nstage = \"primary\"\nyear = 2023\nat_most = 0\n";
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    fs::write(folder.path().join("plan.toml"), plan + goal).unwrap();
    run(folder.path(), &[&["--futures", "8"][..], &NORM].concat());
    let targets = rows(&folder.path().join("out/targets.csv"));
    let staff = targets.iter().find(|row| row["target"] == "staff").unwrap();
    assert_eq!((staff["value_central"].as_str(), staff["chance_met"].as_str()), ("2", "0"));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = with_teachers();
    let told = |set: &str| refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--set", set]));
    for (set, says) in [
        ("teachers.primary={ pupils_per_teacher = 0 }", "must be above 0"),
        ("teachers.primary={ pupils_per_teacher = { \"2020\" = -3 } }", "must be above 0"),
        ("teachers.primary={ pupils_per_teacher = { \"soon\" = 20 } }", "`soon`"),
        ("teachers.primary={ pupils_per_teacher = 20, attrition = 2 }", "between 0 and 1"),
        ("teachers.primary={ attrition = 0.1 }", "pupils_per_teacher"),
        ("teachers.primry={ pupils_per_teacher = 20 }", "`primry` is not a stage"),
        ("teachers.primary={ pupils_per_teacher = { \"2025\" = 20 } }", "known from the base year 2023"),
        ("teachers.primary={ pupils_per_teacher = 20, recruits = 3, districts = { \"盖州市\" = 1 } }", "has both"),
        ("teachers.primary={ pupils_per_teacher = 20, districts = { \"盖洲市\" = 1 } }", "did you mean `盖州市`"),
    ] {
        let told = told(set);
        assert!(told.contains(says), "{set}: {told}");
    }
}

#[test]
fn what_was_understood_and_what_came_is_told_in_words() {
    let folder = with_teachers();
    let tell = |words: &[&str]| said(&xuewei_in(folder.path(), &[words, &NORM].concat()));
    let understood = tell(&["check", "plan.toml", "--lang", "zh"]);
    assert!(understood.contains("教师：primary每名教师20名学生，基年在岗47人"), "{understood}");
    let told = tell(&["run", "plan.toml", "--futures", "4", "--out", "words", "--lang", "zh"]);
    assert!(told.contains("primary：教师缺口最大") && told.contains("缺教师的可能性"), "{told}");
    let report = fs::read_to_string(folder.path().join("words/report.html")).unwrap();
    assert!(report.contains("id=\"teachers\"") && report.contains("<th class=\"n\">在岗教师</th>"));
    fs::remove_file(folder.path().join("teachers.csv")).unwrap();
    let understood = tell(&["check", "plan.toml", "--lang", "en"]);
    assert!(understood.contains("Teachers: primary 20 pupils a teacher, those in post are not known"), "{understood}");
    tell(&["run", "plan.toml", "--futures", "4", "--out", "words", "--lang", "zh", "--overwrite"]);
    let report = fs::read_to_string(folder.path().join("words/report.html")).unwrap();
    assert!(report.contains("id=\"teachers\"") && !report.contains("在岗教师</th>"));
}

#[test]
fn a_limit_of_teachers_is_shown_as_it_was_written_and_those_in_post_are_not_rounded_up() {
    let folder = with_teachers();
    fs::write(folder.path().join("teachers.csv"), TABLE.replace(",28,", ",28.2,")).unwrap();
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let target = "[[target]]\nid = \"t\"\nmeasure = \"teachers_short\"\nstage = \"primary\"\nyear = 2025\nat_most = 0.4\n";
    fs::write(folder.path().join("plan.toml"), format!("{plan}\n{target}")).unwrap();
    let fixed = ["run", "plan.toml", "--futures", "4", "--out", "words", "--lang", "en", "--set", "alert.from_year=2023"];
    let told = said(&xuewei_in(folder.path(), &[&fixed[..], &["--set", "teachers.primary.pupils_per_teacher=20"]].concat()));
    assert!(told.contains("≤ 0.4"), "{told}");
    let report = fs::read_to_string(folder.path().join("words/report.html")).unwrap();
    assert!(report.contains("<td class=\"n\">28</td>") && !report.contains("<td class=\"n\">29</td>"));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path().join("words/report.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Are the targets met").unwrap();
    let goal = sheet.rows().find(|row| row[3] == "teachers short").unwrap()[6].to_string();
    assert_eq!(goal, "0.4");
}

#[test]
fn what_a_plan_does_to_teachers_is_told_beside_the_base() {
    let folder = with_teachers();
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let base = fs::read_to_string(folder.path().join("tiny.toml")).unwrap();
    fs::write(folder.path().join("tiny.toml"), format!("{base}\n[teachers.primary]\npupils_per_teacher = 20\n")).unwrap();
    fs::write(folder.path().join("plan.toml"), format!("{plan}\n[teachers.primary]\nrecruits = 3\n")).unwrap();
    let told = said(&xuewei_in(
        folder.path(),
        &["compare", "tiny.toml", "plan.toml", "--futures", "4", "--out", "words", "--lang", "en", "--set", "alert.from_year=2024"],
    ));
    assert!(told.contains("Teachers, tiny:\n primary: ") && told.contains("Teachers, plan:\n primary: "), "{told}");
}

#[test]
fn teachers_that_are_known_in_part_or_not_used_are_told_so() {
    let folder = with_teachers();
    fs::write(folder.path().join("teachers.csv"), "district,stage,year,teachers\n盖州市,primary,2023,1\n").unwrap();
    let in_part = said(&xuewei_in(folder.path(), &[&["check", "plan.toml", "--lang", "en"][..], &NORM].concat()));
    assert!(in_part.contains("those in post are not known in every district"), "{in_part}");
    let notes = said_and_noted(&xuewei_in(folder.path(), &["check", "plan.toml", "--lang", "en"]));
    assert!(notes.contains("teachers.csv:2:stage: the scenario gives no `[teachers.primary]`: these teachers are not used"), "{notes}");
}
