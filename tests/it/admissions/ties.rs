//! Pupils whom nothing tells apart at the last seat.

use xuewei::allocation::admissions::{admit, common_order, keys_of};
use xuewei::domain::{Applications, Mechanism, Ties};

use super::schools;

/// Programming Ability Test A1080, Graduate Admission (Zhejiang University): seats of six schools; two examinations and three choices,
/// schools from 0. Ranked by the sum of both, then by the first one; whoever ties with the last admitted is admitted too.
const SEATS: [u32; 6] = [2, 1, 2, 2, 2, 3];
const APPLICANTS: [(f64, f64, [u32; 3]); 11] = [
    (100.0, 100.0, [0, 1, 2]),
    (60.0, 60.0, [2, 3, 5]),
    (100.0, 90.0, [0, 3, 4]),
    (90.0, 100.0, [1, 2, 0]),
    (90.0, 90.0, [5, 1, 3]),
    (80.0, 90.0, [1, 0, 2]),
    (80.0, 80.0, [0, 1, 2]),
    (80.0, 80.0, [0, 1, 2]),
    (80.0, 70.0, [1, 3, 2]),
    (70.0, 80.0, [1, 2, 3]),
    (100.0, 100.0, [0, 2, 4]),
];

fn graduates() -> Applications {
    let total: Vec<f64> = APPLICANTS.iter().map(|(first, second, _)| first + second).collect();
    let first: Vec<f64> = APPLICANTS.iter().map(|(first, _, _)| *first).collect();
    let (merit, _) = common_order(&[&total, &first], &[], APPLICANTS.len(), true);
    let places: Vec<u32> = merit.iter().flat_map(|&place| [place; 3]).collect();
    Applications {
        length: 3,
        choices: APPLICANTS.iter().flat_map(|(_, _, choices)| *choices).collect(),
        keys: keys_of(&vec![0; places.len()], &places),
        merit,
        capacity: SEATS.to_vec(),
        ahead: Vec::new(),
    }
}

fn of_school(admitted: &[u32], school: u32) -> Vec<usize> {
    (0..admitted.len()).filter(|&pupil| admitted[pupil] == school + 1).collect()
}

#[test]
fn tied_graduates_are_admitted_above_the_quota() {
    let applications = graduates();
    for mechanism in [Mechanism::ScoreOrder, Mechanism::DeferredAcceptance] {
        let admitted = schools(&applications, &admit(&applications, &mechanism, Ties::AdmitAll, None));
        let by_school: Vec<Vec<usize>> = (0..6).map(|school| of_school(&admitted, school)).collect();
        assert_eq!(by_school, [vec![0, 10], vec![3], vec![5, 6, 7], vec![2, 8], vec![], vec![1, 4]], "{mechanism:?}");
    }
}

#[test]
fn tied_graduates_are_turned_away_where_they_do_not_fit() {
    let applications = graduates();
    for mechanism in [Mechanism::ScoreOrder, Mechanism::DeferredAcceptance] {
        let admitted = schools(&applications, &admit(&applications, &mechanism, Ties::RejectAll, None));
        // Two graduates tie for the one seat that school 2 has left, and have no choice after it.
        assert_eq!(of_school(&admitted, 2), [5], "{mechanism:?}");
        assert_eq!((admitted[6], admitted[7]), (0, 0), "{mechanism:?}");
    }
}

#[test]
fn a_tie_in_a_round_of_immediate_acceptance_is_decided_for_the_whole_group() {
    let tied = |keys: [u32; 3]| Applications {
        length: 1,
        choices: vec![0; 3],
        keys: keys.to_vec(),
        merit: vec![0, 1, 2],
        capacity: vec![2],
        ahead: Vec::new(),
    };
    for mechanism in [Mechanism::ImmediateAcceptance, Mechanism::Parallel { band: 1 }] {
        let admitted = |keys, ties| schools(&tied(keys), &admit(&tied(keys), &mechanism, ties, None));
        assert_eq!(admitted([0, 5, 5], Ties::AdmitAll), [1, 1, 1]);
        assert_eq!(admitted([0, 5, 5], Ties::RejectAll), [1, 0, 0]);
        assert_eq!(admitted([5, 5, 5], Ties::RejectAll), [0, 0, 0]);
        assert_eq!(admitted([5, 5, 6], Ties::AdmitAll), [1, 1, 0]);
    }
}

#[test]
fn nobody_behind_a_rejected_tie_gets_in_later() {
    // Two with 500 tie for the one seat of the first school; one with 400 asks for it in the second round, after losing the other to one with 600,
    // and one with 700 asks for it then too.
    let scores = [500.0, 500.0, 400.0, 600.0, 700.0];
    let (merit, _) = common_order(&[&scores], &[], 5, true);
    let admitted = |choices: &[u32], mechanism: &Mechanism| {
        let places: Vec<u32> = merit.iter().flat_map(|&place| [place; 2]).collect();
        let capacity = vec![1, 1, 0];
        let keys = keys_of(&vec![0; places.len()], &places);
        let applications = Applications { length: 2, choices: choices.to_vec(), keys, merit: merit.clone(), capacity, ahead: Vec::new() };
        schools(&applications, &admit(&applications, mechanism, Ties::RejectAll, None))
    };
    for mechanism in [
        Mechanism::ImmediateAcceptance,
        Mechanism::Parallel { band: 1 },
        Mechanism::Grouped { ends: vec![5] },
        Mechanism::DeferredAcceptance,
    ] {
        let behind = admitted(&[0, 2, 0, 2, 1, 0, 1, 2, 2, 1], &mechanism);
        assert_eq!(behind[..3], [0, 0, 0], "{mechanism:?}");
        let before = admitted(&[0, 2, 0, 2, 1, 0, 1, 2, 2, 0], &mechanism);
        assert_eq!(before, [0, 0, 0, 2, 1], "{mechanism:?}: who is ahead of the tie gets in");
    }
    let groups = Mechanism::Grouped { ends: vec![4] };
    assert_eq!(admitted(&[0, 2, 0, 2, 0, 2, 1, 2, 1, 2], &groups)[..3], [0, 0, 0], "in a later group");
}
