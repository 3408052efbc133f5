//! Least travel: most pupils placed, then the fewest pupil-km, exactly.

use mcmf::{Capacity, Cost, GraphBuilder, Vertex};
use proptest::prelude::*;
use xuewei::allocation::travel::{Arc, Instance, checker, least_travel, travel};

fn instance(pupils: &[u64], seats: &[u64], arcs: &[(u32, u32, i64)]) -> Instance {
    let mut arcs: Vec<Arc> = arcs.iter().map(|&(zone, school, km)| Arc { zone, school, length: km * 1_000_000_000 }).collect();
    arcs.sort_by_key(|arc| (arc.zone, arc.school));
    Instance { pupils: pupils.to_vec(), seats: seats.to_vec(), arcs }
}

#[test]
fn a_place_further_off_where_that_lets_another_pupil_in() {
    // The second zone can go to the first school alone, so the first zone makes room there although it lives next to it.
    let found = instance(&[10, 10], &[10, 10], &[(0, 0, 1), (0, 1, 9), (1, 0, 5)]);
    let flow = least_travel(&found);
    assert_eq!(flow, [0, 10, 10]);
    let measures = travel(&found, &flow);
    assert_eq!((measures.placed, measures.unplaced, measures.pupil_km, measures.mean_km), (20, 0, 140.0, Some(7.0)));
}

#[test]
fn percentiles_lie_between_pupils() {
    let found = instance(&[1, 1, 1, 1, 1], &[5], &[(0, 0, 1), (1, 0, 2), (2, 0, 3), (3, 0, 4), (4, 0, 10)]);
    let measures = travel(&found, &least_travel(&found));
    assert!((measures.p95_km.unwrap() - 8.8).abs() < 1e-12);
}

#[test]
fn nobody_goes_where_nothing_is() {
    let empty = instance(&[], &[], &[]);
    assert_eq!(least_travel(&empty), [0; 0]);
    let shut = instance(&[5, 0], &[0, 3], &[(0, 0, 1), (1, 1, 2)]);
    assert_eq!(least_travel(&shut), [0, 0]);
    assert_eq!((travel(&shut, &[0, 0]).unplaced, travel(&shut, &[0, 0]).p95_km), (5, None));
}

#[test]
fn the_checker_of_travel_finds_what_is_wrong() {
    let found = instance(&[10, 10], &[10, 10], &[(0, 0, 1), (0, 1, 9), (1, 0, 5)]);
    assert!(checker::certify(&found, &[11, 0, 0]).unwrap_err().contains("zone 0: 11 placed of 10"));
    assert!(checker::certify(&found, &[10, 0, 5]).unwrap_err().contains("school 0: 15 pupils on 10 seats"));
    assert!(checker::certify(&found, &[10, 0, 0]).unwrap_err().contains("places more pupils or shortens the way"));
    assert!(checker::certify(&found, &[0, 5, 5]).unwrap_err().contains("places more pupils"));
}

/// The best (pupils placed, length) of all flows.
fn by_enumeration(instance: &Instance) -> (u64, i64) {
    fn go(instance: &Instance, arc: usize, sent: &mut Vec<u64>, taken: &mut Vec<u64>) -> (u64, i64) {
        let Some(&Arc { zone, school, length }) = instance.arcs.get(arc) else { return (0, 0) };
        let (zone, school) = (zone as usize, school as usize);
        let most = (instance.pupils[zone] - sent[zone]).min(instance.seats[school] - taken[school]);
        let mut best = (0, 0);
        for pupils in 0..=most {
            sent[zone] += pupils;
            taken[school] += pupils;
            let (placed, far) = go(instance, arc + 1, sent, taken);
            sent[zone] -= pupils;
            taken[school] -= pupils;
            let found = (placed + pupils, far + length * pupils as i64);
            if (found.0, -found.1) > (best.0, -best.1) {
                best = found;
            }
        }
        best
    }
    go(instance, 0, &mut vec![0; instance.pupils.len()], &mut vec![0; instance.seats.len()])
}

/// A way from every third zone to a school, of up to 49 km.
fn drawn(pupils: &[u64], seats: &[u64], seed: u64) -> Instance {
    let mut draw = seed;
    let mut next = move |bound: u64| {
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (draw >> 33) % bound
    };
    let mut arcs = Vec::new();
    for zone in 0..pupils.len() as u32 {
        for school in 0..seats.len() as u32 {
            if next(3) == 0 {
                arcs.push((zone, school, next(50) as i64));
            }
        }
    }
    instance(pupils, seats, &arcs)
}

