//! One bundle of futures from beginning to end: draw, project people, schedule seats, project demand, place, measure.

use super::cohorts::{self, Cohorts};
use super::keys::{CITY, Keys};
use super::schooling::{self, Setting, Switches};
use super::shocks::Shocks;
use super::stream::Stream;
use super::targets;
use crate::domain::{Bundle, CAUSE_STEPS, CAUSES, Cause, Factor, Life, SeatChange, World, lane_sum};
use crate::supply::{self, Arrival};

/// What a bundle leaves behind.
pub struct Lived {
    /// Its life.
    pub life: Life,
    /// Sums of shortfall and spare seats over its futures, as in [`crate::domain::CauseSums`].
    pub cause_sums: Vec<f64>,
    /// Residents of future 0, from bundle 0 alone.
    pub residents: Vec<f64>,
    /// Migration asked for more people than there were, in future 0.
    pub emptied: bool,
}

/// The people of a bundle: what is the same for all scenarios that do not touch births, survival, migration or housing.
pub struct Peopled {
    shocks: Shocks,
    moving: Option<Cohorts>,
    /// The same if nobody moved after the first reported year, for `why`.
    staying: Option<Cohorts>,
}

/// Lives the people of one bundle.
pub fn people(world: &World, keys: Keys, bundle: usize) -> Peopled {
    let shocks = Shocks::draw(world, keys, bundle);
    let live = |migrates| world.people.as_ref().map(|people| cohorts::live(world, people, &shocks, keys, bundle, migrates));
    let (moving, staying) = (live(true), live(false));
    Peopled { shocks, moving, staying }
}

/// Lives the schooling of one bundle, with the people it has.
pub fn school(world: &World, peopled: &Peopled, keys: Keys, bundle: usize, futures: usize) -> Lived {
    let shocks = &peopled.shocks;
    let arrivals: Vec<Arrival> = world.seats.changes.iter().map(|change| arrival(change, keys, bundle)).collect();
    let seats = supply::scheduled(&world.seats, &arrivals, world.ladder.grades(), &world.horizon);
    let setting = Setting { world, keys, bundle, shocks, arrivals: &arrivals, seats: &seats };
    let mut life = schooling::empty_life(world);
    schooling::climb(&setting, peopled.moving.as_ref(), Switches::ALL, &mut life);
    life.usable_share = usable_shares(world, shocks);
    life.targets = targets::values(world, &life, &arrivals);
    let cause_sums = sum_causes(&setting, &life, peopled, futures);
    let (residents, emptied) = peopled.moving.as_ref().map(|c| (c.residents.clone(), c.emptied)).unwrap_or_default();
    Lived { life, cause_sums, residents, emptied }
}

/// How late a change is in each future, or that it never comes. Lines of one project are late together.
fn arrival(change: &SeatChange, keys: Keys, bundle: usize) -> Arrival {
    let draw = |what: &str| Stream::new(keys.key(&format!("{what}:{}", change.name), CITY, 0), bundle).uniform().0;
    let comes = draw("delivery").map(|point| point <= change.chance);
    let late = draw("delay").map(|point| change.delay.at(point));
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
fn sum_causes(setting: &Setting, all_on: &Life, peopled: &Peopled, futures: usize) -> Vec<f64> {
    let world = setting.world;
    let cells = world.districts.len() * world.ladder.stages.len() * world.horizon.len();
    let mut sums = vec![0.0; 2 * CAUSE_STEPS * cells];
    let flows_matter = world.demand.flows.iter().any(Option::is_some);
    let mut other = schooling::empty_life(world);
    for on in 0..CAUSE_STEPS {
        let frozen = on == 0;
        let changes_nothing = on > 0 && CAUSES[on - 1].0 == Cause::Flows && !flows_matter;
        let everything = frozen || on == CAUSES.len();
        if !everything && !changes_nothing {
            schooling::climb(
                setting,
                if on == 1 { peopled.staying.as_ref() } else { peopled.moving.as_ref() },
                Switches { on },
                &mut other,
            );
        }
        let life = if everything { all_on } else { &other };
        add_gaps(world, life, frozen, setting.bundle, futures, on, &mut sums);
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
    let (grades, years) = (world.ladder.grades(), world.horizon.len());
    let mut gaps = (Bundle::ZERO, Bundle::ZERO);
    for grade in world.ladder.grades_of(stage) {
        let cell = (district * grades + grade) * years + year;
        gaps.0 += (life.wanted(cell) - life.seats[cell]).floor_zero();
        gaps.1 += (life.seats[cell] - life.wanted(cell)).floor_zero();
    }
    gaps
}
