//! Special schools that serve the whole city, in the futures of a bundle.

use crate::domain::{Bundle, Life, SpecialSeats, World};

/// Share of those who want a special school and find a seat there `[year][stage]`, flat; 1 where districts have seats of their own, and empty where
/// they do in every stage. All districts of the city must be in the world.
pub fn seated(world: &World, life: &Life) -> Vec<Bundle> {
    let stages = world.ladder.stages.len();
    if world.special_needs.iter().flatten().all(|needs| matches!(needs.seats, SpecialSeats::OfDistricts(_))) {
        return Vec::new();
    }
    let cells = (0..world.horizon.len()).flat_map(|year| (0..stages).map(move |stage| (year, stage)));
    cells.map(|(year, stage)| share(world, life, year, stage).unwrap_or(Bundle::ONE)).collect()
}

fn share(world: &World, life: &Life, year: usize, stage: usize) -> Option<Bundle> {
    let needs = world.special_needs[stage].as_ref()?;
    let SpecialSeats::OfCity(seats) = &needs.seats else { return None };
    let mut want = Bundle::ZERO;
    for district in 0..world.districts.len() {
        want += needs.split(world.special_needs_children(life, (year, district, stage))?, year)[2];
    }
    Some(want.map(|want| if want > seats[year] { seats[year] / want } else { 1.0 }))
}
