//! The town in which pupils live and schools stand: from the dataset's districts and schools.

use std::collections::BTreeMap;

use super::context::{self, Asked, Context};
use super::pool_index::Pools;
use super::pools::{self, Pool};
use super::{Place, changes, schools};
use crate::domain::{Campus, District, HARDLY_ANY, SchoolBlock, SeatChange, SeatStep, Seats, Tier, Town, TownDistrict};
use crate::inputs::dataset::{Dataset, SchoolRow};
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::scenario::Settings;
use crate::said;

/// Kilometres of a degree along a meridian.
const KM_PER_DEGREE: f64 = 111.195;

/// The town of a scenario, for a command that needs it and a scenario that may not ask for it.
pub fn read_town(
    (settings, data, place): (&Settings, &Dataset, &Place<'_>),
    (stage, from): (usize, Option<usize>),
    year: i32,
) -> Option<Town> {
    let context = context::read(&Asked { settings, data, place, doubt: &[] }, &mut Problems::default())?;
    town(&context, &Supplied::of(&context, stage), (stage, from), year)
}

/// Schools of a stage with all that projects do to them.
pub(super) struct Supplied {
    /// By district.
    blocks: Vec<SchoolBlock>,
    pools: Pools,
}

impl Supplied {
    /// Compiles the projects. What is wrong with them is told elsewhere.
    pub(super) fn of(context: &Context<'_>, stage: usize) -> Self {
        let mut told = Problems::default();
        let pools = Pools::new(context, pools::standing(context, &mut told));
        let before: Vec<Pool> = pools.iter().cloned().collect();
        let of_pools = (0..context.ladder.stages.len()).map(|other| other == stage).collect();
        let (compiled, pools, _) = changes::compile(context, pools, of_pools, &mut told);
        Self { blocks: schools::in_stage(context, stage, &before, &pools, &compiled), pools }
    }
}

/// The town for pupils who go on to a stage in a school year, from the schools of another where one is named. A district's places that belong to no
/// listed school stand in one of its own name where no listed one stands. `None` where a district has no longitude and latitude.
pub(super) fn town(context: &Context<'_>, supplied: &Supplied, (stage, from): (usize, Option<usize>), year: i32) -> Option<Town> {
    let districts = &context.districts;
    let seats = seats_km(districts)?;
    let (origins, count) = origins_of(districts, &from.map(|from| standing(context, from, year)).unwrap_or_default());
    let district = |(position, origins): (usize, Vec<(u32, f64)>)| TownDistrict {
        name: districts[position].name.clone(),
        seat: seats[position],
        origins,
    };
    let (rows, position) = (schools::rows(context), context.horizon.position(year).unwrap_or_default());
    let (campuses, ledger) = Schools { context, supplied, rows, stage, year, position }.gathered();
    Some(Town { districts: origins.into_iter().enumerate().map(district).collect(), campuses, origins: count, seats: Some(ledger) })
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

/// Schools of a stage in a school year.
struct Schools<'a> {
    context: &'a Context<'a>,
    supplied: &'a Supplied,
    rows: schools::Rows<'a>,
    stage: usize,
    year: i32,
    position: usize,
}

/// A school with its seats by year, and where the ledger knows it: district, and position there.
struct Listed {
    campus: Campus,
    standing: Vec<f64>,
    place: Option<(usize, usize)>,
}

impl Schools<'_> {
    /// All schools by name, and the ledger of their seats.
    fn gathered(&self) -> (Vec<Campus>, Seats) {
        let mut listed: Vec<Listed> = (0..self.context.districts.len()).flat_map(|district| self.of_district(district)).collect();
        listed.sort_by(|a, b| a.campus.name.cmp(&b.campus.name));
        let changes = self.changes(&listed);
        let standing = listed.iter().flat_map(|school| school.standing.iter().copied()).collect();
        let seats = Seats { standing, standing_in_group: Vec::new(), class_size: Vec::new(), norm_seats: Vec::new(), changes };
        (listed.into_iter().map(|school| school.campus).collect(), seats)
    }

    /// Schools that stand in the year or may; what belongs to none of them where none stands when nothing is late.
    fn of_district(&self, district: usize) -> Vec<Listed> {
        let block = &self.supplied.blocks[district];
        let mut found: Vec<Listed> = (0..block.unlisted()).filter_map(|school| self.listed(district, school)).collect();
        let stands = |school: &Listed| school.standing[self.position] > 0.0;
        if !found.iter().any(|school| school.campus.intake > 0.0) || !found.iter().any(stands) {
            let name = self.context.districts[district].name.clone();
            let campus = Campus { name, district, quality: false, intake: 1.0, is_rest: true };
            found.push(Listed { campus, standing: vec![0.0; self.context.horizon.len()], place: None });
        }
        found
    }

    fn listed(&self, district: usize, school: usize) -> Option<Listed> {
        let (block, years) = (&self.supplied.blocks[district], self.context.horizon.len());
        let (name, grades) = (&block.schools[school].name, self.context.ladder.stages[self.stage].grades.len());
        let mut standing = block.seats.standing[school * grades * years..][..years].to_vec();
        let moved = block.seats.changes.iter().flat_map(|change| &change.steps).any(|step| step.district == school && step.grade == 0);
        let row = self.rows.get(&(name.as_str(), self.context.ladder.stages[self.stage].id.as_str()));
        // A school that stands without a class is chosen, too.
        let without_class = row.is_some_and(|row| stands(row, self.year)) && standing[self.position] == 0.0;
        if without_class {
            standing[self.position] = HARDLY_ANY;
        }
        let pools = || self.supplied.pools.here(district, self.stage).filter(|pool| pool.school.as_ref() == Some(name));
        let seats = |counts: &dyn Fn(&Pool) -> bool| pools().filter(|pool| counts(pool)).map(|pool| pool.at(0, self.position)).sum::<f64>();
        let (all, of_quality) = (seats(&|_| true), seats(&|pool| pool.tier == Some(Tier::Quality)));
        let quality = if all > 0.0 { 2.0 * of_quality > all } else { pools().last().is_some_and(|pool| pool.tier == Some(Tier::Quality)) };
        let intake = if without_class { all.max(HARDLY_ANY) } else { all };
        let campus = Campus { name: name.clone(), district, quality, intake, is_rest: false };
        (moved || standing[self.position] > 0.0).then_some(Listed { campus, standing, place: Some((district, school)) })
    }

    /// What changes the entry grade of the schools, in the order of the ledger.
    fn changes(&self, listed: &[Listed]) -> Vec<SeatChange> {
        let places: BTreeMap<(usize, usize), usize> =
            listed.iter().enumerate().filter_map(|(campus, school)| Some((school.place?, campus))).collect();
        let of_block = |block: &SchoolBlock| {
            let step = |step: &SeatStep| {
                let campus = places.get(&(block.district, step.district)).filter(|_| step.grade == 0)?;
                Some(SeatStep { district: *campus, ..step.clone() })
            };
            let change = |change: &SeatChange| {
                let steps: Vec<SeatStep> = change.steps.iter().filter_map(step).collect();
                (!steps.is_empty()).then(|| SeatChange { steps, ..change.clone() })
            };
            block.seats.changes.iter().filter_map(change).collect::<Vec<_>>()
        };
        self.supplied.blocks.iter().flat_map(of_block).collect()
    }
}

fn standing<'a>(context: &Context<'a>, stage: usize, year: i32) -> Vec<&'a SchoolRow> {
    let id = &context.ladder.stages[stage].id;
    context.data.schools.iter().filter(|row| row.stage == *id && stands(row, year)).collect()
}

fn stands(row: &SchoolRow, year: i32) -> bool {
    row.opened.is_none_or(|opened| opened <= year) && row.closed.is_none_or(|closed| closed > year)
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
