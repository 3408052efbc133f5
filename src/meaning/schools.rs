//! Schools: what the futures say of each, year by year.

use std::collections::{BTreeMap, BTreeSet};

use super::measures::large_classes;
use super::pressure;
use super::statistics::Values;
use super::telling::Scene;
use crate::domain::{
    AlertLevel, Bundle, Measure, PlacementRule, SCHOOL_MEASURES, SchoolBlock, SchoolFindings, SchoolPressure, SchoolSummaryRow, SchoolYear,
    anybody, utilised,
};

/// What schools say in one scenario.
#[derive(Clone, Debug, Default)]
pub struct ToldSchools {
    /// Rows by school, year and measure.
    pub rows: Vec<SchoolSummaryRow>,
    /// Pressure points of schools.
    pub pressure: Vec<SchoolPressure>,
}

/// Values of one school and year in all futures, in the order of [`SCHOOL_MEASURES`], and utilisation as the alert rule counts it.
#[derive(Clone, Debug, Default)]
pub struct SchoolRoom {
    values: [Values; SCHOOL_MEASURES.len() + 1],
}

/// Position of the alert's utilisation.
const ALERT: usize = SCHOOL_MEASURES.len();
const DEMAND: usize = 0;
const SEATS: usize = 1;
const UTILISATION: usize = 3;
const SHORTFALL: usize = 4;
const SPARE: usize = 5;

impl ToldSchools {
    /// Adds what other schools or years say.
    pub fn append(&mut self, mut other: Self) {
        self.rows.append(&mut other.rows);
        self.pressure.append(&mut other.pressure);
    }

    /// Puts the rows of a block in their order and tells each pressure point the first year of its level.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        self.rows.sort_by_key(|row| (row.school, row.year));
        self.pressure.sort_by_key(|point| (point.school, point.year));
        let mut first: BTreeMap<(usize, AlertLevel), i32> = BTreeMap::new();
        for point in &mut self.pressure {
            point.first_year = *first.entry((point.school, point.level)).or_insert(point.year);
        }
        self
    }
}

/// Tells one year of the schools of a block; `lived` are the schools by bundle, `local` is the position of their district in the scene.
pub fn tell_schools<'a>(
    scene: &Scene,
    block: &SchoolBlock,
    (local, year): (usize, usize),
    lived: &(impl Iterator<Item = &'a SchoolYear> + Clone),
    room: &mut SchoolRoom,
) -> ToldSchools {
    let mut told = ToldSchools::default();
    for school in 0..block.schools.len() {
        let reader = Reader { scene, block, local, year, school };
        reader.read(lived.clone(), room);
        if is_nowhere(room) {
            continue;
        }
        reader.add_rows(room, &mut told.rows);
        told.pressure.extend(reader.point(room));
    }
    told
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    block: &'a SchoolBlock,
    local: usize,
    year: usize,
    school: usize,
}

