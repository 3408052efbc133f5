//! `--set key=value`.

use insta::assert_snapshot;
use xuewei::inputs::scenario::settings::{StrategyName, Yearly};

use super::{SMALL, loaded, refused};

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
        "name=2024",
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
        "base_year=2024.0",
        "alert.red_chance=1.5",
        "=1",
        "stage=3",
        "stage.primary=3",
    ];
    assert_snapshot!(refused(&[("small.toml", SMALL)], &sets), @r"
    --set births.level=0,9: `births.level` must be a number, not text `0,9`
    --set birth.level=0.9: unknown key `birth`
      hint: did you mean `births`?
    --set births.level: `key=value` is expected
      hint: such as `--set births.level=0.9` or `--set target.coverage.at_least=0.95`
    --set stage.primry.rule=wait: no `stage` is called `primry`
      hint: did you mean `primary`? known: `primary`, `junior`
    --set stage.primary.rule=absorbe: `stage[primary].rule` does not know `absorbe`
      hint: did you mean `absorb`? known: `absorb`, `divert`, `wait`
    --set target.x.at_least=0.9: no `target` is called `x`
    --set extends=other.toml: `extends` belongs in a scenario file
      hint: name the other scenario in its place
    --set base_year=2024.0: `base_year` must be a whole number, not `2024.0`
    --set alert.red_chance=1.5: `alert.red_chance` must be between 0 and 1, not 1.5
      hint: is a digit, a sign or the decimal point wrong?
    --set =1: `key=value` is expected
      hint: such as `--set births.level=0.9` or `--set target.coverage.at_least=0.95`
    --set stage=3: `stage` must be a list, not `3`
    --set stage.primary=3: `stage[#1]` must be a table, not `3`
    ");
}

#[test]
fn a_block_begun_on_the_command_line_must_be_whole() {
    assert_snapshot!(refused(&[("small.toml", SMALL)], &["uncertainty.fertility.p10=0.9"]), @r"
    --set uncertainty.fertility.p10=0.9: `uncertainty.fertility.p90` is missing
      hint: state it here or in what this extends
    ");
}
