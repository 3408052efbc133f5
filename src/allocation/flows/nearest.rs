//! `nearest`: the shortest way first, whoever goes it; ties by place, then by school.

use crate::allocation::access::Way;

/// Pupils on each way.
pub fn flow(pupils: &[f64], seats: &[f64], ways: &[Way]) -> Vec<f64> {
    let (mut left, mut room) = (pupils.to_vec(), seats.to_vec());
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (ways[a], ways[b]);
        a.km.total_cmp(&b.km).then((a.place, a.school).cmp(&(b.place, b.school)))
    });
    let mut flow = vec![0.0; ways.len()];
    for way in order {
        let Way { place, school, .. } = ways[way];
        let moved = left[place].min(room[school]).max(0.0);
        flow[way] += moved;
        left[place] -= moved;
        room[school] -= moved;
    }
    flow
}
