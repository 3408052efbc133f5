//! Published cases, to the last pupil.

use serde_json::Value;
use xuewei::allocation::admissions::{admit, checker};
use xuewei::domain::{Mechanism, Pointing, Ties};

use super::{Printed, schools};

fn numbers(value: &Value) -> Vec<u32> {
    value.as_array().expect("a list").iter().map(|number| number.as_u64().expect("a whole number") as u32).collect()
}

fn lists(value: &Value) -> Vec<Vec<u32>> {
    value.as_array().expect("lists").iter().map(numbers).collect()
}

/// The mechanism that a case names, and for serving by score the order of the pupils.
fn named(name: &str) -> (Mechanism, Option<Vec<u32>>) {
    let (name, rest) = name.split_once(' ').unwrap_or((name, ""));
    let mechanism = match (name, rest) {
        ("deferred_acceptance", "") => Mechanism::DeferredAcceptance,
        ("immediate_acceptance", "") => Mechanism::ImmediateAcceptance,
        ("parallel", band) => Mechanism::Parallel { band: band.parse().unwrap() },
        ("top_trading_cycles", "all") => Mechanism::TopTradingCycles { pointing: Pointing::All },
        ("top_trading_cycles", "listers") => Mechanism::TopTradingCycles { pointing: Pointing::Listers },
        ("score_order", order) => return (Mechanism::ScoreOrder, Some(order.split(' ').map(|p| p.parse().unwrap()).collect())),
        _ => panic!("no mechanism is called {name} {rest}"),
    };
    (mechanism, None)
}

#[test]
fn every_published_case_comes_out_to_the_last_pupil() {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/admissions.json")).unwrap();
    let mut outcomes = 0;
    for case in cases.as_array().unwrap() {
        let printed = Printed { seats: numbers(&case["seats"]), lists: lists(&case["lists"]), priorities: lists(&case["priorities"]) };
        for (name, expected) in case["expected"].as_object().unwrap() {
            let mut applications = printed.applications();
            let (mechanism, order) = named(name);
            for (place, pupil) in order.into_iter().flatten().enumerate() {
                applications.merit[pupil as usize - 1] = place as u32;
            }
            let admission = admit(&applications, &mechanism, Ties::Subscore, None);
            assert_eq!(schools(&applications, &admission), numbers(expected), "{}: {name}", case["name"]);
            checker::certify(&applications, Ties::Subscore, None, &admission).unwrap();
            outcomes += 1;
        }
    }
    assert_eq!(outcomes, 15);
}
