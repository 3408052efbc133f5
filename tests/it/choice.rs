//! Seat plans where pupils choose: admissions by deferred acceptance, taken up again with fewer seats, and the plan that serves pupils best.

use std::sync::LazyLock;

use proptest::prelude::*;
use xuewei::allocation::admissions::{AtRest, admit};
use xuewei::allocation::seat_plans::{self, Choosing, Neighbourhood, SeatPlan, Setting, apportion, checker};
use xuewei::domain::*;

use crate::seat_plans::budget;

/// Numbers that follow from a seed.
fn draws(mut seed: u64) -> impl FnMut(u64) -> u64 {
    move |bound| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % bound
    }
}

/// Pupils with full lists of some schools, all told apart; with classes, schools put every second pupil first.
fn lists(pupils: usize, schools: usize, seats: u64, with_classes: bool, seed: u64) -> Applications {
    let mut next = draws(seed);
    let mut choices = Vec::new();
    for _ in 0..pupils {
        let mut order: Vec<(u64, u32)> = (0..schools as u32).map(|school| (next(1000), school)).collect();
        order.sort_unstable();
        choices.extend(order.into_iter().map(|(_, school)| school));
    }
    let class = |cell: usize| u32::from(with_classes && !(cell / schools + choices[cell] as usize).is_multiple_of(2));
    let keys = (0..choices.len()).map(|cell| class(cell) * 1000 + (cell / schools) as u32).collect();
    let capacity = (0..schools).map(|_| next(seats + 1) as u32).collect();
    Applications { length: schools, choices, keys, merit: (0..pupils as u32).collect(), capacity, ahead: Vec::new() }
}

/// Pupils without a school, and the sum of ranks, from the beginning.
fn admitted(lists: &Applications, seats: &[u32]) -> (u64, u64) {
    let lists = Applications { capacity: seats.to_vec(), ..lists.clone() };
    let admission = admit(&lists, &Mechanism::DeferredAcceptance, Ties::Subscore, None);
    let rank = |pupil: usize| if admission.is_placed(pupil) { u64::from(admission.choice[pupil]) + 1 } else { lists.length as u64 + 1 };
    ((0..lists.pupils()).filter(|&pupil| !admission.is_placed(pupil)).count() as u64, (0..lists.pupils()).map(rank).sum())
}

fn campus(name: &str, district: usize, quality: bool) -> Campus {
    Campus { name: name.into(), district, quality, intake: 100.0, is_rest: false }
}

/// Schools of one size `[future][campus]`.
fn of_one_size(campuses: usize, futures: usize) -> Vec<Vec<u128>> {
    vec![vec![100_000_000; campuses]; futures]
}

static NOBODY: LazyLock<Neighbours> = LazyLock::new(Neighbours::default);

fn shared(budget: &SeatBudget, choosing: &Choosing, districts: usize) -> SeatPlan {
    let need = NeedByFuture::certain(&vec![10.0; districts], &vec![5.0; districts]);
    let neighbourhood = Neighbourhood { neighbours: &NOBODY, spills: false };
    seat_plans::share_out(SeatStrategy::ChoiceAware, budget, &Setting { need: &need, neighbourhood, choosing: Some(choosing), seed: 1 })
}

/// Cost of a plan `[lot][district]` by the definition.
fn cost(budget: &SeatBudget, choosing: &Choosing, places: &[Vec<u64>]) -> (u64, u64) {
    let of_future = |lists: &Applications| {
        let mut seats = lists.capacity.clone();
        for (lot, of_districts) in budget.lots.iter().zip(places) {
            for (district, &places) in of_districts.iter().enumerate() {
                let own: Vec<usize> = (0..seats.len()).filter(|&campus| choosing.campuses[campus].district == district).collect();
                let of_tier = |campus: &usize| lot.tier.is_none_or(|tier| choosing.campuses[*campus].quality == (tier == Tier::Quality));
                let sharing: Vec<usize> = if own.iter().any(of_tier) { own.iter().copied().filter(of_tier).collect() } else { own };
                let shares = apportion(Rounding::Webster, places, &vec![100_000_000; sharing.len()], &vec![u64::MAX; sharing.len()]);
                sharing.iter().zip(shares).for_each(|(&campus, share)| seats[campus] += share as u32);
            }
        }
        admitted(lists, &seats)
    };
    choosing.lists.iter().map(of_future).fold((0, 0), |sum, found| (sum.0 + found.0, sum.1 + found.1))
}

