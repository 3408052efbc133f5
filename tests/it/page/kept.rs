//! What-ifs kept as scenarios.

use std::fs;

use super::served::Served;
use crate::program::{said, xuewei_in};

const CHANGED: [(&str, &str); 8] = [
    ("plan", "plan"),
    ("shown", "plan"),
    ("lang", "zh"),
    ("lever:births.level", "0.8"),
    ("lever:project.盖州新城小学.year", "2027"),
    ("lever:seat_budget.kindergarten-60.places", "90"),
    ("lever:seat_budget.kindergarten-60.strategy", "gap"),
    ("other", "uncertainty.fertility.p10=0.7"),
];

fn save(served: &Served, name: &str) -> super::served::Got {
    served.post("/save", &[&CHANGED[..], &[("save_as", name)]].concat())
}

#[test]
fn a_saved_what_if_is_the_what_if() {
    let served = Served::tiny();
    let shown = save(&served, "少生多建").leads_to();
    let page = served.get(&shown).text();
    assert!(page.contains("已保存") && page.contains("少生多建.toml"), "{page}");
    insta::assert_snapshot!(fs::read_to_string(served.path("少生多建.toml")).unwrap(), @r#"
    extends = "plan.toml"
    name = "少生多建"
    name_zh = "少生多建"
    why = "plan with Births (not recorded yet) 1 → 0.8; kindergarten: places 60 → 90; kindergarten: strategy in proportion to demand → in proportion to shortfall; 盖州新城小学: school year 2025 → 2027; uncertainty.fertility.p10 0.7"
    why_zh = "基于“小方案”：出生（尚未登记的） 1 → 0.8；kindergarten：名额 60 → 90；kindergarten：分配策略 按需求比例 → 按缺口比例；盖州新城小学：学年 2025 → 2027；uncertainty.fertility.p10 0.7"

    [births]
    level = 0.8

    [[project]]
    project = "盖州新城小学"
    year = 2027

    [[seat_budget]]
    id = "kindergarten-60"
    places = 90
    strategy = "gap"

    [uncertainty.fertility]
    p10 = 0.7
    "#);
    served.post("/run", &[&CHANGED[..], &[("futures", "16"), ("seed", "1")]].concat()).leads_to();
    said(&xuewei_in(served.folder.path(), &["run", "少生多建.toml", "--futures", "16", "--out", "typed"]));
    let asked = super::served::answers(served.folder.path()).remove(0);
    let read = |folder: &std::path::Path, name: &str| fs::read_to_string(folder.join("summary.csv")).unwrap().replace(name, "NAME");
    assert_eq!(read(&asked, "plan-what-if"), read(&served.path("typed"), "少生多建"));
}

#[test]
fn nothing_that_is_there_is_replaced_and_nothing_is_written_elsewhere() {
    let served = Served::tiny();
    let before = fs::read_to_string(served.path("tiny.toml")).unwrap();
    let told = |name: &str| {
        let got = save(&served, name);
        assert_eq!(got.status, 422, "{name}");
        got.text()
    };
    assert!(told("tiny").contains("tiny.toml 已存在"));
    assert!(told(" ").contains("请给新方案起个名称"));
    assert_eq!(fs::read_to_string(served.path("tiny.toml")).unwrap(), before);
    assert!(told("../../outside").contains("不能用作结果文件夹的名称"));
    let shown = save(&served, "少生 多建").leads_to();
    assert!(shown.contains("saved="), "{shown}");
    assert!(served.path("少生-多建.toml").exists(), "a name is a name and no path");
    let unchanged = served.post("/save", &[("plan", "plan"), ("shown", "plan"), ("lang", "en"), ("save_as", "same")]);
    assert!(unchanged.text().contains("nothing is changed"), "{}", unchanged.text());
}

#[test]
fn a_what_if_that_cannot_run_is_not_kept() {
    let served = Served::tiny();
    let got =
        served.post("/save", &[("plan", "plan"), ("shown", "plan"), ("lang", "en"), ("save_as", "new"), ("other", "births.levle=0.9")]);
    assert_eq!(got.status, 422);
    assert!(got.text().contains("births.levle"), "{}", got.text());
    assert!(!served.path("new.toml").exists());
}

/// Runs a question and keeps it; both must say the same.
fn run_and_keep(served: &Served, other: &str) {
    let form =
        [("plan", "plan"), ("shown", "plan"), ("lang", "en"), ("futures", "16"), ("seed", "1"), ("other", other), ("save_as", "kept")];
    served.post("/run", &form).leads_to();
    served.post("/save", &form).leads_to();
    said(&xuewei_in(served.folder.path(), &["run", "kept.toml", "--futures", "16", "--out", "typed"]));
    let asked = super::served::answers(served.folder.path()).remove(0);
    let read = |folder: &std::path::Path, name: &str| fs::read_to_string(folder.join("summary.csv")).unwrap().replace(name, "NAME");
    assert_eq!(read(&asked, "plan-what-if"), read(&served.path("typed"), "kept"), "{other}");
}

#[test]
fn a_part_of_what_a_file_replaces_whole_is_kept_with_the_rest() {
    run_and_keep(&Served::tiny(), "entry.primary.rate.2025=0.9\nentry.primary.rate.2027=0.8");
    run_and_keep(&Served::tiny(), "project.盖州新城小学.delay.0=0.4\nproject.盖州新城小学.delay.1=0.6");
}

#[test]
fn what_would_not_run_or_not_be_the_same_is_not_kept() {
    for other in ["target.inclusive-coverage.id=zz", "\"dataset\"=elsewhere", "project.盖州新城小学.intake=100"] {
        let served = Served::tiny();
        let form = [("plan", "plan"), ("shown", "plan"), ("lang", "en"), ("other", other), ("save_as", "kept")];
        assert_eq!(served.post("/save", &form).status, 422, "{other}");
        assert!(!served.path("kept.toml").exists(), "{other}");
        let left: Vec<_> = fs::read_dir(served.folder.path())
            .unwrap()
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().contains("partial"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn a_name_is_as_long_as_run_folders_can_bear() {
    let served = Served::tiny();
    let long = "文".repeat(80);
    assert!(save(&served, &long).text().contains("名称过长"));
    let name = "文".repeat(30);
    save(&served, &name).leads_to();
    let form = [
        ("plan", name.as_str()),
        ("base", name.as_str()),
        ("shown", name.as_str()),
        ("lang", "zh"),
        ("futures", "8"),
        ("seed", "1"),
        ("lever:births.level", "0.5"),
    ];
    served.post("/run", &form).leads_to();
}

#[test]
fn beside_its_plan_a_what_if_is_what_it_is_alone() {
    let served = Served::tiny();
    let more = [("base", "plan"), ("futures", "16"), ("seed", "1"), ("save_as", "kept"), ("lever:project.盖州新城小学.classes", "3")];
    let form = [&CHANGED[..], &more].concat();
    served.post("/run", &form).leads_to();
    served.post("/save", &form).leads_to();
    let asked = super::served::answers(served.folder.path()).remove(0);
    let rows = |folder: &std::path::Path, table: &str, name: &str| -> Vec<String> {
        let text = fs::read_to_string(folder.join(table)).unwrap();
        text.lines().filter_map(|line| line.strip_prefix(name)).filter(|row| row.starts_with(',')).map(str::to_owned).collect()
    };
    for (scenario, name) in [("kept.toml", "kept"), ("plan.toml", "plan")] {
        said(&xuewei_in(served.folder.path(), &["run", scenario, "--futures", "16", "--out", name]));
        let beside = if name == "kept" { "plan-what-if" } else { "plan" };
        for table in ["summary.csv", "pressure.csv", "targets.csv"] {
            let found = rows(&asked, table, beside);
            assert!(!found.is_empty(), "{table}");
            assert_eq!(found, rows(&served.path(name), table, name), "{name}: {table}");
        }
    }
}
