//! Places are shared out as published, and placements are certified.

use proptest::prelude::*;
use xuewei::allocation::{checker, place, seat_plans};
use xuewei::domain::*;

use super::small_world::small_world;

fn lot(places: u64, at_most: Vec<Option<u64>>) -> Lot {
    Lot { tier: None, places, manual: vec![0; at_most.len()], at_most }
}

#[test]
fn largest_remainder_as_published() {
    // An illustrative city of six districts and 696 places.
    let need = [5200.0, 4300.0, 3900.0, 3100.0, 2600.0, 1900.0];
    assert_eq!(seat_plans::largest_remainder(696, &need), [172, 143, 129, 103, 86, 63]);
    // The Alabama paradox: with one seat more the smallest state loses one.
    let alabama = [6.0, 6.0, 2.0];
    assert_eq!(seat_plans::largest_remainder(10, &alabama), [4, 4, 2]);
    assert_eq!(seat_plans::largest_remainder(11, &alabama), [5, 5, 1]);
}

#[test]
fn need_shares_what_a_full_district_cannot_take() {
    let shares = seat_plans::share_out(SeatStrategy::Need, &lot(100, vec![Some(10), None, Some(0)]), &[50.0, 30.0, 20.0]);
    assert_eq!(shares, [10, 90, 0]);
    let full = seat_plans::share_out(SeatStrategy::Need, &lot(100, vec![Some(10), Some(20), Some(5)]), &[50.0, 30.0, 20.0]);
    assert_eq!(full, [10, 20, 5]);
    assert_eq!(seat_plans::share_out(SeatStrategy::StatusQuo, &lot(100, vec![None; 3]), &[1.0; 3]), [0, 0, 0]);
}

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
    fn need_gives_out_every_place_within_quota(weights in proptest::collection::vec(1.0..1e5_f64, 1..12), places in 0..5000_u64) {
        let shares = seat_plans::largest_remainder(places, &weights);
        let total: f64 = weights.iter().sum();
        prop_assert_eq!(shares.iter().sum::<u64>(), places);
        for (share, weight) in shares.iter().zip(&weights) {
            prop_assert!((*share as f64 - places as f64 * weight / total).abs() < 1.0 + 1e-9);
        }
    }

    #[test]
    fn any_placement_is_certified(wanted in proptest::collection::vec(0.0..300.0_f64, 14), stands in proptest::collection::vec(0.0..300.0_f64, 14), spills in proptest::bool::ANY) {
        let mut world = small_world();
        world.ladder.stages.iter_mut().for_each(|stage| stage.spillover = spills);
        let bundles = |values: &[f64]| values.iter().map(|&v| Bundle::splat(v)).collect::<Vec<_>>();
        let (demand, seats) = (bundles(&wanted), bundles(&stands));
        let placement = place(&demand, &seats, &world.ladder, &world.neighbours);
        prop_assert_eq!(checker::certify(&demand, &seats, &world.ladder, &placement), Ok(()));
    }
}
