//! Scenario files: layers, the command line, and every reason to refuse them.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use proptest::prelude::*;
use tempfile::TempDir;
use xuewei::inputs::problem::Problems;
use xuewei::inputs::scenario::settings::{Ratios, StrategyName, Yearly};
use xuewei::inputs::scenario::{Scenario, load, schema};

const SMALL: &str = r#"name = "small"
dataset = "../data/tiny"
base_year = 2020
last_year = 2035

[[stage]]
id = "primary"
grades = ["1", "2", "3"]
entry_from = "population"
entry_ages = [6]
rule = "absorb"

[[stage]]
id = "junior"
grades = ["7", "8"]
entry_from = "leavers"
rule = "absorb"
"#;

fn write(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file in it");
    }
    folder
}

fn read(folder: &TempDir, name: &str, sets: &[&str]) -> Result<Scenario, Problems> {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    load(&folder.path().join(name), &sets)
}

fn loaded(files: &[(&str, &str)], sets: &[&str]) -> Scenario {
    read(&write(files), files[0].0, sets).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The problems of the first file, without the name of the temporary folder.
fn refused(files: &[(&str, &str)], sets: &[&str]) -> String {
    let folder = write(files);
    refused_in(&folder, files[0].0, sets)
}

fn refused_in(folder: &TempDir, name: &str, sets: &[&str]) -> String {
    let problems = read(folder, name, sets).expect_err("a scenario to refuse");
    let prefix = format!("{}/", folder.path().display());
    problems.to_string().replace(&prefix, "").replace(prefix.trim_end_matches('/'), "FOLDER").trim_end().to_owned()
}

/// The small scenario with more below it.
fn small_with(more: &str) -> String {
    refused(&[("small.toml", &format!("{SMALL}{more}"))], &[])
}

/// The small scenario with one line changed.
fn small_where(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from));
    refused(&[("small.toml", &SMALL.replacen(from, to, 1))], &[])
}

// What is read

#[test]
fn a_small_scenario_is_read() {
    let scenario = loaded(&[("small.toml", SMALL)], &[]);
    assert_eq!(scenario.settings.name, "small");
    assert_eq!(scenario.settings.stage[1].grades, ["7", "8"]);
    assert_eq!(scenario.files.len(), 1);
    assert!(scenario.dataset.ends_with("../data/tiny"));
    assert_eq!(scenario.resolved["base_year"], 2020);
    assert!(scenario.resolved.get("births").is_none(), "defaults are not stated");
}

#[test]
fn every_kind_of_block_is_read() {
    let text = format!(
        "{SMALL}{}",
        r#"
[alert]
rule = "zhejiang-2018"
red_chance = 0.5
[uncertainty]
small_numbers = false
fertility = { p10 = 0.8, p90 = 1.2, shape = "random_walk", after_years = 15 }
migration = { p10 = -0.002, p90 = 0.003, shape = "ar1", phi = 0.6 }
[uncertainty.entry]
primary = { p10 = 0.97, p90 = 1.03 }
[placement]
primary.strategy = "spillover"
[births]
level = 1
[entry]
level = 1.02
primary.rate = { 2020 = 0.95, 2026 = 1 }
primary.districts."站前区" = 1.1
[progression]
junior.ratio = [0.99]
[[project]]
project = "late"
stage = "primary"
kind = "expand"
year = 2026
seats = 90
delay = { 0 = 0.6, 1 = 0.4 }
[[housing]]
district = "站前区"
year = 2027
dwellings = 400
yield = { primary = 0.2 }
[[seat_budget]]
id = "more"
stage = "junior"
year = 2026
unit = "intake"
tiers = { quality = 5, standard = 1 }
strategy = "manual"
manual = { "站前区" = { quality = 5 }, "老边区" = { standard = 1 } }
[[target]]
id = "share"
measure = "public_share"
stage = "primary"
year = 2030
at_least = 0.9
"#
    );
    let settings = loaded(&[("all.toml", &text)], &[]).settings;
    assert_eq!(settings.progression.stages["junior"].ratio, Some(Ratios::Each(vec![0.99])));
    assert_eq!(settings.entry.level, Some(1.02));
    assert_eq!(settings.entry.stages["primary"].districts["站前区"], Yearly::Always(1.1));
    assert_eq!(settings.seat_budget[0].manual.len(), 2);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = format!("\u{feff}{SMALL}").replace('\n', "\r\n");
    assert_eq!(loaded(&[("small.toml", &text)], &[]).settings.last_year, 2035);
}

// Layers

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
    assert_eq!(dataset(&[]), Ok(folder.path().join("plans/../../data/tiny")));
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

// The command line

