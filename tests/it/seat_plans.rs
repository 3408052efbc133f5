//! Places are shared out as published, exactly, within bounds, and as each strategy promises.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use xuewei::allocation::seat_plans::{self, Neighbourhood, Setting, StochasticValue, Stock, apportion, checker};
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
    NeedByFuture { central_demand: central, central_seats: vec![0.0; districts], demand, seats }
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
    let StochasticValue { of_stochastic_solution, of_perfect_information } = seat_plans::stochastic_value(&budget, &alone(&need));
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
    let stock = Stock::of(&budget(40, &[Some(30), None, None]), &budget(40, &[None; 3]).lots[0], &need, &[0; 3]);
    let says = |strategy, shares: &[u64]| checker::certify(strategy, &stock, shares).unwrap_err();
    assert!(says(SeatStrategy::Gap, &[31, 9, 0]).contains("31 of at most 30"));
    assert!(says(SeatStrategy::Gap, &[10, 29, 0]).contains("39 units shared out of 40"));
    assert!(says(SeatStrategy::Need, &[20, 10, 10]).contains("off its quota"));
    assert!(says(SeatStrategy::Leximin, &[30, 10, 0]).contains("lowest coverage"));
    assert!(says(SeatStrategy::ExpectedUnmet, &[0, 30, 10]).contains("expected unmet"));
    assert!(says(SeatStrategy::StatusQuo, &[0, 1, 0]).contains("nothing is added"));
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
                let stock = Stock::of(&budget, &budget.lots[0], &need, &vec![0; districts]);
                let shares = seat_plans::share_units(strategy, &stock, &setting);
                prop_assert_eq!(checker::certify(strategy, &stock, &shares), Ok(()), "{}", key);
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
        let stock = Stock::of(&budget, &budget.lots[0], &need, &[0; 4]);
        let plans = every_plan(stock.to_share(), &stock.at_most);
        let best_alone: Vec<u64> = (0..stock.futures())
            .map(|future| plans.iter().map(|plan| stock.gaps.iter().zip(plan).map(|(gaps, &units)| gaps[future].saturating_sub(units * stock.size)).sum()).min().unwrap())
            .collect();
        let least_total = plans.iter().map(|plan| total_and_worst_regret(&stock, plan, &best_alone).0).min().unwrap();
        let least_regret = plans.iter().map(|plan| total_and_worst_regret(&stock, plan, &best_alone).1).min().unwrap();
        let of = |strategy| total_and_worst_regret(&stock, &seat_plans::share_units(strategy, &stock, &alone(&need)), &best_alone);
        prop_assert_eq!(of(SeatStrategy::ExpectedUnmet).0, least_total);
        prop_assert_eq!(of(SeatStrategy::MinimaxRegret).1, least_regret);
    }
}