/// Every way to share places among districts.
fn every_plan(places: u64, districts: usize) -> Vec<Vec<u64>> {
    if districts == 1 {
        return vec![vec![places]];
    }
    let with = |first: u64| every_plan(places - first, districts - 1).into_iter().map(move |plan| [vec![first], plan].concat());
    (0..=places).flat_map(with).collect()
}

#[test]
fn a_place_at_the_popular_school_frees_others_down_the_chain() {
    // All want school a first, then b; those of the third district live near c alone. A place at a lets one from b in, whose place takes one who
    // had none; a place at c stays empty.
    let choices = vec![0, 1, 0, 1, 0, 1, 0, 1, 2, 1];
    let keys = (0..10).map(|cell| cell / 2).collect();
    let lists = Applications { length: 2, choices, keys, merit: (0..5).collect(), capacity: vec![1, 1, 1], ahead: Vec::new() };
    let campuses = [campus("a", 0, true), campus("b", 1, false), campus("c", 2, false)];
    let choosing = Choosing { campuses: &campuses, weights: of_one_size(3, 1), lists: vec![lists], grades: 1 };
    let plan = shared(&budget(1, &[None; 3]), &choosing, 3);
    assert_eq!(plan.by_district(), [1, 0, 0]);
    let two = shared(&budget(2, &[Some(1), None, None]), &choosing, 3);
    assert_eq!(two.by_district(), [1, 1, 0], "within its bound the popular school first, then the next one");
}

#[test]
fn places_spread_over_grades_count_as_whole_ones_of_the_entry_grade() {
    let lists =
        Applications { length: 1, choices: vec![0, 1], keys: vec![0, 1], merit: vec![0, 1], capacity: vec![0, 1], ahead: Vec::new() };
    let campuses = [campus("a", 0, true), campus("b", 1, false)];
    let choosing = Choosing { campuses: &campuses, weights: of_one_size(2, 1), lists: vec![lists], grades: 3 };
    assert_eq!(shared(&budget(3, &[None; 2]), &choosing, 2).by_district(), [3, 0]);
}

/// Two quality schools in the first district, a standard one in each; the budget names them all.
fn by_school(places: [u64; 2], most: u64) -> (SeatBudget, [Campus; 4]) {
    let campuses = [campus("a", 0, true), campus("b", 0, true), campus("c", 0, false), campus("d", 1, false)];
    let school = |campus: &Campus| BudgetSchool {
        name: campus.name.clone(),
        district: campus.district,
        lots: vec![usize::from(!campus.quality)],
        weight: 100_000_000,
        at_most: Some(most),
    };
    let lot = |tier, places, rooms: [u64; 2]| Lot {
        tier: Some(tier),
        places,
        at_most: rooms.map(|schools| Some(schools * most)).to_vec(),
        manual: vec![0; 2],
    };
    let lots = vec![lot(Tier::Quality, places[0], [2, 0]), lot(Tier::Standard, places[1], [1, 1])];
    let budget =
        SeatBudget { lots, schools: campuses.iter().map(school).collect(), ..budget(places.iter().sum(), &[Some(3 * most), Some(most)]) };
    (budget, campuses)
}

