//! Schooling: cohorts climb the ladder, meet the seats, and are placed, year after year.

use super::cohorts::{self, Cohorts, MaybeNoise};
use super::keys::Keys;
use super::shocks::Shocks;
use crate::allocation::{self, Placement};
use crate::demand::{self, EntrySource};
use crate::domain::{Bundle, CAUSES, Cause, EntryFrom, Factor, Life, World};
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
    pub keys: Keys,
    pub bundle: usize,
    pub shocks: &'a Shocks,
    pub arrivals: &'a [Arrival],
    /// Seats `[district][grade][year]`.
    pub seats: &'a [Bundle],
}

/// One school year on the way: where causes are read from.
struct Year<'a> {
    setting: &'a Setting<'a>,
    cohorts: Option<&'a Cohorts>,
    enrolled: &'a [Bundle],
    switches: Switches,
    position: usize,
}

/// Climbs the ladder through the horizon and fills demand, seats and enrolment of a life ([`empty_life`], or one to be overwritten).
pub fn climb(setting: &Setting, cohorts: Option<&Cohorts>, switches: Switches, life: &mut Life) {
    let world = setting.world;
    let mut enrolled: Vec<Bundle> = world.demand.base_enrolment.iter().map(|&pupils| Bundle::splat(pupils)).collect();
    for position in 0..world.horizon.len() {
        let year = Year { setting, cohorts, enrolled: &enrolled, switches, position };
        let demand = if position == 0 { enrolled.clone() } else { year.demand() };
        let seats = year.seats();
        let placement =
            if position == 0 { as_they_sit(&demand) } else { allocation::place(&demand, &seats, &world.ladder, &world.neighbours) };
        record(life, world.horizon.len(), position, &demand, &seats, &placement);
        enrolled = placement.enrolment;
    }
}

/// In the base year pupils sit where the records say.
fn as_they_sit(demand: &[Bundle]) -> Placement {
    let nobody = vec![Bundle::ZERO; demand.len()];
    Placement { enrolment: demand.to_vec(), arrived: nobody.clone(), left: nobody }
}

/// A life with room for every cell.
pub fn empty_life(world: &World) -> Life {
    let cells = world.districts.len() * world.ladder.grades() * world.horizon.len();
    let zeros = || vec![Bundle::ZERO; cells];
    let spills = world.ladder.stages.iter().any(|stage| stage.spillover);
    let moved = || if spills { zeros() } else { Vec::new() };
    Life { demand: zeros(), seats: zeros(), enrolment: zeros(), arrived: moved(), left: moved(), ..Life::default() }
}

fn record(life: &mut Life, years: usize, position: usize, demand: &[Bundle], seats: &[Bundle], placement: &Placement) {
    for cell in 0..demand.len() {
        let place = cell * years + position;
        life.demand[place] = demand[cell];
        life.seats[place] = seats[cell];
        life.enrolment[place] = placement.enrolment[cell];
        if !life.arrived.is_empty() {
            life.arrived[place] = placement.arrived[cell];
            life.left[place] = placement.left[cell];
        }
    }
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

    /// Seats of this school year `[district][grade]`.
    fn seats(&self) -> Vec<Bundle> {
        let years = self.setting.world.horizon.len();
        self.setting.seats.iter().skip(self.year_for(Cause::Seats)).step_by(years).copied().collect()
    }

    /// Demand of this school year `[district][grade]`.
    fn demand(&self) -> Vec<Bundle> {
        let world = self.setting.world;
        let grades = world.ladder.grades();
        let mut demand = vec![Bundle::ZERO; world.districts.len() * grades];
        for stage in 0..world.ladder.stages.len() {
            let entry = world.ladder.grades_of(stage).start;
            for (district, entrants) in self.entrants(stage).into_iter().enumerate() {
                demand[district * grades + entry] = entrants;
            }
        }
        for district in 0..world.districts.len() {
            self.progress(district, &mut demand[district * grades..(district + 1) * grades]);
        }
        if !self.is_off(Cause::Seats) {
            let year = world.horizon.year(self.position);
            supply::move_pupils(&mut demand, &world.seats.changes, self.setting.arrivals, &world.ladder, year);
        }
        demand
    }

    /// Entrants of a stage by the district where they want a seat.
    fn entrants(&self, stage: usize) -> Vec<Bundle> {
        let world = self.setting.world;
        let details = &world.ladder.stages[stage];
        let at = self.year_for(Cause::Entry);
        let factor = match details.entry_from {
            EntryFrom::Leavers(_) => Factor::Continuation,
            _ => Factor::Entry(stage),
        };
        let home: Vec<Bundle> = (0..world.districts.len())
            .map(|district| {
                let rate = world.demand.entry_rate[stage].value(at, district);
                let shock = self.setting.shocks.of(factor, district, at);
                demand::entrants(details, &Home { year: self, district }, rate, shock)
            })
            .collect();
        demand::to_school(&home, world.demand.flows[stage].as_ref(), self.year_for(Cause::Flows))
    }

    /// Grades above the entry grades, and the pupils of new compounds.
    fn progress(&self, district: usize, demand: &mut [Bundle]) {
        let world = self.setting.world;
        let grades = world.ladder.grades();
        let enrolled = &self.enrolled[district * grades..(district + 1) * grades];
        let on = !self.is_off(Cause::Progression);
        let ratios = world.demand.progression.row(self.position, district);
        let shock = self.setting.shocks.of(Factor::Progression, district, self.position);
        let mut noise =
            MaybeNoise(cohorts::grade_noise(world, self.setting.keys, self.setting.bundle, district, self.position).filter(|_| on));
        for stage in 0..world.ladder.stages.len() {
            for grade in world.ladder.grades_of(stage).skip(1) {
                let below = enrolled[grade - 1];
                demand[grade] = if on { demand::progress(below, ratios[grade], shock, &mut noise) } else { below };
            }
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
