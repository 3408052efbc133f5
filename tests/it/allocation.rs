//! Placements are certified.

use proptest::prelude::*;
use xuewei::allocation::{checker, place};
use xuewei::domain::*;

use super::small_world::small_world;

#[test]
fn the_checker_finds_a_lost_child_and_a_seat_given_twice() {
    let world = small_world();
    let demand = vec![Bundle::splat(120.0); 14];
    let seats = vec![Bundle::splat(100.0); 14];
    let good = place(&demand, &seats, &world.ladder, &world.neighbours);
    assert_eq!(checker::certify(&demand, &seats, &world.ladder, &good), Ok(()));
    let mut crowded = good.clone();
    crowded.enrolment[0] = Bundle::splat(101.0);
    assert!(checker::certify(&demand, &seats, &world.ladder, &crowded).is_err(), "101 pupils on 100 seats of a kindergarten");
    let mut refused = good.clone();
    refused.enrolment[2] = Bundle::splat(119.0);
    assert!(checker::certify(&demand, &seats, &world.ladder, &refused).is_err(), "a child of compulsory age turned away");
    let mut lost = good;
    lost.left[0] = Bundle::splat(5.0);
    assert!(checker::certify(&demand, &seats, &world.ladder, &lost).is_err(), "five left and arrived nowhere");
}

#[test]
fn spillover_fills_the_neighbour_before_anybody_is_turned_away() {
    let mut world = small_world();
    world.ladder.stages[0].spillover = true;
    let mut demand = vec![Bundle::splat(50.0); 14];
    demand[0] = Bundle::splat(130.0);
    let placement = place(&demand, &[Bundle::splat(100.0); 14], &world.ladder, &world.neighbours);
    assert_eq!((placement.left[0].0[0], placement.arrived[7].0[0]), (30.0, 30.0));
    assert_eq!((placement.enrolment[0].0[0], placement.enrolment[7].0[0]), (100.0, 80.0));
}

proptest! {
    #[test]
    fn any_placement_is_certified(wanted in proptest::collection::vec(0.0..300.0_f64, 14), stands in proptest::collection::vec(0.0..300.0_f64, 14), spills in proptest::bool::ANY, turn in 0..4_usize) {
        let mut world = small_world();
        let rules = [OverflowRule::InOrder, OverflowRule::Proportional, OverflowRule::Nearest, OverflowRule::LeastTravel];
        for (stage, rule) in world.ladder.stages.iter_mut().zip(rules.into_iter().cycle().skip(turn)) {
            (stage.spillover, stage.overflow) = (spills, rule);
        }
        let bundles = |values: &[f64]| values.iter().map(|&v| Bundle::splat(v)).collect::<Vec<_>>();
        let (demand, seats) = (bundles(&wanted), bundles(&stands));
        let placement = place(&demand, &seats, &world.ladder, &world.neighbours);
        prop_assert_eq!(checker::certify(&demand, &seats, &world.ladder, &placement), Ok(()));
    }
}
