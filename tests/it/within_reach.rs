//! Access in a run: how many seats a child can reach, in every stage, year and future.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;
use xuewei::allocation::access::{Way, access_in_futures, access_of_districts, reachable_seats, weights_of_districts};
use xuewei::domain::{Bundle, Decay, Neighbours};

use crate::broken::lay_tiny;
use crate::golden::rows;
use crate::program::{refused, said, text, xuewei, xuewei_in};
use crate::tiny::{LARGE, SMALL, Tiny};

type Table = Vec<BTreeMap<String, String>>;

fn run(folder: &Path, more: &[&str]) -> Table {
    let fixed = ["run", "plan.toml", "--out", "out", "--overwrite"];
    said(&xuewei_in(folder, &[&fixed, more].concat()));
    rows(&folder.join("out/summary.csv"))
}

fn mean(table: &Table, district: &str, stage: &str, year: &str, measure: &str) -> f64 {
    let wanted = [("district", district), ("stage", stage), ("year", year), ("measure", measure), ("grade", "all")];
    let row = table.iter().find(|row| wanted.iter().all(|(column, value)| row[*column] == *value)).expect("there is such a row");
    row["mean"].parse().unwrap()
}

/// 鲅鱼圈区 has 135 seats for 100 children in each of six grades, 盖州市 50 for 50; some 35 km apart by road.
#[test]
fn seats_within_reach_are_shared_by_all_who_reach_them() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let near = run(folder.path(), &["--futures", "0", "--set", "access.catchment_km=10"]);
    assert_eq!(mean(&near, LARGE, "primary", "2023", "access"), 1.35);
    assert_eq!(mean(&near, SMALL, "primary", "2023", "access"), 1.0);
    assert!((mean(&near, "*", "primary", "2023", "access") - 1110.0 / 900.0).abs() < 1e-12);
    let far = run(folder.path(), &["--futures", "0", "--set", "access.catchment_km=40"]);
    for district in [LARGE, SMALL, "*"] {
        assert!((mean(&far, district, "primary", "2023", "access") - 1110.0 / 900.0).abs() < 1e-12, "{district}");
    }
    let steps = run(folder.path(), &["--futures", "0", "--set", "access.weights={ \"10\" = 1, \"40\" = 0.5 }"]);
    // R = 810 / (600 + 150) and 300 / (300 + 300); A = 1.08 + 0.25 and 0.5 + 0.54.
    assert!((mean(&steps, LARGE, "primary", "2023", "access") - 1.33).abs() < 1e-12);
    assert!((mean(&steps, SMALL, "primary", "2023", "access") - 1.04).abs() < 1e-12);
}

/// Every seat is shared out: children times access adds up to the seats, whatever the weights, because each district reaches its own.
#[test]
fn children_times_access_are_the_seats_within_reach() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let table = run(folder.path(), &["--futures", "0", "--set", "access={ catchment_km = 60, sigma_km = 20 }"]);
    for stage in ["kindergarten", "primary", "junior"] {
        for year in 2023..=2029 {
            let of = |district: &str, measure: &str| mean(&table, district, stage, &year.to_string(), measure);
            let reached: f64 = [LARGE, SMALL].iter().map(|district| of(district, "demand") * of(district, "access")).sum();
            assert!((reached - of("*", "seats")).abs() < 1e-9 * reached, "{stage} {year}");
            assert!((reached - of("*", "demand") * of("*", "access")).abs() < 1e-9 * reached, "{stage} {year}");
        }
    }
}

#[test]
fn asking_for_access_changes_nothing_else_and_is_the_same_with_any_threads() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let summary = |more: &[&str]| {
        run(folder.path(), &[&["--futures", "40"], more].concat());
        fs::read_to_string(folder.path().join("out/summary.csv")).unwrap()
    };
    let without = summary(&[]);
    let one = summary(&["--set", "access.catchment_km=40", "--threads", "1"]);
    assert_eq!(one, summary(&["--set", "access.catchment_km=40", "--threads", "4"]));
    let rest: String = one.split_inclusive('\n').filter(|line| !line.contains(",access,")).collect();
    assert!(rest == without && one.len() > rest.len());
}

