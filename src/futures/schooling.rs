//! Schooling: cohorts climb the ladder, meet the seats, and are placed, year after year.

use super::cohorts::{self, Cohorts};
use super::draws::Draws;
use super::machine::{Machine, Wide};
use super::shocks::Shocks;
use super::stream::Stream;
use crate::allocation::{self, Placement};
use crate::demand::{self, EntrySource};
use crate::domain::{Bundle, CAUSES, Cause, Drawn, EntryFrom, Factor, Ladder, Life, Normals, Still, World};
use crate::supply::{self, Arrival};

/// Which causes are on after the first reported year: the first `on` of [`CAUSES`]. What is off stays as it was in that year; progression that
/// is off is none: every pupil goes on to the next grade, nobody joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switches {
    /// Number of causes that are on.
    pub on: usize,
}

impl Switches {
    /// Everything on: the future as it is.
    pub const ALL: Self = Self { on: CAUSES.len() };

    fn is_on(self, cause: Cause) -> bool {
        CAUSES.iter().take(self.on).any(|(known, _)| *known == cause)
    }
}

/// What a bundle's schooling is made from.
pub struct Setting<'a> {
    pub world: &'a World,
    pub machine: Machine,
    pub shocks: &'a Shocks,
    /// Small-number noise of the grades `[year][district][grade]`; empty where there is none.
    pub noise: &'a [Normals],
    pub arrivals: &'a [Arrival],
    /// Seats `[year][district][grade]`.
    pub seats: &'a [Bundle],
}

/// One school year on the way: where causes are read from.
struct Year<'a> {
    setting: &'a Setting<'a>,
    cohorts: Option<&'a Cohorts>,
    /// Who sat in class the year before `[district][grade]`.
    enrolled: &'a [Bundle],
    switches: Switches,
    position: usize,
}

/// Small-number noise of all grades of a bundle `[year][district][grade]`: the same for every scenario and every cause.
pub fn grade_noise(world: &World, draws: &Draws, bundle: usize) -> Vec<Normals> {
    let (districts, grades) = (world.districts.len(), world.ladder.grades());
    let drawn = world.uncertainty.small_numbers;
    let mut noise = vec![Normals::default(); if drawn { world.horizon.len() * districts * grades } else { 0 }];
    for (place, cells) in noise.chunks_exact_mut(grades).enumerate() {
        if let Some(keys) = draws.noise(place % districts, place / districts) {
            draws.machine.run(OfGrades { key: keys.grades, bundle, cells });
        }
    }
    noise
}

struct OfGrades<'a> {
    key: u64,
    bundle: usize,
    cells: &'a mut [Normals],
}

impl Wide for OfGrades<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        Stream::new(self.key, self.bundle).fill(self.cells);
    }
}

/// Climbs the ladder through the horizon and fills demand, seats and enrolment of a life, in the room of one before.
pub fn climb(setting: &Setting, cohorts: Option<&Cohorts>, switches: Switches, life: &mut Life) {
    let world = setting.world;
    make_room(world, life);
    let mut placement = Placement::default();
    for position in 0..world.horizon.len() {
        let (this, next) = (world.cell(position, 0, 0), world.cell(position + 1, 0, 0));
        let seats = &setting.seats[world.cell(seats_year(world, switches, position), 0, 0)..][..next - this];
        life.seats[this..next].copy_from_slice(seats);
        if position == 0 {
            // In the base year pupils sit where the records say.
            let enrolled = || world.demand.base_enrolment.iter().map(|&pupils| Bundle::splat(pupils));
            life.demand[..next].iter_mut().zip(enrolled()).for_each(|(cell, pupils)| *cell = pupils);
            life.enrolment[..next].iter_mut().zip(enrolled()).for_each(|(cell, pupils)| *cell = pupils);
            continue;
        }
        let enrolled = &life.enrolment[this - (next - this)..this];
        Year { setting, cohorts, enrolled, switches, position }.demand(&mut life.demand[this..next]);
        allocation::place_in(&life.demand[this..next], seats, &world.ladder, &world.neighbours, &mut placement);
        life.enrolment[this..next].copy_from_slice(&placement.enrolment);
        if !life.arrived.is_empty() {
            life.arrived[this..next].copy_from_slice(&placement.arrived);
            life.left[this..next].copy_from_slice(&placement.left);
        }
    }
}

/// Room for every cell of a life; what pupils did in another one is overwritten.
fn make_room(world: &World, life: &mut Life) {
    let cells = world.cell(world.horizon.len(), 0, 0);
    for rows in [&mut life.demand, &mut life.seats, &mut life.enrolment] {
        rows.resize(cells, Bundle::ZERO);
    }
    let spills = world.ladder.stages.iter().any(|stage| stage.spillover);
    for rows in [&mut life.arrived, &mut life.left] {
        rows.clear();
        rows.resize(if spills { cells } else { 0 }, Bundle::ZERO);
    }
}

/// The school year whose seats stand: this one, or the first reported one once the seats are switched off.
fn seats_year(world: &World, switches: Switches, position: usize) -> usize {
    if switches.is_on(Cause::Seats) { position } else { position.min(world.horizon.first()) }
}

