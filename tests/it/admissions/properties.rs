//! What must hold on any lists.

use proptest::prelude::*;
use xuewei::allocation::admissions::{admit, checker};
use xuewei::domain::{Admission, AdmissionMeasure, Applications, BARRED, Mechanism, Pointing, Precedence, Quotas, Ties, UNPLACED};
use xuewei::meaning::{is_unfair, measure_admission};

use super::{Printed, schools};

const STRICT: Ties = Ties::Subscore;

/// Random lists of at most `pupils` pupils and four schools with orders of their own.
fn printed(pupils: usize) -> impl Strategy<Value = Printed> {
    (1..=pupils, 1..=4_usize).prop_flat_map(|(pupils, schools)| {
        let all_pupils: Vec<u32> = (1..=pupils as u32).collect();
        let all_schools: Vec<u32> = (1..=schools as u32).collect();
        let list = (Just(all_schools).prop_shuffle(), 0..=schools).prop_map(|(schools, length)| schools[..length].to_vec());
        let seats = prop::collection::vec(0..=3_u32, schools);
        let priorities = prop::collection::vec(Just(all_pupils).prop_shuffle(), schools);
        (seats, prop::collection::vec(list, pupils), priorities).prop_map(|(seats, lists, priorities)| Printed { seats, lists, priorities })
    })
}

/// The same with merit as every school's order.
fn in_common(printed: &Printed) -> Applications {
    let order: Vec<u32> = (1..=printed.lists.len() as u32).collect();
    let priorities = vec![order; printed.seats.len()];
    Printed { seats: printed.seats.clone(), lists: printed.lists.clone(), priorities }.applications()
}

fn deferred(applications: &Applications) -> Vec<u32> {
    schools(applications, &admit(applications, &Mechanism::DeferredAcceptance, STRICT, None))
}

/// Each school has one seat and prefers the pupil who comes from the school before; one newcomer displaces them all, one by one.
#[test]
fn a_long_chain_of_pupils_who_displace_each_other_ends() {
    const SCHOOLS: u32 = 200;
    let newcomer = SCHOOLS + 1;
    let own = (1..=SCHOOLS).map(|pupil| if pupil == SCHOOLS { vec![pupil] } else { vec![pupil, pupil + 1] });
    let lists: Vec<Vec<u32>> = own.chain([vec![1]]).collect();
    let order = |school: u32| {
        let first = if school == 1 { newcomer } else { school - 1 };
        [first].into_iter().chain((1..=newcomer).filter(move |&pupil| pupil != first)).collect::<Vec<u32>>()
    };
    let printed = Printed { seats: vec![1; SCHOOLS as usize], lists, priorities: (1..=SCHOOLS).map(order).collect() };
    let expected: Vec<u32> = (2..=SCHOOLS).chain([0, 1]).collect();
    assert_eq!(deferred(&printed.applications()), expected);
}

fn mechanisms(pupils: u32) -> Vec<Mechanism> {
    let mut all = vec![
        Mechanism::ScoreOrder,
        Mechanism::ImmediateAcceptance,
        Mechanism::DeferredAcceptance,
        Mechanism::Lottery,
        Mechanism::TopTradingCycles { pointing: Pointing::All },
        Mechanism::TopTradingCycles { pointing: Pointing::Listers },
        Mechanism::Grouped { ends: vec![pupils / 3, pupils / 2] },
    ];
    all.extend((1..=4).map(|band| Mechanism::Parallel { band }));
    all
}

/// Every way to place pupils at schools on their lists without a place too many `[way][pupil]`, schools from 1.
fn all_ways(printed: &Printed) -> Vec<Vec<u32>> {
    let mut ways = vec![Vec::new()];
    for list in &printed.lists {
        let more = |way: &Vec<u32>| list.iter().chain([&0]).map(|&school| [way.as_slice(), &[school]].concat()).collect::<Vec<_>>();
        ways = ways.iter().flat_map(more).collect();
    }
    let fits = |way: &Vec<u32>| {
        (1..=printed.seats.len() as u32)
            .all(|school| way.iter().filter(|&&s| s == school).count() <= printed.seats[school as usize - 1] as usize)
    };
    ways.into_iter().filter(fits).collect()
}

