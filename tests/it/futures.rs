//! Futures are the same whoever draws them, and how many others there are.

use proptest::prelude::*;
use xuewei::domain::*;
use xuewei::meaning::{self, Told};

use super::small_world::{GRADES, bits, intake, run, small_world, told};

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let world = small_world();
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| bits(&run(&world, 100)))
    };
    let alone = with(1);
    assert_eq!(alone, with(2));
    assert_eq!(alone, with(5));
}

#[test]
fn the_first_futures_stay_when_more_are_drawn() {
    let world = small_world();
    let (few, many) = (run(&world, 100), run(&world, 1000));
    for number in 0..=100 {
        for (a, b) in few.lives[number / LANES].demand.iter().zip(&many.lives[number / LANES].demand) {
            assert_eq!(a.0[number % LANES].to_bits(), b.0[number % LANES].to_bits(), "future {number}");
        }
    }
}

#[test]
fn future_zero_is_central_and_the_same_alone() {
    let world = small_world();
    let mut certain = world.clone();
    certain.uncertainty = Uncertainty::default();
    let (alone, among, plain) = (run(&world, 0), run(&world, 20), run(&certain, 0));
    let central = |ensemble: &Ensemble| ensemble.lives[0].demand.iter().map(|demand| demand.0[0]).collect::<Vec<f64>>();
    assert_eq!(central(&alone), central(&among));
    assert_eq!(central(&alone), central(&plain), "no shock and no small-number noise in future 0");
    assert_ne!(among.lives[1].demand, alone.lives[0].demand);
}

#[test]
fn another_district_leaves_the_draws_of_the_others() {
    let world = small_world();
    let mut alone = small_world();
    alone.districts.truncate(1);
    alone.neighbours = vec![vec![]].into();
    alone.demand.base_enrolment.truncate(super::small_world::GRADES);
    let people = alone.people.as_mut().expect("people");
    people.start.truncate(people.start.len() / 2);
    let years = alone.horizon.len();
    let one = |schedule: &Schedule| Schedule::constant(schedule.row(0, 0).to_vec(), years, 1);
    people.survival = one(&people.survival);
    people.fertility = one(&people.fertility);
    people.female_share = one(&people.female_share);
    people.migration_persons = one(&people.migration_persons);
    people.migration_rate = one(&people.migration_rate);
    alone.demand.entry_rate = alone.demand.entry_rate.iter().map(one).collect();
    alone.demand.progression = one(&alone.demand.progression);
    alone.seats.standing.truncate(world.seats.standing.len() / 2);
    let (with, without) = (run(&world, 16), run(&alone, 16));
    for (a, b) in with.lives.iter().zip(&without.lives) {
        let rows = |life: &Life, width: usize| life.demand.chunks_exact(width).flat_map(|row| row[..GRADES].to_vec()).collect::<Vec<_>>();
        assert_eq!(rows(a, 2 * GRADES), rows(b, GRADES));
    }
}

#[test]
fn a_scenario_compared_with_itself_differs_by_exactly_nothing() {
    let world = small_world();
    let (a, b) = (run(&world, 50), run(&world.clone(), 50));
    for row in &told(&[(&world, &a), (&world, &b)])[1].comparison {
        assert_eq!((row.central, row.difference, row.se, row.chance_better, row.regret), (0.0, Distribution::default(), 0.0, 0.0, 0.0));
    }
}

/// Plans of as many changes that come in the same years, but bring other seats, in other years or of other people.
#[test]
fn worlds_lived_side_by_side_are_what_each_is_alone() {
    let with = |year: i32, places: f64, level: f64| {
        let mut world = small_world();
        world.seats.changes.push(intake("project", 0, year, places, Delay::none()));
        world.people.as_mut().expect("people").start.iter_mut().for_each(|persons| *persons *= level);
        world
    };
    let year = small_world().horizon.first_year + 2;
    let worlds = [with(year, 90.0, 1.0), with(year, 30.0, 1.0), with(year + 1, 90.0, 1.0), with(year, 30.0, 0.9), with(year, 60.0, 0.9)];
    let together = xuewei::futures::run(&worlds.iter().collect::<Vec<_>>(), 1, 40, &|| {});
    for (number, (world, ensemble)) in worlds.iter().zip(&together).enumerate() {
        assert_eq!(bits(ensemble), bits(&run(world, 40)), "world {number}");
    }
}

