//! Numbers as planners write them, and what cannot be read.

use super::served::Served;

fn form<'a>(lang: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("lang", lang), ("plan", "plan"), ("shown", "plan"), ("futures", "１６"), ("seed", "1")], more].concat()
}

#[test]
fn shares_in_per_cent_and_grouped_numbers_are_run() {
    let served = Served::tiny();
    let more = [("lever:births.level", "80％"), ("lever:seat_budget.kindergarten-60.places", "1，200"), ("lever:migration.level", "100%")];
    let shown = served.post("/run", &form("zh", &more)).leads_to();
    assert!(shown.contains("set=births.level%3D0.8") && shown.contains("places%3D1200"), "{shown}");
    assert!(!shown.contains("migration"), "what says the same is no change: {shown}");
    let page = served.get(&shown).text();
    assert!(page.contains("<small class=\"read\">= 80 %</small>"), "{page}");
}

#[test]
fn what_cannot_be_read_is_told_beside_its_field() {
    let served = Served::tiny();
    let more = [("lever:births.level", "许多"), ("lever:seat_budget.kindergarten-60.places", "1,20"), ("lever:migration.level", "80")];
    let got = served.post("/run", &form("zh", &more));
    assert_eq!(got.status, 422);
    let page = got.text();
    for shown in [
        "value=\"许多\" placeholder=\"1\" autocomplete=\"off\" aria-invalid=\"true\" aria-describedby=\"why:births.level\"",
        "<p class=\"wrong\" id=\"why:births.level\">“许多”读不出数；请填小数或百分数，如 0.8 或 80%</p>",
        "出生（尚未登记的）：“许多”读不出数",
        "“1,20”读不出数；请填数字",
        "“80”会读作 8000%",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!served.path("answers").exists());
    let kept = served.post("/save", &form("en", &[("lever:births.level", "many"), ("save_as", "kept")]));
    assert!(kept.status == 422 && !served.path("kept.toml").exists());
}

#[test]
fn messages_name_fields_by_their_labels() {
    let served = Served::tiny();
    let page =
        served.post("/run", &form("zh", &[("lever:births.level", "-1"), ("lever:target.inclusive-coverage.at_least", "-0.5")])).text();
    let told = page.split("<pre>").nth(1).unwrap().split("</pre>").next().unwrap();
    assert!(told.contains("“出生（尚未登记的）” -1：") && told.contains("：不低于” -0.5："), "{told}");
    assert!(!told.contains("births.level") && !told.contains("at_least"), "{told}");
}
