//! The checker of flows: certifies pupils on ways from the definitions.

use crate::allocation::access::Way;

/// Children that rounding may lose on one way [children].
const TOLERANCE: f64 = 1e-8;

/// Says what a flow breaks: pupils made up, a seat given twice, a pupil without a seat beside a free one within reach.
pub fn certify(pupils: &[f64], seats: &[f64], ways: &[Way], flow: &[f64]) -> Result<(), String> {
    let (mut left, mut room) = (pupils.to_vec(), seats.to_vec());
    for (way, &moved) in ways.iter().zip(flow) {
        if moved < 0.0 {
            return Err(format!("{moved} pupils from place {} to school {}", way.place, way.school));
        }
        left[way.place] -= moved;
        room[way.school] -= moved;
    }
    let slip = |size: f64| TOLERANCE * (1.0 + size.abs());
    if let Some(place) = (0..left.len()).find(|&place| left[place] < -slip(pupils[place])) {
        return Err(format!("place {place}: more placed than the {} who wanted a seat", pupils[place]));
    }
    if let Some(school) = (0..room.len()).find(|&school| room[school] < -slip(seats[school])) {
        return Err(format!("school {school}: more pupils than its {} seats", seats[school]));
    }
    let beside = |way: &&Way| left[way.place] > slip(pupils[way.place]) && room[way.school] > slip(seats[way.school]);
    match ways.iter().find(beside) {
        Some(way) => Err(format!("place {}: pupils without a seat, though school {} has room", way.place, way.school)),
        None => Ok(()),
    }
}
