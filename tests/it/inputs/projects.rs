//! Projects and budgets: dated changes of seats, counted by hand.

use xuewei::domain::{Delay, SeatChange, World};

use crate::tiny::Tiny;

fn world(blocks: &str) -> World {
    Tiny::new().scenario(blocks).load().unwrap_or_else(|problems| panic!("{problems}")).world
}

/// (grade number, lag, seats) of a change.
fn steps(change: &SeatChange) -> Vec<(usize, usize, f64)> {
    change.steps.iter().map(|step| (step.grade, step.lag_years, step.seats)).collect()
}

fn project(keys: &str) -> World {
    world(&format!("[[project]]\nproject = \"p\"\nyear = 2025\n{keys}"))
}

fn refused(keys: &str) -> String {
    Tiny::new().scenario(&format!("[[project]]\nproject = \"p\"\nyear = 2025\n{keys}")).refused()
}

#[test]
fn seats_come_at_once_and_intake_places_one_grade_a_year() {
    let seats = project("district = \"盖州市\"\nstage = \"junior\"\nkind = \"expand\"\nseats = 90");
    assert_eq!(steps(&seats.seats.changes[0]), [(9, 0, 30.0), (10, 0, 30.0), (11, 0, 30.0)]);
    let intake = project("district = \"盖州市\"\nstage = \"junior\"\nkind = \"intake\"\nintake = 30");
    assert_eq!(steps(&intake.seats.changes[0]), [(9, 0, 30.0), (10, 1, 30.0), (11, 2, 30.0)]);
    let classes = project("school = \"盖州中学\"\nkind = \"expand\"\nclasses = 2");
    assert_eq!(steps(&classes.seats.changes[0]), [(9, 0, 100.0), (10, 0, 100.0), (11, 0, 100.0)]);
}

#[test]
fn a_bulge_moves_up_with_its_cohort() {
    let bulge = project("school = \"盖州中学\"\nkind = \"bulge\"");
    assert_eq!(steps(&bulge.seats.changes[0]), [(9, 0, 50.0), (9, 1, -50.0), (10, 1, 50.0), (10, 2, -50.0), (11, 2, 50.0), (11, 3, -50.0)]);
}

#[test]
fn a_closing_school_takes_what_it_has_then() {
    let tables = Tiny::new().table(
        "projects",
        "project,school,district,stage,kind,year,classes,delay\n一,海东小学,,,expand,2024,1,\n二,海东小学,,,close,2026,,0:0.6 1:0.4\n",
    );
    let changes = tables.load().unwrap().world.seats.changes;
    assert_eq!(steps(&changes[1])[0], (3, 0, -90.0), "one class that stood and one that came");
    assert_eq!(changes[1].delay, Delay { chances: vec![(0, 0.6), (1, 0.4)] });
}

#[test]
fn a_school_that_closes_by_itself_is_not_closed_twice() {
    let school = "新城小学,盖州市,primary,1,40,,,,2027";
    let tiny =
        Tiny::new().scenario("[[project]]\nproject = \"p\"\nschool = \"新城小学\"\nkind = \"close\"\nyear = 2025\n").and("schools", school);
    let change = &tiny.load().unwrap().world.seats.changes[0];
    assert_eq!(steps(change)[0], (3, 0, -40.0));
    assert!(steps(change).contains(&(3, 2, 40.0)), "in 2027 its seats would have gone anyway");
}

#[test]
fn pupils_move_with_a_merger_across_districts() {
    let merger = project(
        "school = \"盖州小学\"\nkind = \"merge\"\ninto = \"熊岳小学\"\n[[project]]\nproject = \"q\"\nyear = 2025\ndistrict = \"盖州市\"\nstage = \"primary\"\nkind = \"open\"\nseats = 60",
    );
    let change = &merger.seats.changes[0];
    assert_eq!(change.moves.len(), 6);
    assert_eq!((change.moves[0].from, change.moves[0].to, change.moves[0].grade, change.moves[0].share), (0, 1, 3, 1.0));
    let within = project("school = \"海东小学\"\nkind = \"merge\"\ninto = \"熊岳小学\"");
    assert!(within.seats.changes[0].moves.is_empty());
    assert_eq!(within.seats.changes[0].steps.iter().map(|step| step.seats).sum::<f64>(), -270.0);
}

#[test]
fn converted_seats_change_stage_or_group_but_not_number() {
    let stage = project("district = \"鲅鱼圈区\"\nstage = \"primary\"\nkind = \"convert\"\ninto = \"junior\"\nseats = 60");
    assert!(steps(&stage.seats.changes[0]).iter().map(|step| step.2).sum::<f64>().abs() < 1e-9);
    let junior: f64 = stage.seats.changes[0].steps.iter().filter(|step| step.grade >= 9).map(|step| step.seats).sum();
    assert!((junior - 60.0).abs() < 1e-9);
    let sector = project("school = \"盖州中学\"\nkind = \"convert\"\ninto = \"public\"");
    let public: f64 = sector.seats.changes[0].steps.iter().filter(|step| step.groups[0]).map(|step| step.seats).sum();
    assert_eq!((public, sector.seats.changes[0].steps.iter().map(|step| step.seats).sum::<f64>()), (150.0, 0.0));
}