#[test]
fn the_report_tells_the_seats_within_reach_in_both_languages() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    for (language, terminal, page) in [
        (
            "en",
            "Fewest seats within reach: Gaizhou, ",
            "Seats within reach per child who wants one (median over the futures), within 10 km.",
        ),
        ("zh", "可达学位最少：盖州市 ", "每名需要学位的儿童可达的学位数（各未来的中位数），10公里以内。"),
    ] {
        let arguments =
            ["run", "plan.toml", "--out", "out", "--overwrite", "--futures", "9", "--set", "access.catchment_km=10", "--lang", language];
        let told = said(&xuewei_in(folder.path(), &arguments));
        assert!(told.contains(terminal), "{told}");
        let report = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
        assert!(report.contains("<h2 id=\"access\">") && report.contains(page), "{language}");
    }
}

#[test]
fn what_has_no_answer_is_refused_at_the_door() {
    let unplaced = Tiny::new().with("districts", "盖州市,Gaizhou,county,122.35,40.40", "盖州市,Gaizhou,county,,");
    assert_eq!(
        unplaced.scenario("[access]\ncatchment_km = 10\n").refused(),
        "districts.csv:3:lon: the way from `盖州市` to `鲅鱼圈区` is not known, but the scenario asks how many seats are within reach\n  \
         hint: give `lon` and `lat` of every district, or list the ways in the table distances; or leave `[access]` out\n"
    );
    let listed = Tiny::new().with("districts", "盖州市,Gaizhou,county,122.35,40.40", "盖州市,Gaizhou,county,,");
    assert!(listed.table("distances", "from,to,km\n盖州市,鲅鱼圈区,30\n").scenario("[access]\ncatchment_km = 10\n").load().is_ok());
    let room = TempDir::new().unwrap();
    lay_tiny(room.path());
    for (set, expected) in [
        ("access.sigma_km=5", "`access` has neither `catchment_km` nor `weights`"),
        ("access={ catchment_km = 5, weights = { \"5\" = 1 } }", "`access` has both `catchment_km` and `weights`"),
        ("access.catchment_km=0", "`access.catchment_km` must be above 0"),
        ("access.weights={ near = 1 }", "`near` is not a distance in km"),
    ] {
        let told = refused(&xuewei_in(room.path(), &["check", "plan.toml", "--set", set]));
        assert!(told.contains(expected), "{set}: {told}");
    }
    let country = room.path().join("country");
    said(&xuewei(&["new", text(&country), "--synthetic", "61", "--quiet"]));
    let told = refused(&xuewei_in(&country, &["check", "scenario.toml", "--set", "access.catchment_km=10"]));
    assert!(told.contains("61 districts are too many") && told.contains("60 districts or fewer"), "{told}");
}

proptest! {
    #[test]
    fn eight_futures_at_once_are_as_each_alone(
        children in proptest::collection::vec(0.0..500.0_f64, 5),
        seats in proptest::collection::vec(0.0..500.0_f64, 5),
        km in proptest::collection::vec(1.0..30.0_f64, 25),
    ) {
        let neighbours = Neighbours::by_distance(km.chunks(5).map(<[f64]>::to_vec).collect());
        let ways: Vec<Way> = (0..25).map(|way| Way { place: way / 5, school: way % 5, km: neighbours.km(way / 5, way % 5) }).collect();
        for decay in [Decay::Flat(10.0), Decay::Steps(vec![(5.0, 1.0), (20.0, 0.3)]), Decay::Gaussian { sigma: 6.0, within: 25.0 }] {
            let alone = access_of_districts(&children, &seats, &neighbours, &decay);
            let splat = |values: &[f64]| values.iter().map(|&value| Bundle::splat(value)).collect::<Vec<Bundle>>();
            let together = access_in_futures(&splat(&children), &splat(&seats), &weights_of_districts(5, &neighbours, &decay));
            for (alone, together) in alone.iter().zip(&together) {
                prop_assert!((alone - together.0[3]).abs() <= 1e-9 * (1.0 + alone));
            }
            let reached: f64 = children.iter().zip(&alone).map(|(children, access)| children * access).sum();
            prop_assert!((reached - reachable_seats(&children, &seats, &ways, &decay)).abs() <= 1e-6 * (1.0 + reached));
        }
    }
}
