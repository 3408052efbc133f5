//! Schools: whole classes for the pupils of each stage, tight where people come and roomy where they leave.

use super::draws::Draws;
use super::places::Place;
use super::pupils::{Rolls, STAGES, StageOf};
use super::rows;
use crate::domain::{Cells, Table};

const SECTORS: [&str; 3] = ["public", "inclusive", "private"];
const TIERS: [&str; 2] = ["quality", "standard"];

/// A school of one stage.
pub(super) struct School {
    pub name: String,
    pub district: usize,
    pub stage: usize,
    /// Classes in each grade.
    pub classes: usize,
    sector: usize,
    tier: usize,
}

/// Draws the schools of all districts: by district, then by stage.
pub(super) fn draw(places: &[Place], pupils: &[Rolls], seed: u64) -> Vec<School> {
    (0..places.len()).flat_map(|district| of_district(district, &places[district], &pupils[district], seed)).collect()
}

fn of_district(district: usize, place: &Place, pupils: &Rolls, seed: u64) -> Vec<School> {
    let mut draws = Draws::of(seed, "schools", &place.name);
    let mut schools = Vec::new();
    let mut grade = 0;
    for (at, stage) in STAGES.iter().enumerate() {
        let rolls: f64 = pupils[grade..grade + stage.grades].iter().sum();
        grade += stage.grades;
        for (number, classes) in sizes(stage, place, rolls, &mut draws).into_iter().enumerate() {
            let (sector, tier) = kind(at, &mut draws);
            let name = format!("{}第{}{}", place.name, number + 1, stage.of_schools);
            schools.push(School { name, district, stage: at, classes, sector, tier });
        }
    }
    schools
}

/// Classes per grade of each school of a stage.
fn sizes(stage: &StageOf, place: &Place, pupils: f64, draws: &mut Draws) -> Vec<usize> {
    let room = if place.urban() { draws.between(0.98, 1.10) } else { draws.between(1.08, 1.33) };
    let usual = stage.usual_classes[usize::from(!place.urban())];
    let mut left = ((pupils * room / (stage.grades as f64 * stage.class_size)).round() as usize).max(1);
    let mut sizes = Vec::new();
    while left > 0 {
        let classes = ((usual * draws.between(0.5, 1.5)).round() as usize).clamp(1, left);
        sizes.push(classes);
        left -= classes;
    }
    sizes
}

/// Sector and tier: half of the kindergartens are public and 88 % public or inclusive, all other schools public.
fn kind(stage: usize, draws: &mut Draws) -> (usize, usize) {
    let of_sector = draws.between(0.0, 1.0);
    let sector = match stage {
        0 if of_sector > 0.88 => 2,
        0 if of_sector > 0.5 => 1,
        _ => 0,
    };
    let quality = if stage == 3 { 0.6 } else { 0.3 };
    (sector, usize::from(!draws.happens(quality)))
}

/// The table of schools.
pub(super) fn table(places: &[Place], schools: &[School]) -> Table {
    let mut count = vec![0; places.len()];
    for school in schools {
        count[school.district] += 1;
    }
    let sizes = schools.iter().map(|school| STAGES[school.stage].class_size).collect();
    Table {
        name: "schools",
        columns: vec![
            ("school", Cells::Text(schools.iter().map(|school| school.name.clone()).collect())),
            ("district", rows::districts(places, |district| count[district])),
            ("stage", rows::words(&STAGES.map(|stage| stage.id), schools.iter().map(|school| school.stage))),
            ("classes_per_grade", Cells::Whole(schools.iter().map(|school| school.classes as i32).collect())),
            ("class_size", Cells::Number(sizes)),
            ("sector", rows::words(&SECTORS, schools.iter().map(|school| school.sector))),
            ("tier", rows::words(&TIERS, schools.iter().map(|school| school.tier))),
            rows::basis(schools.len()),
        ],
    }
}