impl Reader<'_> {
    fn read<'a>(&self, lived: impl Iterator<Item = &'a SchoolYear>, room: &mut SchoolRoom) {
        let futures = self.scene.ensemble.futures;
        room.values.iter_mut().for_each(|values| values.begin(futures));
        for (bundle, year) in lived.enumerate() {
            for (values, sum) in room.values.iter_mut().zip(self.sums(year, bundle)) {
                values.add(sum, bundle, futures);
            }
        }
    }

    /// All measures of the school in a bundle, over its grades.
    fn sums(&self, year: &SchoolYear, bundle: usize) -> [Bundle; ALERT + 1] {
        let grades = self.scene.world.ladder.grades_of(self.block.stage).len();
        let mut sums = [Bundle::ZERO; ALERT + 1];
        for grade in 0..grades {
            let cell = self.school * grades + grade;
            let (wanted, seats, pupils) = (year.wanted[cell], year.seats[cell], year.pupils[cell]);
            let parts = [wanted, seats, pupils, Bundle::ZERO, (wanted - seats).floor_zero(), (seats - wanted).floor_zero()];
            sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
            sums[ALERT - 1] += self.large(grade, pupils, seats);
        }
        sums[UTILISATION] = sums[DEMAND].zip(sums[SEATS], utilised);
        sums[ALERT] = sums[DEMAND].zip(sums[SEATS] * self.usable_share(bundle), utilised);
        sums
    }

    fn usable_share(&self, bundle: usize) -> Bundle {
        let place = self.local * self.scene.world.horizon.len() + self.year;
        self.scene.ensemble.lives[bundle].usable_share.get(place).copied().unwrap_or(Bundle::ONE)
    }

    /// Large classes of a grade at the fewest.
    fn large(&self, grade: usize, pupils: Bundle, seats: Bundle) -> Bundle {
        let (world, seats_here) = (self.scene.world, &self.block.seats);
        let grades = world.ladder.grades_of(self.block.stage);
        let cell = self.school * grades.len() + grade;
        let in_district = || world.seats.class_size[self.local * world.ladder.grades() + grades.start + grade];
        let class_size = seats_here.class_size.get(cell).copied().unwrap_or_else(in_district);
        let norm_seats = seats_here.norm_seats.get(cell * world.horizon.len() + self.year).copied().unwrap_or(0.0);
        large_classes(world, self.block.stage, pupils, seats - Bundle::splat(norm_seats), class_size)
    }

    fn add_rows(&self, room: &mut SchoolRoom, rows: &mut Vec<SchoolSummaryRow>) {
        let world = self.scene.world;
        let stage = &world.ladder.stages[self.block.stage];
        let (absorbs, sized) = (stage.rule == PlacementRule::Absorb, stage.large_class_from.is_some());
        for (position, &measure) in SCHOOL_MEASURES.iter().enumerate() {
            if measure == Measure::LargeClasses && !(absorbs && sized) {
                continue;
            }
            let chance = match measure {
                Measure::Utilisation => Some(room.values[ALERT].chance(|utilisation| world.alert.is_full(utilisation))),
                Measure::Shortfall => Some(room.values[SHORTFALL].chance(anybody)),
                Measure::Spare => Some(room.values[ALERT].chance(|utilisation| world.alert.is_slack(utilisation))),
                _ => None,
            };
            let values = &mut room.values[position];
            let (central, over_futures) = (values.central, values.distribution());
            let (school, year) = (self.block.first + self.school, world.horizon.year(self.year));
            rows.push(SchoolSummaryRow { school, year, measure, central, over_futures, chance });
        }
    }

    /// The pressure point of the school, where there is one.
    fn point(&self, room: &mut SchoolRoom) -> Option<SchoolPressure> {
        let world = self.scene.world;
        let year = world.horizon.year(self.year);
        if year < world.alert.from_year {
            return None;
        }
        let (level, chance) = pressure::level(&world.alert, &room.values[ALERT])?;
        let stands = room.values[SEATS].list.iter().any(|&seats| seats > 0.0);
        if level == AlertLevel::Slack && !stands {
            return None;
        }
        Some(SchoolPressure {
            school: self.block.first + self.school,
            year,
            level,
            chance,
            expected_shortfall: room.values[SHORTFALL].mean(),
            p90_shortfall: room.values[SHORTFALL].distribution().p90,
            expected_spare: room.values[SPARE].mean(),
            utilisation: room.values[UTILISATION].mean(),
            first_year: year,
        })
    }
}

/// Whether nobody sits here and no seat stands, in any future.
fn is_nowhere(room: &SchoolRoom) -> bool {
    let none = |values: &Values| values.central == 0.0 && values.list.iter().all(|&value| value == 0.0);
    none(&room.values[DEMAND]) && none(&room.values[SEATS])
}

/// Puts the pressure points of schools in order: most urgent level first, then larger expected shortfall (lower utilisation for slack, or large
/// schools would always come first), then school and year.
pub fn schools_in_order(mut points: Vec<SchoolPressure>) -> Vec<SchoolPressure> {
    let weight = |point: &SchoolPressure| if point.level == AlertLevel::Slack { -point.utilisation } else { point.expected_shortfall };
    points.sort_by(|a, b| (a.level.cmp(&b.level)).then(weight(b).total_cmp(&weight(a))).then((a.school, a.year).cmp(&(b.school, b.year))));
    points
}

/// Adds to the number of listed schools that stand at each level in some year (red, orange, yellow, slack); all years of a school come together.
pub fn count_levels(points: &[SchoolPressure], findings: &mut SchoolFindings) {
    let listed = |point: &&SchoolPressure| findings.places[point.school].is_listed();
    let schools: BTreeSet<(AlertLevel, usize)> = points.iter().filter(listed).map(|point| (point.level, point.school)).collect();
    for (level, _) in schools {
        findings.at_level[level as usize] += 1;
    }
}

/// All points of the schools that are pressed most, and of those that stand emptiest: so many schools of either kind.
pub fn both_ends(points: Vec<SchoolPressure>, most: usize) -> Vec<SchoolPressure> {
    let points = schools_in_order(points);
    let first = |slack: bool| {
        let mut schools: Vec<usize> = Vec::new();
        for point in points.iter().filter(|point| (point.level == AlertLevel::Slack) == slack) {
            if schools.len() < most && !schools.contains(&point.school) {
                schools.push(point.school);
            }
        }
        schools
    };
    let (pressed, empty) = (first(false), first(true));
    let shown = |point: &SchoolPressure| {
        if point.level == AlertLevel::Slack { empty.contains(&point.school) } else { pressed.contains(&point.school) }
    };
    points.into_iter().filter(shown).collect()
}
