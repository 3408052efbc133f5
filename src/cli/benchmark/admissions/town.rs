//! The town in which pupils live and schools stand: from the dataset's districts and schools.

use super::super::super::Failure;
use super::super::super::prepare::Prepared;
use super::plan::Plan;
use crate::domain::{Campus, Tier, Town, TownDistrict, World};
use crate::inputs::dataset::{self, SchoolRow};
use crate::inputs::problem::{Problem, Problems};

/// Kilometres of a degree along a meridian.
const KM_PER_DEGREE: f64 = 111.195;

/// Reads the town. A district whose schools are not listed is one school of its own name.
pub fn read(prepared: &Prepared, plan: &Plan) -> Result<Town, Failure> {
    let world = &prepared.world;
    let stages: Vec<&str> = world.ladder.stages.iter().map(|stage| stage.id.as_str()).collect();
    let (rows, problems) = dataset::read(&prepared.scenario.dataset, &stages);
    if problems.has_errors() {
        return Err(problems.into());
    }
    let seats = seats_km(world, &rows.file("districts"))?;
    let open = |row: &&SchoolRow| row.opened.is_none_or(|year| year <= plan.year) && row.closed.is_none_or(|year| year > plan.year);
    let of_stage = |stage: usize| rows.schools.iter().filter(open).filter(move |row| row.stage == world.ladder.stages[stage].id);
    let campuses = campuses(world, of_stage(plan.stage));
    let origin_stage = plan.leavers.map(|(grade, _)| world.ladder.stage_of(grade));
    let origins: Vec<&SchoolRow> = origin_stage.map(|stage| of_stage(stage).collect()).unwrap_or_default();
    let (origins, count) = origins_of(world, &origins);
    let district = |(position, origins): (usize, Vec<(u32, f64)>)| TownDistrict {
        name: world.districts[position].name.clone(),
        seat: seats[position],
        origins,
    };
    Ok(Town { districts: origins.into_iter().enumerate().map(district).collect(), campuses, origins: count })
}

/// Districts' seats on a plane that touches the earth in their middle; a city is small enough for it.
fn seats_km(world: &World, file: &str) -> Result<Vec<(f64, f64)>, Failure> {
    let known: Vec<(f64, f64)> = world.districts.iter().filter_map(|district| district.position).collect();
    if known.len() < world.districts.len() {
        let problem = Problem::at(file, 1, "lon", "every district needs longitude and latitude: pupils look at the way to school");
        return Err(Problems { list: vec![problem.hint("fill in `lon` and `lat`, in degrees")] }.into());
    }
    let middle = known.iter().map(|&(_, lat)| lat).sum::<f64>() / known.len() as f64;
    let narrower = cosine(middle.to_radians());
    Ok(known.iter().map(|&(lon, lat)| (lon * KM_PER_DEGREE * narrower, lat * KM_PER_DEGREE)).collect())
}

/// Cosine by its series, the same bits on every machine; exact enough up to a quarter turn.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    (1..=10).rev().fold(1.0, |sum, term| 1.0 - sum * square / f64::from(2 * term * (2 * term - 1)))
}

fn campuses<'a>(world: &World, rows: impl Iterator<Item = &'a SchoolRow>) -> Vec<Campus> {
    let position = |name: &str| world.districts.iter().position(|district| district.name == name);
    let campus = |row: &SchoolRow| {
        Some(Campus {
            name: row.school.clone(),
            district: position(&row.district)?,
            quality: row.tier == Some(Tier::Quality),
            intake: row.classes_per_grade * row.class_size.unwrap_or(1.0),
        })
    };
    let mut campuses: Vec<Campus> = rows.filter_map(campus).collect();
    for (district, details) in world.districts.iter().enumerate() {
        if !campuses.iter().any(|campus| campus.district == district) {
            campuses.push(Campus { name: details.name.clone(), district, quality: false, intake: 1.0 });
        }
    }
    campuses.sort_by(|a, b| a.name.cmp(&b.name));
    campuses
}

/// Schools of origin of each district by name, with the share of pupils up to each; a district without any is one of its own.
fn origins_of(world: &World, rows: &[&SchoolRow]) -> (Vec<Vec<(u32, f64)>>, usize) {
    let mut count = 0;
    let of_district = |district: &crate::domain::District| {
        let mut own: Vec<(&str, f64)> =
            rows.iter().filter(|row| row.district == district.name).map(|row| (row.school.as_str(), row.classes_per_grade)).collect();
        own.sort_by(|a, b| a.0.cmp(b.0));
        if own.is_empty() {
            own.push((&district.name, 1.0));
        }
        let total: f64 = own.iter().map(|(_, classes)| classes).sum();
        let upto = |sum: &mut f64, (_, classes): &(&str, f64)| {
            *sum += classes;
            count += 1;
            Some((count as u32 - 1, *sum / total))
        };
        own.iter().scan(0.0, upto).collect()
    };
    let origins = world.districts.iter().map(of_district).collect();
    (origins, count)
}
