//! One bundle of futures from beginning to end: draw, project people, schedule seats, project demand, place, measure.

use super::cohorts::Lived;
use super::costs;
use super::draws::{ArrivalKeys, Draws};
use super::generation::Room;
use super::grades;
use super::held_births::HeldBirths;
use super::points::{Spread, points};
use super::schooling::{self, SeatsInYears, Setting, Switches};
use super::shocks::Shocks;
use super::special_schools;
use super::targets;
use crate::domain::{Bundle, CAUSE_STEPS, CAUSES, Cause, Factor, Life, Normals, SeatChange, World, lane_sum};
use crate::supply::Arrival;

/// What a bundle leaves behind.
pub struct Schooled {
    /// Its life.
    pub life: Life,
    /// Sums of shortfall and spare seats over its futures, as in [`crate::domain::CauseSums`]; empty where nobody asks why.
    pub cause_sums: Vec<f64>,
}

/// The people of a bundle, the same for all scenarios that do not touch births, survival, migration or housing; and the room in which they
/// live, kept from bundle to bundle.
#[derive(Clone, Debug, Default)]
pub struct Peopled {
    /// How far the factors are from their centre.
    pub shocks: Shocks,
    /// Who lives; nobody where the dataset has no population tables.
    pub lived: Lived,
    room: Room,
    /// A life with some causes off, lived again and again for `why`.
    partial: Life,
    /// Seats of each world that is lived in this room: two plans may come in the same years and bring different seats.
    seats: Vec<SeatsInYears>,
    /// Noise of the grades `[year][district][grade]`.
    noise: Vec<Normals>,
    held_births: HeldBirths,
}

impl Peopled {
    /// Lives the people of one bundle.
    pub fn live(&mut self, world: &World, draws: &Draws, bundle: usize) {
        self.shocks.draw(world, &draws.shocks, bundle, draws.machine);
        if let Some(people) = &world.people {
            self.lived.live(world, people, draws, &self.shocks, bundle, &mut self.room);
        }
    }
}

/// One of the worlds that are lived in one room.
#[derive(Clone, Copy)]
pub struct InRoom<'a> {
    /// The world.
    pub world: &'a World,
    /// Its draws.
    pub draws: &'a Draws,
    /// Its number among them.
    pub number: usize,
}

/// Lives the schooling of one bundle, with the people it has, in the room of a life that is spent.
pub fn school(of: InRoom, peopled: &mut Peopled, spent: Life, bundle: usize, futures: usize) -> Schooled {
    let InRoom { world, draws, number } = of;
    let arrivals: Vec<Arrival> = world
        .seats
        .changes
        .iter()
        .zip(&draws.arrivals)
        .map(|(change, keys)| arrival_of(change, keys, draws.manner.spread, bundle))
        .collect();
    let Peopled { shocks, lived, partial, seats, noise, held_births, .. } = peopled;
    seats.resize_with(seats.len().max(number + 1), SeatsInYears::default);
    let seats = &mut seats[number];
    seats.schedule(world, &arrivals);
    grades::draw_noise(world, draws, bundle, noise);
    held_births.draw(&draws.held_births, bundle, draws.machine);
    let setting = Setting { world, machine: draws.machine, shocks, noise, held_births, arrivals: &arrivals, seats };
    let mut life = spent;
    schooling::climb(&setting, world.people.as_ref().map(|_| &lived.moving), Switches::ALL, &mut life);
    life.usable_share = usable_shares(world, shocks);
    life.costs = costs::of_projects(world, &arrivals);
    life.special_seated = special_schools::seated(world, &life);
    life.targets = targets::counted(world, &life, &arrivals);
    let cause_sums = if draws.manner.why { sum_causes(&setting, &life, lived, bundle, futures, partial) } else { Vec::new() };
    Schooled { life, cause_sums }
}

/// How late a change is in each future, or that it never comes. Lines of one project are late together; a change that comes after others
/// waits for the last of them.
pub fn arrival_of(change: &SeatChange, keys: &ArrivalKeys, spread: Spread, bundle: usize) -> Arrival {
    let comes = points(keys.delivery, bundle, spread).0.map(|point| point <= change.chance);
    let mut late = points(keys.delay, bundle, spread).0.map(|point| change.delay.at(point));
    for (earlier, &key) in change.after.iter().zip(&keys.after) {
        let behind = earlier.year - change.year;
        for (late, point) in late.iter_mut().zip(points(key, bundle, spread).0) {
            *late = (*late).max((behind + earlier.delay.at(point) as i32).max(0) as usize);
        }
    }
    std::array::from_fn(|lane| comes[lane].then_some(late[lane]))
}

/// Usable share of seats `[district][year]`, where the alert rule asks for it.
fn usable_shares(world: &World, shocks: &Shocks) -> Vec<Bundle> {
    let Some(share) = world.alert.usable_share else { return Vec::new() };
    (0..world.districts.len())
        .flat_map(|district| (0..world.horizon.len()).map(move |year| (district, year)))
        .map(|(district, year)| (shocks.of(Factor::UsableShare, district, year) * share).min(Bundle::ONE))
        .collect()
}

/// Shortfall and spare seats with causes switched on one after the other, summed over the futures of the bundle.
fn sum_causes(setting: &Setting, all_on: &Life, lived: &Lived, bundle: usize, futures: usize, partial: &mut Life) -> Vec<f64> {
    let world = setting.world;
    let cells = world.districts.len() * world.ladder.stages.len() * world.horizon.len();
    let mut sums = vec![0.0; 2 * CAUSE_STEPS * cells];
    let flows_matter = world.demand.flows.iter().any(Option::is_some);
    for on in 0..CAUSE_STEPS {
        let frozen = on == 0;
        let changes_nothing = on > 0 && CAUSES[on - 1].0 == Cause::Flows && !flows_matter;
        let everything = frozen || on == CAUSES.len();
        if !everything && !changes_nothing {
            let cohorts = if on == 1 { &lived.staying } else { &lived.moving };
            schooling::climb(setting, world.people.as_ref().map(|_| cohorts), Switches { on }, partial);
        }
        let life = if everything { all_on } else { &*partial };
        add_gaps(world, life, frozen, bundle, futures, on, &mut sums);
    }
    sums
}

/// Adds the gaps of one life at its place among the sums. A frozen life stays at the first reported year.
fn add_gaps(world: &World, life: &Life, frozen: bool, bundle: usize, futures: usize, on: usize, sums: &mut [f64]) {
    let (years, stages) = (world.horizon.len(), world.ladder.stages.len());
    let cells = world.districts.len() * stages * years;
    for district in 0..world.districts.len() {
        for stage in 0..stages {
            for year in 0..years {
                let read = if frozen { world.horizon.first() } else { year };
                let (shortfall, spare) = gaps(world, life, district, stage, read);
                let cell = (district * stages + stage) * years + year;
                sums[on * cells + cell] = lane_sum(shortfall, bundle, futures);
                sums[(CAUSE_STEPS + on) * cells + cell] = lane_sum(spare, bundle, futures);
            }
        }
    }
}

/// Shortfall and spare seats of a district, stage and year, counted by grade [children].
fn gaps(world: &World, life: &Life, district: usize, stage: usize, year: usize) -> (Bundle, Bundle) {
    let mut gaps = (Bundle::ZERO, Bundle::ZERO);
    for grade in world.ladder.grades_of(stage) {
        let cell = world.cell(year, district, grade);
        gaps.0 += (life.wanted(cell) - life.seats[cell]).floor_zero();
        gaps.1 += (life.seats[cell] - life.wanted(cell)).floor_zero();
    }
    gaps
}
