//! `benchmark admissions`: pupils of the futures, by every mechanism.

use std::collections::BTreeMap;
use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;
use xuewei::domain::{Bundle, ChoiceModel, LANES, MECHANISMS, Town, TownDistrict};
use xuewei::futures::{Keys, draw_pupils};

use crate::program::{refused, said, text, xuewei};

const PLAN: &str = "scenarios/plan-2024.toml";

/// Runs the benchmark in its own folder.
fn benchmark(more: &[&str]) -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let told = said(&xuewei(&[&["benchmark", "admissions", PLAN, "--futures", "9", "--out", text(&out)], more].concat()));
    (folder, told)
}

/// Cells of the table by mechanism and measure, without the seconds.
fn cells(folder: &TempDir) -> BTreeMap<(String, String), Vec<String>> {
    let table = fs::read_to_string(folder.path().join("out/benchmark.csv")).unwrap();
    let row = |line: &str| {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        ((cells[0].clone(), cells[1].clone()), cells[2..6].to_vec())
    };
    table.lines().skip(1).map(row).collect()
}

fn mean(cells: &BTreeMap<(String, String), Vec<String>>, mechanism: &str, measure: &str) -> f64 {
    cells[&(mechanism.to_owned(), measure.to_owned())][0].parse().unwrap()
}

#[test]
fn every_mechanism_is_measured() {
    let (folder, told) = benchmark(&[]);
    let cells = cells(&folder);
    for mechanism in MECHANISMS {
        let of = |measure| mean(&cells, mechanism, measure);
        assert!(of("placed") <= of("seats") && of("placed") <= of("applicants"), "{mechanism}");
        assert!(of("lowest_placed_rate") <= of("placed_rate") && of("placed_rate") <= 1.0, "{mechanism}");
        assert!(of("first_choice_share") <= of("first_three_share") && of("first_three_share") <= of("placed_rate"), "{mechanism}");
        assert!(of("mean_km") < of("p95_km"), "{mechanism}");
        assert!((15_000.0..25_000.0).contains(&of("applicants")), "all who leave junior school apply");
    }
    // Schools that rank by score alone: then these are one and the same.
    for alike in ["deferred_acceptance", "top_trading_cycles"] {
        for ((_, measure), values) in cells.iter().filter(|((mechanism, _), _)| mechanism == alike) {
            assert_eq!(*values, cells[&("score_order".to_owned(), measure.clone())], "{alike}: {measure}");
        }
    }
    assert_eq!(mean(&cells, "deferred_acceptance", "justified_envy"), 0.0);
    assert!(mean(&cells, "immediate_acceptance", "justified_envy") > 0.0);
    assert_eq!(mean(&cells, "parallel", "worse_off"), 0.0, "the rule in force is not worse than itself");
    assert!(mean(&cells, "lottery", "worse_off/盖州市") > 0.0);
    assert!(told.starts_with("plan-2024: Senior school, 2024/25, 9 futures, on average 19,000 applicants"), "{told}");
    let svg = fs::read_to_string(folder.path().join("out/charts/mechanisms.svg")).unwrap();
    assert!(svg.contains("Deferred acceptance") && svg.contains("the rule in force"));
}

#[test]
fn threads_and_more_futures_change_no_draw() {
    let (one, _) = benchmark(&["--threads", "1"]);
    let (two, _) = benchmark(&["--threads", "2"]);
    assert_eq!(cells(&one), cells(&two));
}

#[test]
fn the_scenario_shapes_pupils_and_rules() {
    let (folder, told) = benchmark(&[
        "--lang",
        "zh",
        "--set",
        "admissions.own_district_only=true",
        "--set",
        "admissions.reserved_share=0.5",
        "--set",
        "admissions.today=\"lottery\"",
    ]);
    let cells = cells(&folder);
    assert!(!cells.keys().any(|(mechanism, _)| mechanism == "top_trading_cycles"), "trading knows no reserved places");
    assert!(mean(&cells, "deferred_acceptance", "on_reserved_places") > 0.0);
    assert_eq!(mean(&cells, "lottery", "worse_off"), 0.0);
    assert!(told.contains("现行办法：摇号。"), "{told}");
    let (entrants, _) = benchmark(&["--set", "admissions.applicants=\"entrants\"", "--strategies", "parallel,lottery"]);
    let cells = self::cells(&entrants);
    assert!((8_000.0..13_000.0).contains(&mean(&cells, "parallel", "applicants")));
    assert!(cells.keys().all(|(mechanism, _)| ["parallel", "lottery"].contains(&mechanism.as_str())));
}

