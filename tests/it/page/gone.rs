//! Browsers that go while their run is at work.

use std::fs;
use std::time::{Duration, Instant};

use super::served::{Served, form_of};

/// A run so long that it does not end by itself while a test waits.
fn long(served: &Served, task: &'static str) -> std::net::TcpStream {
    let what_ifs: Vec<String> = (1..=5).map(|n| form_of(&[("plan", "plan"), ("set", &format!("births.level=0.{n}"))])).collect();
    let also = what_ifs.iter().map(|value| ("also", value.as_str()));
    let form = [("lang", "en"), ("plan", "plan"), ("base", "tiny"), ("futures", "100000"), ("seed", "1"), ("task", task)];
    let begun = served.begin("/run", &form.into_iter().chain(also).collect::<Vec<_>>());
    wait("no run begins", || !served.get("/progress").text().is_empty());
    begun
}

fn wait(what: &str, until: impl Fn() -> bool) {
    let started = Instant::now();
    while !until() {
        assert!(started.elapsed() < Duration::from_mins(1), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_run_whose_browser_has_gone_ends_and_leaves_nothing() {
    for task in ["", "strategies", "admissions"] {
        let served = Served::tiny();
        drop(long(&served, task));
        let short = [("lang", "en"), ("plan", "plan"), ("futures", "16"), ("seed", "1")];
        served.post("/run", &short).leads_to();
        let left: Vec<_> = fs::read_dir(served.path("answers")).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 1, "the second run alone: {left:?}");
        assert_eq!(served.get("/progress").text(), "", "no run is at work");
        let listed = served.get("/?lang=en").text();
        let runs = listed.split("Run so far").nth(1).unwrap().split("</ol>").next().unwrap();
        assert_eq!(runs.matches("<li>").count(), 1, "{runs}");
    }
}

#[test]
fn pages_are_answered_while_a_run_is_at_work_and_a_second_run_is_told_to_wait() {
    let served = Served::tiny();
    let begun = long(&served, "");
    assert_eq!(served.get("/").status, 200);
    let second = served.post("/run", &[("lang", "en"), ("plan", "plan"), ("futures", "16")]);
    assert!(second.status == 422 && second.text().contains("another question is at work"), "{}", second.text());
    drop(begun);
}
