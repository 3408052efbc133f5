//! Several seat budgets in one scenario: judged together, once for each stage and year.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;
use xuewei::allocation::seat_plans::{Come, Judging, Neighbourhood, least_unmet};
use xuewei::domain::*;

use crate::program::{said, xuewei_in};
use crate::seat_plans::budget;

type Table = BTreeMap<(String, String), [f64; 3]>;

/// The textbook city with these budgets in the place of its own, benchmarked in the central future.
fn city(budgets: &str) -> Table {
    let folder = TempDir::new().unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let scenario = fs::read_to_string(format!("{root}/scenarios/six-districts.toml")).unwrap();
    let scenario = scenario.replace("../data/six-districts", &format!("{root}/data/six-districts"));
    let (before, _) = scenario.split_once("[[seat_budget]]").unwrap();
    fs::write(folder.path().join("city.toml"), format!("{before}{budgets}")).unwrap();
    said(&xuewei_in(folder.path(), &["benchmark", "seats", "city.toml", "--futures", "0", "--out", "out", "--quiet"]));
    crate::benchmark_seats::table(&folder.path().join("out"))
}

fn block(id: &str, year: i32, unit: &str, rest: &str) -> String {
    format!("[[seat_budget]]\nid = \"{id}\"\nstage = \"senior\"\nyear = {year}\nunit = \"{unit}\"\n{rest}\n")
}

const PLACES: &str = "places = 348\nstrategy = \"leximin\"";

#[test]
fn two_budgets_of_a_stage_and_year_are_judged_as_one_of_their_places() {
    let one = city(&block("a", 2024, "intake", "places = 696\nstrategy = \"leximin\""));
    for unit in ["intake", "seats"] {
        let two = city(&(block("a", 2024, "intake", PLACES) + &block("b", 2024, unit, PLACES)));
        let measures = ["shortfall", "worst_coverage", "coverage_gini", "regret", "worst_regret", "placed_rate", "worse_off", "left_over"];
        for strategy in ["status_quo", "leximin", "expected_unmet", "minimax_regret"] {
            for measure in measures {
                let of = |table: &Table| table[&(strategy.to_owned(), measure.to_owned())][0];
                assert!((of(&one) - of(&two)).abs() < 1e-9, "{strategy}, {measure}: {} and {}", of(&one), of(&two));
            }
        }
        let information = |table: &Table| table[&("expected_unmet".to_owned(), "expected_value_of_perfect_information".to_owned())][0];
        assert!((information(&one) - information(&two)).abs() < 1e-9);
    }
}

/// In a single future: what a strategy leaves above the least of all is no more than its regret.
fn regret_covers_what_others_spare(found: &Table) {
    let of = |measure: &str| -> BTreeMap<&str, f64> {
        found.iter().filter(|((_, known), _)| known == measure).map(|((strategy, _), values)| (strategy.as_str(), values[0])).collect()
    };
    let (shortfall, regret) = (of("shortfall"), of("regret"));
    let least = shortfall.values().copied().fold(f64::INFINITY, f64::min);
    for (strategy, regret) in regret {
        assert!(regret >= shortfall[strategy] - least - 1e-6, "{strategy}: {regret} of {}, least {least}", shortfall[strategy]);
    }
}

#[test]
fn regret_is_what_other_plans_of_all_budgets_would_spare() {
    let years = city(&(block("a", 2023, "intake", PLACES) + &block("b", 2024, "intake", PLACES)));
    regret_covers_what_others_spare(&years);
    assert_eq!(years[&("status_quo".to_owned(), "regret".to_owned())][0], 348.0 + 696.0, "one plan in the first year, both in the second");
    // By hand beyond the bounds: no rule could leave as few.
    let bound = "places = 348\nstrategy = \"manual\"\nsite_limits = { \"A\" = 0, \"B\" = 0, \"D\" = 20, \"E\" = 20 }\n";
    let by_hand = "[seat_budget.manual]\n\"D\" = 200\n\"E\" = 148";
    let with_hand = |id| block(id, 2024, "intake", &format!("{bound}{by_hand}"));
    regret_covers_what_others_spare(&city(&(with_hand("a") + &with_hand("b"))));
}

/// Every way to share places among districts within bounds, all or not.
fn every_plan(places: u64, bounds: &[Option<u64>]) -> Vec<Vec<u64>> {
    let Some((bound, others)) = bounds.split_first() else { return vec![Vec::new()] };
    let most = bound.unwrap_or(places).min(places);
    let with = |first: u64| every_plan(places - first, others).into_iter().map(move |plan| [vec![first], plan].concat());
    (0..=most).flat_map(with).collect()
}

fn bounds() -> impl Strategy<Value = Vec<Option<u64>>> {
    proptest::collection::vec(proptest::option::weighted(0.6, 0..4_u64), 3)
}

proptest! {
    #[test]
    fn the_least_of_two_budgets_is_what_enumeration_finds(
        places in (0..5_u64, 0..5_u64),
        of_first in bounds(),
        of_second in bounds(),
        demand in proptest::collection::vec(0..8_u32, 3),
        whole in any::<bool>(),
    ) {
        let demand: Vec<f64> = demand.into_iter().map(|demand| f64::from(demand) + if whole { 0.0 } else { 0.5 }).collect();
        let need = NeedByFuture::certain(&demand, &[1.0; 3]);
        let budgets = [budget(places.0, &of_first), budget(places.1, &of_second)];
        let come = |position: usize| Come { budget: &budgets[position], position, need: &need, brings: vec![1] };
        let neighbours = Neighbours::default();
        let neighbourhood = Neighbourhood { neighbours: &neighbours, spills: false };
        let judging = Judging { need: &need, today: &need, neighbourhood, reach: None, parts: 1, come: vec![come(0), come(1)] };
        let of_budget = |budget: &SeatBudget| every_plan(budget.lots[0].places, &budget.lots[0].at_most.iter().zip(&budget.at_most).map(|(a, b)| a.iter().chain(b).min().copied()).collect::<Vec<_>>());
        let second = of_budget(&budgets[1]);
        let all = of_budget(&budgets[0]).into_iter().flat_map(|first| second.iter().map(move |second| vec![first.clone(), second.clone()]));
        let least = all.map(|plans| judging.unmet(&plans)[0]).min().unwrap();
        prop_assert_eq!(least_unmet(&[judging], None), vec![vec![least]]);
    }
}
