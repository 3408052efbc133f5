//! Every problem of a scenario and its dataset is told at once, and none that only follows from another.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::broken::lay_tiny;
use crate::program::{refused, said, text, xuewei, xuewei_in};

/// The tiny dataset with its scenario `plan.toml`, to be broken.
struct Broken(TempDir);

impl Broken {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        lay_tiny(folder.path());
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Replaces some text of a file.
    fn with(self, file: &str, from: &str, to: &str) -> Self {
        let path = self.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(from), "`{from}` is not in {file}");
        fs::write(path, before.replacen(from, to, 1)).unwrap();
        self
    }

    /// Writes a file.
    fn file(self, file: &str, content: &str) -> Self {
        fs::write(self.path().join(file), content).unwrap();
        self
    }

    /// Adds to the end of a file.
    fn and(self, file: &str, more: &str) -> Self {
        let before = fs::read_to_string(self.path().join(file)).unwrap_or_default();
        self.file(file, &(before + more))
    }

    fn told(&self) -> String {
        refused(&xuewei(&["check", text(&self.path().join("plan.toml"))])).replace(&format!("{}/", text(self.path())), "")
    }

    /// What is wrong, without lines and hints.
    fn faults(&self) -> String {
        let apart = |line: &&str| !line.starts_with("  hint: ") && !line.starts_with("    | ");
        self.told().lines().filter(apart).map(|line| format!("{line}\n")).collect()
    }

    /// What is understood, with its warnings.
    fn understood(&self) -> String {
        let output = xuewei(&["check", text(&self.path().join("plan.toml"))]);
        said(&output) + &String::from_utf8_lossy(&output.stderr)
    }
}

