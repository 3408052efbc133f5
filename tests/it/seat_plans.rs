//! Places are shared out as published, exactly, within bounds, and as each strategy promises.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use xuewei::allocation::seat_plans::{self, Come, Judging, Neighbourhood, Setting, StochasticValue, Stock, apportion, checker};
use xuewei::domain::*;

/// Published cases, each with its source.
pub fn published(part: &str) -> Value {
    let cases: Value = serde_json::from_str(include_str!("fixtures/published-allocations.json")).unwrap();
    cases[part].clone()
}

pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn whole(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

const ROUNDINGS: [(Rounding, &str); 6] = [
    (Rounding::Hamilton, "hamilton"),
    (Rounding::Webster, "webster"),
    (Rounding::Hill, "hill"),
    (Rounding::Jefferson, "jefferson"),
    (Rounding::Adams, "adams"),
    (Rounding::Dean, "dean"),
];

/// A budget without tiers.
pub fn budget(places: u64, at_most: &[Option<u64>]) -> SeatBudget {
    SeatBudget {
        id: "places".into(),
        stage: 0,
        year: 2024,
        unit: BudgetUnit::Intake,
        lots: vec![Lot { tier: None, places, at_most: vec![None; at_most.len()], manual: vec![0; at_most.len()] }],
        strategy: SeatStrategy::Need,
        rounding: Rounding::Hamilton,
        places_each: 1,
        at_most: at_most.to_vec(),
        schools: Vec::new(),
        choice: None,
    }
}

/// A budget of quality and standard places; bounds of each `[lot][district]`, and of both.
fn in_tiers(places: [u64; 2], of_lots: [Vec<Option<u64>>; 2], at_most: &[Option<u64>]) -> SeatBudget {
    let one = budget(0, at_most);
    let lot = |(tier, (places, at_most))| Lot { tier: Some(tier), places, at_most, ..one.lots[0].clone() };
    let lots = [Tier::Quality, Tier::Standard].into_iter().zip(places.into_iter().zip(of_lots)).map(lot).collect();
    SeatBudget { lots, ..one }
}

/// A budget judged by itself, its places spread evenly over the grades that are told apart.
fn judged_by<'a>(budget: &'a SeatBudget, need: &'a NeedByFuture) -> Judging<'a> {
    let grades = need.grades();
    let come = vec![Come { budget, position: 0, need, brings: vec![1; grades] }];
    Judging { need, today: need, neighbourhood: alone(need).neighbourhood, reach: None, parts: grades as u64, come }
}

/// What planning a budget for all futures, and knowing the future, is worth.
fn value_of(budget: &SeatBudget, need: &NeedByFuture) -> StochasticValue {
    let judging = [judged_by(budget, need)];
    let plan = |need: &NeedByFuture| seat_plans::share_out(SeatStrategy::ExpectedUnmet, budget, &alone(need)).by_district();
    let (for_all, for_mean) = ([plan(need)], [plan(&need.mean())]);
    seat_plans::stochastic_value(&judging, (&for_all, &for_mean), &seat_plans::least_unmet(&judging, None))
}

fn alone(need: &NeedByFuture) -> Setting<'_> {
    static NOBODY: LazyLock<Neighbours> = LazyLock::new(Neighbours::default);
    Setting { need, neighbourhood: Neighbourhood { neighbours: &NOBODY, spills: false }, choosing: None, seed: 1 }
}

fn shares(strategy: SeatStrategy, budget: &SeatBudget, need: &NeedByFuture) -> Vec<u64> {
    seat_plans::share_out(strategy, budget, &alone(need)).by_district()
}

/// A need of gaps alone: nothing stands.
fn of_gaps(by_future: &[Vec<f64>]) -> NeedByFuture {
    let districts = by_future[0].len();
    let demand: Vec<Vec<f64>> = (0..districts).map(|d| by_future.iter().map(|gaps| gaps[d]).collect()).collect();
    let central = demand.iter().map(|gaps| gaps.iter().sum::<f64>() / gaps.len() as f64).collect();
    let seats = demand.iter().map(|gaps| vec![0.0; gaps.len()]).collect();
    NeedByFuture { central_demand: central, central_seats: vec![0.0; districts], demand, seats, ..NeedByFuture::default() }
}

#[test]
fn apportionments_as_published() {
    for case in published("apportionment").as_array().unwrap() {
        let weights: Vec<u128> = whole(&case["weights"]).into_iter().map(u128::from).collect();
        let open = vec![u64::MAX; weights.len()];
        for (rounding, key) in ROUNDINGS.into_iter().filter(|(_, key)| !case[key].is_null()) {
            let found = apportion(rounding, case["places"].as_u64().unwrap(), &weights, &open);
            assert_eq!(found, whole(&case[key]), "{}: {key}", case["name"]);
        }
    }
}

