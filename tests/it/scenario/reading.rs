//! What is read, and where it is written.

use std::fs;

use proptest::prelude::*;
use xuewei::domain::Said;
use xuewei::inputs::scenario::schema;
use xuewei::inputs::scenario::settings::{Ratios, Yearly};

use super::{EVERY_BLOCK, SMALL, loaded, read, write};

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
    let text = format!("{SMALL}{EVERY_BLOCK}");
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

#[test]
fn a_later_check_can_point_at_any_value() {
    let more = "[[project]]\nproject = \"late-1\"\ndistrict = \"站前\"\n[[project]]\nproject = \"late-1\"\nstage = \"primary\"\n[entry.primary.districts]\n\"老边\" = 0.9\n";
    let scenario = loaded(&[("small.toml", &format!("{SMALL}{more}"))], &["births.level=0.9"]);
    let place = |path: &str| {
        let problem = scenario.places.problem(path, Said::alike("no"));
        format!("{}:{} | {}", problem.row, problem.column, problem.line.unwrap_or_default())
    };
    assert_eq!(place("project[late-1].district"), "20:12 | district = \"站前\"");
    assert_eq!(place("project[#2].stage"), "23:9 | stage = \"primary\"");
    assert_eq!(place("project[#2].district"), "21:1 | [[project]]");
    assert_eq!(place("entry.primary.districts.老边"), "25:8 | \"老边\" = 0.9");
    assert_eq!(place("target[x].stage"), "0: | ");
    assert_eq!(scenario.places.problem("births.level", Said::alike("no")).to_string(), "--set births.level=0.9: no");
    assert_eq!(scenario.places.problem_with_key("entry.primary.districts.老边", Said::alike("no")).column, "1");
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
    fn any_change_of_a_scenario_and_any_set_is_read_or_refused(
        at in 0..2000_usize, length in 0..40_usize, put in "[\\[\\]{}=\".,a-z0-9\n站-]{0,12}", set in "[\\[\\]{}=\"'.a-z0-9站#-]{0,30}"
    ) {
        let whole: Vec<char> = format!("{SMALL}{EVERY_BLOCK}").chars().collect();
        let (before, after) = (whole.iter().take(at), whole.iter().skip(at + length));
        let text: String = before.copied().chain(put.chars()).chain(after.copied()).collect();
        let folder = write(&[("x.toml", &text)]);
        let sets = [set.clone(), format!("stage.primary.{set}"), format!("entry.primary.rate{set}=1")];
        for sets in [vec![], sets.iter().map(String::as_str).collect()] {
            if let Err(problems) = read(&folder, "x.toml", &sets) {
                prop_assert!(!problems.list.is_empty());
                prop_assert!(!problems.to_string().contains("cannot be understood"), "what fits the schema, serde can read: {problems}");
            }
        }
    }
}
