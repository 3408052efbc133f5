//! Flow rules place whoever can be placed, and access shares out every seat that can be reached.

use proptest::prelude::*;
use serde_json::Value;
use xuewei::allocation::access::{Decay, Way, access, reachable_seats};
use xuewei::allocation::flows::{FlowRule, checker, place_by_flow};

use super::seat_plans::{numbers, published};

const RULES: [FlowRule; 3] = [FlowRule::Proportional, FlowRule::Nearest, FlowRule::LeastTravel];

fn ways(list: &[(usize, usize, f64)]) -> Vec<Way> {
    list.iter().map(|&(place, school, km)| Way { place, school, km }).collect()
}

/// Two places between two schools: the nearer pair first costs more in the end.
fn two_by_two() -> Vec<Way> {
    ways(&[(0, 0, 1.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 9.0)])
}

#[test]
fn each_rule_places_as_it_says() {
    let of = |rule| place_by_flow(rule, &[10.0, 10.0], &[10.0, 10.0], &two_by_two());
    assert_eq!(of(FlowRule::Nearest), [10.0, 0.0, 0.0, 10.0]);
    assert_eq!(of(FlowRule::LeastTravel), [0.0, 10.0, 10.0, 0.0]);
    assert_eq!(of(FlowRule::Proportional), [5.0, 5.0, 5.0, 5.0]);
}

#[test]
fn least_travel_leaves_no_part_of_a_pupil_beside_a_free_seat() {
    let (pupils, seats) = ([1.0 / 3.0, 2.0 / 3.0 + 1e-8], [10.0 / 7.0, 5.0]);
    let placed: f64 = place_by_flow(FlowRule::LeastTravel, &pupils, &seats, &two_by_two()).iter().sum();
    assert!((placed - pupils.iter().sum::<f64>()).abs() < 1e-15, "{placed}");
}

#[test]
fn who_is_refused_asks_again_where_room_is_left() {
    let pupils = place_by_flow(FlowRule::Proportional, &[30.0, 30.0], &[20.0, 60.0], &ways(&[(0, 0, 1.0), (1, 0, 1.0), (1, 1, 1.0)]));
    // The second place first asks for 7.5 and 22.5; the first school shares its 20 seats among 37.5 askers.
    assert!((pupils[0] - 16.0).abs() < 1e-9 && (pupils[1] - 4.0).abs() < 1e-9 && (pupils[2] - 26.0).abs() < 1e-9, "{pupils:?}");
}

#[test]
fn the_checker_of_flows_finds_what_is_wrong() {
    let says = |flow: &[f64]| checker::certify(&[10.0, 10.0], &[10.0, 10.0], &two_by_two(), flow).unwrap_err();
    assert!(says(&[10.0, 5.0, 0.0, 0.0]).contains("place 0: more placed"));
    assert!(says(&[10.0, 0.0, 5.0, 0.0]).contains("school 0: more pupils"));
    assert!(says(&[10.0, 0.0, 0.0, 0.0]).contains("though school 1 has room"));
    assert!(says(&[-1.0, 0.0, 0.0, 0.0]).contains("-1 pupils"));
}

#[test]
fn access_as_published() {
    let case = published("access");
    let list: Vec<(usize, usize, f64)> = case["arcs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|arc| (arc[0].as_u64().unwrap() as usize, arc[1].as_u64().unwrap() as usize, arc[2].as_f64().unwrap()))
        .collect();
    let (children, seats, ways) = (numbers(&case["population"]), numbers(&case["supply"]), ways(&list));
    let steps = Decay::Steps(vec![(20.0, 1.0), (40.0, 0.68), (60.0, 0.22)]);
    let decays = [
        ("two_step_60", Decay::Flat(60.0)),
        ("two_step_20", Decay::Flat(20.0)),
        ("enhanced_20_40_60", steps),
        ("gaussian_20_60", Decay::Gaussian { sigma: 20.0, within: 60.0 }),
    ];
    for (key, decay) in decays {
        let found = access(&children, &seats, &ways, &decay);
        let expected: &Value = &case[key];
        assert!(found.iter().zip(numbers(expected)).all(|(a, b)| (a - b).abs() < 1e-8), "{key}: {found:?}");
        assert_eq!(reachable_seats(&children, &seats, &ways, &decay), case["reachable_seats"].as_f64().unwrap());
    }
}

fn network() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<Way>)> {
    let sizes = (1..7_usize, 1..6_usize);
    sizes.prop_flat_map(|(places, schools)| {
        let way = proptest::option::of(0.0..60.0_f64);
        (
            proptest::collection::vec(0.0..300.0_f64, places),
            proptest::collection::vec(0.0..300.0_f64, schools),
            proptest::collection::vec(way, places * schools),
        )
            .prop_map(move |(pupils, seats, km)| {
                let listed = km.iter().enumerate().filter_map(|(cell, km)| km.map(|km| (cell / schools, cell % schools, km)));
                (pupils, seats, ways(&listed.collect::<Vec<_>>()))
            })
    })
}

proptest! {
    #[test]
    fn any_flow_is_certified((pupils, seats, ways) in network()) {
        for rule in RULES {
            let flow = place_by_flow(rule, &pupils, &seats, &ways);
            prop_assert_eq!(checker::certify(&pupils, &seats, &ways, &flow), Ok(()), "{:?}", rule);
        }
    }

    #[test]
    fn no_rule_travels_less_or_places_more_than_least_travel((pupils, seats, ways) in network()) {
        let of = |rule| {
            let flow = place_by_flow(rule, &pupils, &seats, &ways);
            (flow.iter().sum::<f64>(), flow.iter().zip(&ways).map(|(pupils, way)| pupils * way.km).sum::<f64>())
        };
        let (placed, travel) = of(FlowRule::LeastTravel);
        for rule in [FlowRule::Proportional, FlowRule::Nearest] {
            let (other_placed, other_travel) = of(rule);
            prop_assert!(other_placed <= placed + 1e-4);
            prop_assert!(other_placed < placed - 1e-4 || other_travel >= travel - 1e-2);
        }
    }

    #[test]
    fn children_times_access_are_the_reachable_seats((children, seats, ways) in network(), within in 1.0..60.0_f64, sigma in 2.0..40.0_f64) {
        for decay in [Decay::Flat(within), Decay::Steps(vec![(within / 2.0, 1.0), (within, 0.4)]), Decay::Gaussian { sigma, within }] {
            let found: f64 = access(&children, &seats, &ways, &decay).iter().zip(&children).map(|(access, children)| access * children).sum();
            let reachable = reachable_seats(&children, &seats, &ways, &decay);
            prop_assert!((found - reachable).abs() < 1e-9 * (1.0 + reachable), "{found} {reachable}");
        }
    }
}
