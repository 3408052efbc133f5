//! Cohorts: the people of all districts through all years of the horizon, in the futures of a bundle.

use super::draws::{Draws, school_ages};
use super::generation::{Generation, Room, Year};
use super::shocks::Shocks;
use crate::domain::{Bundle, Compound, Factor, People, World};
use crate::population::{self, BirthShocks, Rates};

/// Children by single age and births, as far as schools need them.
#[derive(Clone, Debug, Default)]
pub struct Cohorts {
    ages: usize,
    years: usize,
    /// Children of both sexes `[district][year][age]` [children].
    children: Vec<Bundle>,
    /// Births of each school year of the horizon `[district][year]`, the last year's not known [children].
    births: Vec<Bundle>,
}

/// The people of a bundle.
#[derive(Clone, Debug, Default)]
pub struct Lived {
    /// As they come and go.
    pub moving: Cohorts,
    /// The same if nobody moved after the first reported year, for `why`.
    pub staying: Cohorts,
    /// All residents `[year][district][sex][age]` in future 0, from bundle 0 only [persons].
    pub residents: Vec<f64>,
    /// A cell had fewer people than migration asked for in future 0.
    pub stopped: bool,
}

impl Cohorts {
    fn begin(&mut self, districts: usize, years: usize, ages: usize) {
        (self.ages, self.years) = (ages, years);
        self.children.clear();
        self.births.clear();
        self.births.resize(districts * years, Bundle::ZERO);
    }

    /// Births of a school year by its position [children]; `None` before the base year and from the last year on.
    pub fn births(&self, district: usize, year: i32) -> Option<Bundle> {
        let position = usize::try_from(year).ok().filter(|&position| position + 1 < self.years)?;
        Some(self.births[district * self.years + position])
    }

    /// Resident children of an age at the start of a school year [children].
    #[inline]
    pub fn children(&self, district: usize, year: usize, age: usize) -> Bundle {
        self.children[(district * self.years + year) * self.ages + age]
    }

    fn count(&mut self, generation: &Generation, ages_of_sex: usize) {
        self.children.extend((0..self.ages).map(|age| generation.now[age] + generation.now[ages_of_sex + age]));
    }
}

impl Lived {
    /// Lives the people of a bundle through the horizon, in the room of another bundle's.
    pub fn live(&mut self, world: &World, people: &People, draws: &Draws, shocks: &Shocks, bundle: usize, room: &mut Room) {
        let (districts, years) = (world.districts.len(), world.horizon.len());
        let ages = school_ages(world).min(people.ages);
        self.moving.begin(districts, years, ages);
        self.staying.begin(districts, years, ages);
        self.stopped = false;
        self.residents.clear();
        self.residents.resize(if bundle == 0 { years * districts * people.cells() } else { 0 }, 0.0);
        for district in 0..districts {
            room.begin(people, district);
            for year in 0..years {
                if year > 0 {
                    self.one_year(world, people, draws, shocks, bundle, (district, year), room);
                }
                self.moving.count(&room.moving, people.ages);
                self.staying.count(if year > world.horizon.first() { &room.staying } else { &room.moving }, people.ages);
                self.keep_residents(people, year * districts + district, &room.moving);
            }
        }
    }

    /// From the year before into `year`.
    #[allow(clippy::too_many_arguments)] // the one step in which everything about people meets
    fn one_year(
        &mut self,
        world: &World,
        people: &People,
        draws: &Draws,
        shocks: &Shocks,
        bundle: usize,
        (district, year): (usize, usize),
        room: &mut Room,
    ) {
        let before = world.horizon.year(year - 1);
        let recorded = world.recorded_births.of(district, before);
        let shocks = BirthShocks {
            fertility: shocks.of(Factor::Fertility, district, year),
            recorded: recorded.map(|births| shocks.of(Factor::RecordedBirths, district, year) * births),
            migration: shocks.of(Factor::Migration, district, year),
            migrates: true,
        };
        let stays = draws.manner.why && year > world.horizon.first();
        if year == world.horizon.first() + 1 {
            room.staying.now.clone_from(&room.moving.now);
        }
        let rates = Rates::of(people, year - 1, district);
        let keys = draws.noise(district, year - 1);
        let extent = draws.extent(people, bundle);
        let [moving, staying] = draws.machine.run(Year { rates, shocks, keys, bundle, extent, stays, room: &mut *room });
        self.moving.births[district * world.horizon.len() + year - 1] = moving;
        self.staying.births[district * world.horizon.len() + year - 1] = if stays { staying } else { moving };
        self.stopped |= bundle == 0 && population::stopped(&rates, moving, &room.moving.now);
        room.moving.turn();
        room.staying.turn();
        move_in(world, people, district, year, &mut room.moving.now);
    }

    fn keep_residents(&mut self, people: &People, row: usize, generation: &Generation) {
        let from = (row * people.cells()).min(self.residents.len());
        self.residents[from..].iter_mut().zip(&generation.now).for_each(|(kept, persons)| *kept = persons.0[0]);
    }
}

/// Whether the same people live in two worlds, future by future.
pub fn alike(a: &World, b: &World) -> bool {
    a.people == b.people
        && a.recorded_births == b.recorded_births
        && a.compounds == b.compounds
        && a.uncertainty == b.uncertainty
        && a.ladder == b.ladder
        && a.horizon == b.horizon
        && a.districts == b.districts
}

/// New compounds bring children to the population, half of them girls.
fn move_in(world: &World, people: &People, district: usize, year: usize, now: &mut [Bundle]) {
    for compound in arriving(world, district, year) {
        for (age, &children) in compound.infants.iter().enumerate() {
            add_children(people, now, age, children);
        }
        for (grade, &children) in compound.pupils.iter().enumerate() {
            add_children(people, now, world.ladder.age_in_grade(grade), children);
        }
    }
}

fn add_children(people: &People, now: &mut [Bundle], age: usize, children: f64) {
    if age < people.ages {
        now[age] += Bundle::splat(children * 0.5);
        now[people.ages + age] += Bundle::splat(children * 0.5);
    }
}

/// Compounds that are lived in from a school year.
pub fn arriving(world: &World, district: usize, year: usize) -> impl Iterator<Item = &Compound> {
    let year = world.horizon.year(year);
    world.compounds.iter().filter(move |compound| compound.district == district && compound.year == year)
}