#[test]
fn intake_places_become_seats_cohort_by_cohort() {
    let base = small_world();
    let mut plan = small_world();
    plan.seats.changes = vec![intake("plan", 0, 2024, 40.0, Delay::none())];
    let (a, b) = (run(&base, 10), run(&plan, 10));
    let told = told(&[(&base, &a), (&plan, &b)]);
    let more = |year| {
        told[1]
            .comparison
            .iter()
            .find(|r| r.district.is_none() && r.stage == 2 && r.year == year && r.measure == Measure::Seats)
            .expect("row")
            .difference
            .p50
    };
    assert_eq!((more(2023), more(2024), more(2025), more(2032)), (0.0, 40.0, 80.0, 80.0));
}

#[test]
fn delays_come_in_their_shares_and_the_median_is_central() {
    let mut world = small_world();
    let delay = Delay { chances: vec![(0, 0.3), (1, 0.5), (2, 0.2)] };
    world.seats.changes = vec![intake("late", 0, 2024, 40.0, delay)];
    let ensemble = run(&world, 4000);
    let seats_in = |number: usize, year: usize| ensemble.lives[number / LANES].seats[world.cell(4 + year, 0, 5)].0[number % LANES];
    let on_time = ensemble.numbers().filter(|&f| seats_in(f, 0) > 110.0).count() as f64 / 4000.0;
    let one_late = ensemble.numbers().filter(|&f| seats_in(f, 1) > 110.0).count() as f64 / 4000.0;
    assert!((on_time - 0.3).abs() < 0.03, "{on_time}");
    assert!((one_late - 0.8).abs() < 0.03, "{one_late}");
    assert_eq!((seats_in(0, 0), seats_in(0, 1)), (110.0, 150.0));
}

#[test]
fn the_parts_of_why_sum_to_the_change() {
    let mut world = small_world();
    world.seats.changes = vec![intake("plan", 1, 2023, -60.0, Delay::none())];
    let ensemble = run(&world, 200);
    let Told { summary, pressure: points, .. } = told(&[(&world, &ensemble)]).remove(0);
    let expected = |district, stage, year, measure| {
        let found =
            summary.iter().find(|r| (r.district, r.stage, r.grade, r.year, r.measure) == (Some(district), stage, None, year, measure));
        found.expect("row").over_futures.mean
    };
    assert!(points.iter().any(|point| point.level == AlertLevel::Red));
    for point in points {
        let measure = if point.level == AlertLevel::Slack { Measure::Spare } else { Measure::Shortfall };
        let change = expected(point.district, point.stage, point.year, measure) - expected(point.district, point.stage, 2020, measure);
        assert!((point.why.iter().sum::<f64>() - change).abs() < 1e-9, "{point:?}: {change}");
    }
}

