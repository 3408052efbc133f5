//! Published cases, to the last pupil.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use xuewei::allocation::admissions::{admit, checker};
use xuewei::domain::{Mechanism, Pointing, Ties};

use super::{Printed, schools};
use crate::program::{said, xuewei_in};

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

/// The options with which the command line is asked for a case's mechanism.
fn options(name: &str) -> Vec<&str> {
    let (name, rest) = name.split_once(' ').unwrap_or((name, ""));
    match name {
        "parallel" => vec!["--mechanism", name, "--band", rest],
        "top_trading_cycles" => vec!["--mechanism", name, "--pointing", rest],
        _ => vec!["--mechanism", name],
    }
}

/// A case as tables; scores only where the case gives an order of the pupils.
fn lay(folder: &Path, printed: &Printed, order: Option<&[u32]>) {
    let length = printed.lists.iter().map(Vec::len).max().unwrap_or(0);
    let names: Vec<String> = (1..=length).map(|position| format!("choice_{position}")).collect();
    let mut applicants = format!("applicant,score,{}\n", names.join(","));
    for (pupil, list) in printed.lists.iter().enumerate() {
        let place = order.and_then(|order| order.iter().position(|&other| other as usize == pupil + 1));
        let score = place.map_or(String::new(), |place| (100 - place).to_string());
        let cells: Vec<String> = (0..length).map(|position| list.get(position).map_or(String::new(), |s| format!("s{s}"))).collect();
        writeln!(applicants, "p{},{score},{}", pupil + 1, cells.join(",")).unwrap();
    }
    let mut schools = "school,seats\n".to_owned();
    let mut priorities = "applicant,school,priority\n".to_owned();
    for (school, (seats, order)) in printed.seats.iter().zip(&printed.priorities).enumerate() {
        writeln!(schools, "s{},{seats}", school + 1).unwrap();
        for (place, pupil) in order.iter().enumerate() {
            writeln!(priorities, "p{pupil},s{},{}", school + 1, place + 1).unwrap();
        }
    }
    for (name, text) in [("applicants.csv", applicants), ("schools.csv", schools), ("priorities.csv", priorities)] {
        fs::write(folder.join(name), text).unwrap();
    }
}

#[test]
fn every_published_case_comes_out_of_the_command_line() {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/admissions.json")).unwrap();
    let folder = TempDir::new().unwrap();
    for case in cases.as_array().unwrap() {
        let printed = Printed { seats: numbers(&case["seats"]), lists: lists(&case["lists"]), priorities: lists(&case["priorities"]) };
        for (name, expected) in case["expected"].as_object().unwrap() {
            let order = named(name).1;
            lay(folder.path(), &printed, order.as_deref());
            let fixed =
                ["admit", "applicants.csv", "--schools", "schools.csv", "--priorities", "priorities.csv", "--out", "out", "--overwrite"];
            said(&xuewei_in(folder.path(), &[&fixed[..], &options(name)].concat()));
            let table = fs::read_to_string(folder.path().join("out/admissions.csv")).unwrap();
            let school = |line: &str| line.split(',').nth(1).and_then(|school| school.strip_prefix('s')?.parse().ok()).unwrap_or(0);
            let found: Vec<u32> = table.lines().skip(1).map(school).collect();
            assert_eq!(found, numbers(expected), "{}: {name}", case["name"]);
        }
    }
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
