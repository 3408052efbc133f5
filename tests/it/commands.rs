//! The command line as users meet it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::broken::{files_in, lay_tiny};
use crate::golden::{assert_kept, rows};
use crate::program::{refused, root, said, text, xuewei, xuewei_in};

const PLAN: &str = "tests/it/fixtures/tiny/plan.toml";

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = said(&xuewei(&["--help"]));
    let listed = help.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty());
    listed.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).filter(|name| name != "help").collect()
}

#[test]
fn help_is_what_it_was() {
    for (language, golden) in [("en", "help"), ("zh", "help.zh")] {
        let help = |command: &[&str]| said(&xuewei(&[command, &["--help", "--lang", language]].concat()));
        let mut pages = help(&[]);
        for command in commands() {
            write!(pages, "\n## {command}\n\n{}", help(&[&command])).unwrap();
        }
        for family in ["seats", "admissions"] {
            write!(pages, "\n## benchmark {family}\n\n{}", help(&["benchmark", family])).unwrap();
        }
        assert_kept(golden, &pages);
    }
}

#[test]
fn the_schema_is_json_that_knows_every_key_of_the_shipped_scenarios() {
    let schema: serde_json::Value = serde_json::from_str(&said(&xuewei(&["schema"]))).unwrap();
    assert!(schema["$schema"].as_str().unwrap().contains("json-schema.org"), "{}", schema["$schema"]);
    for file in files_in(&root().join("scenarios")).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml")) {
        let scenario: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
        let unknown: Vec<&String> = scenario.keys().filter(|key| schema["properties"][key.as_str()].is_null()).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", file.display());
    }
}

#[test]
fn keys_are_set_only_where_a_scenario_is_read() {
    let commands: [&[&str]; 6] = [
        &["project", "data", "--from", "2020", "--to", "2022"],
        &["calibrate", "data"],
        &["backtest", "rolls.csv"],
        &["assign", "a.csv", "--schools", "b.csv", "--distances", "c.csv"],
        &["admit", "a.csv", "--schools", "b.csv", "--mechanism", "lottery"],
        &["new", "empty"],
    ];
    for command in commands {
        let folder = TempDir::new().unwrap();
        let output = xuewei_in(folder.path(), &[command, &["--set", "births.level=0.9"]].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert_eq!(told, "error: --set sets a key of a scenario, and this command reads none\n  hint: leave --set out\n");
        assert!(files_in(folder.path()).is_empty());
    }
}

#[test]
fn the_recorded_command_can_be_pasted_into_a_shell() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let out = "out of 2's; $HOME";
    said(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "4", "--out", out, "--set", "name=\"小 方案\""]));
    let told: serde_json::Value = serde_json::from_slice(&fs::read(folder.path().join(out).join("run.json")).unwrap()).unwrap();
    let command = told["command"].as_str().unwrap();
    assert_eq!(command, r#"xuewei run plan.toml --futures 4 --out 'out of 2'\''s; $HOME' --set 'name="小 方案"'"#);
}

