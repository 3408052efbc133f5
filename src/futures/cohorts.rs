//! Cohorts: the people of all districts through all years of the horizon, in the futures of a bundle.

use super::keys::Keys;
use super::shocks::Shocks;
use super::stream::Stream;
use crate::domain::{Bundle, Compound, Factor, Noise, People, Still, World};
use crate::population::{self, BirthShocks, Extent, Rates, Step, StepNoise};

/// Children by single age and births, as far as schools need them.
#[derive(Clone, Debug, Default)]
pub struct Cohorts {
    ages: usize,
    years: usize,
    /// Children of both sexes `[district][year][age]` [children].
    children: Vec<Bundle>,
    /// Births of each school year of the horizon `[district][year]`, the last year's not known [children].
    births: Vec<Bundle>,
    /// All residents `[year][district][sex][age]` in future 0, kept for bundle 0 only [persons].
    pub residents: Vec<f64>,
    /// A cell had fewer people than migration asked for in future 0.
    pub emptied: bool,
}

impl Cohorts {
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
}

/// Lives the people of a bundle through the horizon. With `migrates` off nobody moves after the first reported year.
pub fn live(world: &World, people: &People, shocks: &Shocks, keys: Keys, bundle: usize, migrates: bool) -> Cohorts {
    let years = world.horizon.len();
    let ages = school_ages(world).min(people.ages);
    let births = vec![Bundle::ZERO; world.districts.len() * years];
    let mut cohorts = Cohorts { ages, years, births, ..Cohorts::default() };
    let keep_all = bundle == 0;
    let extent = extent(world, people, bundle);
    if keep_all {
        cohorts.residents = vec![0.0; years * world.districts.len() * people.cells()];
    }
    for district in 0..world.districts.len() {
        let mut now: Vec<Bundle> = people.start_of(district).iter().map(|&persons| Bundle::splat(persons)).collect();
        let mut next = now.clone();
        for year in 0..years {
            if year > 0 {
                let moves = migrates || year <= world.horizon.first();
                let step = one_year(world, people, shocks, keys, bundle, (district, year), moves, extent, &now, &mut next);
                cohorts.births[district * years + year - 1] = step.births;
                cohorts.emptied |= keep_all && step.lowest.0[0] < 0.0;
                std::mem::swap(&mut now, &mut next);
                if moves {
                    move_in(world, people, district, year, &mut now);
                }
            }
            cohorts.children.extend((0..ages).map(|age| now[age] + now[people.ages + age]));
            if keep_all {
                let row = (year * world.districts.len() + district) * people.cells();
                now.iter().enumerate().for_each(|(cell, persons)| cohorts.residents[row + cell] = persons.0[0]);
            }
        }
    }
    cohorts
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

/// Ages that schools ask for: up to the highest entry age.
fn school_ages(world: &World) -> usize {
    world.ladder.stages.iter().flat_map(|stage| stage.entry_ages.iter()).max().map_or(1, |&age| age + 1)
}

/// The step from the year before into `year`.
#[allow(clippy::too_many_arguments)]
fn one_year(
    world: &World,
    people: &People,
    shocks: &Shocks,
    keys: Keys,
    bundle: usize,
    (district, year): (usize, usize),
    migrates: bool,
    extent: Extent,
    now: &[Bundle],
    next: &mut [Bundle],
) -> Step {
    let rates = Rates::of(people, year - 1, district);
    let before = world.horizon.year(year - 1);
    let recorded = world.recorded_births.of(district, before);
    let step_shocks = BirthShocks {
        fertility: shocks.of(Factor::Fertility, district, year),
        recorded: recorded.map(|births| shocks.of(Factor::RecordedBirths, district, year) * births),
        migration: shocks.of(Factor::Migration, district, year),
        migrates,
    };
    let name = &world.districts[district].name;
    let stream = |what: &str| Stream::new(keys.key(what, name, before), bundle);
    if world.uncertainty.small_numbers {
        let mut noise = StepNoise { births: stream("births"), survivors: [stream("survivors:female"), stream("survivors:male")] };
        population::step(&rates, &step_shocks, &mut noise, extent, now, next)
    } else {
        let mut noise = StepNoise { births: Still, survivors: [Still, Still] };
        population::step(&rates, &step_shocks, &mut noise, extent, now, next)
    }
}

/// Ages that decide about children: women up to the last fertile age and children up to the highest entry age. Bundle 0, which shows its
/// residents, lives all ages; what both live has the same bits.
fn extent(world: &World, people: &People, bundle: usize) -> Extent {
    if bundle == 0 {
        return [people.ages; 2];
    }
    let fertile =
        |district: usize, year: usize| people.fertility.row(year, district).iter().rposition(|&rate| rate > 0.0).map_or(0, |age| age + 1);
    let years = world.horizon.len();
    let fertile = (0..world.districts.len()).flat_map(|d| (0..years).map(move |y| (d, y))).map(|(d, y)| fertile(d, y)).max().unwrap_or(0);
    let children = school_ages(world).min(people.ages);
    [fertile.max(children), children]
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

/// Small-number noise of the grades of a district and school year.
pub fn grade_noise(world: &World, keys: Keys, bundle: usize, district: usize, year: usize) -> Option<Stream> {
    let key = || keys.key("grades", &world.districts[district].name, world.horizon.year(year));
    world.uncertainty.small_numbers.then(|| Stream::new(key(), bundle))
}

/// Noise from a stream, or none.
pub struct MaybeNoise(pub Option<Stream>);

impl Noise for MaybeNoise {
    #[inline]
    fn normal(&mut self) -> Bundle {
        self.0.as_mut().map_or(Bundle::ZERO, Noise::normal)
    }
}
