//! What all bundles of a world share: the keys of its draws, made once, and how far up the ages anybody is asked for.

use super::held_births::HeldKeys;
use super::keys::{CITY, Keys};
use super::machine::Machine;
use super::run::Manner;
use super::shocks::ShockKeys;
use crate::domain::{EntryFrom, People, SeatChange, World};
use crate::population::Extent;

/// Keys of the small-number noise of one district and school year.
#[derive(Clone, Copy, Debug)]
pub struct NoiseKeys {
    /// Births, and those among them who live to the end of the year.
    pub births: u64,
    /// Survivors `[sex]`.
    pub survivors: [u64; 2],
    /// Pupils who go on to the next grade.
    pub grades: u64,
}

/// All that is drawn for a world.
#[derive(Clone, Debug)]
pub struct Draws {
    /// Keys of the shocks.
    pub shocks: ShockKeys,
    /// Keys of delivery and delay of each change of seats.
    pub arrivals: Vec<ArrivalKeys>,
    /// How futures are lived.
    pub manner: Manner,
    /// The machine's instructions.
    pub machine: Machine,
    /// `[district][year]`, flat; empty where small numbers have no noise.
    noise: Vec<NoiseKeys>,
    /// Keys of births after the record, where none are modelled.
    pub held_births: HeldKeys,
    years: usize,
    extent: Extent,
}

impl Draws {
    /// The draws of a world.
    pub fn of(world: &World, keys: Keys, manner: Manner) -> Self {
        let years = world.horizon.len();
        let noise = |place: usize| {
            let (district, year) = (&world.districts[place / years].name, world.horizon.year(place % years));
            let key = |what: &str| keys.key(what, district, year);
            let survivors = [key("survivors:female"), key("survivors:male")];
            NoiseKeys { births: key("births"), survivors, grades: key("grades") }
        };
        let places = if world.uncertainty.small_numbers { world.districts.len() * years } else { 0 };
        Self {
            shocks: ShockKeys::of(world, keys, manner.spread),
            arrivals: world.seats.changes.iter().map(|change| ArrivalKeys::of(keys, change)).collect(),
            manner,
            machine: Machine::here(),
            noise: (0..places).map(noise).collect(),
            held_births: HeldKeys::of(world, keys),
            years,
            extent: world.people.as_ref().map_or([0; 2], |people| extent(world, people)),
        }
    }

    /// Keys of the noise of a district and year; `None` where small numbers have none.
    pub fn noise(&self, district: usize, year: usize) -> Option<&NoiseKeys> {
        self.noise.get(district * self.years + year)
    }

    /// Ages that are lived. Bundle 0, which shows its residents, lives all of them; what both live has the same bits.
    pub fn extent(&self, people: &People, bundle: usize) -> Extent {
        if bundle == 0 { [people.ages; 2] } else { self.extent }
    }
}

/// Keys of when a change comes. They go by name: lines of one project, and what it does to single schools, are late together.
#[derive(Clone, Debug)]
pub struct ArrivalKeys {
    pub delivery: u64,
    pub delay: u64,
    /// Delays of the changes that it comes after.
    pub after: Vec<u64>,
}

impl ArrivalKeys {
    /// The keys of a change.
    pub fn of(keys: Keys, change: &SeatChange) -> Self {
        let key = |what: &str, name: &str| keys.key(&format!("{what}:{name}"), CITY, 0);
        Self {
            delivery: key("delivery", &change.name),
            delay: key("delay", &change.name),
            after: change.after.iter().map(|earlier| key("delay", &earlier.name)).collect(),
        }
    }
}

/// Ages that schools ask for: up to the highest age at which children enter from the population.
pub fn school_ages(world: &World) -> usize {
    let from_population = world.ladder.stages.iter().filter(|stage| stage.entry_from == EntryFrom::Population);
    from_population.flat_map(|stage| stage.entry_ages.iter()).max().map_or(1, |&age| age + 1)
}

/// Ages that decide about children: women up to the last fertile age, and children up to the highest entry age.
fn extent(world: &World, people: &People) -> Extent {
    let last_fertile = |(district, year): (usize, usize)| people.fertility.row(year, district).iter().rposition(|&rate| rate > 0.0);
    let places = (0..world.districts.len()).flat_map(|district| (0..world.horizon.len()).map(move |year| (district, year)));
    let fertile = places.filter_map(last_fertile).max().map_or(0, |age| age + 1);
    let children = school_ages(world).min(people.ages);
    [fertile.max(children), children]
}
