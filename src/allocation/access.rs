//! Access: how many seats each child can reach, when everybody around may reach them too.
//!
//! Two-step floating catchment area. First every school shares its seats among the children in reach: R = S / sum of (children x weight).
//! Then every place adds up the shares in its reach: A = sum of (R x weight) [seats per child]. Weights fall with distance: not at all within
//! the catchment (Luo and Wang 2003), by steps (E2SFCA: Luo and Qi 2009), or as a normal curve (Dai 2010). Children x access sums to the seats
//! that anybody can reach.

pub use crate::domain::Decay;
use crate::domain::{Bundle, Neighbours};

/// A way from a place to a school.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// Place position.
    pub place: usize,
    /// School position.
    pub school: usize,
    /// Length [km].
    pub km: f64,
}

/// Seats per child within reach `[place]`; `children` by place, `seats` by school.
pub fn access(children: &[f64], seats: &[f64], ways: &[Way], decay: &Decay) -> Vec<f64> {
    let competing = competing(children, seats.len(), ways, decay);
    let mut access = vec![0.0; children.len()];
    for way in ways.iter().filter(|way| competing[way.school] > 0.0) {
        access[way.place] += seats[way.school] / competing[way.school] * decay.weight(way.km);
    }
    access
}

/// Seats per child within reach of each district's children `[district]`: districts are places and schools at once, their own seats at no distance.
pub fn access_of_districts(children: &[f64], seats: &[f64], neighbours: &Neighbours, decay: &Decay) -> Vec<f64> {
    let all = || 0..children.len();
    let ways: Vec<Way> = all().flat_map(|place| all().map(move |school| Way { place, school, km: neighbours.km(place, school) })).collect();
    access(children, seats, &ways, decay)
}

/// Weights of the seats of every district for the children of every district `[place][school]`, flat.
pub fn weights_of_districts(districts: usize, neighbours: &Neighbours, decay: &Decay) -> Vec<f64> {
    let all = || 0..districts;
    all().flat_map(|place| all().map(move |school| decay.weight(neighbours.km(place, school)))).collect()
}

/// [`access_of_districts`] in eight futures at once, by weights that are made once `[place][school]`.
pub fn access_in_futures(children: &[Bundle], seats: &[Bundle], weights: &[f64]) -> Vec<Bundle> {
    let places = children.len();
    let share = |school: usize| {
        let competing = (0..places).fold(Bundle::ZERO, |sum, place| sum + children[place] * weights[place * places + school]);
        seats[school].zip(competing, |seats, competing| if competing > 0.0 { seats / competing } else { 0.0 })
    };
    let shares: Vec<Bundle> = (0..places).map(share).collect();
    let of = |weights: &[f64]| weights.iter().zip(&shares).fold(Bundle::ZERO, |sum, (&weight, &share)| sum + share * weight);
    weights.chunks(places.max(1)).map(of).collect()
}

/// Seats of schools that at least one child can reach [children].
pub fn reachable_seats(children: &[f64], seats: &[f64], ways: &[Way], decay: &Decay) -> f64 {
    competing(children, seats.len(), ways, decay).iter().zip(seats).filter(|(children, _)| **children > 0.0).map(|(_, seats)| seats).sum()
}

/// Children in reach of each school, by weight `[school]`.
fn competing(children: &[f64], schools: usize, ways: &[Way], decay: &Decay) -> Vec<f64> {
    let mut sum = vec![0.0; schools];
    for way in ways {
        sum[way.school] += children[way.place] * decay.weight(way.km);
    }
    sum
}