#[test]
fn a_new_class_norm_keeps_the_classes() {
    let norm = project("district = \"盖州市\"\nstage = \"primary\"\nkind = \"class_norm\"\nclass_size = 45");
    let change = &norm.seats.changes[0];
    assert!(change.steps.iter().all(|step| (step.seats + 5.0).abs() < 1e-9 && step.lag_years == 0));
    assert_eq!(change.steps.len(), 6);
}

#[test]
fn projects_that_cannot_be_are_refused_by_name() {
    let cases = [
        ("school = \"盖州小雪\"\nkind = \"close\"", "project[p].school: `盖州小雪` is not in"),
        ("district = \"盖洲市\"\nstage = \"junior\"\nkind = \"expand\"\nseats = 1", "project[p].district: `盖洲市` is not in"),
        (
            "district = \"盖州市\"\nstage = \"juniorr\"\nkind = \"expand\"\nseats = 1",
            "`juniorr` is not a stage of the ladder\n  hint: did you mean `junior`?",
        ),
        ("district = \"盖州市\"\nstage = \"junior\"\nkind = \"expand\"", "how many is missing"),
        ("district = \"盖州市\"\nstage = \"junior\"\nkind = \"expand\"\nseats = 1\nintake = 1", "state one of seats, intake and classes"),
        (
            "district = \"盖州市\"\nstage = \"junior\"\nkind = \"close\"\nseats = 160",
            "`p` takes 53.3 seats from junior, grade 7, in 2025, but only 50.0 are there",
        ),
        (
            "school = \"盖州中学\"\nkind = \"convert\"\ninto = \"publik\"",
            "`publik` is not a stage, a sector or a tier\n  hint: did you mean `public`?",
        ),
        ("school = \"盖州中学\"\nkind = \"merge\"\ninto = \"熊岳小学\"", "`熊岳小学` has no stage junior"),
        ("school = \"盖州中学\"\nkind = \"close\"", "`盖州市` has no seats in junior in 2025"),
        (
            "district = \"盖州市\"\nstage = \"junior\"\nkind = \"expand\"\nseats = 1\ndelay = { 0 = 0.5 }",
            "the chances of the delays sum to 0.5, not to 1",
        ),
        ("stage = \"junior\"\nkind = \"expand\"\nseats = 1", "neither a school nor a district is named"),
        ("school = \"盖州中学\"", "project[p].kind: the kind of project is missing"),
    ];
    for (keys, expected) in cases {
        let told = refused(keys);
        assert!(told.contains(expected), "expected:\n{expected}\ntold:\n{told}");
    }
}

#[test]
fn a_merger_with_a_school_that_is_closed_by_then_is_refused() {
    let closed = "旧小学,盖州市,primary,1,40,public,standard,2020,2025";
    let merger = |school: &str, into: &str| {
        let keys = format!("school = \"{school}\"\nkind = \"merge\"\ninto = \"{into}\"");
        Tiny::new().scenario(&format!("[[project]]\nproject = \"p\"\nyear = 2025\n{keys}\n")).and("schools", closed).refused()
    };
    for (school, into, key) in [("旧小学", "盖州小学", "school"), ("盖州小学", "旧小学", "into")] {
        let told = merger(school, into);
        assert!(
            told.contains(&format!("project[p].{key}: `旧小学` has no seats of primary in 2025\n  hint: is it closed by then")),
            "{told}"
        );
    }
}

#[test]
fn years_outside_the_horizon_are_told() {
    let line = |year: i32| format!("[[project]]\nproject = \"p\"\nyear = {year}\nschool = \"盖州中学\"\nkind = \"expand\"\nclasses = 1\n");
    assert!(Tiny::new().scenario(&line(2020)).refused().contains("2020 is before the base year 2023"));
    assert!(Tiny::new().scenario(&line(2040)).warned().contains("2040 is after the last year 2029: this project changes nothing"));
}

#[test]
fn budgets_know_the_bounds_of_each_district() {
    let budget = "[[seat_budget]]\nid = \"b\"\nstage = \"junior\"\nyear = 2024\nunit = \"intake\"\ntiers = { quality = 58, standard = 12 }\nstrategy = \"need\"\nat_most_per_school = 40\n";
    let budgets = world(budget).budgets;
    let bounds: Vec<_> = budgets[0].lots.iter().map(|lot| (lot.places, lot.at_most.clone())).collect();
    assert_eq!(bounds, [(58, vec![Some(0), Some(40)]), (12, vec![Some(40), Some(0)])]);
    let manual = "[[seat_budget]]\nid = \"b\"\nstage = \"junior\"\nyear = 2024\nunit = \"seats\"\nplaces = 10\nstrategy = \"manual\"\nmanual = { \"盖州市\" = 11 }\n";
    assert!(
        Tiny::new()
            .scenario(manual)
            .refused()
            .contains("seat_budget[b].manual: 11 places are written for the districts, but 10 are to be shared out")
    );
}

