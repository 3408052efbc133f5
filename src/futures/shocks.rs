//! Shocks: how far each factor is from its centre, by district and school year, in the futures of a bundle.

use super::keys::{CITY, Keys};
use super::stream::Stream;
use crate::domain::{Bundle, Factor, FactorUncertainty, Noise, Shape, World};

/// The standard normal number above which one draw in ten lies.
const Z90: f64 = 1.281_551_565_544_600_4;

/// All shocks of a bundle.
#[derive(Clone, Debug)]
pub struct Shocks {
    courses: Vec<(Factor, Vec<Bundle>)>,
    years: usize,
}

impl Shocks {
    /// Draws the shocks of a bundle.
    pub fn draw(world: &World, keys: Keys, bundle: usize) -> Self {
        let draw = |uncertain: &FactorUncertainty| (uncertain.factor, course(world, uncertain, keys, bundle));
        Self { courses: world.uncertainty.factors.iter().map(draw).collect(), years: world.horizon.len() }
    }

    /// The shock of a factor: a ratio, or added persons per resident for migration. At its centre where the scenario names no uncertainty.
    #[inline]
    pub fn of(&self, factor: Factor, district: usize, year: usize) -> Bundle {
        match self.courses.iter().find(|(known, _)| *known == factor) {
            Some((_, course)) => course[district * self.years + year],
            None => Bundle::splat(centre(factor)),
        }
    }
}

fn centre(factor: Factor) -> f64 {
    if factor == Factor::Migration { 0.0 } else { 1.0 }
}

/// The course of one factor `[district][year]`: city and own draws, mixed, shaped over time, scaled to the interval.
fn course(world: &World, uncertain: &FactorUncertainty, keys: Keys, bundle: usize) -> Vec<Bundle> {
    let name = factor_name(uncertain.factor, world);
    let path = |district: &str| standard_path(world, &name, district, uncertain.shape, keys, bundle);
    let city = path(CITY);
    let (common, own) = (uncertain.common.sqrt(), (1.0 - uncertain.common).sqrt());
    let mixed = |district: &str| {
        let own_path = if own > 0.0 { path(district) } else { city.clone() };
        city.iter().zip(own_path).map(|(&c, o)| to_interval(c * common + o * own, uncertain)).collect::<Vec<_>>()
    };
    world.districts.iter().flat_map(|district| mixed(&district.name)).collect()
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

/// A standard path over the years: variance one in every year (`level`, `ar1`), or growing to one (`random_walk`). The base year is known.
fn standard_path(world: &World, factor: &str, district: &str, shape: Shape, keys: Keys, bundle: usize) -> Vec<Bundle> {
    let draw = |year: i32| Stream::new(keys.key(factor, district, year), bundle).normal();
    let level = match shape {
        Shape::Level => draw(0),
        _ => Bundle::ZERO,
    };
    let mut path = vec![Bundle::ZERO];
    for position in 1..world.horizon.len() {
        let before = path[position - 1];
        path.push(match shape {
            Shape::Level => level,
            Shape::RandomWalk { after_years } => before + draw(world.horizon.year(position)) * (1.0 / after_years).sqrt(),
            Shape::Ar1 { .. } if position == 1 => draw(world.horizon.year(1)),
            Shape::Ar1 { phi } => before * phi + draw(world.horizon.year(position)) * (1.0 - phi * phi).sqrt(),
        });
    }
    path
}

/// From a standard number to the planner's interval: each side of the centre has its own spread.
fn to_interval(z: Bundle, uncertain: &FactorUncertainty) -> Bundle {
    let centre = centre(uncertain.factor);
    let (down, up) = ((centre - uncertain.p10) / Z90, (uncertain.p90 - centre) / Z90);
    let moved = z.map(|z| if z < 0.0 { z * down } else { z * up }) + Bundle::splat(centre);
    if uncertain.factor == Factor::Migration { moved } else { moved.floor_zero() }
}
