//! Questions and answers.

use std::fs;

use super::served::{Got, Served, answers};
use crate::program::{said, xuewei_in};

fn question<'a>(plan: &'a str, base: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("lang", "en"), ("plan", plan), ("base", base), ("shown", plan), ("futures", "16"), ("seed", "1")], more].concat()
}

#[test]
fn the_first_page_offers_every_scenario_in_the_readers_language() {
    let served = Served::tiny();
    let english = served.get("/").text();
    for shown in ["<option value=\"plan\"", "<option value=\"tiny\"", "A new primary school in Gaizhou", "broken (has problems)", ">Run<"] {
        assert!(english.contains(shown), "{shown} is missing in {english}");
    }
    let typed = served.get("/?lang=en&to=zh&plan=plan&shown=plan&lever:births.level=0.8").text();
    assert!(typed.contains(">运行<") && value_of(&typed, "births.level") == "0.8", "another language loses nothing that was typed");
    let chinese = served.ask("GET", "/", &[("Accept-Language", "zh-CN,zh;q=0.9")], "").text();
    for shown in ["小方案", "lang=\"zh-Hans\"", ">运行<", "broken（有问题）"] {
        assert!(chinese.contains(shown), "{shown} is missing in {chinese}");
    }
    assert!(served.get("/?lang=zh").text().contains(">运行<"), "who asks for Chinese gets it");
}

#[test]
fn an_answer_is_what_the_command_line_gives() {
    let served = Served::tiny();
    let shown = served.post("/run", &question("plan", "tiny", &[])).leads_to();
    let page = served.get(&shown).text();
    assert!(page.contains("<iframe"), "{page}");
    assert!(page.contains("xuewei compare ./tiny.toml ./plan.toml --futures 16"), "{page}");
    let typed = ["compare", "./tiny.toml", "./plan.toml", "--futures", "16", "--out", "typed"];
    said(&xuewei_in(served.folder.path(), &typed));
    let asked = &answers(served.folder.path())[0];
    for table in ["summary.csv", "pressure.csv", "targets.csv", "comparison.csv", "report.html"] {
        let read = |folder: &std::path::Path| fs::read_to_string(folder.join(table)).unwrap().replace(" --out typed", "");
        assert_eq!(read(asked), read(&served.path("typed")), "{table}");
    }
}

#[test]
fn the_report_and_its_tables_are_served_and_nothing_else() {
    let served = Served::tiny();
    served.post("/run", &question("plan", "", &[])).leads_to();
    let folder = answers(served.folder.path()).remove(0);
    let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
    for (file, kind) in
        [("report.html", "text/html"), ("summary.csv", "text/csv"), ("report.xlsx", "spreadsheetml"), ("charts/wave.svg", "svg")]
    {
        let got = served.get(&format!("/runs/{name}/{file}"));
        assert_eq!(got.status, 200, "{file}");
        assert!(got.headers.contains(kind), "{file}: {}", got.headers);
        assert_eq!(got.body, fs::read(folder.join(file)).unwrap(), "{file}");
    }
    for lost in
        ["../plan.toml", "..%2Fplan.toml", "%2e%2e/plan.toml", "charts/../../../plan.toml", "%2Fetc%2Fpasswd", ".hidden", "nothing.csv"]
    {
        assert_eq!(served.get(&format!("/runs/{name}/{lost}")).status, 404, "{lost}");
    }
    assert_eq!(served.get("/runs/other/report.html").status, 404, "no run of this page");
}