/// What is refused, and in which words.
#[test]
fn wrong_usage_is_told_in_chinese() {
    let wrong: [(&[&str], &str); 8] = [
        (&["forecast"], "没有 `forecast` 这个命令"),
        (&["run"], "缺少 `<方案>`"),
        (&["run", PLAN, "--future", "10"], "没有 `--future` 这个参数\n  提示：是否想写 `--futures`？"),
        (&["run", PLAN, "--futures", "many"], "`many` 不能用作 `--futures <个数>` 的值"),
        (&["run", PLAN, "--seed"], "`--seed <整数>` 后面缺少值"),
        (&["compare", PLAN], "缺少 `<方案>...`"),
        (&["admit", "a.csv", "--schools", "b.csv", "--mechanism", "boston"], "提示：可用的有：score_order、parallel"),
        (&["admit", "a.csv", "--schools", "b.csv", "--mechanism", "lottery", "--quotas", "q.csv", "--quota-share", "0.5"], "不能与"),
    ];
    for (arguments, why) in wrong {
        let output = xuewei(&[arguments, &["--lang=zh"]].concat());
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.starts_with("错误：") && told.contains(why) && told.contains("--help"), "{arguments:?}: {told}");
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let wrong: [&[&str]; 15] = [
        &[],
        &["forecast"],
        &["run"],
        &["run", PLAN, "--future", "10"],
        &["run", PLAN, "--futures", "-1"],
        &["run", PLAN, "--futures", "many"],
        &["run", PLAN, "--threads", "0"],
        &["compare", PLAN],
        &["check", PLAN, "--lang", "fr"],
        &["check", PLAN, "--set", "births.level"],
        &["project", "data/yingkou", "--from", "2023", "--to", "2030", "--step", "2"],
        &["project", "data/yingkou", "--from", "2023", "--to", "2020"],
        &["project", "data/yingkou", "--from", "2023", "--to", "2030", "--step", "5"],
        &["admit", "a.csv", "--schools", "b.csv", "--mechanism", "parallel"],
        &["admit", "a.csv", "--schools", "b.csv", "--mechanism", "grouped"],
    ];
    for arguments in wrong {
        let output = xuewei(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn check_tells_on_one_page_what_was_understood() {
    let english = said(&xuewei(&["check", PLAN]));
    let chinese = said(&xuewei(&["check", PLAN, "--lang", "zh"]));
    assert_kept("check", &format!("{english}\n{chinese}"));
}

/// Runs the plan in a folder of its own.
fn run(arguments: &[&str]) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let told = said(&xuewei_in(folder.path(), &[&["run", "plan.toml", "--out", "out"][..], arguments].concat()));
    (folder, told)
}

#[test]
fn quiet_says_nothing_and_writes_all_the_same() {
    let (loud, told) = run(&["--futures", "8"]);
    let (quiet, silence) = run(&["--futures", "8", "--quiet"]);
    assert!(told.contains("Pressure points") && silence.is_empty());
    let summary = |folder: &TempDir| fs::read(folder.path().join("out/summary.csv")).unwrap();
    assert!(summary(&loud) == summary(&quiet));
}

#[test]
fn the_terminal_and_the_report_speak_chinese_and_the_tables_do_not_change() {
    let (english, _) = run(&["--futures", "8"]);
    let (chinese, told) = run(&["--futures", "8", "--lang", "zh"]);
    let read = |folder: &TempDir, name: &str| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    assert!(told.contains("小方案") && !told.contains("Pressure"), "{told}");
    assert!(read(&chinese, "report.html").contains("lang=\"zh"));
    for table in ["summary.csv", "pressure.csv", "targets.csv"] {
        assert_eq!(read(&english, table), read(&chinese, table), "{table}");
    }
}

/// Children who want a kindergarten place in the last year, in the central future.
fn kindergarten_demand(out: &Path) -> f64 {
    let wanted = [("district", "*"), ("stage", "kindergarten"), ("grade", "all"), ("year", "2029"), ("measure", "demand")];
    let found = rows(&out.join("summary.csv")).into_iter().find(|row| wanted.iter().all(|(column, value)| row[*column] == *value));
    found.expect("the row is there")["mean"].parse().unwrap()
}

#[test]
fn fewer_births_are_fewer_children_in_kindergarten() {
    let (usual, _) = run(&["--futures", "0"]);
    let (fewer, _) = run(&["--futures", "0", "--set", "births.level=0.9"]);
    let (usual, fewer) = (kindergarten_demand(&usual.path().join("out")), kindergarten_demand(&fewer.path().join("out")));
    // By 2029 all three years of kindergarten were born after the base year.
    assert!((fewer / usual - 0.9).abs() < 0.01, "{fewer} of {usual}");
}

#[test]
fn an_unknown_key_of_the_command_line_is_refused_with_the_nearest() {
    let told = refused(&xuewei(&["check", PLAN, "--set", "births.levle=0.9"]));
    assert_eq!(told, "--set births.levle=0.9: unknown key `births.levle`\n  hint: did you mean `level`?\n");
}

#[test]
fn a_scenario_compared_with_itself_differs_nowhere() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    said(&xuewei_in(folder.path(), &["compare", "plan.toml", "plan.toml", "--futures", "40", "--out", "out"]));
    let rows = rows(&folder.path().join("out/comparison.csv"));
    assert!(rows.len() > 100);
    for row in rows {
        for column in ["difference_p10", "difference_p50", "difference_p90", "se"] {
            assert_eq!(row[column].parse::<f64>().unwrap_or(0.0), 0.0, "{row:?}");
        }
    }
}

#[test]
fn projecting_a_population_writes_residents_and_births() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    said(&xuewei_in(folder.path(), &["project", ".", "--from", "2023", "--to", "2026", "--out", "out"]));
    let out = folder.path().join("out");
    assert_eq!(files_in(&out), [out.join("births.csv"), out.join("population.csv")]);
    let (people, births) = (rows(&out.join("population.csv")), rows(&out.join("births.csv")));
    assert_eq!((people.len(), births.len()), (4 * 2 * 2 * 21, 3 * 2));
    let born = births.iter().find(|row| row["district"] == "鲅鱼圈区" && row["year"] == "2023").unwrap();
    // 50 women of each of the ages 18, 19 and 20 have one child in ten; the half who are 20 stay in the open age and are counted on average.
    assert!(born["births"].parse::<f64>().unwrap() > 14.0, "{born:?}");
}

#[test]
fn a_command_names_the_file_it_cannot_find() {
    let told = refused(&xuewei(&["run", text(Path::new("scenarios/baselin.toml"))]));
    assert!(told.contains("did you mean `baseline.toml`?"), "{told}");
}
