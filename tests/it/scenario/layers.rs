//! A file on top of another.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::{EVERY_BLOCK, SMALL, loaded, read, write};

const PLAN: &str = r#"extends = "small.toml"
why = "a plan"
last_year = 2040
[births]
level = 0.9
[[stage]]
id = "junior"
rule = "divert"
"#;

#[test]
fn a_file_says_only_what_differs() {
    let scenario = loaded(&[("plan.toml", PLAN), ("small.toml", SMALL)], &[]);
    let settings = scenario.settings;
    assert_eq!((settings.base_year, settings.last_year), (2020, 2040));
    assert_eq!(settings.stage.len(), 2);
    assert_eq!(settings.stage[1].grades, ["7", "8"]);
    assert_eq!(format!("{:?}", settings.stage[1].rule), "Divert");
    assert_eq!(scenario.files.len(), 2);
    assert!(scenario.resolved.get("extends").is_none());
}

#[test]
fn the_command_line_goes_before_the_scenario_and_that_before_what_it_extends() {
    let base = SMALL.replace("last_year = 2035", "last_year = 2035\nbirths.level = 0.5\nbirths.from_year = 2025\nfirst_year = 2021");
    let settings = loaded(&[("plan.toml", PLAN), ("small.toml", &base)], &["last_year=2050"]).settings;
    assert_eq!(settings.last_year, 2050);
    assert_eq!(settings.births.level, Some(0.9));
    assert_eq!((settings.births.from_year, settings.first_year), (Some(2025), Some(2021)));
}

#[test]
fn name_and_reason_belong_to_one_file() {
    let base = SMALL.replace("name = \"small\"", "name = \"small\"\nname_zh = \"小\"\nwhy = \"to begin with\"");
    let settings = loaded(&[("plan-2024.toml", "extends = \"small.toml\""), ("small.toml", &base)], &[]).settings;
    assert_eq!((settings.name.as_str(), settings.name_zh, settings.why.as_str()), ("plan-2024", None, ""));
}

#[test]
fn a_dataset_is_relative_to_the_file_that_names_it() {
    let folder = write(&[("small.toml", SMALL)]);
    fs::create_dir(folder.path().join("plans")).expect("a folder");
    fs::write(folder.path().join("plans/plan.toml"), "extends = \"../small.toml\"").expect("a file");
    let dataset = |sets: &[&str]| read(&folder, "plans/plan.toml", sets).map(|scenario| scenario.dataset);
    assert_eq!(dataset(&[]), Ok(folder.path().join("../data/tiny")));
    assert_eq!(dataset(&["dataset=data/other"]), Ok(Path::new("data/other").to_owned()));
}

#[test]
fn courses_over_the_years_and_delays_are_replaced_whole() {
    let base = format!(
        "{SMALL}[entry.primary]\nrate = {{ 2020 = 0.9, 2030 = 0.8 }}\n[[project]]\nproject = \"late\"\ndelay = {{ 0 = 0.5, 1 = 0.5 }}\n"
    );
    let plan = "extends = \"small.toml\"\n[entry.primary]\nrate = { 2026 = 1 }\n[[project]]\nproject = \"late\"\ndelay = { 2 = 1 }\n";
    let resolved = loaded(&[("plan.toml", plan), ("small.toml", &base)], &[]).resolved;
    assert_snapshot!(resolved["entry"], @r#"{"primary":{"rate":{"2026":1}}}"#);
    assert_snapshot!(resolved["project"], @r#"[{"delay":{"2":1},"project":"late"}]"#);
}

#[test]
fn one_of_two_keys_that_exclude_each_other_replaces_the_other() {
    let target = "[[target]]\nid = \"t\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\nat_least = 0.9\n";
    let plan = "extends = \"small.toml\"\n[[target]]\nid = \"t\"\nat_most = 0.95\n";
    let base = format!("{SMALL}{target}");
    let target = loaded(&[("plan.toml", plan), ("small.toml", &base)], &[]).settings.target.remove(0);
    assert_eq!((target.at_least, target.at_most), (None, Some(0.95)));
    let target = loaded(&[("small.toml", &base)], &["target.t.at_most=0.8"]).settings.target.remove(0);
    assert_eq!((target.at_least, target.at_most), (None, Some(0.8)));
}

/// The stage, district and year of each line of a project once a plan lies on two lines of it.
fn project_lines(plan: &str) -> String {
    let lines =
        "[[project]]\nproject = \"p\"\nstage = \"primary\"\nyear = 2025\n[[project]]\nproject = \"p\"\nstage = \"junior\"\nyear = 2025\n";
    let (plan, base) = (format!("extends = \"small.toml\"\n{plan}"), format!("{SMALL}{lines}"));
    loaded(&[("plan.toml", &plan), ("small.toml", &base)], &[]).resolved["project"].to_string()
}

#[test]
fn a_single_line_of_a_project_overrides_the_lines_that_it_agrees_with() {
    assert_snapshot!(project_lines("[[project]]\nproject = \"p\"\nyear = 2027\n"),
        @r#"[{"project":"p","stage":"primary","year":2027},{"project":"p","stage":"junior","year":2027}]"#);
    assert_snapshot!(project_lines("[[project]]\nproject = \"p\"\nstage = \"junior\"\nyear = 2027\n"),
        @r#"[{"project":"p","stage":"primary","year":2025},{"project":"p","stage":"junior","year":2027}]"#);
}

#[test]
fn several_lines_of_a_project_replace_all_of_them() {
    let two = "[[project]]\nproject = \"p\"\nyear = 2030\n[[project]]\nproject = \"p\"\nyear = 2031\n";
    assert_snapshot!(project_lines(two), @r#"[{"project":"p","year":2030},{"project":"p","year":2031}]"#);
}

#[test]
fn saying_everything_again_changes_nothing() {
    let base = format!("{SMALL}{EVERY_BLOCK}");
    let again = format!("extends = \"base.toml\"\n{base}");
    assert_eq!(loaded(&[("again.toml", &again), ("base.toml", &base)], &[]).resolved, loaded(&[("base.toml", &base)], &[]).resolved);
}