/// The value that a field shows.
fn value_of(page: &str, key: &str) -> String {
    let field = page.split("<input").find(|field| field.contains(&format!("name=\"lever:{key}\""))).expect(key);
    field.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn a_changed_number_is_run_told_and_shown_again() {
    let served = Served::tiny();
    let changed = [("lever:births.level", "０．５"), ("lever:migration.level", "1"), ("other", "alert.from_year = 2025\n\n")];
    let shown = served.post("/run", &question("plan", "plan", &changed)).leads_to();
    assert!(shown.contains("set=births.level%3D0.5"), "{shown}");
    let page = served.get(&shown).text();
    assert_eq!(value_of(&page, "births.level"), "0.5");
    assert!(page.contains("; was 1"), "the old value stays in sight: {page}");
    assert!(page.contains("alert.from_year=2025"), "what has no field is kept too: {page}");
    assert!(page.contains("plan (Births (not recorded yet) 1 → 0.5; alert.from_year 2025) against plan"), "{page}");
    let told = fs::read_to_string(answers(served.folder.path())[0].join("run.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let [base, plan] = [0, 1].map(|scenario| &told["scenarios"][scenario]);
    assert_eq!((&base["name"], &base["births"]["level"]), (&"plan".into(), &serde_json::Value::Null));
    assert_eq!((&plan["name"], &plan["births"]["level"]), (&"plan-what-if".into(), &0.5.into()));
}

#[test]
fn changes_are_for_both_where_that_is_asked_for() {
    let served = Served::tiny();
    served.post("/run", &question("plan", "tiny", &[("lever:births.level", "0.5"), ("all", "on")])).leads_to();
    let folder = answers(served.folder.path()).remove(0);
    let told: serde_json::Value = serde_json::from_str(&fs::read_to_string(folder.join("run.json")).unwrap()).unwrap();
    for (scenario, name) in [(0, "tiny-what-if"), (1, "plan-what-if")] {
        assert_eq!(told["scenarios"][scenario]["births"]["level"], 0.5, "{name}");
        assert_eq!(told["scenarios"][scenario]["name"], name);
    }
    assert_eq!(told["scenarios"][0]["why"], "What if: Births (not recorded yet) 1 → 0.5", "a scenario that gives no reason");
    let reason = told["scenarios"][1]["why"].as_str().unwrap();
    assert!(reason.starts_with("A new primary school in Gaizhou") && reason.contains(". What if: "), "{reason}");
}

#[test]
fn a_change_that_the_other_scenario_cannot_take_says_how_to_go_on() {
    let served = Served::tiny();
    let changed = [("lever:seat_budget.kindergarten-60.places", "90"), ("all", "on")];
    let told = refusal(&served.post("/run", &question("plan", "tiny", &changed)));
    assert!(told.contains("untick that to change the plan alone"), "{told}");
}

fn refusal(got: &Got) -> String {
    assert_eq!(got.status, 422);
    let page = got.text();
    page.split("<pre>").nth(1).expect("reasons").split("</pre>").next().unwrap().replace("&quot;", "\"")
}

#[test]
fn what_cannot_run_is_told_and_the_form_stays_filled_in() {
    let served = Served::tiny();
    let wrong = served.post("/run", &question("plan", "tiny", &[("lever:births.level", "-1"), ("other", "brith.level=1")]));
    assert!(refusal(&wrong).contains("“Births (not recorded yet)” -1: "), "{}", refusal(&wrong));
    assert!(refusal(&wrong).contains("brith.level=1: unknown key `brith`") && !refusal(&wrong).contains("births.level"));
    assert_eq!(value_of(&wrong.text(), "births.level"), "-1");
    let futures = served.post("/run", &[("plan", "plan"), ("lang", "zh"), ("futures", "一千")]);
    assert!(refusal(&futures).contains("未来数：请填0至100000的整数"));
    let lost = served.post("/run", &question("../plan", "", &[]));
    assert!(refusal(&lost).contains("there is no scenario `../plan`"), "{}", refusal(&lost));
    assert!(!served.path("answers").exists(), "nothing is written where nothing runs");
}

#[test]
fn a_broken_scenario_tells_its_problems_and_spoils_nothing_else() {
    let served = Served::tiny();
    let page = served.get("/?plan=broken&lang=zh").text();
    assert!(page.contains("last_yaer") && page.contains("broken.toml:3"), "{page}");
    assert_eq!(served.post("/run", &question("broken", "", &[])).status, 422);
    served.post("/run", &question("plan", "", &[])).leads_to();
}

#[test]
fn what_was_run_stays_at_hand() {
    let served = Served::tiny();
    let first = served.post("/run", &question("plan", "", &[])).leads_to();
    let second = served.post("/run", &question("tiny", "", &[("lever:births.level", "0.7")])).leads_to();
    let page = served.get(&second).text();
    let listed = page.split("Run so far").nth(1).unwrap();
    assert_eq!(listed.matches("<li>").count(), 2, "{listed}");
    assert!(listed.contains(&first.replace('&', "&amp;")), "{listed}");
    assert!(served.get(&first).text().contains("<iframe"));
    assert_eq!(answers(served.folder.path()).len(), 2);
    assert_eq!(served.get("/progress").text(), "", "no run is at work");
}

#[test]
fn every_strategy_shares_out_the_places_of_a_scenario() {
    let served = Served::tiny();
    let offered = |plan: &str| served.get(&format!("/?lang=en&plan={plan}")).text().contains("Compare all strategies");
    assert!(offered("plan") && !offered("tiny"), "offered where there are places to share out");
    let more = [("task", "strategies"), ("lever:seat_budget.kindergarten-60.places", "90")];
    let page = served.get(&served.post("/run", &question("plan", "tiny", &more)).leads_to()).text();
    assert!(page.contains("all strategies</h2>") && page.contains("places 60 → 90"), "{page}");
    assert!(page.contains("xuewei benchmark seats ./plan.toml --set seat_budget.kindergarten-60.places=90 --futures 16"), "{page}");
    let folder = answers(served.folder.path()).remove(0);
    assert!(fs::read_to_string(folder.join("report.html")).unwrap().contains("90 more seats from 2025/26"));
    let name = folder.file_name().unwrap().to_str().unwrap();
    assert_eq!(served.get(&format!("/runs/{name}/benchmark.csv")).status, 200);
    let none = served.post("/run", &question("tiny", "", &[("task", "strategies")]));
    assert!(refusal(&none).contains("[[seat_budget]]"), "{}", refusal(&none));
}

#[test]
fn every_rule_admits_the_pupils_of_a_scenario() {
    let served = Served::tiny();
    let page = served.get(&served.post("/run", &question("plan", "tiny", &[("task", "admissions")])).leads_to()).text();
    assert!(page.contains("plan: all rules of admission</h2>"), "{page}");
    assert!(page.contains("xuewei benchmark admissions ./plan.toml --futures 16"), "{page}");
    let report = fs::read_to_string(answers(served.folder.path())[0].join("report.html")).unwrap();
    assert!(report.contains("Rules of admission beside each other: plan"));
    let form = [("lang", "en"), ("plan", "plan"), ("shown", "plan"), ("futures", "0"), ("task", "admissions")];
    assert!(refusal(&served.post("/run", &form)).contains("the central future draws nobody"));
}

#[test]
fn a_folder_without_scenarios_says_so() {
    let empty = Served::over(tempfile::tempdir().unwrap(), &[]);
    let page = empty.get("/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("no scenarios (.toml files) in ."), "{}", page.text());
}

#[test]
fn a_scenario_and_its_data_are_checked_before_anything_runs() {
    let served = Served::tiny();
    let page = served.get("/?plan=plan&lang=zh&check=on").text();
    let typed = said(&xuewei_in(served.folder.path(), &["check", "./plan.toml", "--lang", "zh"]));
    assert!(page.contains(&format!("<pre class=\"understood\">{}</pre>", typed.replace('"', "&quot;"))), "{page}");
    let seats = served.path("seats.csv");
    fs::write(&seats, fs::read_to_string(&seats).unwrap().replacen(",180,", ",many,", 1)).unwrap();
    let wrong = served.get("/?plan=plan&lang=en&check=on");
    assert_eq!(wrong.status, 422);
    assert!(refusal(&wrong).contains("seats.csv:2:seats: `many` is not a number"), "{}", refusal(&wrong));
}

#[test]
fn a_scenario_edited_while_its_page_is_open_is_not_changed_back() {
    let served = Served::tiny();
    let plan = served.path("plan.toml");
    fs::write(&plan, fs::read_to_string(&plan).unwrap() + "\n[births]\nlevel = 0.7\n").unwrap();
    let as_shown = [("was:births.level", "0.85"), ("lever:births.level", "0.85")];
    assert!(!served.post("/run", &question("plan", "", &as_shown)).leads_to().contains("set="), "nobody touched the field");
    let touched = [("was:births.level", "0.85"), ("lever:births.level", "0.9")];
    assert!(served.post("/run", &question("plan", "", &touched)).leads_to().contains("set=births.level%3D0.9"));
}

#[test]
fn what_was_typed_wrong_stays_to_be_put_right() {
    let served = Served::tiny();
    let form = [("plan", "plan"), ("lang", "en"), ("futures", "5000o"), ("seed", "7x"), ("save_as", "foo"), ("other", "foo\n# note")];
    let page = served.post("/run", &form).text();
    for kept in
        ["name=\"futures\" value=\"5000o\"", "name=\"seed\" value=\"7x\"", "name=\"save_as\" value=\"foo\"", ">foo\n# note</textarea>"]
    {
        assert!(page.contains(kept), "{kept}");
    }
}

#[test]
fn a_key_written_in_another_way_is_the_same_key() {
    let served = Served::tiny();
    let twice = [("lever:births.level", "0.9"), ("other", "births . \"level\" = 0.5")];
    let page = served.get(&served.post("/run", &question("plan", "", &twice)).leads_to()).text();
    assert_eq!(value_of(&page, "births.level"), "0.5", "what is written out counts, and the field says so");
}

#[test]
fn links_to_what_is_gone_say_so() {
    let served = Served::tiny();
    let lost = served.get("/?lang=en&plan=gone&set=births.level%3D0.5");
    assert!(refusal(&lost).contains("there is no scenario `gone`"));
    let shown = served.post("/run", &question("plan", "", &[])).leads_to();
    fs::remove_dir_all(served.path("answers")).unwrap();
    assert!(refusal(&served.get(&shown)).contains("the run folder is gone"));
    assert_eq!(served.get("/run").leads_to(), "/");
}

#[test]
fn a_changed_class_size_is_compared_too() {
    let served = Served::tiny();
    let shown = served.post("/run", &question("plan", "plan", &[("lever:stage.primary.class_norm", "40")])).leads_to();
    assert!(served.get(&shown).text().contains("class norm 45 → 40"), "{shown}");
}

#[test]
fn pictures_of_an_answer_can_be_taken_along() {
    let served = Served::tiny();
    let page = served.get(&served.post("/run", &question("plan", "", &[])).leads_to()).text();
    let picture = page.split("href=\"").find(|link| link.contains("/charts/pressure.")).unwrap().split('"').next().unwrap();
    assert_eq!(served.get(picture).status, 200, "{picture}");
}