impl Year<'_> {
    /// The year whose value a cause has now: this one while it is on, the first reported one once it is off.
    fn year_for(&self, cause: Cause) -> usize {
        let first = self.setting.world.horizon.first();
        if self.switches.is_on(cause) { self.position } else { self.position.min(first) }
    }

    fn is_off(&self, cause: Cause) -> bool {
        self.year_for(cause) != self.position
    }

    /// Demand of this school year `[district][grade]`.
    fn demand(&self, demand: &mut [Bundle]) {
        let world = self.setting.world;
        let grades = world.ladder.grades();
        for stage in 0..world.ladder.stages.len() {
            self.enter(stage, demand);
        }
        for district in 0..world.districts.len() {
            self.progress(district, &mut demand[district * grades..(district + 1) * grades]);
        }
        if !self.is_off(Cause::Seats) {
            let year = world.horizon.year(self.position);
            supply::move_pupils(demand, &world.seats.changes, self.setting.arrivals, &world.ladder, year);
        }
    }

    /// Entrants of a stage, in the district where they want a seat.
    fn enter(&self, stage: usize, demand: &mut [Bundle]) {
        let world = self.setting.world;
        let details = &world.ladder.stages[stage];
        let at = self.year_for(Cause::Entry);
        let factor = match details.entry_from {
            EntryFrom::Leavers(_) => Factor::Continuation,
            _ => Factor::Entry(stage),
        };
        let (grades, entry) = (world.ladder.grades(), world.ladder.grades_of(stage).start);
        let at_home = |district: usize| {
            let rate = world.demand.entry_rate[stage].value(at, district);
            demand::entrants(details, &Home { year: self, district }, rate, self.setting.shocks.of(factor, district, at))
        };
        match &world.demand.flows[stage] {
            None => (0..world.districts.len()).for_each(|district| demand[district * grades + entry] = at_home(district)),
            flows => {
                let home: Vec<Bundle> = (0..world.districts.len()).map(at_home).collect();
                let seated = demand::to_school(&home, flows.as_ref(), self.year_for(Cause::Flows));
                seated.into_iter().enumerate().for_each(|(district, entrants)| demand[district * grades + entry] = entrants);
            }
        }
    }

    /// Grades above the entry grades, and the pupils of new compounds.
    fn progress(&self, district: usize, demand: &mut [Bundle]) {
        let world = self.setting.world;
        let grades = world.ladder.grades();
        let enrolled = &self.enrolled[district * grades..(district + 1) * grades];
        if self.is_off(Cause::Progression) {
            for stage in 0..world.ladder.stages.len() {
                world.ladder.grades_of(stage).skip(1).for_each(|grade| demand[grade] = enrolled[grade - 1]);
            }
        } else {
            let noise = self.setting.noise.get(world.cell(self.position, district, 0)..).and_then(|cells| cells.get(..grades));
            let ratios = world.demand.progression.row(self.position, district);
            let shock = self.setting.shocks.of(Factor::Progression, district, self.position);
            self.setting.machine.run(Progress { ladder: &world.ladder, enrolled, ratios, shock, noise, demand: &mut *demand });
        }
        if !self.is_off(Cause::Migration) {
            self.move_in(district, demand);
        }
    }

    /// Pupils of new compounds join every grade but those that are entered from the population, which counts them already.
    fn move_in(&self, district: usize, demand: &mut [Bundle]) {
        let world = self.setting.world;
        for compound in cohorts::arriving(world, district, self.position) {
            for (stage, details) in world.ladder.stages.iter().enumerate() {
                let counted = usize::from(details.entry_from == EntryFrom::Population);
                for grade in world.ladder.grades_of(stage).skip(counted) {
                    demand[grade] += Bundle::splat(compound.pupils[grade]);
                }
            }
        }
    }
}

/// All grades of a district but the entry grades.
struct Progress<'a> {
    ladder: &'a Ladder,
    enrolled: &'a [Bundle],
    ratios: &'a [f64],
    shock: Bundle,
    noise: Option<&'a [Normals]>,
    demand: &'a mut [Bundle],
}

impl Wide for Progress<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for stage in 0..self.ladder.stages.len() {
            for grade in self.ladder.grades_of(stage).skip(1) {
                let (below, ratio) = (self.enrolled[grade - 1], self.ratios[grade]);
                self.demand[grade] = match self.noise {
                    Some(noise) => demand::progress(below, ratio, self.shock, Drawn(noise), grade),
                    None => demand::progress(below, ratio, self.shock, Still, grade),
                };
            }
        }
    }
}

impl Home<'_> {
    /// Births of a school year as recorded or, after the record, as assumed, with their shock [children].
    fn recorded_births(&self, born: i32) -> Bundle {
        let world = self.year.setting.world;
        let births = world.recorded_births.last_up_to(self.district, born).unwrap_or(0.0);
        let shocks = self.year.setting.shocks;
        let assumed = world.recorded_births.assumed_from(self.district).is_some_and(|from| born >= from);
        let shock = if assumed {
            let position = world.horizon.position(born + 1).unwrap_or(0);
            shocks.of(Factor::Fertility, self.district, position)
        } else {
            shocks.of(Factor::RecordedBirths, self.district, self.year.position)
        };
        shock * births
    }
}

/// What a district offers as source of entrants in a school year.
struct Home<'a> {
    year: &'a Year<'a>,
    district: usize,
}

impl EntrySource for Home<'_> {
    fn children_of_age(&self, age: usize) -> Bundle {
        self.year.cohorts.map_or(Bundle::ZERO, |cohorts| cohorts.children(self.district, self.year.position, age))
    }

    fn births_years_ago(&self, years: usize) -> Bundle {
        let world = self.year.setting.world;
        let born = world.horizon.year(self.year.position) - years as i32;
        let lived = self.year.cohorts.and_then(|cohorts| cohorts.births(self.district, born - world.horizon.base_year));
        lived.unwrap_or_else(|| self.recorded_births(born))
    }

    fn leavers_of(&self, stage: usize) -> Bundle {
        let ladder = &self.year.setting.world.ladder;
        self.year.enrolled[self.district * ladder.grades() + ladder.grades_of(stage).end - 1]
    }
}