/// How well a pupil likes a school; lower is better.
fn rank(printed: &Printed, pupil: usize, school: u32) -> usize {
    let list = &printed.lists[pupil];
    list.iter().position(|&s| s == school).unwrap_or(list.len())
}

/// Whether some pupil and school would rather have each other: from the definition.
fn blocked(printed: &Printed, way: &[u32]) -> bool {
    (0..way.len()).any(|pupil| {
        printed.lists[pupil][..rank(printed, pupil, way[pupil])].iter().any(|&school| {
            let order = &printed.priorities[school as usize - 1];
            let place = |of: usize| order.iter().position(|&p| p as usize == of + 1);
            let held: Vec<usize> = (0..way.len()).filter(|&other| way[other] == school).collect();
            held.len() < printed.seats[school as usize - 1] as usize || held.iter().any(|&other| place(pupil) < place(other))
        })
    })
}

/// School-proposing deferred acceptance, as schools would fill their seats from the best pupil down.
fn schools_propose(printed: &Printed) -> Vec<u32> {
    let mut way = vec![0; printed.lists.len()];
    loop {
        let mut moved = false;
        for school in 1..=printed.seats.len() as u32 {
            for &pupil in &printed.priorities[school as usize - 1] {
                let held = way.iter().filter(|&&s| s == school).count();
                let pupil = pupil as usize - 1;
                if held < printed.seats[school as usize - 1] as usize && rank(printed, pupil, school) < rank(printed, pupil, way[pupil]) {
                    way[pupil] = school;
                    moved = true;
                }
            }
        }
        if !moved {
            return way;
        }
    }
}

