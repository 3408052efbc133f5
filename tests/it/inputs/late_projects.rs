//! Projects that follow a late one on the same school take what is there, and what is late only once it has come.

use xuewei::domain::{Bundle, LANES, World};

use crate::small_world::run;
use crate::tiny::Tiny;

/// A second school beside 盖州小学, which has one class of 50 in each grade.
const BESIDE: &str = "盖州二小,盖州市,primary,1,50,public,,,\n";

fn world(projects: &str) -> World {
    let tiny = Tiny::new().and("schools", BESIDE).scenario(projects);
    tiny.load().unwrap_or_else(|problems| panic!("{problems}")).world
}

fn project(name: &str, school: &str, more: &str) -> String {
    format!("[[project]]\nproject = \"{name}\"\nschool = \"{school}\"\n{more}\n")
}

/// Central seats of grade 1 in 盖州市 from 2023 on.
fn seats(projects: &str) -> Vec<f64> {
    let world = world(projects);
    let ensemble = run(&world, 0);
    (0..world.horizon.len()).map(|year| ensemble.lives[0].seats[world.cell(year, 0, 3)].0[0]).collect()
}

#[test]
fn a_school_that_closes_gives_up_a_late_class_only_once_it_has_come() {
    let late = project("扩班", "盖州小学", "kind = \"expand\"\nyear = 2024\nclasses = 1\ndelay = 3");
    let close = project("停办", "盖州小学", "kind = \"close\"\nyear = 2025");
    assert_eq!(seats(&[late.clone(), close].concat()), [100.0, 100.0, 50.0, 50.0, 50.0, 50.0, 50.0]);
    let merge = project("合并", "盖州小学", "kind = \"merge\"\nyear = 2025\ninto = \"盖州二小\"");
    assert_eq!(seats(&[late, merge].concat()), [100.0, 100.0, 50.0, 50.0, 50.0, 50.0, 50.0]);
}

#[test]
fn a_new_class_norm_counts_for_a_late_class_once_it_has_come() {
    let late = project("扩班", "盖州小学", "kind = \"expand\"\nyear = 2024\nclasses = 1\ndelay = 3");
    let norm = project("班额", "盖州小学", "kind = \"class_norm\"\nyear = 2025\nclass_size = 40");
    assert_eq!(seats(&[late, norm].concat()), [100.0, 100.0, 90.0, 90.0, 130.0, 130.0, 130.0]);
}

#[test]
fn a_class_norm_that_comes_after_the_school_has_closed_changes_nothing() {
    let norm = project("班额", "盖州小学", "kind = \"class_norm\"\nyear = 2024\nclass_size = 40\ndelay = 3");
    let close = project("停办", "盖州小学", "kind = \"close\"\nyear = 2025");
    assert_eq!(seats(&[norm, close].concat()), [100.0, 100.0, 50.0, 50.0, 50.0, 50.0, 50.0]);
}

#[test]
fn late_classes_of_a_converted_school_come_to_what_it_became() {
    let late = project("扩班", "盖州小学", "kind = \"expand\"\nyear = 2024\nclasses = 1\ndelay = 2");
    let convert = project("转民办", "盖州小学", "kind = \"convert\"\nyear = 2025\ninto = \"private\"");
    assert_eq!(seats(&[late, convert].concat()), [100.0, 100.0, 100.0, 150.0, 150.0, 150.0, 150.0]);
}

#[test]
fn whatever_is_late_no_future_has_fewer_seats_than_the_other_school() {
    let delay = "delay = { \"0\" = 0.3, \"1\" = 0.3, \"3\" = 0.4 }";
    let world = world(
        &[
            project("扩班", "盖州小学", &format!("kind = \"expand\"\nyear = 2024\nclasses = 1\n{delay}")),
            project("班额", "盖州小学", &format!("kind = \"class_norm\"\nyear = 2025\nclass_size = 40\n{delay}")),
            project("停办", "盖州小学", &format!("kind = \"close\"\nyear = 2026\n{delay}")),
        ]
        .concat(),
    );
    let ensemble = run(&world, 400);
    let end = world.horizon.len() - 1;
    for number in ensemble.numbers() {
        let of = |cell: usize| -> Bundle { ensemble.lives[number / LANES].seats[cell] };
        let in_year = |year: usize| of(world.cell(year, 0, 3)).0[number % LANES];
        assert!((0..=end).all(|year| in_year(year) > 50.0 - 1e-9), "future {number}");
        // By 2029 everything has come, unless the closing itself is three years late.
        assert!((in_year(end) - 50.0).abs() < 1e-9, "future {number}: {}", in_year(end));
    }
}

#[test]
fn a_district_that_may_be_left_without_seats_by_delays_is_told_not_refused() {
    let close = |delay: &str| project("停办", "盖州小学", &format!("kind = \"close\"\nyear = 2028\n{delay}"));
    let refused = Tiny::new().scenario(&close("")).refused();
    assert!(refused.contains("`盖州市` has no seats in primary in 2028"), "{refused}");
    let warned = Tiny::new().scenario(&close("delay = 2")).warned();
    assert!(warned.contains("`盖州市` has no seats in primary in 2028"), "{warned}");
}

/// A norm of 40 decided for 2024 comes two years late: a class of 2025 has 50 seats until then.
#[test]
fn a_class_that_comes_before_a_late_norm_has_the_size_of_its_year() {
    let projects = "project,district,stage,kind,year,classes,class_size,delay\n一,盖州市,junior,class_norm,2024,,40,2\n二,盖州市,junior,expand,2025,1,,\n";
    let world = Tiny::new().table("projects", projects).load().unwrap().world;
    let ensemble = run(&world, 0);
    let seats: Vec<f64> = (1..=4).map(|year| ensemble.lives[0].seats[world.cell(year, 0, 9)].0[0].round()).collect();
    assert_eq!(seats, [50.0, 100.0, 80.0, 80.0]);
}