/// Two classes of 45 and three of 30 are 180 seats in five classes of 36 on average.
#[test]
fn classes_of_different_size_sum_to_the_whole() {
    let mixed = |keys: &str| {
        let blocks = format!("[[project]]\nproject = \"p\"\nyear = 2025\ndistrict = \"鲅鱼圈区\"\nstage = \"primary\"\n{keys}");
        let tiny = Tiny::new().with("schools", "海东小学,鲅鱼圈区,primary,1,,public", "海东小学,鲅鱼圈区,primary,3,30,public");
        tiny.scenario(&blocks).load().unwrap_or_else(|problems| panic!("{problems}")).world
    };
    let beside = |world: &World| {
        let grade = world.ladder.grades() + 3;
        world.seats.norm_seats.get(grade * world.horizon.len() + 2).map_or(0, |seats| seats.round() as i64)
    };
    let closed = mixed("kind = \"close\"\nclasses = 4");
    assert_eq!(closed.seats.class_size[closed.ladder.grades() + 3], 36.0);
    let gone: f64 = steps(&closed.seats.changes[0]).iter().filter(|(grade, ..)| *grade == 3).map(|(.., seats)| seats).sum();
    assert_eq!((gone, beside(&closed)), (-144.0, 0));
    assert_eq!(beside(&mixed("kind = \"expand\"\nclasses = 1")), 0);
    assert_eq!(beside(&mixed("kind = \"expand\"\nclasses = 1\nclass_size = 60")), 24, "one class of 60 is one class");
    assert_eq!(beside(&mixed("kind = \"class_norm\"\nclass_size = 40")), 20, "five classes of 40");
}

#[test]
fn a_delay_beyond_the_last_year_is_told() {
    let late = |delay: &str| {
        let keys = "district = \"盖州市\"\nstage = \"junior\"\nkind = \"expand\"\nseats = 90";
        Tiny::new().scenario(&format!("[[project]]\nproject = \"p\"\nyear = 2025\n{keys}\ndelay = {delay}")).warned()
    };
    let told = "5 years late it comes after the last year 2029: this project changes nothing";
    assert!(late("5").contains(told), "{}", late("5"));
    assert!(!late("4").contains("years late") && !late("{ \"0\" = 0.1, \"5\" = 0.9 }").contains("years late"));
}

#[test]
fn a_merger_across_districts_is_paid_by_both() {
    let merger = "school = \"盖州中学\"\nkind = \"merge\"\ninto = \"熊岳中学\"\ncapital_cost = 8e6\nrunning_cost = 1e5";
    let tiny = Tiny::new().and("schools", "盖州二中,盖州市,junior,1,50,public,standard,,");
    let world = tiny.scenario(&format!("[[project]]\nproject = \"p\"\nyear = 2025\n{merger}")).load().unwrap().world;
    let costs = &world.seats.changes[0].costs;
    let parts: Vec<(usize, f64, f64)> = costs.iter().map(|cost| (cost.district, cost.capital_yuan, cost.running_yuan)).collect();
    assert_eq!(parts, [(0, 4e6, 5e4), (1, 4e6, 5e4)]);
}

/// A school of its own that closes in 2025, and a second project.
fn after_closing(second: &str) -> Tiny {
    let close =
        "[[project]]\nproject = \"a\"\nschool = \"熊岳中学\"\nstage = \"junior\"\nkind = \"close\"\nyear = 2025\nphase_in = \"all\"\n";
    let other = "[[project]]\nproject = \"o\"\nschool = \"新校\"\ndistrict = \"鲅鱼圈区\"\nstage = \"junior\"\nkind = \"open\"\nclasses = 4\nyear = 2025\n";
    Tiny::new().scenario(&format!("{other}{close}[[project]]\nproject = \"b\"\nstage = \"junior\"\n{second}"))
}

#[test]
fn nothing_is_done_at_a_school_that_has_closed() {
    for kind in ["expand", "close", "intake", "bulge"] {
        let told = after_closing(&format!("school = \"熊岳中学\"\nkind = \"{kind}\"\nyear = 2027\nintake = 40\n")).refused();
        assert!(told.contains("scenario:project[b].school: `熊岳中学` has closed its junior by 2027"), "{kind}: {told}");
    }
    let again = after_closing("school = \"熊岳中学\"\nkind = \"open\"\nyear = 2027\nclasses = 2\n").warned();
    assert!(!again.contains("project[b].kind"), "{again}");
    let twice = after_closing("school = \"新校\"\nkind = \"open\"\nyear = 2027\nclasses = 2\n").warned();
    assert!(twice.contains("scenario:project[b].kind: `新校` has seats of junior in 2027 already"), "{twice}");
}

#[test]
fn the_word_for_all_grades_is_no_grade() {
    let mut tiny = Tiny::new();
    tiny.settings.stage[1].grades[0] = "all".to_owned();
    assert!(tiny.refused().contains("`all` stands for all grades together in the tables"), "{}", tiny.refused());
}