#[test]
fn what_cannot_be_run_is_refused() {
    let told = |more: &[&str]| refused(&xuewei(&[&["benchmark", "admissions", PLAN, "--out", "/nonexistent/out"], more].concat()));
    assert_snapshot!(told(&["--futures", "0"]), @r"
    error: the central future draws nobody: all pupils would be alike
      hint: --futures 100
    ");
    assert_snapshot!(told(&["--set", "admissions.year=2050"]));
    assert_snapshot!(told(&["--set", "admissions.stage=\"primary\"", "--set", "admissions.applicants=\"leavers\""]));
    assert_snapshot!(told(&[
        "--set",
        "admissions.reserved_share=1.5",
        "--set",
        "admissions.band=0",
        "--set",
        "admissions.stage=\"senor\""
    ]));
    assert_snapshot!(told(&["--set", "admissions.reserved_share=0.5", "--strategies", "top_trading_cycles"]));
    let output = xuewei(&["benchmark", "admissions", PLAN, "--strategies", "boston"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn more_pupils_are_the_same_ones_and_some_more() {
    let district = |name: &str, east: f64| TownDistrict { name: name.into(), seat: (east, 0.0), origins: vec![(0, 0.5), (1, 1.0)] };
    let campus =
        |name: &str, district, quality| xuewei::domain::Campus { name: name.into(), district, quality, intake: 100.0, is_rest: false };
    let town = Town {
        districts: vec![district("甲", 0.0), district("乙", 30.0)],
        campuses: vec![campus("a", 0, true), campus("b", 1, false), campus("c", 1, true)],
        origins: 2,
        seats: None,
    };
    let model = ChoiceModel {
        choices: 2,
        quality: 1.0,
        distance: 0.1,
        noise: 1.0,
        home_spread_km: 8.0,
        own_district_first: true,
        own_district_only: false,
    };
    let all = [Bundle::splat(100.0); 3];
    let when = (Keys::new(1), 2024, 3);
    let drawn = |first: f64, second: f64| draw_pupils(&model, &town, when, &[Bundle::splat(first), Bundle::splat(second)], &all);
    let (few, more) = (drawn(40.0, 0.0), drawn(60.0, 7.0));
    for lane in 0..LANES {
        assert_eq!(few[lane].choices[..], more[lane].choices[..80]);
        assert_eq!(few[lane].ability[..], more[lane].ability[..40]);
        assert_eq!(more[lane].home.iter().filter(|&&home| home == 1).count(), 7);
        assert!(more[lane].km.iter().all(|&km| km < 1.3 * (30.0 + 8.0 + 1.0)));
        assert!(more[lane].choices.chunks(2).all(|list| list[0] != list[1]));
        let own = more[lane].classes.iter().zip(&more[lane].choices).take(120);
        own.for_each(|(&class, &school)| assert_eq!(class, u32::from(school != 0)));
    }
    // Where nothing else makes pupils like a school, the near quality school comes first and the far one second.
    let still = ChoiceModel { noise: 0.0, ..model.clone() };
    let pupils = draw_pupils(&still, &town, when, &[Bundle::splat(50.0), Bundle::ZERO], &all);
    assert!(pupils[0].choices.chunks(2).all(|list| list == [0, 2]));
    // A school that does not stand is on no list, and nothing else changes.
    let without = draw_pupils(&still, &town, when, &[Bundle::splat(50.0), Bundle::ZERO], &[all[0], all[0], Bundle::ZERO]);
    assert!(without[0].choices.chunks(2).all(|list| list == [0, 1]));
    assert_eq!(without[0].ability, pupils[0].ability);
}

#[test]
fn the_report_says_which_rule_is_best_and_for_whom_it_is_worse() {
    for (language, said) in [
        (
            "en",
            [
                "Rules of admission beside each other: plan-2024",
                "Share at the first choice: ",
                " at best (Immediate acceptance)",
                "How it was made",
            ],
        ),
        ("zh", ["录取方式比较：2024年扩优提质方案", "第一志愿录取比例：最好", "现行办法：平行志愿", "如何得出"]),
    ] {
        let (folder, told) = benchmark(&["--lang", language]);
        assert!(told.contains("report.html"), "{told}");
        let out = folder.path().join("out");
        let report = std::fs::read_to_string(out.join("report.html")).unwrap();
        for text in said {
            assert!(report.contains(text), "{text}");
        }
        let record: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(out.join("run.json")).unwrap()).unwrap();
        assert_eq!(record["scenarios"][0]["name"], "plan-2024");
    }
}
