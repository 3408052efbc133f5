//! Keys and values that do not fit.

use insta::assert_snapshot;

use super::{SMALL, refused, small_where, small_with};

#[test]
fn unknown_keys_are_told_with_the_nearest_known_one() {
    assert_snapshot!(small_with("[birth]\nlevel = 0.9\n[alert]\nred_frm = 1\nzzzzzzzzzzzz = 2\n"), @r"
    small.toml:18:2: unknown key `birth`
        | [birth]
      hint: did you mean `births`?
    small.toml:21:1: unknown key `alert.red_frm`
        | red_frm = 1
      hint: did you mean `red_from`?
    small.toml:22:1: unknown key `alert.zzzzzzzzzzzz`
        | zzzzzzzzzzzz = 2
      hint: known: `from_year`, `orange_chance`, `red_chance`, `red_from`, `rule`, `slack_below`, `slack_chance`, `usable_share`, `yellow_chance`, `yellow_from`
    ");
}

#[test]
fn what_an_unreadable_extends_would_have_said_is_not_called_missing() {
    assert_snapshot!(refused(&[("plan.toml", "extend = \"base.toml\"\n")], &[]), @r#"
    plan.toml:1:1: unknown key `extend`
        | extend = "base.toml"
      hint: did you mean `extends`?
    "#);
    assert_snapshot!(refused(&[("plan.toml", "extends = 3\n")], &[]), @r"
    plan.toml:1:11: `extends` must be text, not `3`
        | extends = 3
      hint: put the value in quotes
    ");
}

#[test]
fn a_misspelt_required_key_is_told_once() {
    assert_snapshot!(small_where("base_year", "bas_year"), @r"
    small.toml:3:1: unknown key `bas_year`
        | bas_year = 2020
      hint: did you mean `base_year`?
    ");
}

#[test]
fn wrong_types_are_told_with_what_was_expected() {
    let more = "first_year = 2020.5\n[births]\nlevel = \"0.9\"\n[alert]\nred_from = nan\n[entry]\nlevl = 0.9\nprimary.rate = true\n[history]\nyears = -1\n[uncertainty]\nsmall_numbers = 1\nfertility = 1\n";
    let text = SMALL.replace("last_year = 2035", "last_year = 99999999999999999999\nname_zh = 3\nwhy = 2024-09-01").replace("[6]", "6");
    let text = text.replacen("\n\n", &format!("\n{}", more.lines().next().unwrap_or("").to_owned() + "\n\n"), 1);
    let rest = more.split_once('\n').map_or("", |(_, rest)| rest);
    assert_snapshot!(refused(&[("small.toml", &format!("{text}{rest}"))], &[]), @r#"
    small.toml:4:13: `last_year` must be a whole number, not a number too large
        | last_year = 99999999999999999999
    small.toml:5:11: `name_zh` must be text, not `3`
        | name_zh = 3
      hint: put the value in quotes
    small.toml:6:7: `why` must be text, not a date
        | why = 2024-09-01
      hint: put the value in quotes
    small.toml:7:14: `first_year` must be a whole number, not `2020.5`
        | first_year = 2020.5
    small.toml:13:14: `stage[primary].entry_ages` must be a list, not `6`
        | entry_ages = 6
    small.toml:22:9: `births.level` must be a number, not text `0.9`
        | level = "0.9"
      hint: leave out the quotes
    small.toml:24:12: `alert.red_from` must be a finite number, not `NaN`
        | red_from = nan
      hint: leave the key out where nothing is meant
    small.toml:26:8: `entry.levl` must be a table, not `0.9`
        | levl = 0.9
      hint: did you mean `level`?
    small.toml:27:16: `entry.primary.rate` must be a number or a table, not `true`
        | primary.rate = true
    small.toml:29:9: `history.years` must be a whole number from 0 up, not `-1`
        | years = -1
    small.toml:31:17: `uncertainty.small_numbers` must be true or false, not `1`
        | small_numbers = 1
    small.toml:32:13: `uncertainty.fertility` must be a table, not `1`
        | fertility = 1
    "#);
}

#[test]
fn a_table_in_place_of_a_list_of_tables_is_told_how_to_write_it() {
    assert_snapshot!(small_with("[target]\nid = \"x\"\n"), @r"
    small.toml:18:1: `target` must be a list, not a table
        | [target]
      hint: write the heading `[[target]]`
    ");
}

#[test]
fn unknown_words_are_told_with_all_known_ones() {
    assert_snapshot!(small_where("\"absorb\"", "\"absorbed\""), @r#"
    small.toml:11:8: `stage[primary].rule` does not know `absorbed`
        | rule = "absorbed"
      hint: did you mean `absorb`? known: `absorb`, `divert`, `wait`
    "#);
    assert_snapshot!(small_with("[[seat_budget]]\nid = \"b\"\nstage = \"junior\"\nyear = 2024\nunit = \"intake\"\ntiers = { qualty = 5 }\nstrategy = \"need\"\n"), @r"
    small.toml:23:11: unknown key `seat_budget[b].tiers.qualty`
        | tiers = { qualty = 5 }
      hint: did you mean `quality`?
    ");
}

#[test]
fn required_keys_are_told_once_all_files_are_merged() {
    let plan = "extends = \"base.toml\"\n[[stage]]\nid = \"primary\"\nrule = \"absorb\"\n";
    assert_snapshot!(refused(&[("plan.toml", plan), ("base.toml", "base_year = 2020\n")], &[]), @r"
    plan.toml: `dataset` is missing
      hint: state it here or in what this extends
    plan.toml: `last_year` is missing
      hint: state it here or in what this extends
    plan.toml:2:1: `stage[primary].entry_from` is missing
        | [[stage]]
      hint: state it here or in what this extends
    plan.toml:2:1: `stage[primary].grades` is missing
        | [[stage]]
      hint: state it here or in what this extends
    ");
}

#[test]
fn entries_without_a_name_and_twins_are_refused() {
    let stage = "[[stage]]\nid = \"primary\"\ngrades = [\"1\"]\nentry_from = \"leavers\"\nrule = \"absorb\"\n";
    assert_snapshot!(small_with(&format!("[[target]]\nyear = 2030\n{stage}")), @r#"
    small.toml:18:1: `target[#1]` has no `id`
        | [[target]]
      hint: `id` says which one is meant
    small.toml:21:6: `stage[primary]` is there twice
        | id = "primary"
      hint: keep one of the two
    "#);
}

#[test]
fn problems_of_all_files_and_the_command_line_come_together() {
    let plan = "extends = \"base.toml\"\nlast_yer = 2040\n[births]\nlevel = \"high\"\n";
    let base = SMALL.replace("base_year = 2020", "base_year = \"2020\"").replace("\"leavers\"", "\"leaver\"");
    assert_snapshot!(refused(&[("plan.toml", plan), ("base.toml", &base)], &["alert.rule=zhejiang"]), @r#"
    plan.toml:2:1: unknown key `last_yer`
        | last_yer = 2040
      hint: did you mean `last_year`?
    plan.toml:4:9: `births.level` must be a number, not text `high`
        | level = "high"
    base.toml:3:13: `base_year` must be a whole number, not text `2020`
        | base_year = "2020"
      hint: leave out the quotes
    base.toml:16:14: `stage[junior].entry_from` does not know `leaver`
        | entry_from = "leaver"
      hint: did you mean `leavers`? known: `population`, `births`, `leavers`
    --set alert.rule=zhejiang: `alert.rule` does not know `zhejiang`
      hint: did you mean `zhejiang-2018`? known: `zhejiang-2018`
    "#);
}