#[test]
fn any_key_can_be_set() {
    let base = format!(
        "{SMALL}[[seat_budget]]\nid = \"senior-696\"\nstage = \"junior\"\nyear = 2024\nunit = \"intake\"\nplaces = 696\nstrategy = \"status_quo\"\n"
    );
    let sets = [
        "births.level=0.9",
        "seat_budget.senior-696.strategy=need",
        "stage[primary].class_norm = 45",
        "entry.primary.districts.站前区=1.1",
        "entry.primary.districts.\"老.边\"=1.2",
        "entry.primary.rate.2026=0.95",
        "why=less of it",
        "name='2024'",
        "stage.primary.grades=[\"1\"]",
    ];
    let settings = loaded(&[("small.toml", &base)], &sets).settings;
    assert_eq!(settings.births.level, Some(0.9));
    assert_eq!(settings.seat_budget[0].strategy, StrategyName::Need);
    assert_eq!(settings.stage[0].class_norm, Some(45.0));
    assert_eq!(settings.entry.stages["primary"].districts.keys().collect::<Vec<_>>(), ["站前区", "老.边"]);
    assert_eq!(settings.entry.stages["primary"].rate, Some(Yearly::ByYear([("2026".to_owned(), 0.95)].into())));
    assert_eq!((settings.why.as_str(), settings.name.as_str()), ("less of it", "2024"));
    assert_eq!(settings.stage[0].grades, ["1"]);
}

#[test]
fn what_is_wrong_on_the_command_line_is_told_there() {
    let sets = [
        "births.level=0,9",
        "birth.level=0.9",
        "births.level",
        "stage.primry.rule=wait",
        "stage.primary.rule=absorbe",
        "target.x.at_least=0.9",
        "extends=other.toml",
        "name=2024",
        "alert.red_chance=1.5",
        "=1",
        "stage=3",
        "stage.primary=3",
    ];
    assert_snapshot!(refused(&[("small.toml", SMALL)], &sets), @"");
}

#[test]
fn a_block_begun_on_the_command_line_must_be_whole() {
    assert_snapshot!(refused(&[("small.toml", SMALL)], &["uncertainty.fertility.p10=0.9"]), @"");
}

// Files that cannot be read

#[test]
fn a_missing_file_is_told_with_its_neighbours() {
    let folder = write(&[("baseline.toml", SMALL), ("plan.toml", "extends = \"basline.toml\"")]);
    assert_snapshot!(refused_in(&folder, "plan.toml", &[]), @"");
    assert_snapshot!(refused_in(&folder, "baseline", &[]), @"");
    assert_snapshot!(refused_in(&folder, "zzzzzzzzzz", &[]), @"");
    assert_snapshot!(refused_in(&folder, "nowhere/plan.toml", &[]), @"");
    assert_snapshot!(refused_in(&folder, "", &[]), @"");
}

#[test]
fn files_that_extend_each_other_are_refused() {
    let files = [("a.toml", "extends = \"b.toml\""), ("b.toml", "# b\nextends = \"./a.toml\"")];
    assert_snapshot!(refused(&files, &[]), @"");
}

#[test]
fn an_empty_file_is_refused() {
    assert_snapshot!(refused(&[("empty.toml", "\u{feff} \n")], &[]), @"");
}

#[test]
fn a_file_in_another_encoding_is_refused() {
    let folder = write(&[]);
    fs::write(folder.path().join("gbk.toml"), b"name = \"x\"\nname_zh = \"\xD3\xAA\xBF\xDA\"\n").expect("a file");
    assert_snapshot!(refused_in(&folder, "gbk.toml", &[]), @"");
}

#[test]
fn each_line_that_is_not_toml_is_told() {
    assert_snapshot!(refused(&[("x.toml", "name = \nbase_year == 2020\n站前区 = 1\nlast_year = 2030\nlast_year = 2031\n")], &[]), @"");
}

// Keys and values

#[test]
fn unknown_keys_are_told_with_the_nearest_known_one() {
    assert_snapshot!(small_with("[birth]\nlevel = 0.9\n[alert]\nred_frm = 1\nzzzzzzzzzzzz = 2\n"), @"");
}

#[test]
fn a_misspelt_required_key_is_told_once() {
    assert_snapshot!(small_where("base_year", "bas_year"), @"");
}

#[test]
fn wrong_types_are_told_with_what_was_expected() {
    let more = "first_year = 2020.5\n[births]\nlevel = \"0.9\"\n[alert]\nred_from = nan\n[entry]\nlevl = 0.9\nprimary.rate = true\n[history]\nyears = -1\n[uncertainty]\nsmall_numbers = 1\nfertility = 1\n";
    let text = SMALL.replace("last_year = 2035", "last_year = 99999999999999999999\nname_zh = 3\nwhy = 2024-09-01").replace("[6]", "6");
    let text = text.replacen("\n\n", &format!("\n{}", more.lines().next().unwrap_or("").to_owned() + "\n\n"), 1);
    let rest = more.split_once('\n').map_or("", |(_, rest)| rest);
    assert_snapshot!(refused(&[("small.toml", &format!("{text}{rest}"))], &[]), @"");
}

