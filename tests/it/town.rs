//! The town in which pupils choose: every school has the places that projects and plans leave and bring there.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;

use crate::program::{said, xuewei_in};

/// Baseline with these blocks, by one of the benchmarks over futures 1 to 7: the means of a row's measures.
fn benchmarked(family: &str, row: &str, blocks: &str) -> BTreeMap<String, f64> {
    let folder = TempDir::new().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let scenario =
        format!("name = \"town\"\nextends = \"{root}/scenarios/baseline.toml\"\n[admissions]\nstage = \"senior\"\nyear = 2024\n{blocks}");
    fs::write(folder.path().join("town.toml"), scenario).unwrap();
    let arguments = ["benchmark", family, "town.toml", "--strategies", row, "--futures", "7", "--out", "out", "--quiet"];
    said(&xuewei_in(folder.path(), &arguments));
    let table = fs::read_to_string(folder.path().join("out/benchmark.csv")).unwrap();
    let cells = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    cells.filter_map(|cells| Some((cells[1].to_owned(), cells[2].parse().ok()?))).collect()
}

fn admitted(blocks: &str) -> BTreeMap<String, f64> {
    benchmarked("admissions", "deferred_acceptance", blocks)
}

fn project(school: &str, rest: &str) -> String {
    format!("[[project]]\nproject = \"{school}\"\nschool = \"{school}\"\nstage = \"senior\"\nyear = 2024\n{rest}\n")
}

const NOTHING: &str =
    "[[seat_budget]]\nid = \"b\"\nstage = \"senior\"\nyear = 2024\nunit = \"intake\"\nplaces = 1\nstrategy = \"status_quo\"\n";

#[test]
fn places_stand_at_the_school_to_which_a_project_brings_them() {
    let today = admitted("");
    let more = "kind = \"intake\"\nintake = 600";
    let (quality, standard) = (admitted(&project("盖州市普通高中1", more)), admitted(&project("盖州市普通高中3", more)));
    assert!((quality["seats"] - today["seats"] - 600.0).abs() < 1.0 && (quality["seats"] - standard["seats"]).abs() < 1.0);
    assert!(quality["mean_rank"] < standard["mean_rank"], "pupils like the quality school better");
    let new = |tier: &str| format!("district = \"盖州市\"\nkind = \"open\"\nintake = 600\ntier = \"{tier}\"");
    let (quality, standard) = (admitted(&project("盖州市新高中", &new("quality"))), admitted(&project("盖州市新高中", &new("standard"))));
    assert!(quality["mean_rank"] < standard["mean_rank"], "a new school is as its project says");
    let closed = admitted(&project("盖州市普通高中3", "kind = \"close\""));
    assert!(closed["seats"] < today["seats"] - 100.0);
    let traded = admitted(&(project("盖州市普通高中3", "kind = \"close\"") + &project("盖州市普通高中1", more)));
    assert_ne!(traded["mean_rank"], quality["mean_rank"]);
    assert!(traded["first_choice_share"] > today["first_choice_share"], "places went from a school that few want to one that many do");
}

/// Pupils without a school, and their mean choice, told alike by both benchmarks.
fn told_alike(blocks: &str, strategy: &str) -> [f64; 2] {
    let (plans, rules) = (benchmarked("seats", strategy, blocks), admitted(blocks));
    let of_rule = [rules["applicants"] - rules["placed"], rules["mean_rank"]];
    let of_plan = [plans["without_school"], plans["mean_rank"]];
    assert!((0..2).all(|at| (of_rule[at] - of_plan[at]).abs() < 1e-6), "{blocks}: {of_rule:?} and {of_plan:?}");
    of_plan
}

#[test]
fn both_benchmarks_admit_the_same_pupils_to_the_same_schools() {
    let by_tier = |tier: &str| {
        format!(
            "[[seat_budget]]\nid = \"b\"\nstage = \"senior\"\nyear = 2024\nunit = \"intake\"\ntiers = {{ {tier} = 696 }}\nstrategy = \"manual\"\n[seat_budget.manual]\n\"盖州市\" = {{ {tier} = 696 }}\n"
        )
    };
    let [quality, standard] = ["quality", "standard"].map(|tier| told_alike(&by_tier(tier), "manual"));
    assert!(quality[1] < standard[1], "{quality:?} and {standard:?}");
    let late = "district = \"盖州市\"\nkind = \"open\"\nintake = 600\ntier = \"quality\"\ndelay = { 0 = 0.5, 1 = 0.5 }";
    let close = project("盖州市普通高中3", "kind = \"close\"");
    told_alike(&(NOTHING.to_owned() + &project("盖州市新高中", late) + &close), "status_quo");
}

#[test]
fn pupils_of_two_budgets_are_admitted_once_to_the_places_of_both() {
    let block = |id: &str, places: u32| {
        format!(
            "[[seat_budget]]\nid = \"{id}\"\nstage = \"senior\"\nyear = 2024\nunit = \"intake\"\nplaces = {places}\nstrategy = \"need\"\n"
        )
    };
    let one = told_alike(&block("a", 696), "need");
    let two = told_alike(&(block("a", 348) + &block("b", 348)), "need");
    // Places of two plans are rounded twice.
    assert!((one[0] - two[0]).abs() < 20.0 && (one[1] - two[1]).abs() < 0.02, "{one:?} and {two:?}");
}

#[test]
fn a_closed_school_is_on_no_list_where_it_is_the_only_one() {
    let folder = TempDir::new().unwrap();
    crate::broken::lay_tiny(folder.path());
    let schools = "school,district,stage,classes_per_grade,class_size,tier\n熊岳小学,鲅鱼圈区,primary,3,45,\n盖州小学,盖州市,primary,1,50,\n熊岳中学,鲅鱼圈区,junior,2,50,quality\n盖州中学,盖州市,junior,1,50,quality\n";
    fs::write(folder.path().join("schools.csv"), schools).unwrap();
    let seats = fs::read_to_string(folder.path().join("seats.csv")).unwrap();
    fs::write(folder.path().join("seats.csv"), seats + "盖州市,junior,2023,30,public\n").unwrap();
    let close = "[[project]]\nproject = \"p\"\nschool = \"盖州中学\"\nstage = \"junior\"\nyear = 2025\nkind = \"close\"\n";
    let budget =
        NOTHING.replace("senior", "junior").replace("2024", "2025").replace("places = 1", "places = 40").replace("status_quo", "need");
    let scenario = format!(
        "extends = \"tiny.toml\"\nname = \"plan\"\n[admissions]\nstage = \"junior\"\nyear = 2025\nquality = 100\nchoices = 1\n{close}{budget}"
    );
    fs::write(folder.path().join("plan.toml"), scenario).unwrap();
    let arguments =
        ["benchmark", "admissions", "plan.toml", "--strategies", "deferred_acceptance", "--futures", "7", "--out", "out", "--quiet"];
    said(&xuewei_in(folder.path(), &arguments));
    let table = fs::read_to_string(folder.path().join("out/benchmark.csv")).unwrap();
    let row = table.lines().find(|line| line.contains(",utilisation_spread,")).unwrap();
    // All want the one quality school that stands: full, and nobody in what is left to the district of the other.
    assert_eq!(row.split(',').nth(2), Some("1"), "{table}");
}
