//! Values that make no sense.

use insta::assert_snapshot;

use super::{SMALL, loaded, refused, small_where, small_with};

#[test]
fn years_are_in_order() {
    assert_snapshot!(small_where("last_year = 2035", "last_year = 2010\nfirst_year = 2019"), @r"
    small.toml:4:13: `last_year` 2010 comes before `first_year` 2019
        | last_year = 2010
      hint: base_year <= first_year <= last_year
    small.toml:5:14: `first_year` 2019 comes before `base_year` 2020
        | first_year = 2019
      hint: base_year <= first_year <= last_year
    ");
    assert_snapshot!(small_where("last_year = 2035", "last_year = 2180"), @r"
    small.toml:4:13: 160 years from `base_year` to `last_year`, 150 at most
        | last_year = 2180
      hint: is a digit wrong?
    ");
    assert_snapshot!(small_where("base_year = 2020", "base_year = 202"), @r"
    small.toml:3:13: `base_year` must be a year from 1900 to 2200, not 202
        | base_year = 202
      hint: is a digit, a sign or the decimal point wrong?
    ");
}

#[test]
fn a_name_stays_within_the_runs() {
    assert_snapshot!(small_where("\"small\"", "\"../small\""), @r#"
    small.toml:1:8: `name` cannot name a run folder
        | name = "../small"
      hint: leave out `/`, `\`, `:` and the like
    "#);
}

#[test]
fn the_ladder_holds_together() {
    assert_snapshot!(small_where("grades = [\"1\", \"2\", \"3\"]", "grades = [\"1\", \"1\"]\nclass_norm = 0"), @r#"
    small.toml:8:16: `stage[primary].grades[1]` is there twice
        | grades = ["1", "1"]
      hint: keep one of the two
    small.toml:9:14: `stage[primary].class_norm` must be above 0, not 0
        | class_norm = 0
      hint: is a digit, a sign or the decimal point wrong?
    "#);
    assert_snapshot!(small_where("grades = [\"1\", \"2\", \"3\"]", "grades = []"), @r#"
    small.toml:8:10: `stage[primary].grades` is empty
        | grades = []
      hint: such as `grades = ["1", "2", "3"]`
    "#);
    assert_snapshot!(small_where("entry_ages = [6]\n", ""), @r"
    small.toml:6:1: `stage[primary].entry_ages` is missing: a stage that does not enter from leavers needs it
        | [[stage]]
      hint: add it
    ");
    assert_snapshot!(small_where("\"population\"", "\"leavers\""), @r#"
    small.toml:9:14: `stage[primary]`: the first stage has no leavers before it
        | entry_from = "leavers"
      hint: use `population` or `births`
    "#);
    assert_snapshot!(small_where("\"leavers\"", "\"leavers\"\nleavers_of = \"junior\""), @r#"
    small.toml:17:14: `stage[junior].leavers_of`: `junior` does not come earlier on the ladder
        | leavers_of = "junior"
      hint: stages are listed lowest first
    "#);
    assert_snapshot!(small_where("\"leavers\"", "\"leavers\"\nleavers_of = \"primry\""), @r#"
    small.toml:17:14: `stage[junior].leavers_of`: `primry` is not a stage
        | leavers_of = "primry"
      hint: did you mean `primary`? known: `primary`, `junior`
    "#);
}

#[test]
fn a_ladder_without_stages_is_refused() {
    let text = SMALL.split("\n\n").next().unwrap_or_default();
    assert_snapshot!(refused(&[("small.toml", text)], &[]), @r"
    small.toml: `stage` is empty
      hint: a scenario needs at least one `[[stage]]`
    ");
}

#[test]
fn intervals_hold_their_centre() {
    let more = "[uncertainty]\nfertility = { p10 = 1.1, p90 = 1.2 }\nmigration = { p10 = -0.1, p90 = -0.01, shape = \"ar1\" }\nprogression = { p10 = 0.9, p90 = 1.1, phi = 1, common = 1.5, after_years = 0 }\n";
    assert_snapshot!(small_with(more), @r#"
    small.toml:19:21: `uncertainty.fertility`: 1.1 to 1.2 does not hold 1
        | fertility = { p10 = 1.1, p90 = 1.2 }
      hint: p10 and p90 are a ratio to the central value: p10 <= 1 <= p90
    small.toml:20:33: `uncertainty.migration`: -0.1 to -0.01 does not hold 0
        | migration = { p10 = -0.1, p90 = -0.01, shape = "ar1" }
      hint: p10 and p90 are added to the central value: p10 <= 0 <= p90
    small.toml:21:45: `uncertainty.progression.phi` must be from 0 to below 1, not 1
        | progression = { p10 = 0.9, p90 = 1.1, phi = 1, common = 1.5, after_years = 0 }
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:21:57: `uncertainty.progression.common` must be between 0 and 1, not 1.5
        | progression = { p10 = 0.9, p90 = 1.1, phi = 1, common = 1.5, after_years = 0 }
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:21:76: `uncertainty.progression.after_years` must be above 0, not 0
        | progression = { p10 = 0.9, p90 = 1.1, phi = 1, common = 1.5, after_years = 0 }
      hint: is a digit, a sign or the decimal point wrong?
    "#);
}

#[test]
fn keys_that_name_stages_name_stages() {
    let more = "[placement]\nprimry.strategy = \"spillover\"\n[entry.senior]\nlevel = 1\n[progression.junor]\nlevel = 1\n[uncertainty.entry]\nkinder = { p10 = 0.9, p90 = 1.1 }\n[[project]]\nproject = \"p\"\nstage = \"primar\"\n[[housing]]\ndistrict = \"x\"\nyear = 2025\ndwellings = 10\nyield = { prmary = 0.1 }\n";
    assert_snapshot!(small_with(more), @r#"
    small.toml:19:1: `placement`: `primry` is not a stage
        | primry.strategy = "spillover"
      hint: did you mean `primary`? known: `primary`, `junior`
    small.toml:20:8: `entry`: `senior` is not a stage
        | [entry.senior]
      hint: did you mean `junior`? known: `primary`, `junior`
    small.toml:22:14: `progression`: `junor` is not a stage
        | [progression.junor]
      hint: did you mean `junior`? known: `primary`, `junior`
    small.toml:25:1: `uncertainty.entry`: `kinder` is not a stage
        | kinder = { p10 = 0.9, p90 = 1.1 }
      hint: known: `primary`, `junior`
    small.toml:28:9: `project[p].stage`: `primar` is not a stage
        | stage = "primar"
      hint: did you mean `primary`? known: `primary`, `junior`
    small.toml:33:11: `housing[#1].yield`: `prmary` is not a stage
        | yield = { prmary = 0.1 }
      hint: did you mean `primary`? known: `primary`, `junior`
    "#);
}

#[test]
fn levers_keep_their_ranges() {
    let more = "[births]\nlevel = -0.1\n[entry.primary]\nrate = { 20x6 = 0.9, 2026 = -1 }\nmigrant_access = 1.1\n[progression.junior]\nratio = [1, -1]\n[alert]\nred_chance = 2\n";
    assert_snapshot!(small_with(more), @r"
    small.toml:19:9: `births.level` must be 0 or more, not -0.1
        | level = -0.1
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:21:10: `entry.primary.rate`: `20x6` is not a school year
        | rate = { 20x6 = 0.9, 2026 = -1 }
      hint: 2025 stands for the school year 2025/26
    small.toml:21:29: `entry.primary.rate.2026` must be 0 or more, not -1
        | rate = { 20x6 = 0.9, 2026 = -1 }
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:22:18: `entry.primary.migrant_access` must be between 0 and 1, not 1.1
        | migrant_access = 1.1
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:24:13: `progression.junior.ratio[#2]` must be 0 or more, not -1
        | ratio = [1, -1]
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:26:14: `alert.red_chance` must be between 0 and 1, not 2
        | red_chance = 2
      hint: is a digit, a sign or the decimal point wrong?
    ");
}

#[test]
fn delays_are_whole_years_with_chances_that_sum_to_one() {
    let more = "[[project]]\nproject = \"p\"\ndelay = { 0 = 0.5, 1.5 = 0.1 }\n[[project]]\nproject = \"q\"\ndelay = { 0 = 0.5, -1 = 0.1, 1000 = 0.4 }\n[[project]]\nproject = \"r\"\ndelay = 1000\n";
    assert_snapshot!(small_with(more), @r#"
    small.toml:20:20: `project[p].delay.1` must be a number, not a table
        | delay = { 0 = 0.5, 1.5 = 0.1 }
      hint: such as `0.9`
    small.toml:23:20: `project[q].delay`: `-1` is not a delay in whole years
        | delay = { 0 = 0.5, -1 = 0.1, 1000 = 0.4 }
      hint: such as { "0" = 0.6, "1" = 0.4 }
    small.toml:23:37: `project[q].delay.1000` must be 150 years or less, not 1000
        | delay = { 0 = 0.5, -1 = 0.1, 1000 = 0.4 }
      hint: is a digit, a sign or the decimal point wrong?
    small.toml:26:9: `project[r].delay` must be 150 years or less, not 1000
        | delay = 1000
      hint: is a digit, a sign or the decimal point wrong?
    "#);
    let ten = "[[project]]\nproject = \"p\"\ndelay = { 0 = 0.1, 1 = 0.2, 2 = 0.7 }\n";
    loaded(&[("small.toml", &format!("{SMALL}{ten}"))], &[]);
}

#[test]
fn targets_have_one_bound_and_budgets_one_size() {
    let more = "[[target]]\nid = \"a\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\n[[target]]\nid = \"b\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\nat_least = 0.9\nat_most = 1\n[[seat_budget]]\nid = \"c\"\nstage = \"junior\"\nyear = 2024\nunit = \"seats\"\nstrategy = \"need\"\n";
    assert_snapshot!(small_with(more), @r"
    small.toml:18:1: `target[a]` has neither `at_least` nor `at_most`
        | [[target]]
      hint: give one of them
    small.toml:23:1: `target[b]` has both `at_least` and `at_most`
        | [[target]]
      hint: give one of them
    small.toml:30:1: `seat_budget[c]` has neither `places` nor `tiers`
        | [[seat_budget]]
      hint: give one of them
    ");
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
    assert_snapshot!(small_with(&more.concat()), @r"
    small.toml:18:1: `seat_budget[a].manual` is missing: strategy `manual` needs it
        | [[seat_budget]]
      hint: add it
    small.toml:32:10: `seat_budget[b].manual` shares out 9 places, the budget has 10
        | manual = { x = 5, y = 4 }
      hint: the two must be the same
    small.toml:40:16: `seat_budget[c].manual.x` must be places by tier, as the budget's
        | manual = { x = 3 }
      hint: such as { quality = 80, standard = 20 }
    small.toml:48:10: `seat_budget[d].manual` shares out 1 places of tier `standard`, the budget has 0
        | manual = { x = { quality = 2, standard = 1 } }
      hint: the two must be the same
    small.toml:48:10: `seat_budget[d].manual` shares out 2 places of tier `quality`, the budget has 3
        | manual = { x = { quality = 2, standard = 1 } }
      hint: the two must be the same
    ");
}

#[test]
fn a_refused_block_is_not_complained_about_twice() {
    assert_snapshot!(small_with("[[target]]\nid = \"a\"\nmeasure = \"coverage\"\nstage = \"primary\"\nyear = 2030\nat_leest = 0.9\n"), @r"
    small.toml:23:1: unknown key `target[a].at_leest`
        | at_leest = 0.9
      hint: did you mean `at_least`?
    ");
}