#[test]
fn a_table_in_place_of_a_list_of_tables_is_told_how_to_write_it() {
    assert_snapshot!(small_with("[target]\nid = \"x\"\n"), @"");
}

#[test]
fn unknown_words_are_told_with_all_known_ones() {
    assert_snapshot!(small_where("\"absorb\"", "\"absorbed\""), @"");
    assert_snapshot!(small_with("[[seat_budget]]\nid = \"b\"\nstage = \"junior\"\nyear = 2024\nunit = \"intake\"\ntiers = { qualty = 5 }\nstrategy = \"need\"\n"), @"");
}

#[test]
fn required_keys_are_told_once_all_files_are_merged() {
    let plan = "extends = \"base.toml\"\n[[stage]]\nid = \"primary\"\nrule = \"absorb\"\n";
    assert_snapshot!(refused(&[("plan.toml", plan), ("base.toml", "base_year = 2020\n")], &[]), @"");
}

#[test]
fn entries_without_a_name_and_twins_are_refused() {
    let stage = "[[stage]]\nid = \"primary\"\ngrades = [\"1\"]\nentry_from = \"leavers\"\nrule = \"absorb\"\n";
    assert_snapshot!(small_with(&format!("[[target]]\nyear = 2030\n{stage}")), @"");
}

#[test]
fn problems_of_all_files_and_the_command_line_come_together() {
    let plan = "extends = \"base.toml\"\nlast_yer = 2040\n[births]\nlevel = \"high\"\n";
    let base = SMALL.replace("base_year = 2020", "base_year = \"2020\"").replace("\"leavers\"", "\"leaver\"");
    assert_snapshot!(refused(&[("plan.toml", plan), ("base.toml", &base)], &["alert.rule=zhejiang"]), @"");
}

// Ranges

#[test]
fn years_are_in_order() {
    assert_snapshot!(small_where("last_year = 2035", "last_year = 2010\nfirst_year = 2019"), @"");
    assert_snapshot!(small_where("last_year = 2035", "last_year = 2180"), @"");
    assert_snapshot!(small_where("base_year = 2020", "base_year = 202"), @"");
}

#[test]
fn a_name_stays_within_the_runs() {
    assert_snapshot!(small_where("\"small\"", "\"../small\""), @"");
}

#[test]
fn the_ladder_holds_together() {
    assert_snapshot!(small_where("grades = [\"1\", \"2\", \"3\"]", "grades = [\"1\", \"1\"]\nclass_norm = 0"), @"");
    assert_snapshot!(small_where("grades = [\"1\", \"2\", \"3\"]", "grades = []"), @"");
    assert_snapshot!(small_where("entry_ages = [6]\n", ""), @"");
    assert_snapshot!(small_where("\"population\"", "\"leavers\""), @"");
    assert_snapshot!(small_where("\"leavers\"", "\"leavers\"\nleavers_of = \"junior\""), @"");
    assert_snapshot!(small_where("\"leavers\"", "\"leavers\"\nleavers_of = \"primry\""), @"");
}

#[test]
fn a_ladder_without_stages_is_refused() {
    let text = SMALL.split("\n\n").next().unwrap_or_default();
    assert_snapshot!(refused(&[("small.toml", text)], &[]), @"");
}

#[test]
fn intervals_hold_their_centre() {
    let more = "[uncertainty]\nfertility = { p10 = 1.1, p90 = 1.2 }\nmigration = { p10 = -0.1, p90 = -0.01, shape = \"ar1\" }\nprogression = { p10 = 0.9, p90 = 1.1, phi = 1, common = 1.5, after_years = 0 }\n";
    assert_snapshot!(small_with(more), @"");
}

#[test]
fn keys_that_name_stages_name_stages() {
    let more = "[placement]\nprimry.strategy = \"spillover\"\n[entry.senior]\nlevel = 1\n[progression.junor]\nlevel = 1\n[uncertainty.entry]\nkinder = { p10 = 0.9, p90 = 1.1 }\n[[project]]\nproject = \"p\"\nstage = \"primar\"\n[[housing]]\ndistrict = \"x\"\nyear = 2025\ndwellings = 10\nyield = { prmary = 0.1 }\n";
    assert_snapshot!(small_with(more), @"");
}

#[test]
fn levers_keep_their_ranges() {
    let more = "[births]\nlevel = -0.1\n[entry.primary]\nrate = { 20x6 = 0.9, 2026 = -1 }\nmigrant_access = 1.1\n[progression.junior]\nratio = [1, -1]\n[alert]\nred_chance = 2\n";
    assert_snapshot!(small_with(more), @"");
}

