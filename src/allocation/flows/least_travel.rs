//! `least_travel`: most pupils placed, then least total pupil-km, by the network simplex on whole thousand-millionths of a pupil.

use super::nearest;
use crate::allocation::access::Way;
use crate::allocation::travel::{self, Arc, Instance, MICROMETRES_PER_KM};

/// Parts of a pupil in a pupil.
const PARTS: f64 = 1e9;

/// Length of a way of which none is known: once round the earth [km].
const LONGEST_KM: f64 = 40_075.0;

/// Pupils on each way.
pub fn flow(pupils: &[f64], seats: &[f64], ways: &[Way]) -> Vec<f64> {
    // Rounded down, so that no more are placed than there are.
    let whole = |values: &[f64]| values.iter().map(|value| (value.max(0.0) * PARTS) as u64).collect::<Vec<u64>>();
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|&way| (ways[way].place, ways[way].school));
    let arc = |&way: &usize| Arc {
        zone: ways[way].place as u32,
        school: ways[way].school as u32,
        length: (ways[way].km.min(LONGEST_KM) * MICROMETRES_PER_KM).round() as i64,
    };
    let found = travel::least_travel(&Instance { pupils: whole(pupils), seats: whole(seats), arcs: order.iter().map(arc).collect() });
    let mut flow = vec![0.0; ways.len()];
    order.into_iter().zip(found).for_each(|(way, pupils)| flow[way] = pupils as f64 / PARTS);
    give_back(pupils, seats, ways, &mut flow);
    flow
}

/// What was rounded away goes by the shortest way that has room: a seat that is there is not missing for a thousand-millionth of a pupil.
fn give_back(pupils: &[f64], seats: &[f64], ways: &[Way], flow: &mut [f64]) {
    let (mut left, mut room) = (pupils.to_vec(), seats.to_vec());
    for (way, &moved) in ways.iter().zip(flow.iter()) {
        left[way.place] = (left[way.place] - moved).max(0.0);
        room[way.school] = (room[way.school] - moved).max(0.0);
    }
    flow.iter_mut().zip(nearest::flow(&left, &room, ways)).for_each(|(moved, rest)| *moved += rest);
}
