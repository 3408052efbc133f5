//! Places reserved for groups.

use xuewei::allocation::admissions::{admit, floor_lines};
use xuewei::domain::{Admission, Applications, Mechanism, Precedence, Quotas, Ties};
use xuewei::meaning::{is_unfair, measure_admission};

/// One school of four seats; e1, a, b, e2, e3 in the order of their scores.
fn one_school() -> Applications {
    Applications { length: 1, choices: vec![0; 5], keys: (0..5).collect(), merit: (0..5).collect(), capacity: vec![4], ahead: Vec::new() }
}

/// The e's come from school 1, a and b from school 0; two places are reserved for school 1.
fn two_reserved(precedence: Precedence) -> Quotas {
    let group = [1, 0, 0, 1, 1].map(Some).to_vec();
    Quotas { group, places: vec![vec![(1, 2)]], floor: vec![u32::MAX], precedence }
}

fn names(admission: &Admission) -> Vec<&'static str> {
    ["e1", "a", "b", "e2", "e3"].into_iter().enumerate().filter(|&(pupil, _)| admission.is_placed(pupil)).map(|(_, name)| name).collect()
}

/// All mechanisms in which a school chooses.
fn mechanisms() -> [Mechanism; 6] {
    [
        Mechanism::ScoreOrder,
        Mechanism::Parallel { band: 1 },
        Mechanism::ImmediateAcceptance,
        Mechanism::DeferredAcceptance,
        Mechanism::Grouped { ends: Vec::new() },
        Mechanism::Lottery,
    ]
}

/// Constructed after Dur, Kominers, Pathak and Sönmez (2018), Reserve design, Journal of Political Economy 126(6).
#[test]
fn the_order_of_precedence_decides_who_comes_in() {
    for mechanism in mechanisms() {
        let admitted = |precedence| names(&admit(&one_school(), &mechanism, Ties::Subscore, Some(&two_reserved(precedence))));
        assert_eq!(admitted(Precedence::ReserveFirst), ["e1", "a", "b", "e2"], "{mechanism:?}");
        assert_eq!(admitted(Precedence::OpenFirst), ["e1", "a", "e2", "e3"], "{mechanism:?}");
    }
}

#[test]
fn reserved_places_that_nobody_can_take_return_to_the_open_pool() {
    for precedence in [Precedence::ReserveFirst, Precedence::OpenFirst] {
        let nobody = Quotas { group: [0, 0, 0, 0, 0].map(Some).to_vec(), ..two_reserved(precedence) };
        let admission = admit(&one_school(), &Mechanism::DeferredAcceptance, Ties::Subscore, Some(&nobody));
        assert_eq!(names(&admission), ["e1", "a", "b", "e2"]);
        assert!(!admission.reserved.contains(&true));
    }
}

#[test]
fn the_floor_line_keeps_low_scores_off_reserved_places() {
    // Six pupils, one school of three seats, one of them reserved for the last two; open seats go to 600 and 590.
    let applications = Applications {
        length: 1,
        choices: vec![0; 5],
        keys: (0..5).collect(),
        merit: (0..5).collect(),
        capacity: vec![3],
        ahead: Vec::new(),
    };
    let scores = [600.0, 590.0, 589.0, 571.0, 560.0];
    let open = Applications { capacity: vec![2], ..applications.clone() };
    let open = (admit(&open, &Mechanism::ScoreOrder, Ties::Subscore, None), open);
    let with_floor = |points: f64| {
        let floor = floor_lines(&open.1, &open.0, &scores, points);
        let group = vec![None, None, None, Some(7), Some(7)];
        let quotas = Quotas { group, places: vec![vec![(7, 1)]], floor, precedence: Precedence::OpenFirst };
        names(&admit(&applications, &Mechanism::DeferredAcceptance, Ties::Subscore, Some(&quotas)))
    };
    assert_eq!(with_floor(20.0), ["e1", "a", "e2"], "571 is at most 20 below the open cut-off of 590");
    assert_eq!(with_floor(10.0), ["e1", "a", "b"], "nobody of the group reaches 580, so the place returns");
}

#[test]
fn a_reserved_place_is_no_injustice() {
    let admission = |quotas: &Quotas| admit(&one_school(), &Mechanism::DeferredAcceptance, Ties::Subscore, Some(quotas));
    for precedence in [Precedence::ReserveFirst, Precedence::OpenFirst] {
        let quotas = two_reserved(precedence);
        assert!(!is_unfair(&measure_admission(&one_school(), Some(&quotas), &admission(&quotas))));
    }
    // Without the quota the same outcome passes b over for e2 and e3.
    let open_first = admission(&two_reserved(Precedence::OpenFirst));
    assert!(is_unfair(&measure_admission(&one_school(), None, &open_first)));
}