#[test]
fn delays_are_whole_years_with_chances_that_sum_to_one() {
    let more = "[[project]]\nproject = \"p\"\ndelay = { 0 = 0.5, 1.5 = 0.1 }\n[[project]]\nproject = \"q\"\ndelay = { 0 = 0.5, -1 = 0.1, 1000 = 0.4 }\n[[project]]\nproject = \"r\"\ndelay = 1000\n";
    assert_snapshot!(small_with(more), @"");
    let ten = "[[project]]\nproject = \"p\"\ndelay = { 0 = 0.1, 1 = 0.2, 2 = 0.7 }\n";
    loaded(&[("small.toml", &format!("{SMALL}{ten}"))], &[]);
}

#[test]
fn targets_have_one_bound_and_budgets_one_size() {
    let more = "[[target]]\nid = \"a\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\n[[target]]\nid = \"b\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\nat_least = 0.9\nat_most = 1\n[[seat_budget]]\nid = \"c\"\nstage = \"junior\"\nyear = 2024\nunit = \"seats\"\nstrategy = \"need\"\n";
    assert_snapshot!(small_with(more), @"");
}

#[test]
fn manual_places_add_up_to_the_budget() {
    let budget = |id: &str, rest: &str| {
        format!("[[seat_budget]]\nid = \"{id}\"\nstage = \"junior\"\nyear = 2024\nunit = \"seats\"\nstrategy = \"manual\"\n{rest}\n")
    };
    let more = [
        budget("a", "places = 10"),
        budget("b", "places = 10\nmanual = { x = 5, y = 4 }"),
        budget("c", "tiers = { quality = 3 }\nmanual = { x = 3 }"),
        budget("d", "tiers = { quality = 3 }\nmanual = { x = { quality = 2, standard = 1 } }"),
    ];
    assert_snapshot!(small_with(&more.concat()), @"");
}

#[test]
fn a_refused_block_is_not_complained_about_twice() {
    assert_snapshot!(small_with("[[target]]\nid = \"a\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\nat_leest = 0.9\n"), @"");
}

// Places and schema

#[test]
fn a_later_check_can_point_at_any_value() {
    let more = "[[project]]\nproject = \"late-1\"\ndistrict = \"站前\"\n[[project]]\nproject = \"late-1\"\nstage = \"primary\"\n[entry.primary.districts]\n\"老边\" = 0.9\n";
    let scenario = loaded(&[("small.toml", &format!("{SMALL}{more}"))], &["births.level=0.9"]);
    let place = |path: &str| {
        let problem = scenario.places.problem(path, "no");
        format!("{}:{} | {}", problem.row, problem.column, problem.line.unwrap_or_default())
    };
    assert_eq!(place("project[late-1].district"), "20:12 | district = \"站前\"");
    assert_eq!(place("project[#2].stage"), "23:9 | stage = \"primary\"");
    assert_eq!(place("project[#2].district"), "21:1 | [[project]]");
    assert_eq!(place("entry.primary.districts.老边"), "25:8 | \"老边\" = 0.9");
    assert_eq!(place("target[x].stage"), "0: | ");
    assert_eq!(scenario.places.problem("births.level", "no").to_string(), "--set births.level=0.9: no");
    assert_eq!(scenario.places.problem_with_key("entry.primary.districts.老边", "no").column, "1");
    assert_eq!(scenario.places.entry("project", 1), "project[#2]");
    assert_eq!(scenario.places.entry("stage", 1), "stage[junior]");
}

#[test]
fn the_schema_lets_a_file_say_only_what_differs() {
    let schema = schema();
    assert_eq!(schema["anyOf"][0]["required"][0], "extends");
    assert_eq!(schema["$defs"]["StageSettings"]["required"], serde_json::json!(["id"]));
    assert_eq!(schema["properties"]["extends"]["type"], "string");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let folder = write(&[]);
        fs::write(folder.path().join("x.toml"), bytes)?;
        let _ = read(&folder, "x.toml", &[]);
    }

    #[test]
    fn any_change_of_a_scenario_and_any_set_is_read_or_refused(at in 0..SMALL.len(), end in 0..SMALL.len(), put in "[\\[\\]{}=\".a-z0-9\n站-]{0,12}", set in "[\\[\\]{}=\"'.a-z0-9站#-]{0,30}") {
        let text = format!("{}{put}{}", &SMALL[..at.min(end)], &SMALL[at.max(end)..]);
        let folder = write(&[("x.toml", &text)]);
        let _ = read(&folder, "x.toml", &[&set, &format!("stage.primary.{set}"), &format!("entry.primary.rate{set}=1")]);
    }
}