/// (pupils placed, pupil-km) by the network simplex of LEMON (Dezső, Jüttner and Kovács 2011), through the crate `mcmf`. Pupils are counted by
/// its cost too, where each costs one: the paths into which the crate parts a flow do not always add up to it.
fn by_lemon(instance: &Instance) -> (u64, i64) {
    (least_cost_by_lemon(instance, 1, |_| 0) as u64, least_cost_by_lemon(instance, 0, |arc| (arc.length / 1_000_000_000) as i32))
}

/// Least cost of all largest flows.
fn least_cost_by_lemon(instance: &Instance, of_pupil: i32, of_arc: impl Fn(&Arc) -> i32) -> i64 {
    type Node = Vertex<(u8, usize)>;
    let (zone, school) = (|zone: usize| Node::Node((0, zone)), |school: usize| Node::Node((1, school)));
    let whole = |pupils: u64| Capacity(pupils as i32);
    let mut graph: GraphBuilder<(u8, usize)> = GraphBuilder::new();
    for (position, &pupils) in instance.pupils.iter().enumerate() {
        graph.add_edge(Node::Source, zone(position), whole(pupils), Cost(of_pupil));
    }
    for (position, &seats) in instance.seats.iter().enumerate() {
        graph.add_edge(school(position), Node::Sink, whole(seats), Cost(0));
    }
    for arc in &instance.arcs {
        let (from, to) = (arc.zone as usize, arc.school as usize);
        graph.add_edge(zone(from), school(to), whole(instance.pupils[from]), Cost(of_arc(arc)));
    }
    graph.mcmf().0.into()
}

#[test]
fn a_large_instance_as_two_published_solvers_find() {
    // Found by chance; HiGHS (Huangfu and Hall 2018) finds 3369 pupils and 28 395 km as well.
    let pupils = [
        26, 15, 176, 76, 170, 92, 64, 106, 148, 165, 172, 1, 125, 182, 0, 182, 163, 20, 16, 196, 8, 86, 57, 103, 74, 139, 68, 186, 181,
        102, 52, 147, 190, 196, 69, 123, 137, 103, 194, 133,
    ];
    let seats =
        [73, 0, 21, 0, 23, 176, 135, 259, 135, 201, 264, 172, 143, 265, 96, 179, 84, 88, 33, 148, 69, 187, 267, 20, 201, 26, 14, 90];
    let found = drawn(&pupils, &seats, 172_134);
    let measures = travel(&found, &least_travel(&found));
    assert_eq!((measures.placed, measures.pupil_km), (3369, 28_395.0));
    assert_eq!(by_lemon(&found), (3369, 28_395));
}

proptest! {
    #[test]
    fn optimal_as_enumeration_finds(
        pupils in proptest::collection::vec(0..5_u64, 1..4),
        seats in proptest::collection::vec(0..6_u64, 1..4),
        lengths in proptest::collection::vec(proptest::option::of(0..20_i64), 9),
    ) {
        let arcs: Vec<(u32, u32, i64)> = (0..pupils.len())
            .flat_map(|zone| (0..seats.len()).map(move |school| (zone, school)))
            .filter_map(|(zone, school)| lengths[zone * 3 + school].map(|km| (zone as u32, school as u32, km)))
            .collect();
        let found = instance(&pupils, &seats, &arcs);
        let flow = least_travel(&found);
        let far: i64 = found.arcs.iter().zip(&flow).map(|(arc, &pupils)| arc.length * pupils as i64).sum();
        prop_assert_eq!((flow.iter().sum::<u64>(), far), by_enumeration(&found));
    }

    #[test]
    fn larger_instances_are_certified(
        pupils in proptest::collection::vec(0..200_u64, 1..40),
        seats in proptest::collection::vec(0..300_u64, 1..20),
        seed in 0..1_000_000_u64,
    ) {
        let found = drawn(&pupils, &seats, seed);
        prop_assert_eq!(checker::certify(&found, &least_travel(&found)), Ok(()));
    }

    #[test]
    fn optimal_as_a_published_solver_finds(
        pupils in proptest::collection::vec(0..200_u64, 1..60),
        seats in proptest::collection::vec(0..300_u64, 1..30),
        seed in 0..1_000_000_u64,
    ) {
        let found = drawn(&pupils, &seats, seed);
        let flow = least_travel(&found);
        let km: i64 = found.arcs.iter().zip(&flow).map(|(arc, &pupils)| arc.length / 1_000_000_000 * pupils as i64).sum();
        prop_assert_eq!((flow.iter().sum::<u64>(), km), by_lemon(&found));
    }
}
