//! Schooling: cohorts climb the ladder, meet the seats, and are placed, year after year.

use std::sync::Arc;

use super::cohorts::{self, Cohorts};
use super::grades::Progress;
use super::held_births::HeldBirths;
use super::home::Home;
use super::machine::Machine;
use super::shocks::Shocks;
use crate::allocation::{self, Placement};
use crate::demand;
use crate::domain::{Bundle, CAUSES, Cause, EntryFrom, Factor, Life, Normals, World};
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
    /// The same of births after the record, where none are modelled.
    pub held_births: &'a HeldBirths,
    pub arrivals: &'a [Arrival],
    /// Seats as they come.
    pub seats: &'a SeatsInYears,
}

/// One school year on the way: where causes are read from.
pub struct Year<'a> {
    pub setting: &'a Setting<'a>,
    pub cohorts: Option<&'a Cohorts>,
    /// Who sat in class the year before `[district][grade]`.
    pub enrolled: &'a [Bundle],
    switches: Switches,
    pub position: usize,
}

/// Seats of one world `[year][district][grade]`, made once for all bundles in which its changes come in the same years.
#[derive(Clone, Debug, Default)]
pub struct SeatsInYears {
    arrivals: Option<Vec<Arrival>>,
    coming: Arc<Vec<Bundle>>,
    /// The same if nothing changed after the first reported year.
    staying: Arc<Vec<Bundle>>,
}

impl SeatsInYears {
    /// Schedules the seats, unless they come as in the bundle before.
    pub fn schedule(&mut self, world: &World, arrivals: &[Arrival]) {
        if self.arrivals.as_deref() == Some(arrivals) {
            return;
        }
        let coming = supply::scheduled(&world.seats, arrivals, world.districts.len(), world.ladder.grades(), &world.horizon);
        let (until, width) = (world.cell(world.horizon.first(), 0, 0), world.cell(1, 0, 0));
        let stay = coming[until..until + width].iter().cycle().take(coming.len() - until);
        self.staying = Arc::new(coming[..until].iter().chain(stay).copied().collect());
        (self.coming, self.arrivals) = (Arc::new(coming), Some(arrivals.to_vec()));
    }
}

/// Climbs the ladder through the horizon and fills demand and seats of a life, in the room of one before.
pub fn climb(setting: &Setting, cohorts: Option<&Cohorts>, switches: Switches, life: &mut Life) {
    let world = setting.world;
    make_room(world, life);
    let seats = if switches.is_on(Cause::Seats) { &setting.seats.coming } else { &setting.seats.staying };
    life.seats = Arc::clone(seats);
    // In the base year pupils sit where the records say.
    let mut placement = Placement::default();
    placement.enrolment.extend(world.demand.base_enrolment.iter().map(|&pupils| Bundle::splat(pupils)));
    life.demand[..placement.enrolment.len()].copy_from_slice(&placement.enrolment);
    for position in 1..world.horizon.len() {
        let (this, next) = (world.cell(position, 0, 0), world.cell(position + 1, 0, 0));
        let enrolled = &placement.enrolment;
        Year { setting, cohorts, enrolled, switches, position }.demand(&mut life.demand[this..next]);
        allocation::place_in(&life.demand[this..next], &seats[this..next], &world.ladder, &world.neighbours, &mut placement);
        if !life.arrived.is_empty() {
            life.arrived[this..next].copy_from_slice(&placement.arrived);
            life.left[this..next].copy_from_slice(&placement.left);
        }
    }
}

/// Room for every cell of a life; what pupils did in another one is overwritten.
fn make_room(world: &World, life: &mut Life) {
    let cells = world.cell(world.horizon.len(), 0, 0);
    life.demand.resize(cells, Bundle::ZERO);
    let spills = world.ladder.stages.iter().any(|stage| stage.spillover);
    for rows in [&mut life.arrived, &mut life.left] {
        rows.clear();
        rows.resize(if spills { cells } else { 0 }, Bundle::ZERO);
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
            EntryFrom::Leavers(_) if !self.setting.shocks.know(Factor::Entry(stage)) => Factor::Continuation,
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
