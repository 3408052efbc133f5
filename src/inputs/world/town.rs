//! The town in which pupils live and schools stand: from the dataset's districts and schools.

use super::context::position;
use crate::domain::{Campus, District, Stage, Tier, Town, TownDistrict};
use crate::inputs::dataset::SchoolRow;
use crate::inputs::problem::Problem;
use crate::said;

/// Kilometres of a degree along a meridian.
const KM_PER_DEGREE: f64 = 111.195;

/// The town for pupils who go on to a stage in a school year, from the schools of another where one is named. A district whose schools are not
/// listed is one school of its own name. `None` where a district has no longitude and latitude.
pub fn town(districts: &[District], schools: &[SchoolRow], (stage, from): (&Stage, Option<&Stage>), year: i32) -> Option<Town> {
    let seats = seats_km(districts)?;
    let open = |row: &&SchoolRow| row.opened.is_none_or(|opened| opened <= year) && row.closed.is_none_or(|closed| closed > year);
    let of_stage = |stage: &str| schools.iter().filter(open).filter(|row| row.stage == stage).collect::<Vec<_>>();
    let (origins, count) = origins_of(districts, &from.map(|from| of_stage(&from.id)).unwrap_or_default());
    let district = |(position, origins): (usize, Vec<(u32, f64)>)| TownDistrict {
        name: districts[position].name.clone(),
        seat: seats[position],
        origins,
    };
    let campuses = campuses(districts, &of_stage(&stage.id), stage.class_norm);
    Some(Town { districts: origins.into_iter().enumerate().map(district).collect(), campuses, origins: count })
}

/// What is wrong with the table of districts (its file) where there is no town.
pub fn without_places(file: &str) -> Problem {
    let problem = Problem::at(
        file,
        1,
        "lon",
        said!(
            "每个县（市）区都要有经度和纬度：考生会考虑上学路程",
            "every district needs longitude and latitude: pupils look at the way to school"
        ),
    );
    problem.hint(said!("请填写 `lon` 和 `lat`，单位为度", "fill in `lon` and `lat`, in degrees"))
}

/// Districts' seats on a plane that touches the earth in their middle; a city is small enough for it.
fn seats_km(districts: &[District]) -> Option<Vec<(f64, f64)>> {
    let known: Vec<(f64, f64)> = districts.iter().map(|district| district.position).collect::<Option<_>>()?;
    let middle = known.iter().map(|&(_, lat)| lat).sum::<f64>() / known.len() as f64;
    let narrower = cosine(middle.to_radians());
    Some(known.iter().map(|&(lon, lat)| (lon * KM_PER_DEGREE * narrower, lat * KM_PER_DEGREE)).collect())
}

/// Cosine by its series, the same bits on every machine; exact enough up to a quarter turn.
fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    (1..=10).rev().fold(1.0, |sum, term| 1.0 - sum * square / f64::from(2 * term * (2 * term - 1)))
}

fn campuses(districts: &[District], rows: &[&SchoolRow], class_norm: Option<f64>) -> Vec<Campus> {
    let campus = |row: &&SchoolRow| {
        Some(Campus {
            name: row.school.clone(),
            district: position(districts, &row.district)?,
            quality: row.tier == Some(Tier::Quality),
            intake: row.entry_seats(class_norm),
        })
    };
    let mut campuses: Vec<Campus> = rows.iter().filter_map(campus).collect();
    for (district, details) in districts.iter().enumerate() {
        if !campuses.iter().any(|campus| campus.district == district) {
            campuses.push(Campus { name: details.name.clone(), district, quality: false, intake: 1.0 });
        }
    }
    campuses.sort_by(|a, b| a.name.cmp(&b.name));
    campuses
}

/// Schools of origin of each district by name, with the share of pupils up to each; a district without any is one of its own.
fn origins_of(districts: &[District], rows: &[&SchoolRow]) -> (Vec<Vec<(u32, f64)>>, usize) {
    let mut count = 0;
    let of_district = |district: &District| {
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
    let origins = districts.iter().map(of_district).collect();
    (origins, count)
}
