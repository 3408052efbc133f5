//! Births that are held after the record: the small numbers that modelled births have.

use super::keys::Keys;
use super::machine::{Machine, Wide};
use super::stream::Stream;
use crate::domain::{Bundle, Drawn, Normals, World};
use crate::population;

/// Keys of the noise of held births, those of modelled births `[district][year]`, flat; none where births are modelled or small numbers have no noise.
#[derive(Clone, Debug, Default)]
pub struct HeldKeys {
    keys: Vec<u64>,
    first_year: i32,
    years: usize,
}

/// Noise of held births in the futures of a bundle, in the order of their keys.
#[derive(Clone, Debug, Default)]
pub struct HeldBirths {
    noise: Vec<Normals>,
    first_year: i32,
    years: usize,
}

impl HeldKeys {
    /// The keys of a world's districts, from the first school year that is held on.
    pub fn of(world: &World, keys: Keys) -> Self {
        let held_from = (0..world.districts.len()).filter_map(|district| world.recorded_births.assumed_from(district)).min();
        let Some(first_year) = held_from.filter(|_| world.uncertainty.small_numbers) else { return Self::default() };
        let years = first_year..=world.horizon.last_year;
        let of_district = |name: &str| years.clone().map(|year| keys.key("births", name, year)).collect::<Vec<_>>();
        let keys = world.districts.iter().flat_map(|district| of_district(&district.name)).collect();
        Self { keys, first_year, years: years.count() }
    }
}

impl HeldBirths {
    /// Draws the noise of a bundle, in the room of that before.
    pub fn draw(&mut self, keys: &HeldKeys, bundle: usize, machine: Machine) {
        (self.first_year, self.years) = (keys.first_year, keys.years);
        self.noise.resize(keys.keys.len(), Normals::default());
        machine.run(OfYears { keys: &keys.keys, bundle, cells: &mut self.noise });
    }

    /// Births of a district and school year as chance has them [children].
    pub fn scattered(&self, district: usize, year: i32, births: Bundle) -> Bundle {
        let place = usize::try_from(year - self.first_year).ok().filter(|&place| place < self.years);
        match place.map(|place| district * self.years + place) {
            Some(cell) => population::with_chance(births, Drawn(&self.noise), cell),
            None => births,
        }
    }
}

struct OfYears<'a> {
    keys: &'a [u64],
    bundle: usize,
    cells: &'a mut [Normals],
}

impl Wide for OfYears<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for (&key, cell) in self.keys.iter().zip(self.cells) {
            Stream::new(key, self.bundle).fill(std::slice::from_mut(cell));
        }
    }
}