#[test]
fn a_wrong_cell_hides_nothing_elsewhere() {
    let broken = Broken::new()
        .with("schools.csv", "海东小学,鲅鱼圈区,primary,1", "海东小学,鲅鱼圈区,primary,one")
        .with("schools.csv", "盖州中学,盖州市", "盖州中学,盖洲市")
        .with("population.csv", "鲅鱼圈区,male,12,50\n", "")
        .with("enrolment.csv", "盖州市,junior,8,2023,50\n", "")
        .file("flows.csv", "home,seat,stage,share\n盖州市,盖州市,junior,0.8\n盖州市,鲅鱼圈区,junior,0.4\n")
        .file("projects.csv", "project,school,kind,year\n撤并,盖州小雪,close,2025\n扩建,盖州中学,close,2025\n")
        .file("housing.csv", "district,year,dwellings\n盖洲市,2025,30\n");
    assert_snapshot!(broken.faults(), @r"
    schools.csv:3:classes_per_grade: `one` is not a number
    schools.csv:6:district: `盖洲市` is not in districts.csv
    population.csv:age: `鲅鱼圈区`, male: age 12 is missing (1 of 21 ages)
    flows.csv:2:share: `盖州市`, junior: the shares of 2023 sum to 1.2000, which is more than 1
    enrolment.csv:grade: `盖州市`, junior: grade 8 is missing in the base year 2023
    housing.csv:2:district: `盖洲市` is not in districts.csv
    projects.csv:2:school: `盖州小雪` is not in schools.csv
    ");
}

#[test]
fn faults_of_a_scenario_hide_neither_each_other_nor_those_of_its_dataset() {
    let plan = "
[births]
levl = 0.9

[entry.primary.districts]
\"盖洲市\" = 0.9

[migration]
districts = [\"盖洲市\"]

[[target]]
id = \"seats\"
measure = \"seats\"
stage = \"primry\"
district = \"盖洲市\"
year = 1999
at_least = 1

[[project]]
project = \"撤并\"
school = \"没有的学校\"
kind = \"close\"
year = 2025

[[seat_budget]]
id = \"late\"
stage = \"primary\"
year = 2055
places = 60
strategy = \"need\"
";
    let broken = Broken::new().and("plan.toml", plan).with("population.csv", "鲅鱼圈区,male,12,50\n", "");
    assert_snapshot!(broken.faults(), @r"
    plan.toml:53:1: unknown key `births.levl`
    plan.toml:64:9: `target[seats].stage`: `primry` is not a stage
    plan.toml:75:1: `seat_budget[late].unit` is missing
    plan.toml:59:13: `盖洲市` is not in districts.csv
    population.csv:age: `鲅鱼圈区`, male: age 12 is missing (1 of 21 ages)
    plan.toml:56:9: `盖洲市` is not in districts.csv
    plan.toml:71:10: `没有的学校` is not in schools.csv
    plan.toml:78:8: 2055 is not within 2023 to 2029
    plan.toml:65:12: `盖洲市` is not in districts.csv
    plan.toml:66:8: 1999 is not within 2023 to 2029
    ");
}

#[test]
fn a_value_out_of_range_hides_nothing_of_the_dataset() {
    let broken =
        Broken::new().with("tiny.toml", "last_year = 2029", "last_year = 2019").with("population.csv", "鲅鱼圈区,male,12,50\n", "");
    assert_snapshot!(broken.faults(), @r"
    tiny.toml:5:13: `last_year` 2019 comes before `base_year` 2023
    population.csv:age: `鲅鱼圈区`, male: age 12 is missing (1 of 21 ages)
    ");
    let broken = Broken::new().with("tiny.toml", "entry_from = \"leavers\"", "entry_from = \"leaver\"").with(
        "schools.csv",
        "盖州中学,盖州市",
        "盖州中学,盖洲市",
    );
    assert_snapshot!(broken.faults(), @r"
    tiny.toml:26:14: `stage[junior].entry_from` does not know `leaver`
    schools.csv:6:district: `盖洲市` is not in districts.csv
    ");
}

#[test]
fn a_target_with_two_bounds_is_told_once() {
    let target = "\n[[target]]\nid = \"both\"\nmeasure = \"seats\"\nstage = \"primary\"\nyear = 2025\nat_least = 1\nat_most = 2\n";
    assert_snapshot!(Broken::new().and("plan.toml", target).faults(), @"plan.toml:52:1: `target[both]` has both `at_least` and `at_most`");
}

#[test]
fn a_new_dataset_is_told_all_that_is_missing() {
    let folder = TempDir::new().unwrap();
    let new = folder.path().join("new");
    said(&xuewei(&["new", text(&new)]));
    let told = refused(&xuewei(&["check", text(&new.join("scenario.toml"))])).replace(text(&new), "new");
    assert_snapshot!(told, @r"
    new/dataset.xlsx!districts: no district is listed
      hint: each row names a district, with its name in Chinese and English
    new/dataset.xlsx!population: `kindergarten` enters from population, but the table population is missing or empty
      hint: add it, or change the stage's `entry_from`
    new/dataset.xlsx!population: `primary` enters from population, but the table population is missing or empty
      hint: add it, or change the stage's `entry_from`
    new/dataset.xlsx!survival: the table survival has no row
      hint: one row is the survival ratio to an age
    new/dataset.xlsx!fertility: the table fertility has no row
      hint: one row is births per woman-year at an age
    new/dataset.xlsx!sex_ratio: the table sex_ratio has no row
      hint: one row is the sex ratio at birth
    new/dataset.xlsx!enrolment: the table enrolment has no row
      hint: one row is pupils in class
    new/dataset.xlsx!schools: the table schools has no row
      hint: one row is a school's stage
    ");
}

#[test]
fn a_table_that_is_there_but_broken_is_not_called_missing() {
    let strange = Broken::new().with("population.csv", "district,sex,age,persons", "district,sex,age,people");
    assert_snapshot!(strange.faults(), @r"
    population.csv:1:people: `people` is not a column of population
    population.csv:1:persons: the column `persons` is missing
    ");
    let no_longitude = Broken::new().with("districts.csv", "lon,lat", "x1,lat").with("population.csv", "鲅鱼圈区,male,12,50\n", "");
    assert_snapshot!(no_longitude.faults(), @r"
    districts.csv:1:x1: `x1` is not a column of districts
    population.csv:age: `鲅鱼圈区`, male: age 12 is missing (1 of 21 ages)
    ");
    let damaged = Broken::new().file("population.csv", "district,sex,age,persons\n鲅鱼圈区,female,0,\"50\n");
    assert_snapshot!(damaged.faults(), @r"
    population.csv:2: a double quote is opened here and never closed
    ");
    let missing_grade = Broken::new().with("enrolment.csv", "盖州市,primary,1,2023,50\n", "");
    assert_snapshot!(missing_grade.faults(), @r"
    enrolment.csv:grade: `盖州市`, primary: grade 1 is missing in the base year 2023
    ");
}

#[test]
fn a_row_that_is_wrong_is_not_missed_where_it_would_have_stood() {
    let a_grade = Broken::new().with("enrolment.csv", "盖州市,primary,1,2023,50", "盖州市,primary,1,twenty,50");
    assert_snapshot!(a_grade.faults(), @r"
    enrolment.csv:65:year: `twenty` is not a number
    ");
    let a_school = Broken::new()
        .with("schools.csv", "盖州小学,盖州市,primary", "盖州小学,盖洲市,primary")
        .file("projects.csv", "project,school,kind,year\n撤并,盖州小学,close,2025\n");
    assert_snapshot!(a_school.faults(), @r"
    schools.csv:5:district: `盖洲市` is not in districts.csv
    ");
    let a_district = Broken::new().with("districts.csv", "盖州市,Gaizhou,county", ",Gaizhou,county");
    assert_snapshot!(a_district.faults(), @r"
    districts.csv:3:district: this cell is blank
    ");
    let the_districts = Broken::new().with("districts.csv", "district,", "distrikt,").with("population.csv", "鲅鱼圈区,male,12,50\n", "");
    assert_snapshot!(the_districts.faults(), @r"
    districts.csv:1:distrikt: `distrikt` is not a column of districts
    districts.csv:1:district: the column `district` is missing
    ");
}

#[test]
fn teachers_applicants_and_rows_that_are_there_twice_are_checked() {
    let broken = Broken::new()
        .file("teachers.csv", "district,stage,year,teachers\n盖洲市,primry,2023,30\n盖州市,primary,2023,30\n盖州市,primary,2023,31\n")
        .file("applicants.csv", "applicant,district,score,choice_1\n甲,盖洲市,600,熊岳中雪\n甲,盖州市,500,熊岳中学\n")
        .file("projects.csv", "project,school,kind,year,classes,note\n扩建,盖州小学,expand,2025,1,\n扩建,盖州小学,expand,2025,1,x\n")
        .file("housing.csv", "district,year,dwellings,note\n盖州市,2025,30,A\n盖州市,2025,30,B\n盖州市,2025,30,A\n");
    assert_snapshot!(broken.told(), @r"
    housing.csv:4: the same as line 2
      hint: keep one of the two rows
    projects.csv:3: the same as line 2
      hint: keep one of the two rows
    teachers.csv:4: the same district, stage and year as in line 3
      hint: keep one of the two rows
    applicants.csv:3: the same applicant as in line 2
      hint: keep one of the two rows
    teachers.csv:2:district: `盖洲市` is not in districts.csv
      hint: did you mean `盖州市`?
    applicants.csv:2:district: `盖洲市` is not in districts.csv
      hint: did you mean `盖州市`?
    teachers.csv:2:stage: `primry` is not a stage of the ladder
      hint: did you mean `primary`?
    applicants.csv:2:choice_1: `熊岳中雪` is not in schools.csv
      hint: did you mean `熊岳中学`?
    ");
}

#[test]
fn tables_of_another_kind_are_told_and_not_called_missing() {
    let broken = Broken::new().file("teachers.tsv", "district\tstage\n").file("distances.csv.gz", "");
    let broken = broken.file("notes.txt", "").file("schools.md", "");
    fs::rename(broken.path().join("seats.csv"), broken.path().join("seats.txt")).unwrap();
    assert_snapshot!(broken.told(), @r"
    distances.csv.gz: this file is not read
      hint: save it as `distances.csv` (CSV UTF-8)
    seats.txt: this file is not read
      hint: save it as `seats.csv` (CSV UTF-8)
    teachers.tsv: this file is not read
      hint: save it as `teachers.csv` (CSV UTF-8)
    ");
}

#[test]
fn another_separator_than_the_comma_is_named() {
    let semicolons = Broken::new().file("sex_ratio.csv", "district;males_per_female\n*;1.0\n");
    assert_snapshot!(semicolons.told(), @r"
    sex_ratio.csv:1: cells are separated by `;`, not by commas
      hint: save it as `CSV UTF-8 (Comma delimited)`; if there are still no commas, make the comma the list separator in the system's region settings
    ");
    let tabs = Broken::new().file("sex_ratio.csv", "district\tmales_per_female\n*\t1.0\n");
    assert_snapshot!(tabs.faults(), @r"
    sex_ratio.csv:1: cells are separated by tabs, not by commas
    ");
}

#[test]
fn blank_rows_are_skipped() {
    Broken::new().and("schools.csv", ",,,,,,,,\n,,,\n").and("districts.csv", " ,,,,\n").understood();
}

#[test]
fn seats_in_all_beside_single_schools_are_told() {
    let told = Broken::new().and("seats.csv", "盖州市,primary,2023,100,public\n").understood();
    assert!(
        told.contains("seats.csv:5: `盖州市`, primary: the table schools lists 1 of its schools; these seats are counted on top"),
        "{told}"
    );
    let none = Broken::new().and("seats.csv", "盖州市,primary,2023,0,public\n").understood();
    assert!(!none.contains("on top"), "{none}");
}

#[test]
fn rolls_after_the_base_year_are_told() {
    let later = Broken::new().and("enrolment.csv", "盖州市,primary,1,2024,50\n");
    let told = later.understood();
    assert!(told.contains("pupils after the base year 2023 are not used: those of 2024"), "{told}");
}

#[test]
fn a_scenario_may_name_its_own_alert_rule() {
    let own = Broken::new().and("plan.toml", "\n[alert]\nrule = \"本市规则\"\nred_from = 1.05\n");
    let (plan, out) = (own.path().join("plan.toml"), own.path().join("run"));
    said(&xuewei(&["run", text(&plan), "--out", text(&out), "--futures", "4"]));
    let report = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(report.contains("本市规则"), "the report names another rule");
    let nothing_own = Broken::new().and("plan.toml", "\n[alert]\nrule = \"本市规则\"\n");
    assert_snapshot!(nothing_own.told(), @r#"
    plan.toml:53:8: `alert.rule` does not know `本市规则`
        | rule = "本市规则"
      hint: known: `zhejiang-2018`
    "#);
}

#[test]
fn a_backtest_refuses_the_sum_over_grades_and_tells_twins_beside_wrong_cells() {
    let folder = TempDir::new().unwrap();
    let table = folder.path().join("rolls.csv");
    fs::write(&table, "area,year,grade,pupils\nA,2020,1,10\nA,2020,all,10\nA,2021,1,x\nA,2021,1,12\nA,2022,1,1O\nB,2020,1,5\nB,2020,1,6\n")
        .unwrap();
    assert_snapshot!(refused(&xuewei(&["backtest", text(&table)])).replace(text(folder.path()), "."), @r"
    ./rolls.csv:4:pupils: `x` is not a number
      hint: write digits with a decimal point, units in the header only; leave the cell blank where the value is missing
    ./rolls.csv:6:pupils: `1O` is not a number
      hint: write digits with a decimal point, units in the header only; leave the cell blank where the value is missing
    ./rolls.csv:3:grade: `all` stands for the sum over all grades and cannot be a grade
      hint: leave the sum out: it is formed from the grades
    ./rolls.csv:5: `A`, grade 1, 2021 is there twice: in line 4 too
      hint: keep one of the two rows
    ./rolls.csv:8:pupils: `B`, grade 1, 2020 is there twice: 6 here, 5 in line 7
      hint: keep one of the two rows, or add them up if they are parts
    ");
}

#[test]
fn a_year_that_is_missing_or_no_number_has_no_false_consequence() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let base = fs::read_to_string(folder.path().join("tiny.toml")).unwrap();
    for line in ["", "base_year = \"soon\"\n", "base_year = 23\n"] {
        fs::write(folder.path().join("tiny.toml"), base.replacen("base_year = 2023\n", line, 1)).unwrap();
        let told = refused(&xuewei_in(folder.path(), &["check", "tiny.toml", "--lang", "en"]));
        assert!(told.contains("base_year") && !told.contains("years after the base year"), "{line}: {told}");
    }
}
