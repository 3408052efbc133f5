//! What is told of a stage as a whole where a scenario asks: teachers, money and special needs. It follows from demand and the pupils in class and is formed bundle by
//! bundle, beside the measures that every run tells.

use super::comparison::row_of;
use super::statistics::Values;
use super::telling::{Scene, Told};
use crate::domain::{Bundle, ComparisonRow, InEveryFuture, Life, Measure, SpecialPlaces, SummaryRow, World, anybody};

/// The measures, in the order in which they are listed.
const MEASURES: [Measure; 10] = [
    Measure::TeachersNeeded,
    Measure::TeachersInPost,
    Measure::TeachersShort,
    Measure::RunningCost,
    Measure::CapitalCost,
    Measure::SpecialNeeds,
    Measure::InOrdinaryClasses,
    Measure::HomeTaught,
    Measure::InSpecialSchools,
    Measure::SpecialUnplaced,
];

/// Values of one place, stage and year; `None` where a measure is not told. Kept from one place to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    values: [Values; MEASURES.len()],
    told: [bool; MEASURES.len()],
}

/// The measures that a stage tells of some district, and so may tell of the city.
pub(super) fn may_tell(world: &World, stage: usize) -> Vec<usize> {
    let staff = world.staff[stage].as_ref();
    let in_post = staff.is_some_and(|staff| staff.in_post.iter().any(Option::is_some));
    let tells = |measure: Measure| match measure {
        Measure::TeachersNeeded => staff.is_some(),
        Measure::TeachersInPost | Measure::TeachersShort => in_post,
        Measure::RunningCost => world.money.tells_running(stage),
        Measure::CapitalCost => world.money.tells_capital(stage),
        _ => world.special_needs[stage].is_some(),
    };
    (0..MEASURES.len()).filter(|&position| tells(MEASURES[position])).collect()
}

/// A measure at a place in the futures of a bundle; `None` where it is not told. Year, district and stage by their positions.
pub(super) fn at(world: &World, life: &Life, position: usize, place: (usize, usize, usize)) -> Option<Bundle> {
    let (year, district, stage) = place;
    match MEASURES[position] {
        Measure::TeachersNeeded => world.teachers_needed(life, place),
        Measure::TeachersInPost => world.staff[stage].as_ref()?.in_post(district, year).map(Bundle::splat),
        Measure::TeachersShort => world.teachers_short(life, place),
        Measure::RunningCost => world.money.tells_running(stage).then(|| world.running_yuan(life, place)),
        Measure::CapitalCost => world.money.tells_capital(stage).then(|| world.capital_yuan(life, place)),
        measure => Some(of_places(&world.special_places(life, place)?, measure)),
    }
}

fn of_places(places: &SpecialPlaces, measure: Measure) -> Bundle {
    match measure {
        Measure::InOrdinaryClasses => places.in_ordinary_classes,
        Measure::HomeTaught => places.home_taught,
        Measure::InSpecialSchools => places.in_special_schools,
        Measure::SpecialUnplaced => places.unplaced,
        _ => places.children,
    }
}

impl Asked {
    /// Nothing is told yet.
    pub fn clear(&mut self) {
        self.told = [false; MEASURES.len()];
    }

    /// Reads a measure from its bundles.
    pub fn read(&mut self, position: usize, bundles: impl Iterator<Item = Bundle>, futures: usize) {
        let values = &mut self.values[position];
        values.begin(futures);
        bundles.enumerate().for_each(|(number, bundle)| values.add(bundle, number, futures));
        self.told[position] = true;
    }

    /// Tells a place in the summary, and every future where asked for.
    pub fn tell(&mut self, district: Option<usize>, at: (usize, i32), keep_drawn: bool, told: &mut Told) {
        for ((&measure, values), _) in MEASURES.iter().zip(&mut self.values).zip(&self.told).filter(|(_, told)| **told) {
            told.summary.push(row(measure, values, district, at));
            if keep_drawn {
                told.drawn.push(drawn(measure, values, district, at));
            }
        }
    }

    fn of(&self, position: usize) -> Option<&Values> {
        self.told[position].then(|| &self.values[position])
    }

    /// Tells the differences of a scenario from the base, of what both tell. A scenario without a project that costs pays nothing for it.
    pub fn compare(scenes: [(&World, &Self); 2], district: Option<usize>, (stage, year): (usize, i32), told: &mut Told) {
        let [(world, base), (other, scenario)] = scenes;
        for (position, &measure) in MEASURES.iter().enumerate() {
            let (a, b) = (scenario.of(position), base.of(position));
            let alike = match measure {
                Measure::RunningCost => priced_alike(world, other, stage),
                Measure::CapitalCost => true,
                _ => a.is_some() && b.is_some(),
            };
            if alike && (a.is_some() || b.is_some()) {
                told.comparison.push(difference(measure, (a, b), district, (stage, year)));
            }
        }
    }
}

/// Whether running costs of two scenarios can be compared: both count what pupils cost, or neither does.
pub(super) fn priced_alike(base: &World, scenario: &World, stage: usize) -> bool {
    base.money.per_pupil_yuan[stage].is_some() == scenario.money.per_pupil_yuan[stage].is_some()
}

/// Measures of the city in some scene are known where they are in every district.
pub(super) fn city_tells(world: &World, position: usize, (stage, year): (usize, usize)) -> bool {
    match MEASURES[position] {
        Measure::TeachersInPost | Measure::TeachersShort => {
            world.staff[stage].as_ref().is_some_and(|staff| staff.in_post_in_all(year).is_some())
        }
        _ => true,
    }
}

/// A line of the summary, all grades together.
pub(super) fn row(measure: Measure, values: &mut Values, district: Option<usize>, (stage, year): (usize, i32)) -> SummaryRow {
    let (central, over_futures) = (values.central, values.distribution());
    let chance = matches!(measure, Measure::TeachersShort | Measure::SpecialUnplaced).then(|| values.chance(anybody));
    SummaryRow { district, stage, grade: None, year, measure, central, over_futures, chance }
}

/// Every future, all grades together.
pub(super) fn drawn(measure: Measure, values: &Values, district: Option<usize>, (stage, year): (usize, i32)) -> InEveryFuture {
    InEveryFuture { district, stage, grade: None, year, measure, values: values.list.clone() }
}

/// A difference of a scenario from the base; `None` is zero in every future.
pub(super) fn difference(
    measure: Measure,
    (scenario, base): (Option<&Values>, Option<&Values>),
    district: Option<usize>,
    at: (usize, i32),
) -> ComparisonRow {
    let mut difference = Values::default();
    difference.difference(scenario, base);
    row_of(&mut difference, district, at, measure)
}

/// Measures of a district in every bundle, each with its position.
pub(super) fn of_district<'a>(
    scene: &'a Scene,
    place: (usize, usize, usize),
) -> impl Iterator<Item = (usize, impl Iterator<Item = Bundle> + 'a)> + 'a {
    let told = may_tell(scene.world, place.2).into_iter();
    let is_told = move |&position: &usize| at(scene.world, &scene.ensemble.lives[0], position, place).is_some();
    told.filter(is_told).map(move |position| {
        let of_life = move |life: &Life| at(scene.world, life, position, place).unwrap_or(Bundle::ZERO);
        (position, scene.ensemble.lives.iter().map(of_life))
    })
}
