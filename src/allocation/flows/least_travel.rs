//! `least_travel`: most pupils placed, then least total pupil-km, by the network simplex on whole millionths of a pupil.

use crate::allocation::access::Way;
use crate::allocation::travel::{self, Arc, Instance, MILLIMETRES_PER_KM};

/// Millionths of a pupil in a pupil.
const MILLION: f64 = 1e6;

/// Length of a way of which none is known: once round the earth [km].
const LONGEST_KM: f64 = 40_075.0;

/// Pupils on each way.
pub fn flow(pupils: &[f64], seats: &[f64], ways: &[Way]) -> Vec<f64> {
    // Rounded down, so that no more are placed than there are.
    let whole = |values: &[f64]| values.iter().map(|value| (value.max(0.0) * MILLION) as u64).collect::<Vec<u64>>();
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|&way| (ways[way].place, ways[way].school));
    let arc = |&way: &usize| Arc {
        zone: ways[way].place as u32,
        school: ways[way].school as u32,
        length: (ways[way].km.min(LONGEST_KM) * MILLIMETRES_PER_KM).round() as i64,
    };
    let found = travel::least_travel(&Instance { pupils: whole(pupils), seats: whole(seats), arcs: order.iter().map(arc).collect() });
    let mut flow = vec![0.0; ways.len()];
    order.into_iter().zip(found).for_each(|(way, pupils)| flow[way] = pupils as f64 / MILLION);
    flow
}