#[test]
fn factors_keep_to_their_interval() {
    let mut world = small_world();
    world.uncertainty.small_numbers = false;
    world.uncertainty.factors.retain(|uncertain| uncertain.factor == Factor::Entry(0));
    let ensemble = run(&world, 4000);
    let cell = world.cell(world.horizon.len() - 1, 0, 0);
    let central = ensemble.lives[0].demand[cell].0[0];
    let ratios: Vec<f64> = ensemble.numbers().map(|f| ensemble.lives[f / LANES].demand[cell].0[f % LANES] / central).collect();
    let spread = meaning::distribution(&ratios);
    assert!((spread.p10 - 0.9).abs() < 0.01 && (spread.p90 - 1.1).abs() < 0.01, "{spread:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn no_child_is_lost_and_no_seat_given_twice(
        sizes in proptest::array::uniform2(20.0..400.0_f64),
        spills in proptest::bool::ANY,
        share in 0.0..1.0_f64,
        change in -80.0..80.0_f64,
    ) {
        let mut world = small_world();
        for (cell, seats) in world.seats.standing.iter_mut().enumerate() {
            *seats = sizes[cell * 2 / (2 * super::small_world::GRADES * world.horizon.len())];
        }
        world.ladder.stages[0].spillover = spills;
        world.ladder.stages[1].spillover = spills;
        let years = world.horizon.len();
        world.demand.flows[0] = Some(Flows { share: Schedule::from_fn(years, 2, |_, d| if d == 0 { vec![share, 1.0 - share] } else { vec![0.0, 1.0] }) });
        world.seats.changes = vec![intake("change", 0, 2022, change, Delay::fixed(1))];
        let ensemble = run(&world, 9);
        let rows: Vec<SummaryRow> = told(&[(&world, &ensemble)]).remove(0).summary.into_iter().filter(|row| row.district.is_none()).collect();
        for year in 2021..=2032 {
            for stage in 0..3 {
                for grade in std::iter::once(None).chain((0..world.ladder.stages[stage].grades.len()).map(Some)) {
                    let mean = |measure| rows.iter().find(|r| (r.stage, r.grade, r.year, r.measure) == (stage, grade, year, measure)).expect("row").over_futures.mean;
                    let told = mean(Measure::Placed) + mean(Measure::Waiting) + mean(Measure::Diverted) + mean(Measure::Left);
                    prop_assert!((told - mean(Measure::Demand)).abs() < 1e-9 * (1.0 + mean(Measure::Demand)));
                    prop_assert!(mean(Measure::Shortfall) >= 0.0 && mean(Measure::Spare) >= 0.0);
                    let net = mean(Measure::Shortfall) - mean(Measure::Spare);
                    prop_assert!((net - (mean(Measure::Demand) - mean(Measure::Seats))).abs() < 1e-6);
                    if world.ladder.stages[stage].rule != PlacementRule::Absorb {
                        prop_assert!(mean(Measure::Enrolment) <= mean(Measure::Seats) + 1e-6);
                    }
                }
            }
        }
    }

    #[test]
    fn more_seats_never_mean_more_children_without(extra in 0.0..100.0_f64) {
        let base = small_world();
        let mut more = small_world();
        more.seats.standing.iter_mut().for_each(|seats| *seats += extra);
        let (a, b) = (run(&base, 8), run(&more, 8));
        for row in &told(&[(&base, &a), (&more, &b)])[1].comparison {
            if row.measure == Measure::Waiting && row.year == 2021 {
                prop_assert!(row.difference.p90 <= 1e-9);
            }
        }
    }
}

/// Children above the seats go to the other district, and are wanted at home all the same.
#[test]
fn with_spillover_utilisation_its_chance_and_the_alert_agree() {
    let mut world = small_world();
    world.ladder.stages[0].spillover = true;
    world.uncertainty = Uncertainty::default();
    let years = world.horizon.len();
    world.seats.standing[..2 * years].fill(50.0);
    let told = told(&[(&world, &run(&world, 8))]).remove(0);
    let mut spilt = 0;
    for row in told.summary.iter().filter(|row| row.measure == Measure::Utilisation && row.stage == 0) {
        let chance = row.chance.expect("a chance of being full").chance;
        assert_eq!(chance > 0.5, row.central >= 1.0, "{row:?}");
        let of_point = |point: &&PressurePoint| (Some(point.district), 0, point.year) == (row.district, point.stage, row.year);
        if row.grade.is_none() && row.district.is_some() {
            let level = told.pressure.iter().find(of_point).map(|point| point.level);
            assert_eq!(level == Some(AlertLevel::Red), row.central >= 1.0, "{row:?}");
            spilt += usize::from(row.central >= 1.0);
        }
    }
    assert!(spilt > 0, "a district is full");
}