fn stable(applications: &Applications, admission: &Admission) -> bool {
    !is_unfair(&measure_admission(applications, None, admission))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_checker_passes_every_mechanism(printed in printed(12), barred in prop::collection::vec(any::<bool>(), 48)) {
        let mut applications = printed.applications();
        applications.keys.iter_mut().zip(barred).filter(|(_, barred)| *barred).for_each(|(key, _)| *key = BARRED);
        for mechanism in mechanisms(applications.pupils() as u32) {
            let admission = admit(&applications, &mechanism, STRICT, None);
            prop_assert_eq!(checker::certify(&applications, STRICT, None, &admission), Ok(()));
        }
    }

    #[test]
    fn one_choice_in_a_band_is_immediate_acceptance_and_a_whole_list_is_deferred(printed in printed(12)) {
        let applications = printed.applications();
        let parallel = |band| admit(&applications, &Mechanism::Parallel { band }, STRICT, None);
        prop_assert_eq!(parallel(1), admit(&applications, &Mechanism::ImmediateAcceptance, STRICT, None));
        for band in applications.length.max(1)..=applications.length + 2 {
            prop_assert_eq!(parallel(band), admit(&applications, &Mechanism::DeferredAcceptance, STRICT, None));
        }
    }

    #[test]
    fn with_one_order_in_common_deferred_acceptance_trading_and_serving_by_score_agree(printed in printed(12)) {
        let applications = in_common(&printed);
        let by_score = admit(&applications, &Mechanism::ScoreOrder, STRICT, None);
        prop_assert_eq!(&by_score, &admit(&applications, &Mechanism::DeferredAcceptance, STRICT, None));
        prop_assert_eq!(&by_score, &admit(&applications, &Mechanism::TopTradingCycles { pointing: Pointing::All }, STRICT, None));
        let alone = (1..=applications.pupils() as u32).collect();
        prop_assert_eq!(&by_score, &admit(&applications, &Mechanism::Grouped { ends: alone }, STRICT, None));
        prop_assert!(stable(&applications, &by_score));
    }

    #[test]
    fn one_group_is_immediate_acceptance(printed in printed(12)) {
        let applications = printed.applications();
        let grouped = admit(&applications, &Mechanism::Grouped { ends: Vec::new() }, STRICT, None);
        prop_assert_eq!(grouped, admit(&applications, &Mechanism::ImmediateAcceptance, STRICT, None));
    }

    #[test]
    fn deferred_acceptance_is_the_best_outcome_for_pupils_that_nobody_blocks(printed in printed(6)) {
        let outcome = deferred(&printed.applications());
        prop_assert!(!blocked(&printed, &outcome));
        for way in all_ways(&printed).into_iter().filter(|way| !blocked(&printed, way)) {
            for pupil in 0..way.len() {
                prop_assert!(rank(&printed, pupil, outcome[pupil]) <= rank(&printed, pupil, way[pupil]));
            }
        }
    }

    #[test]
    fn measures_call_stable_what_nobody_blocks(printed in printed(6)) {
        let applications = printed.applications();
        for mechanism in mechanisms(applications.pupils() as u32) {
            let admission = admit(&applications, &mechanism, STRICT, None);
            let way = schools(&applications, &admission);
            prop_assert_eq!(stable(&applications, &admission), !blocked(&printed, &way), "{:?}", mechanism);
        }
    }

    #[test]
    fn pupils_and_schools_proposing_place_the_same_pupils(printed in printed(10)) {
        let placed = |way: Vec<u32>| way.into_iter().map(|school| school > 0).collect::<Vec<_>>();
        let by_schools = schools_propose(&printed);
        prop_assert!(!blocked(&printed, &by_schools));
        prop_assert_eq!(placed(deferred(&printed.applications())), placed(by_schools));
    }

    #[test]
    fn what_is_stable_in_bands_stays_so_in_bands_of_a_multiple(printed in printed(8)) {
        let applications = in_common(&printed);
        let stable_at = |band| stable(&applications, &admit(&applications, &Mechanism::Parallel { band }, STRICT, None));
        for (band, times) in [(1, 2), (1, 3), (2, 2), (1, 4)] {
            prop_assert!(!stable_at(band) || stable_at(band * times), "{band} x {times}");
        }
    }

    #[test]
    fn finer_groups_never_destroy_stability(printed in printed(9), ends in prop::collection::btree_set(1..9_u32, 0..4), more in 1..9_u32) {
        let applications = in_common(&printed);
        let stable_in = |ends: Vec<u32>| stable(&applications, &admit(&applications, &Mechanism::Grouped { ends }, STRICT, None));
        let mut finer = ends.clone();
        finer.insert(more);
        prop_assert!(!stable_in(ends.into_iter().collect()) || stable_in(finer.into_iter().collect()));
    }

    #[test]
    fn one_more_seat_hurts_no_pupil(printed in printed(10), school in 0..4_usize) {
        let before = deferred(&printed.applications());
        let mut seats = printed.seats.clone();
        let school = school % seats.len();
        seats[school] += 1;
        let more = Printed { seats, lists: printed.lists.clone(), priorities: printed.priorities.clone() };
        for (pupil, school) in deferred(&more.applications()).into_iter().enumerate() {
            prop_assert!(rank(&printed, pupil, school) <= rank(&printed, pupil, before[pupil]));
        }
    }

    #[test]
    fn nobody_can_trade_to_the_better_after_trading(printed in printed(6)) {
        let applications = printed.applications();
        let outcome = schools(&applications, &admit(&applications, &Mechanism::TopTradingCycles { pointing: Pointing::All }, STRICT, None));
        let better = |way: &Vec<u32>| {
            let ranks = |way: &[u32]| (0..way.len()).map(|pupil| rank(&printed, pupil, way[pupil])).collect::<Vec<_>>();
            let (theirs, ours) = (ranks(way), ranks(&outcome));
            theirs.iter().zip(&ours).all(|(a, b)| a <= b) && theirs != ours
        };
        prop_assert!(!all_ways(&printed).iter().any(better));
    }

    #[test]
    fn quotas_hold_and_nobody_is_passed_over(printed in printed(10), groups in prop::collection::vec(prop::option::of(0..3_u32), 10),
        reserved in prop::collection::vec((0..2_u32, 0..2_u32), 4), open_first in any::<bool>(), floor in 0..12_u32) {
        let applications = printed.applications();
        let places = |(school, &(first, second)): (usize, &(u32, u32))| {
            let seats = printed.seats[school];
            let first = first.min(seats);
            vec![(0, first), (1, second.min(seats - first))]
        };
        let precedence = if open_first { Precedence::OpenFirst } else { Precedence::ReserveFirst };
        let quotas = Quotas {
            group: groups[..applications.pupils()].to_vec(),
            places: reserved.iter().enumerate().take(printed.seats.len()).map(places).collect(),
            floor: vec![floor; printed.seats.len()],
            precedence,
        };
        for mechanism in mechanisms(applications.pupils() as u32) {
            if matches!(mechanism, Mechanism::TopTradingCycles { .. }) {
                continue;
            }
            let admission = admit(&applications, &mechanism, STRICT, Some(&quotas));
            prop_assert_eq!(checker::certify(&applications, STRICT, Some(&quotas), &admission), Ok(()));
            if mechanism == Mechanism::DeferredAcceptance {
                prop_assert!(!is_unfair(&measure_admission(&applications, Some(&quotas), &admission)));
            }
        }
    }

    #[test]
    fn tied_pupils_share_their_fate(printed in printed(10), classes in prop::collection::vec(0..4_u32, 10)) {
        let mut applications = in_common(&printed);
        applications.merit = classes[..applications.pupils()].to_vec();
        for (cell, key) in applications.keys.iter_mut().enumerate().filter(|(_, key)| **key != BARRED) {
            *key = classes[cell / applications.length];
        }
        for ties in [Ties::AdmitAll, Ties::RejectAll] {
            let outcome = admit(&applications, &Mechanism::DeferredAcceptance, ties, None);
            prop_assert_eq!(checker::certify(&applications, ties, None, &outcome), Ok(()));
            prop_assert_eq!(&outcome, &admit(&applications, &Mechanism::ScoreOrder, ties, None), "{:?}", ties);
            let measured = measure_admission(&applications, None, &outcome);
            let envy = measured.iter().find(|(measure, _)| *measure == AdmissionMeasure::JustifiedEnvy).unwrap().1;
            prop_assert_eq!(envy, 0.0);
            for (a, b) in (0..classes.len().min(applications.pupils())).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let same = printed.lists[a] == printed.lists[b] && classes[a] == classes[b];
                prop_assert!(!same || outcome.choice[a] == outcome.choice[b]);
            }
        }
    }

    #[test]
    fn no_result_depends_on_the_order_of_pupils(printed in printed(10), shift in 1..10_usize) {
        let turned = |list: &[Vec<u32>], by: usize| [&list[by..], &list[..by]].concat();
        let pupils = printed.lists.len();
        let by = shift % pupils;
        let number = |pupil: u32| ((pupil as usize - 1 + pupils - by) % pupils) as u32 + 1;
        let priorities = printed.priorities.iter().map(|order| order.iter().map(|&pupil| number(pupil)).collect()).collect();
        let other = Printed { seats: printed.seats.clone(), lists: turned(&printed.lists, by), priorities };
        let outcomes = (deferred(&printed.applications()), deferred(&other.applications()));
        prop_assert_eq!([&outcomes.0[by..], &outcomes.0[..by]].concat(), outcomes.1);
    }
}

#[test]
fn nobody_applies_and_nothing_breaks() {
    let nobody = Applications { capacity: vec![3], ..Applications::default() };
    for mechanism in mechanisms(0) {
        assert!(admit(&nobody, &mechanism, STRICT, None).choice.is_empty());
    }
    let blank = Applications { length: 2, choices: vec![u32::MAX; 2], keys: vec![BARRED; 2], merit: vec![0], ..nobody };
    for mechanism in mechanisms(1) {
        assert_eq!(admit(&blank, &mechanism, STRICT, None).choice, [UNPLACED]);
    }
}
