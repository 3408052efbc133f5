//! Access: the seats within reach of a child of each district, in every future.

use crate::allocation::access::{access_in_futures, weights_of_districts};
use crate::domain::{Bundle, Decay, Ensemble, World};

/// Seats per child within reach in one stage and year, in every future `[bundle][district]`, and last those of the mean child of the city: the
/// districts' by their children. Children are those who want a seat, in their own district; the whole city must have been lived together.
pub fn access(world: &World, decay: &Decay, ensemble: &Ensemble, (stage, year): (usize, usize)) -> Vec<Vec<Bundle>> {
    let districts = world.districts.len();
    let weights = weights_of_districts(districts, &world.neighbours, decay);
    let of_life = |life: &crate::domain::Life| {
        let sum = |cells: &[Bundle], district: usize| {
            world.ladder.grades_of(stage).map(|grade| cells[world.cell(year, district, grade)]).fold(Bundle::ZERO, |a, b| a + b)
        };
        let children: Vec<Bundle> = (0..districts).map(|district| sum(&life.demand, district)).collect();
        let seats: Vec<Bundle> = (0..districts).map(|district| sum(&life.seats, district)).collect();
        let mut found = access_in_futures(&children, &seats, &weights);
        let all = children.iter().fold(Bundle::ZERO, |sum, &children| sum + children);
        let reached = children.iter().zip(&found).fold(Bundle::ZERO, |sum, (&children, &access)| sum + children * access);
        found.push(reached.zip(all, |reached, all| if all > 0.0 { reached / all } else { 0.0 }));
        found
    };
    ensemble.lives.iter().map(of_life).collect()
}