#[test]
fn bankruptcy_rules_as_published() {
    type Rule = fn(&[u128], u128) -> seat_plans::Awards;
    let rules: [(&str, Rule); 3] =
        [("talmud", seat_plans::talmud), ("equal_awards", seat_plans::equal_awards), ("equal_losses", seat_plans::equal_losses)];
    for case in published("claims").as_array().unwrap() {
        let claims: Vec<u128> = whole(&case["claims"]).into_iter().map(u128::from).collect();
        for (position, estate) in whole(&case["estates"]).into_iter().enumerate() {
            for (key, rule) in rules.iter().filter(|(key, _)| !case[key].is_null()) {
                let awards = rule(&claims, estate.into());
                let got: Vec<f64> = awards.numerators.iter().map(|&n| n as f64 / awards.denominator as f64).collect();
                let expected = numbers(&case[key][position]);
                assert!(got.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-12), "{}: {key} of {estate}: {got:?}", case["name"]);
            }
        }
    }
}

#[test]
fn bankruptcy_rules_as_published_where_a_budget_is_shared_out() {
    let rules = [("talmud", SeatStrategy::Talmud), ("equal_awards", SeatStrategy::EqualGain), ("equal_losses", SeatStrategy::EqualLoss)];
    let mut compared = 0;
    for case in published("claims").as_array().unwrap() {
        let claims = numbers(&case["claims"]);
        let need = NeedByFuture::certain(&claims, &vec![0.0; claims.len()]);
        for (position, estate) in whole(&case["estates"]).into_iter().enumerate() {
            for (key, strategy) in rules.into_iter().filter(|(key, _)| !case[*key].is_null()) {
                let expected = numbers(&case[key][position]);
                let found = shares(strategy, &budget(estate, &vec![None; claims.len()]), &need);
                assert!(
                    found.iter().zip(&expected).all(|(&a, b)| (a as f64 - b).abs() < 1.0),
                    "{}: {key} of {estate}: {found:?}",
                    case["name"]
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 5, "{compared}");
    let need = NeedByFuture::certain(&[100.0, 200.0, 300.0], &[0.0; 3]);
    let losses = |places, at_most: [Option<u64>; 3]| shares(SeatStrategy::EqualLoss, &budget(places, &at_most), &need);
    assert_eq!([100, 200, 300].map(|places| losses(places, [None; 3])), [[0, 0, 100], [0, 50, 150], [0, 100, 200]]);
    // A bound caps what a district is awarded, not what it claims; the others lose alike.
    assert_eq!(losses(200, [None, None, Some(50)]), [25, 125, 50]);
}

#[test]
fn coverage_is_lexicographic_to_the_last_place() {
    let of = |demand: [f64; 2], seats: [f64; 2], places| {
        shares(SeatStrategy::Leximin, &budget(places, &[None; 2]), &NeedByFuture::certain(&demand, &seats))
    };
    assert_eq!(of([100.0, 50.0], [50.0, 25.0], 1), [0, 1], "0.50 and 0.52 before 0.51 and 0.50");
    assert_eq!(of([3.0, 10.0], [0.0, 2.0], 12), [4, 8], "1.00 and 1.33 before 1.00 and 1.10");
    assert_eq!(of([100.0, 100.0], [50.0, 50.0], 1), [1, 0], "alike: the earlier name");
}

#[test]
fn a_free_seat_of_one_grade_hides_no_shortage_in_another() {
    let certain = NeedByFuture::certain(&[30.0, 40.0], &[30.0, 31.0]);
    let by_grade = vec![vec![vec![10.0], vec![-10.0]], vec![vec![9.0], vec![0.0]]];
    let central_by_grade = by_grade.iter().map(|grades: &Vec<Vec<f64>>| grades.concat()).collect();
    let need = NeedByFuture { by_grade, central_by_grade, ..certain };
    let seats = SeatBudget { unit: BudgetUnit::Seats, ..budget(20, &[None; 2]) };
    assert_eq!(shares(SeatStrategy::Gap, &seats, &need), [11, 9], "20 by 10 and 9");
    // Half of each place goes to a grade that has seats enough.
    let judging = [judged_by(&seats, &need)];
    let judged = seat_plans::judge(&judging, &[vec![11, 9]], &seat_plans::least_unmet(&judging, None), 0);
    let of = |measure| judged.iter().find(|(known, _)| *known == measure).unwrap().1[0];
    assert_eq!(of(SeatMeasure::Shortfall), (10.0 - 5.5) + (9.0 - 4.5));
    assert_eq!(of(SeatMeasure::Regret), 0.0);
    assert_eq!(of(SeatMeasure::PlacedRate), (70.0 - 9.0) / 70.0);
}

#[test]
fn every_place_is_given_out_down_a_chain_of_tiers() {
    // The second district may have one place and alone has a standard school: the quality places are the first one's.
    let need = NeedByFuture::certain(&[10.0, 60.0], &[20.0, 10.0]);
    let tiers = in_tiers([3, 4], [vec![Some(6), Some(2)], vec![Some(0), Some(2)]], &[None, Some(1)]);
    let shares_out = |strategy: &SeatStrategy| !matches!(strategy, SeatStrategy::StatusQuo | SeatStrategy::Manual);
    for (strategy, key) in SEAT_STRATEGIES.into_iter().filter(|(strategy, _)| shares_out(strategy)) {
        let plan = seat_plans::share_out(strategy, &tiers, &alone(&need));
        assert_eq!(plan.places, [[3, 0], [0, 1]], "{key}");
    }
}

#[test]
fn six_districts_and_696_places() {
    let case = published("six_districts");
    let need = NeedByFuture::certain(&numbers(&case["need"]), &numbers(&case["existing"]));
    let budget = budget(696, &[None; 6]);
    let of = |strategy| shares(strategy, &budget, &need);
    assert_eq!(of(SeatStrategy::Need), whole(&case["hamilton_need"]));
    assert_eq!(of(SeatStrategy::Gap), whole(&case["hamilton_gap"]));
    assert_eq!(of(SeatStrategy::Leximin), whole(&case["lex_maxmin_coverage"]));
    let worst = |shares: &[u64]| {
        let coverage = |d: usize| (need.central_seats[d] + shares[d] as f64) / need.central_demand[d];
        (0..6).map(coverage).fold(f64::INFINITY, f64::min)
    };
    for (strategy, key) in [(SeatStrategy::Need, "need"), (SeatStrategy::Gap, "gap"), (SeatStrategy::Leximin, "maxmin")] {
        let expected = case["min_coverage"][key].as_f64().unwrap();
        assert_eq!(format!("{:.4}", worst(&of(strategy))), format!("{expected:.4}"), "{key}");
    }
    let unmet =
        |shares: &[u64]| -> f64 { (0..6).map(|d| (need.central_demand[d] - need.central_seats[d] - shares[d] as f64).max(0.0)).sum() };
    assert_eq!(unmet(&of(SeatStrategy::Need)), case["unmet_by_need"].as_f64().unwrap());
    assert_eq!(unmet(&of(SeatStrategy::Gap)), case["unmet_by_gap"].as_f64().unwrap());
    assert_eq!(unmet(&of(SeatStrategy::Leximin)), case["unmet_maxmin"].as_f64().unwrap());
}

#[test]
fn shortfalls_of_the_six_districts_by_bankruptcy_rules() {
    let case = published("six_districts");
    let (need, existing) = (numbers(&case["need"]), numbers(&case["existing"]));
    let claims: Vec<u128> = need.iter().zip(&existing).map(|(need, seats)| (need - seats) as u128).collect();
    let exact = |awards: &seat_plans::Awards| awards.numerators.iter().map(|&n| n as f64 / awards.denominator as f64).collect::<Vec<f64>>();
    assert_eq!(exact(&seat_plans::equal_awards(&claims, 696)), numbers(&case["cea_gap"]));
    assert_eq!(exact(&seat_plans::equal_losses(&claims, 696)), numbers(&case["cel_gap"]));
    assert_eq!(exact(&seat_plans::talmud(&claims, 696)), numbers(&case["talmud_gap"]));
    // Halves are rounded to whole places: the earlier of equal claims first.
    let need = NeedByFuture::certain(&need, &existing);
    let of = |strategy| shares(strategy, &budget(696, &[None; 6]), &need);
    assert_eq!(of(SeatStrategy::EqualGain), [137, 137, 100, 136, 136, 50]);
    assert_eq!(of(SeatStrategy::EqualLoss), [86, 137, 0, 387, 86, 0]);
    assert_eq!(of(SeatStrategy::Talmud), [150, 161, 50, 160, 150, 25]);
}

#[test]
fn three_futures_by_expected_unmet_and_regret() {
    let case = published("three_futures");
    let gaps: Vec<Vec<f64>> = case["gaps_by_scenario"].as_array().unwrap().iter().map(numbers).collect();
    let (need, budget) = (of_gaps(&gaps), budget(case["seats"].as_u64().unwrap(), &[None; 3]));
    let unmet = |shares: &[u64]| -> Vec<f64> {
        gaps.iter().map(|future| future.iter().zip(shares).map(|(gap, &share)| (gap - share as f64).max(0.0)).sum()).collect()
    };
    let best_alone = numbers(&case["wait_and_see_unmet"]);
    let expected = unmet(&shares(SeatStrategy::ExpectedUnmet, &budget, &need)).iter().sum::<f64>() / 3.0;
    assert!((expected - case["min_expected_unmet"].as_f64().unwrap()).abs() < 1e-9);
    let regret = |shares: &[u64]| unmet(shares).iter().zip(&best_alone).map(|(a, b)| a - b).fold(0.0, f64::max);
    assert_eq!(regret(&whole(&case["a_minimax_regret_plan"])), case["minimax_regret"].as_f64().unwrap());
    assert_eq!(regret(&shares(SeatStrategy::MinimaxRegret, &budget, &need)), case["minimax_regret"].as_f64().unwrap());
    let StochasticValue { of_stochastic_solution, of_perfect_information } = value_of(&budget, &need);
    assert!((of_perfect_information - (100.0 / 3.0 - 70.0 / 3.0)).abs() < 1e-9, "{of_perfect_information}");
    assert!(of_stochastic_solution >= 0.0);
}

#[test]
fn inequality_as_published() {
    let case = published("inequality");
    assert!((gini(&numbers(&case["values"])) - case["gini"].as_f64().unwrap()).abs() < 1e-15);
    assert!((theil(&numbers(&case["values"])) - case["theil"].as_f64().unwrap()).abs() < 1e-14);
}

#[test]
fn a_full_district_leaves_its_places_to_the_others() {
    let need = NeedByFuture::certain(&[50.0, 30.0, 20.0], &[0.0; 3]);
    assert_eq!(shares(SeatStrategy::Need, &budget(100, &[Some(10), None, Some(0)]), &need), [10, 90, 0]);
    assert_eq!(shares(SeatStrategy::Need, &budget(100, &[Some(10), Some(20), Some(5)]), &need), [10, 20, 5]);
    assert_eq!(shares(SeatStrategy::StatusQuo, &budget(100, &[None; 3]), &need), [0, 0, 0]);
    let plan = seat_plans::share_out(SeatStrategy::Leximin, &budget(100, &[Some(10), Some(20), Some(5)]), &alone(&need));
    assert_eq!((plan.by_district(), plan.left_over), (vec![10, 20, 5], vec![65]));
}

#[test]
fn whole_classes_show_what_rounding_leaves() {
    let need = NeedByFuture::certain(&[500.0, 300.0, 200.0], &[0.0; 3]);
    let by_class = SeatBudget { places_each: 45, ..budget(200, &[None, Some(100), None]) };
    let shares_out = |strategy: &SeatStrategy| !matches!(strategy, SeatStrategy::StatusQuo | SeatStrategy::Manual);
    for (strategy, key) in SEAT_STRATEGIES.into_iter().filter(|(strategy, _)| shares_out(strategy)) {
        let plan = seat_plans::share_out(strategy, &by_class, &alone(&need));
        let places = plan.by_district();
        assert!(places.iter().all(|places| places % 45 == 0) && places[1] <= 100, "{key}: {places:?}");
        assert_eq!((places.iter().sum::<u64>(), plan.left_over), (180, vec![20]), "{key}");
    }
}

#[test]
fn tiers_add_up_to_the_same_leximin() {
    let case = published("six_districts");
    let need = NeedByFuture::certain(&numbers(&case["need"]), &numbers(&case["existing"]));
    let one = budget(696, &[None; 6]);
    let lot = |tier, places| Lot { tier: Some(tier), places, ..one.lots[0].clone() };
    let tiers = SeatBudget { lots: vec![lot(Tier::Quality, 580), lot(Tier::Standard, 116)], ..one.clone() };
    let plan = seat_plans::share_out(SeatStrategy::Leximin, &tiers, &alone(&need));
    assert_eq!(plan.by_district(), shares(SeatStrategy::Leximin, &one, &need));
    assert_eq!(plan.places.iter().map(|lot| lot.iter().sum::<u64>()).collect::<Vec<_>>(), [580, 116]);
}

#[test]
fn tiers_divide_a_plan_that_is_made_as_a_whole() {
    let case = published("six_districts");
    let need = NeedByFuture::certain(&numbers(&case["need"]), &numbers(&case["existing"]));
    let one = budget(696, &[None; 6]);
    let lot = |tier, places, quality_schools: bool| {
        let at_most = (0..6).map(|d| (d == 0).then_some(if quality_schools { 100 } else { 60 })).collect();
        Lot { tier: Some(tier), places, at_most, ..one.lots[0].clone() }
    };
    let tiers = SeatBudget { lots: vec![lot(Tier::Quality, 580, true), lot(Tier::Standard, 116, false)], ..one.clone() };
    for strategy in
        [SeatStrategy::EqualGain, SeatStrategy::EqualLoss, SeatStrategy::Talmud, SeatStrategy::MinimaxRegret, SeatStrategy::ChoiceAware]
    {
        let plan = seat_plans::share_out(strategy, &tiers, &alone(&need));
        let bounded = budget(696, &[Some(160), None, None, None, None, None]);
        assert_eq!(plan.by_district(), shares(strategy, &bounded, &need), "{strategy:?}");
        assert_eq!(plan.places.iter().map(|lot| lot.iter().sum::<u64>()).collect::<Vec<_>>(), [580, 116], "{strategy:?}");
        assert!(plan.places[0][0] <= 100 && plan.places[1][0] <= 60, "{strategy:?}: {:?}", plan.places);
    }
}

#[test]
fn a_site_limit_holds_over_both_tiers() {
    let need = NeedByFuture::certain(&[100.0, 900.0], &[0.0, 0.0]);
    let one = budget(60, &[None, Some(50)]);
    let lot = |tier| Lot { tier: Some(tier), places: 30, ..one.lots[0].clone() };
    let tiers = SeatBudget { lots: vec![lot(Tier::Quality), lot(Tier::Standard)], ..one.clone() };
    assert_eq!(shares(SeatStrategy::ExpectedUnmet, &tiers, &need), [10, 50]);
}

#[test]
fn places_beyond_every_shortfall_go_to_the_lowest_coverage() {
    let need = NeedByFuture::certain(&[100.0, 100.0, 100.0], &[90.0, 120.0, 130.0]);
    for strategy in
        [SeatStrategy::EqualGain, SeatStrategy::EqualLoss, SeatStrategy::Talmud, SeatStrategy::ExpectedUnmet, SeatStrategy::MinimaxRegret]
    {
        assert_eq!(shares(strategy, &budget(40, &[None; 3]), &need), [35, 5, 0], "{strategy:?}");
    }
}

#[test]
fn a_place_where_pupils_pass_through_frees_places_down_the_chain() {
    // The first district overflows into the second, which then has no room for its own: the place belongs to the first.
    let need = NeedByFuture::certain(&[120.0, 100.0, 50.0], &[100.0, 100.0, 60.0]);
    let neighbours = Neighbours::from(vec![vec![1, 2], vec![2, 0], vec![1, 0]]);
    let setting = Setting { need: &need, neighbourhood: Neighbourhood { neighbours: &neighbours, spills: true }, choosing: None, seed: 7 };
    let plan = seat_plans::share_out(SeatStrategy::ChoiceAware, &budget(12, &[None; 3]), &setting);
    assert_eq!(plan.by_district(), [12, 0, 0]);
    assert_eq!(plan, seat_plans::share_out(SeatStrategy::ChoiceAware, &budget(12, &[None; 3]), &setting), "the same seed, the same plan");
}

#[test]
fn the_checker_of_seat_plans_finds_what_is_wrong() {
    let need = NeedByFuture::certain(&[100.0, 200.0, 50.0], &[50.0, 50.0, 50.0]);
    let one = budget(40, &[Some(30), None, None]);
    let says = |strategy, shares: &[u64]| checker::certify(strategy, &one, &need, &[shares.to_vec()]).unwrap_err();
    assert!(says(SeatStrategy::Gap, &[31, 9, 0]).contains("31 of at most 30"));
    assert!(says(SeatStrategy::Gap, &[10, 31, 0]).contains("41 places shared out of 40"));
    assert!(says(SeatStrategy::Gap, &[10, 29, 0]).contains("units are left that district 0 could get"));
    assert!(says(SeatStrategy::Need, &[20, 10, 10]).contains("off its quota"));
    assert!(says(SeatStrategy::Leximin, &[30, 10, 0]).contains("lowest coverage"));
    assert!(says(SeatStrategy::ExpectedUnmet, &[0, 30, 10]).contains("expected unmet"));
    assert!(says(SeatStrategy::StatusQuo, &[0, 1, 0]).contains("nothing is added"));
    // The first district has no standard school: only down a chain can it get the place that is left.
    let tiers = in_tiers([1, 1], [vec![None; 2], vec![Some(0), None]], &[None; 2]);
    let need = NeedByFuture::certain(&[100.0, 100.0], &[50.0, 90.0]);
    let says = |quality: [u64; 2], standard: [u64; 2]| {
        checker::certify(SeatStrategy::EqualGain, &tiers, &need, &[quality.into(), standard.into()])
    };
    assert!(says([0, 1], [0, 0]).unwrap_err().contains("units are left that district 0 could get"));
    assert_eq!(says([1, 0], [0, 1]), Ok(()));
}

/// All ways to share `places` among bounded districts.
fn every_plan(places: u64, at_most: &[u64]) -> Vec<Vec<u64>> {
    let Some((&most, rest)) = at_most.split_first() else { return if places == 0 { vec![vec![]] } else { vec![] } };
    let with = |first: u64| every_plan(places - first, rest).into_iter().map(move |plan| [vec![first], plan].concat());
    (0..=most.min(places)).flat_map(with).collect()
}

fn total_and_worst_regret(stock: &Stock, plan: &[u64], alone: &[u64]) -> (u64, u64) {
    let unmet =
        |future: usize| -> u64 { stock.gaps.iter().zip(plan).map(|(gaps, &units)| gaps[future].saturating_sub(units * stock.size)).sum() };
    let all: Vec<u64> = (0..stock.futures()).map(unmet).collect();
    (all.iter().sum(), all.iter().zip(alone).map(|(unmet, alone)| unmet - alone).max().unwrap())
}

proptest! {
    #[test]
    fn every_strategy_keeps_bounds_and_gives_out_every_place(
        demand in proptest::collection::vec(0.0..3000.0_f64, 2..8),
        places in 0..400_u64,
        each in 1..40_u64,
        seed in 0..1000_u64,
    ) {
        let districts = demand.len();
        let seats: Vec<f64> = demand.iter().enumerate().map(|(d, demand)| demand * (0.8 + 0.05 * d as f64)).collect();
        let at_most: Vec<Option<u64>> = (0..districts).map(|d| (d % 2 == 0).then_some((seed * (d as u64 + 3)) % 120)).collect();
        let factors = [0.9, 1.0, 1.1, 1.25];
        let need = NeedByFuture {
            demand: demand.iter().map(|demand| factors.iter().map(|factor| demand * factor).collect()).collect(),
            seats: seats.iter().map(|&seats| vec![seats; factors.len()]).collect(),
            ..NeedByFuture::certain(&demand, &seats)
        };
        let nearest_first: Vec<Vec<usize>> = (0..districts).map(|d| (0..districts).filter(|&other| other != d).collect()).collect();
        let neighbours = Neighbours::from(nearest_first);
        let setting = Setting { need: &need, neighbourhood: Neighbourhood { neighbours: &neighbours, spills: seed % 2 == 0 }, choosing: None, seed };
        for (strategy, key) in SEAT_STRATEGIES.into_iter().filter(|(strategy, _)| *strategy != SeatStrategy::Manual) {
            for (rounding, _) in ROUNDINGS {
                let budget = SeatBudget { rounding, places_each: each, ..budget(places, &at_most) };
                let plan = seat_plans::share_out(strategy, &budget, &setting);
                prop_assert_eq!(checker::certify(strategy, &budget, &need, &plan.places), Ok(()), "{}", key);
            }
        }
    }

    #[test]
    fn divisor_methods_are_house_monotone(weights in proptest::collection::vec(1..100_000_u128, 1..10), places in 0..300_u64) {
        let open = vec![u64::MAX; weights.len()];
        for (rounding, key) in ROUNDINGS.into_iter().skip(1) {
            let (fewer, more) = (apportion(rounding, places, &weights, &open), apportion(rounding, places + 1, &weights, &open));
            prop_assert!(fewer.iter().zip(&more).all(|(a, b)| a <= b), "{key}: {fewer:?} {more:?}");
        }
    }

    #[test]
    fn largest_remainders_stay_within_quota(weights in proptest::collection::vec(1..100_000_u128, 1..12), places in 0..5000_u64) {
        let shares = apportion(Rounding::Hamilton, places, &weights, &vec![u64::MAX; weights.len()]);
        let total: u128 = weights.iter().sum();
        prop_assert_eq!(shares.iter().sum::<u64>(), places);
        for (share, weight) in shares.iter().zip(&weights) {
            prop_assert!((u128::from(*share) * total).abs_diff(u128::from(places) * weight) < total);
        }
    }

    #[test]
    fn bankruptcy_rules_stay_between_nothing_and_the_claim(claims in proptest::collection::vec(0..10_000_u128, 1..8), share in 0.0..1.0_f64) {
        let estate = (claims.iter().sum::<u128>() as f64 * share) as u128;
        for rule in [seat_plans::equal_awards, seat_plans::equal_losses, seat_plans::talmud] {
            let awards = rule(&claims, estate);
            prop_assert_eq!(awards.numerators.iter().sum::<u128>(), estate * awards.denominator);
            prop_assert!(awards.numerators.iter().zip(&claims).all(|(award, claim)| *award <= claim * awards.denominator));
        }
        // Self-dual: what is lost of the rest is what is gained of the estate.
        let total = claims.iter().sum::<u128>();
        let (gained, lost) = (seat_plans::talmud(&claims, estate), seat_plans::talmud(&claims, total - estate));
        for ((gain, loss), claim) in gained.numerators.iter().zip(&lost.numerators).zip(&claims) {
            prop_assert_eq!(gain * lost.denominator, (claim * lost.denominator - loss) * gained.denominator);
        }
    }

    #[test]
    fn fewest_unmet_and_least_regret_are_what_enumeration_finds(
        gaps in proptest::collection::vec(proptest::collection::vec(0..12_u64, 4), 1..7),
        places in 0..16_u64,
        bound in 3..15_u64,
    ) {
        let of_futures: Vec<Vec<f64>> = gaps.iter().map(|future| future.iter().map(|&gap| gap as f64).collect()).collect();
        let need = of_gaps(&of_futures);
        let budget = budget(places, &[Some(bound), None, None, None]);
        let stock = Stock::of(&budget, &need);
        let plans = every_plan(stock.room.units(), stock.room.at_most());
        let best_alone: Vec<u64> = (0..stock.futures())
            .map(|future| plans.iter().map(|plan| stock.gaps.iter().zip(plan).map(|(gaps, &units)| gaps[future].saturating_sub(units * stock.size)).sum()).min().unwrap())
            .collect();
        let least_total = plans.iter().map(|plan| total_and_worst_regret(&stock, plan, &best_alone).0).min().unwrap();
        let least_regret = plans.iter().map(|plan| total_and_worst_regret(&stock, plan, &best_alone).1).min().unwrap();
        let of = |strategy| total_and_worst_regret(&stock, &seat_plans::share_units(strategy, &stock, &alone(&need)), &best_alone);
        prop_assert_eq!(of(SeatStrategy::ExpectedUnmet).0, least_total);
        prop_assert_eq!(of(SeatStrategy::MinimaxRegret).1, least_regret);
    }
    #[test]
    fn plans_in_tiers_are_what_enumeration_finds(case in tiered()) {
        let Tiered { budget, need } = &case;
        let every = every_total(budget);
        let unmet = |totals: &[u64]| -> Vec<f64> { (0..need.futures()).map(|future| unmet(need, totals, future)).collect() };
        let all: Vec<Vec<f64>> = every.iter().map(|totals| unmet(totals)).collect();
        let fewest: Vec<f64> = (0..need.futures()).map(|future| all.iter().map(|unmet| unmet[future]).fold(f64::INFINITY, f64::min)).collect();
        let mean = |unmet: &[f64]| unmet.iter().sum::<f64>() / unmet.len() as f64;
        let least = |of: &dyn Fn(&[f64]) -> f64| all.iter().map(|unmet| of(unmet)).fold(f64::INFINITY, f64::min);
        let worst_regret = |unmet: &[f64]| unmet.iter().zip(&fewest).map(|(unmet, fewest)| unmet - fewest).fold(0.0, f64::max);
        for (strategy, key) in SEAT_STRATEGIES.into_iter().filter(|(strategy, _)| *strategy != SeatStrategy::Manual) {
            let plan = seat_plans::share_out(strategy, budget, &alone(need));
            prop_assert_eq!(checker::certify(strategy, budget, need, &plan.places), Ok(()), "{}", key);
            let totals = plan.by_district();
            prop_assert!(strategy == SeatStrategy::StatusQuo || every.contains(&totals), "{}: {:?}", key, plan.places);
            let found = unmet(&totals);
            match strategy {
                SeatStrategy::ExpectedUnmet => prop_assert!((mean(&found) - least(&mean)).abs() < 1e-9, "{:?}", totals),
                SeatStrategy::MinimaxRegret => prop_assert!((worst_regret(&found) - least(&worst_regret)).abs() < 1e-9, "{:?}", totals),
                SeatStrategy::Leximin => prop_assert_eq!(coverage(need, &totals), every.iter().map(|totals| coverage(need, totals)).max().unwrap()),
                _ => (),
            }
            let judging = [judged_by(budget, need)];
            let judged = seat_plans::judge(&judging, &[totals], &seat_plans::least_unmet(&judging, None), 0);
            let regrets = &judged.iter().find(|(measure, _)| *measure == SeatMeasure::Regret).unwrap().1;
            for (regret, (unmet, fewest)) in regrets.iter().zip(found.iter().zip(&fewest)) {
                prop_assert!((regret - (unmet - fewest)).abs() < 1e-9, "{}: {} {} {}", key, regret, unmet, fewest);
            }
        }
        let value = value_of(budget, need);
        prop_assert!((value.of_perfect_information - (least(&mean) - mean(&fewest))).abs() < 1e-9, "{:?}", value);
    }
}

/// A small budget in tiers with bounds and site limits, and the need for it in some futures, by grade.
#[derive(Debug)]
struct Tiered {
    budget: SeatBudget,
    need: NeedByFuture,
}

fn tiered() -> impl Strategy<Value = Tiered> {
    let bounds = || proptest::collection::vec(proptest::option::weighted(0.7, 0..5_u64), 3);
    let excess = proptest::collection::vec(proptest::collection::vec(proptest::collection::vec(-3..8_i32, 3), 2), 3);
    let standing = (proptest::collection::vec(1..12_u32, 3), proptest::collection::vec(0..12_u32, 3));
    ((0..6_u64, 0..6_u64), (bounds(), bounds(), bounds()), excess, standing, 1..3_usize, 1..3_u64).prop_map(
        |((quality, standard), (of_quality, of_standard, of_all), excess, (demand, seats), grades, each)| {
            let tiers = in_tiers([quality, standard], [of_quality, of_standard], &of_all);
            let by_grade: Vec<Vec<Vec<f64>>> = excess
                .iter()
                .map(|of| of.iter().take(grades).map(|futures| futures.iter().map(|&excess| f64::from(excess) / 2.0).collect()).collect())
                .collect();
            let sum = |d: usize, future: usize| by_grade[d].iter().map(|futures| futures[future]).sum::<f64>();
            let futures = |of: &dyn Fn(usize, usize) -> f64| (0..3).map(|d| (0..3).map(|future| of(d, future)).collect()).collect();
            let need = NeedByFuture {
                central_demand: demand.into_iter().map(f64::from).collect(),
                central_seats: seats.into_iter().map(f64::from).collect(),
                demand: futures(&|d, future| 50.0 + sum(d, future)),
                seats: futures(&|_, _| 50.0),
                by_grade: if grades > 1 { by_grade.clone() } else { Vec::new() },
                central_by_grade: if grades > 1 { vec![vec![0.0; grades]; 3] } else { Vec::new() },
            };
            Tiered { budget: SeatBudget { places_each: each, ..tiers }, need }
        },
    )
}

/// Every way for three districts to have places of two lots, within all bounds, that gives out as many as can be: places `[district]`.
fn every_total(budget: &SeatBudget) -> Vec<Vec<u64>> {
    let each = budget.places_each;
    let of_lot = |lot: &Lot| -> Vec<Vec<u64>> {
        let units = lot.places / each;
        let most: Vec<u64> = lot.at_most.iter().map(|most| most.unwrap_or(u64::MAX) / each).collect();
        (0..=units).flat_map(|units| every_plan(units, &most)).collect()
    };
    let (first, second) = (of_lot(&budget.lots[0]), of_lot(&budget.lots[1]));
    let together = |a: &Vec<u64>, b: &Vec<u64>| a.iter().zip(b).map(|(a, b)| (a + b) * each).collect::<Vec<u64>>();
    let mut all: Vec<Vec<u64>> = first.iter().flat_map(|a| second.iter().map(move |b| together(a, b))).collect();
    all.retain(|totals| totals.iter().zip(&budget.at_most).all(|(&total, most)| most.is_none_or(|most| total <= most)));
    let most = all.iter().map(|totals| totals.iter().sum::<u64>()).max().unwrap();
    all.retain(|totals| totals.iter().sum::<u64>() == most);
    all.sort();
    all.dedup();
    all
}

/// Unmet pupils of each grade, of which each gets as large a part of the places.
fn unmet(need: &NeedByFuture, totals: &[u64], future: usize) -> f64 {
    let grades = need.by_grade.first().map_or(1, Vec::len);
    let excess = |d: usize, grade: usize| match need.by_grade.get(d) {
        Some(of_grades) => of_grades[grade][future],
        None => need.demand[d][future] - need.seats[d][future],
    };
    let of_district = |d: usize| (0..grades).map(|grade| (excess(d, grade) - totals[d] as f64 / grades as f64).max(0.0)).sum::<f64>();
    (0..totals.len()).map(of_district).sum()
}

/// Coverage, the lowest first, each over the product of all demands.
fn coverage(need: &NeedByFuture, totals: &[u64]) -> Vec<u64> {
    let all: f64 = need.central_demand.iter().product();
    let mut found: Vec<u64> =
        (0..totals.len()).map(|d| ((need.central_seats[d] + totals[d] as f64) * (all / need.central_demand[d]).round()) as u64).collect();
    found.sort_unstable();
    found
}
