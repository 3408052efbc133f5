//! Several plans and what-ifs beside one base.

use std::fs;

use super::served::{Served, answers, form_of};
use crate::program::{said, xuewei_in};

/// A what-if as a box to tick says it.
fn what_if(plan: &str, set: &str) -> String {
    form_of(&[("plan", plan), ("set", set)])
}

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("lang", "en"), ("plan", "plan"), ("base", "tiny"), ("shown", "plan"), ("futures", "16"), ("seed", "1")], more].concat()
}

#[test]
fn plans_and_what_ifs_stand_beside_the_base_as_compare_has_them() {
    let served = Served::tiny();
    let (fewer, as_it_stands) = (what_if("plan", "births.level=0.5"), form_of(&[("plan", "plan")]));
    let more = [("also", as_it_stands.as_str()), ("also", &fewer), ("lever:seat_budget.kindergarten-60.places", "360")];
    let shown = served.post("/run", &form(&more)).leads_to();
    let page = served.get(&shown).text();
    let title = "plan, plan (Births (not recorded yet) 1 → 0.5), plan (kindergarten: places 60 → 360) against tiny</h2>";
    assert!(page.contains(title), "{page}");
    let folder = served.folder.path();
    fs::write(folder.join("a.toml"), "extends = \"plan.toml\"\nname = \"plan-what-if-1\"\n[births]\nlevel = 0.5\n").unwrap();
    let places = "[[seat_budget]]\nid = \"kindergarten-60\"\nplaces = 360\n";
    fs::write(folder.join("b.toml"), format!("extends = \"plan.toml\"\nname = \"plan-what-if-2\"\n{places}")).unwrap();
    said(&xuewei_in(folder, &["compare", "tiny.toml", "plan.toml", "a.toml", "b.toml", "--futures", "16", "--out", "typed"]));
    for table in ["summary.csv", "pressure.csv", "targets.csv", "comparison.csv"] {
        let read = |folder: &std::path::Path| fs::read_to_string(folder.join(table)).unwrap();
        assert_eq!(read(&answers(folder)[0]), read(&served.path("typed")), "{table}");
    }
    assert!(!page.contains("xuewei compare"), "no one command gives this");
}

#[test]
fn what_was_run_can_be_ticked_and_is_told_by_its_changes() {
    let served = Served::tiny();
    served.post("/run", &form(&[("lever:births.level", "0.5")])).leads_to();
    let page = served.get("/?lang=en&plan=plan&base=tiny").text();
    let value = what_if("plan", "births.level=0.5").replace('&', "&amp;");
    assert!(page.contains(&format!("name=\"also\" value=\"{value}\">plan (Births (not recorded yet) 1 → 0.5)")), "{page}");
}

#[test]
fn a_what_if_is_put_aside_and_the_next_one_begins_from_the_scenario() {
    let served = Served::tiny();
    let link = form_of(&form(&[("lever:births.level", "0.5"), ("aside", "on")]));
    let page = served.get(&format!("/?{link}")).text();
    let value = what_if("plan", "births.level=0.5").replace('&', "&amp;");
    assert!(page.contains(&format!("name=\"also\" value=\"{value}\" checked")), "{page}");
    assert!(page.contains("name=\"lever:births.level\" value=\"1\""), "{page}");
}

#[test]
fn what_all_are_given_is_given_to_what_ifs_too() {
    let served = Served::tiny();
    let more = what_if("plan", "seat_budget.kindergarten-60.places=360");
    let form = form(&[("also", more.as_str()), ("lever:births.level", "0.5"), ("all", "on")]);
    let page = served.get(&served.post("/run", &form).leads_to()).text();
    assert!(page.contains("plan (kindergarten: places 60 → 360), plan against tiny, Births (not recorded yet) 1 → 0.5</h2>"), "{page}");
    let told = fs::read_to_string(answers(served.folder.path())[0].join("run.json")).unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let scenarios = told["scenarios"].as_array().unwrap();
    assert!(scenarios.iter().all(|scenario| scenario["births"]["level"] == 0.5), "{scenarios:?}");
    assert_eq!(
        scenarios.iter().map(|scenario| scenario["name"].as_str().unwrap()).collect::<Vec<_>>(),
        ["tiny-what-if", "plan-what-if-1", "plan-what-if-2"]
    );
}

#[test]
fn too_many_plans_or_none_to_compare_with_are_told() {
    let served = Served::tiny();
    let many: Vec<String> = (1..=6).map(|n| what_if("plan", &format!("births.level=0.{n}"))).collect();
    let boxes: Vec<(&str, &str)> = many.iter().map(|value| ("also", value.as_str())).collect();
    let got = served.post("/run", &form(&boxes));
    assert!(got.status == 422 && got.text().contains("6 scenarios at most are compared with one; here are 7"), "{}", got.text());
    let alone = [("lang", "zh"), ("plan", "plan"), ("also", boxes[0].1)];
    assert!(served.post("/run", &alone).text().contains("请在“与哪个方案比较”中选定"));
    served.post("/run", &form(&boxes[1..])).leads_to();
}
