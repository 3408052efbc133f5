//! Shocks: how far each factor is from its centre, by district and school year, in the futures of a bundle.

use super::inverse_normal;
use super::keys::{CITY, Keys};
use super::machine::{Machine, Wide};
use super::points::{Spread, points};
use crate::domain::{Bundle, Factor, FactorUncertainty, Shape, World};

/// The standard normal number above which one draw in ten lies.
const Z90: f64 = 1.281_551_565_544_600_4;

/// Keys of all shocks of a world, made once for all its futures.
#[derive(Clone, Debug)]
pub struct ShockKeys {
    /// By factor: keys `[city, then districts][position of the year]`, flat. The base year is known and has none.
    keys: Vec<Vec<u64>>,
    spread: Spread,
}

impl ShockKeys {
    /// The keys of a world's factors, districts and years.
    pub fn of(world: &World, keys: Keys, spread: Spread) -> Self {
        let of_factor = |uncertain: &FactorUncertainty| {
            let name = factor_name(uncertain.factor, world);
            let level = uncertain.shape == Shape::Level;
            let year = |position: usize| if level { 0 } else { world.horizon.year(position) };
            let of_place =
                |place: &str| (1..world.horizon.len()).map(|position| keys.key(&name, place, year(position))).collect::<Vec<_>>();
            let districts = world.districts.iter().map(|district| district.name.as_str());
            std::iter::once(CITY).chain(districts).flat_map(of_place).collect()
        };
        Self { keys: world.uncertainty.factors.iter().map(of_factor).collect(), spread }
    }
}

/// All shocks of a bundle.
#[derive(Clone, Debug, Default)]
pub struct Shocks {
    factors: Vec<Factor>,
    /// `[factor][district][year]`, flat.
    courses: Vec<Bundle>,
    districts: usize,
    years: usize,
    city: Vec<Bundle>,
}

impl Shocks {
    /// Draws the shocks of a bundle, in the room of those before.
    pub fn draw(&mut self, world: &World, keys: &ShockKeys, bundle: usize, machine: Machine) {
        (self.districts, self.years) = (world.districts.len(), world.horizon.len());
        let cells = self.districts * self.years;
        self.factors.clear();
        self.factors.extend(world.uncertainty.factors.iter().map(|uncertain| uncertain.factor));
        self.courses.resize(cells * self.factors.len(), Bundle::ZERO);
        self.city.resize(self.years, Bundle::ZERO);
        for (uncertain, (course, keys_of_factor)) in
            world.uncertainty.factors.iter().zip(self.courses.chunks_exact_mut(cells).zip(&keys.keys))
        {
            machine.run(Course { uncertain, keys: keys_of_factor, spread: keys.spread, bundle, city: &mut self.city, shocks: course });
        }
    }

    /// Whether the scenario names the uncertainty of a factor.
    pub fn know(&self, factor: Factor) -> bool {
        self.factors.contains(&factor)
    }

    /// The shock of a factor: a ratio, or added persons per resident for migration. At its centre where the scenario names no uncertainty.
    #[inline]
    pub fn of(&self, factor: Factor, district: usize, year: usize) -> Bundle {
        match self.factors.iter().position(|known| *known == factor) {
            Some(position) => self.courses[(position * self.districts + district) * self.years + year],
            None => Bundle::splat(centre(factor)),
        }
    }
}

#[inline(always)]
fn centre(factor: Factor) -> f64 {
    if factor == Factor::Migration { 0.0 } else { 1.0 }
}

/// The name under which a factor is keyed: stages by their key, so that a stage more leaves the draws of the others.
fn factor_name(factor: Factor, world: &World) -> String {
    match factor {
        Factor::Fertility => "fertility".into(),
        Factor::RecordedBirths => "recorded_births".into(),
        Factor::Migration => "migration".into(),
        Factor::Entry(stage) => format!("entry:{}", world.ladder.stages[stage].id),
        Factor::Progression => "progression".into(),
        Factor::Continuation => "continuation".into(),
        Factor::UsableShare => "usable_share".into(),
    }
}

/// The course of one factor in every district: city and own draws, mixed, shaped over time, scaled to the interval.
struct Course<'a> {
    uncertain: &'a FactorUncertainty,
    /// `[city, then districts][position of the year after the base year]`
    keys: &'a [u64],
    spread: Spread,
    bundle: usize,
    /// Room for the city's path `[year]`.
    city: &'a mut [Bundle],
    /// Where it goes `[district][year]`.
    shocks: &'a mut [Bundle],
}

impl Wide for Course<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let years = self.city.len();
        let (common, own) = (self.uncertain.common.sqrt(), (1.0 - self.uncertain.common).sqrt());
        let keys = |place: usize| &self.keys[place * (years - 1)..(place + 1) * (years - 1)];
        let shape = through_the_year(self.uncertain);
        let path = |keys: &[u64], path: &mut [Bundle]| standard_path(shape, keys, self.spread, self.bundle, path);
        path(keys(0), self.city);
        for (district, course) in self.shocks.chunks_exact_mut(years).enumerate() {
            if own > 0.0 {
                path(keys(district + 1), course);
            }
            for (value, &of_city) in course.iter_mut().zip(self.city.iter()) {
                *value = to_interval(of_city * common + *value * own, self.uncertain);
            }
        }
    }
}

/// The shape of a factor at the positions of its shocks. Births and moves of a school year show at the start of the next: theirs walk a year more
/// until the interval holds in the year that the scenario means.
#[inline(always)]
fn through_the_year(uncertain: &FactorUncertainty) -> Shape {
    match (uncertain.shape, uncertain.factor) {
        (Shape::RandomWalk { after_years }, Factor::Fertility | Factor::Migration) => Shape::RandomWalk { after_years: after_years + 1.0 },
        (shape, _) => shape,
    }
}

/// A standard path over the years: variance one in every year (`level`, `ar1`), or growing to one (`random_walk`). The base year is known.
#[inline(always)]
fn standard_path(shape: Shape, keys: &[u64], spread: Spread, bundle: usize, path: &mut [Bundle]) {
    path[0] = Bundle::ZERO;
    for (position, &key) in keys.iter().enumerate() {
        let before = path[position];
        path[position + 1] = match shape {
            Shape::Level if position > 0 => before,
            _ => {
                let draw = inverse_normal(points(key, bundle, spread));
                match shape {
                    Shape::RandomWalk { after_years } => before + draw * (1.0 / after_years).sqrt(),
                    Shape::Ar1 { phi } if position > 0 => before * phi + draw * (1.0 - phi * phi).sqrt(),
                    _ => draw,
                }
            }
        };
    }
}

/// From a standard number to the planner's interval: each side of the centre has its own spread.
#[inline(always)]
fn to_interval(z: Bundle, uncertain: &FactorUncertainty) -> Bundle {
    let centre = centre(uncertain.factor);
    let (down, up) = ((centre - uncertain.p10) / Z90, (uncertain.p90 - centre) / Z90);
    let moved = z.map(|z| if z < 0.0 { z * down } else { z * up }) + Bundle::splat(centre);
    if uncertain.factor == Factor::Migration { moved } else { moved.floor_zero() }
}