proptest! {
    #[test]
    fn going_on_with_fewer_seats_ends_where_the_beginning_would(
        pupils in 1..40_usize,
        schools in 1..5_usize,
        with_classes in any::<bool>(),
        seed in 0..1_000_000_u64,
    ) {
        let lists = lists(pupils, schools, 12, with_classes, seed);
        let mut next = draws(seed + 1);
        let mut seats = lists.capacity.clone();
        let mut at_rest = AtRest::of(&lists, &seats);
        for _ in 0..4 {
            prop_assert_eq!((at_rest.unplaced(), at_rest.ranks()), admitted(&lists, &seats));
            for seats in &mut seats {
                *seats -= (*seats).min(next(4) as u32);
            }
            at_rest.leave(&lists, &seats);
        }
    }

    #[test]
    fn where_there_are_few_plans_none_serves_pupils_better(
        pupils in 6..24_usize,
        places in 1..7_u64,
        with_classes in any::<bool>(),
        by_tier in any::<bool>(),
        seed in 0..1_000_000_u64,
    ) {
        let campuses = [campus("a", 0, true), campus("b", 0, false), campus("c", 1, true), campus("d", 2, false)];
        let futures = (0..3).map(|future| lists(pupils, 4, 4, with_classes, seed + 7 * future)).collect();
        let choosing = Choosing { campuses: &campuses, weights: of_one_size(4, 3), lists: futures, grades: 1 };
        let one = budget(places, &[None; 3]);
        let lot = |tier, places| Lot { tier: Some(tier), places, ..one.lots[0].clone() };
        let two = SeatBudget { lots: vec![lot(Tier::Quality, places), lot(Tier::Standard, 2)], ..one.clone() };
        let budget = if by_tier { two } else { one };
        let found = shared(&budget, &choosing, 3);
        prop_assert_eq!(found.left_over.iter().sum::<u64>(), 0);
        let of_first = every_plan(places, 3);
        let of_second = if by_tier { every_plan(2, 3) } else { vec![vec![0; 3]] };
        let all = of_first.iter().flat_map(|first| of_second.iter().map(move |second| [first.clone(), second.clone()]));
        let least = all.map(|plan| cost(&budget, &choosing, &plan[..budget.lots.len()])).min().unwrap();
        prop_assert_eq!(cost(&budget, &choosing, &found.places), least);
    }

    #[test]
    fn schools_keep_their_bounds_and_tiers(quality in 0..30_u64, standard in 0..30_u64, most in 0..12_u64, seed in 0..1000_u64) {
        let (budget, campuses) = by_school([quality, standard], most);
        let choosing = Choosing { campuses: &campuses, weights: of_one_size(4, 1), lists: vec![lists(40, 4, 5, false, seed)], grades: 1 };
        let need = NeedByFuture::certain(&[30.0, 10.0], &[10.0, 5.0]);
        let neighbourhood = Neighbourhood { neighbours: &NOBODY, spills: false };
        for choosing in [None, Some(&choosing)] {
            let setting = Setting { need: &need, neighbourhood, choosing, seed };
            for (strategy, key) in SEAT_STRATEGIES.into_iter().filter(|(strategy, _)| *strategy != SeatStrategy::Manual) {
                let plan = seat_plans::share_out(strategy, &budget, &setting);
                prop_assert_eq!(checker::certify_schools(&budget, &plan), Ok(()), "{}", key);
                if strategy != SeatStrategy::StatusQuo {
                    let room = [quality.min(2 * most), standard.min(2 * most)];
                    let given: Vec<u64> = plan.schools.iter().map(|lot| lot.iter().sum()).collect();
                    prop_assert_eq!(given, room.to_vec(), "{}", key);
                }
            }
        }
    }
}

#[test]
fn the_checker_of_schools_finds_what_is_wrong() {
    let (budget, _) = by_school([6, 4], 3);
    let says = |places: [[u64; 2]; 2], schools: [[u64; 4]; 2]| {
        let plan = SeatPlan { places: places.map(Vec::from).to_vec(), left_over: vec![0, 0], schools: schools.map(Vec::from).to_vec() };
        checker::certify_schools(&budget, &plan)
    };
    assert_eq!(says([[6, 0], [2, 2]], [[3, 3, 0, 0], [0, 0, 2, 2]]), Ok(()));
    assert!(says([[6, 0], [2, 2]], [[4, 2, 0, 0], [0, 0, 2, 2]]).unwrap_err().contains("a got 4 of at most 3"));
    assert!(says([[6, 0], [2, 2]], [[3, 2, 1, 0], [0, 0, 2, 2]]).unwrap_err().contains("c got places of lot 0"));
    assert!(says([[6, 0], [2, 2]], [[3, 2, 0, 0], [0, 0, 2, 2]]).unwrap_err().contains("got 5 of its 6 places"));
}
