//! `proportional`: pupils of a place spread over the seats within their ways in proportion to the room that is left, all places at once.
//!
//! A school that is asked by more than it has room for takes the same share of each; who is refused asks again where room is left. Each
//! round either places everybody or fills a school, so there are at most as many rounds as schools, and one more.

use crate::allocation::access::Way;

/// Pupils on each way.
pub fn flow(pupils: &[f64], seats: &[f64], ways: &[Way]) -> Vec<f64> {
    let (mut left, mut room) = (pupils.to_vec(), seats.to_vec());
    let mut flow = vec![0.0; ways.len()];
    for _ in 0..=seats.len() {
        let asked = asked(&left, &room, ways);
        let taken = sum_by(seats.len(), ways, &asked, |way| way.school);
        let share: Vec<f64> = taken.iter().zip(&room).map(|(&asked, &room)| if asked > room { room / asked } else { 1.0 }).collect();
        let full: Vec<bool> = taken.iter().zip(&room).map(|(asked, room)| asked >= room).collect();
        let mut moved_any = false;
        for (number, way) in ways.iter().enumerate() {
            let moved = asked[number] * share[way.school];
            flow[number] += moved;
            left[way.place] = (left[way.place] - moved).max(0.0);
            room[way.school] = (room[way.school] - moved).max(0.0);
            moved_any |= moved > 0.0;
        }
        full.iter().zip(&mut room).filter(|(full, _)| **full).for_each(|(_, room)| *room = 0.0);
        if !moved_any {
            break;
        }
    }
    flow
}

/// What each place asks on each way.
fn asked(left: &[f64], room: &[f64], ways: &[Way]) -> Vec<f64> {
    let mut within = vec![0.0; left.len()];
    for way in ways {
        within[way.place] += room[way.school];
    }
    let on = |way: &Way| if within[way.place] > 0.0 { left[way.place] * room[way.school] / within[way.place] } else { 0.0 };
    ways.iter().map(on).collect()
}

fn sum_by(count: usize, ways: &[Way], flow: &[f64], of: fn(&Way) -> usize) -> Vec<f64> {
    let mut sum = vec![0.0; count];
    ways.iter().zip(flow).for_each(|(way, pupils)| sum[of(way)] += pupils);
    sum
}
