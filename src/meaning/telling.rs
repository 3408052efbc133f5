//! Telling: what one stage and year says in some scenarios side by side, district by district, and then for the whole city.

use super::asked::{self, Asked};
use super::city::CityBlock;
use super::comparison;
use super::measures::{Sums, ToldBy, measures_of, told_by};
use super::pressure;
use super::schools::ToldSchools;
use super::statistics::{READINGS, Values};
use super::summary;
use crate::domain::{ComparisonRow, CostRow, Ensemble, InEveryFuture, LANES, Measure, PressurePoint, SummaryRow, World};

/// A part of the city in one scenario, lived through.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The part's own world.
    pub world: &'a World,
    /// Its futures.
    pub ensemble: &'a Ensemble,
    /// Positions of its districts in the whole city.
    pub districts: &'a [usize],
}

/// What a stage and year says in one scenario.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Summary rows: district by district, all grades first, then each; measures in their order.
    pub summary: Vec<SummaryRow>,
    /// Pressure points; their `first_year` is their own year until all years are known.
    pub pressure: Vec<PressurePoint>,
    /// Differences from the first scenario; none for that itself.
    pub comparison: Vec<ComparisonRow>,
    /// Every measure in every future, where asked for.
    pub drawn: Vec<InEveryFuture>,
    /// Schools, block by block, where the scenario asks for them.
    pub schools: ToldSchools,
    /// What a shortfall that is avoided costs; none for the first scenario.
    pub costs: Vec<CostRow>,
}

impl Told {
    /// Adds what another place, stage or year tells.
    pub fn append(&mut self, mut other: Self) {
        self.summary.append(&mut other.summary);
        self.pressure.append(&mut other.pressure);
        self.comparison.append(&mut other.comparison);
        self.drawn.append(&mut other.drawn);
        self.schools.append(other.schools);
        self.costs.append(&mut other.costs);
    }
}

/// Room for the values of one place in all scenarios, kept from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Room {
    places: Vec<PlaceValues>,
    difference: Values,
}

/// Every reading of a place in all futures.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaceValues {
    /// Where each reading is told ([`told_by`]).
    told_by: ToldBy,
    /// `[all grades, then each]`
    groups: Vec<[Values; READINGS]>,
    /// What is told beside them of the stage as a whole.
    asked: Asked,
}

/// Stages and reported years, which can be told side by side.
pub fn stage_years(world: &World) -> Vec<(usize, usize)> {
    (0..world.ladder.stages.len()).flat_map(|stage| world.horizon.reported().map(move |year| (stage, year))).collect()
}

/// Tells a stage and year of a part of the city in each scenario, and adds it to the city's sums `[scenario]`.
pub fn tell(scenes: &[Scene], city: &mut [CityBlock], keep_drawn: bool, room: &mut Room) -> Vec<Told> {
    let mut told: Vec<Told> = scenes.iter().map(|_| Told::default()).collect();
    for local in 0..scenes[0].districts.len() {
        room.places.resize_with(scenes.len(), PlaceValues::default);
        for ((scene, block), place) in scenes.iter().zip(city.iter_mut()).zip(&mut room.places) {
            place.read_district(scene, local, block);
        }
        let district = Some(scenes[0].districts[local]);
        let worlds: Vec<&World> = scenes.iter().map(|scene| scene.world).collect();
        tell_place(&worlds, district, (city[0].stage, city[0].year), keep_drawn, room, &mut told);
        for ((scene, place), told) in scenes.iter().zip(&mut room.places).zip(&mut told) {
            let (stage, year) = (city[0].stage, city[0].year);
            let point = pressure::point(scene, (local, stage, year), place);
            told.pressure.extend(point);
        }
    }
    told
}

/// Tells a stage and year of the whole city in each scenario.
pub fn tell_city(worlds: &[&World], city: &[CityBlock], futures: usize, keep_drawn: bool, room: &mut Room) -> Vec<Told> {
    let mut told: Vec<Told> = worlds.iter().map(|_| Told::default()).collect();
    room.places.resize_with(worlds.len(), PlaceValues::default);
    for ((world, block), place) in worlds.iter().zip(city).zip(&mut room.places) {
        place.read(world, (block.stage, block.year), futures, |grade, bundle| block.sums(grade, bundle));
        place.read_asked_of_city(world, block, futures);
    }
    tell_place(worlds, None, (city[0].stage, city[0].year), keep_drawn, room, &mut told);
    told
}

/// Summary and differences of one place.
fn tell_place(worlds: &[&World], district: Option<usize>, at: (usize, usize), keep_drawn: bool, room: &mut Room, told: &mut [Told]) {
    let Room { places, difference } = room;
    let in_year = (at.0, worlds[0].horizon.year(at.1));
    for ((world, place), told) in worlds.iter().zip(&mut *places).zip(&mut *told) {
        summary::add_rows(world, district, at, place, &mut told.summary);
        if keep_drawn {
            told.drawn.extend(place.drawn(world, district, at));
        }
        place.asked.tell(district, in_year, keep_drawn, told);
    }
    if let Some((base, others)) = places.split_first() {
        for ((place, world), told) in others.iter().zip(&worlds[1..]).zip(&mut told[1..]) {
            comparison::add_rows(worlds[0], district, at, (base, place), difference, &mut told.comparison);
            Asked::compare([(worlds[0], &base.asked), (world, &place.asked)], district, in_year, told);
        }
    }
}

impl PlaceValues {
    fn read_district(&mut self, scene: &Scene, district: usize, city: &mut CityBlock) {
        let (stage, year) = (city.stage, city.year);
        let grades = scene.world.ladder.grades_of(stage);
        self.read(scene.world, (stage, year), scene.ensemble.futures, |grade, bundle| {
            let cell = Sums::of_cell(scene.world, &scene.ensemble.lives[bundle], stage, (district, grades.start + grade, year));
            city.add(grade, bundle, &cell);
            cell
        });
        self.asked.clear();
        for (position, bundles) in asked::of_district(scene, (year, district, stage)) {
            let counted = bundles.enumerate().map(|(bundle, part)| {
                city.add_asked(position, bundle, part);
                part
            });
            self.asked.read(position, counted, scene.ensemble.futures);
        }
    }

    fn read_asked_of_city(&mut self, world: &World, city: &CityBlock, futures: usize) {
        self.asked.clear();
        for (position, bundles) in city.asked() {
            if asked::city_tells(world, position, (city.stage, city.year)) {
                self.asked.read(position, bundles, futures);
            }
        }
    }

    /// Reads a place bundle by bundle; grades make the stage.
    fn read(&mut self, world: &World, (stage, year): (usize, usize), futures: usize, mut cell: impl FnMut(usize, usize) -> Sums) {
        let grades = world.ladder.grades_of(stage).len();
        self.told_by = told_by(world, stage, year);
        self.groups.resize_with(grades + 1, Default::default);
        let distinct: Vec<usize> = (0..READINGS).filter(|&position| self.told_by[position] == Some(position)).collect();
        self.groups.iter_mut().for_each(|group| distinct.iter().for_each(|&position| group[position].begin(futures)));
        for bundle in 0..=futures / LANES {
            let mut all = Sums::ZERO;
            for grade in 0..grades {
                let sums = cell(grade, bundle);
                all.add(&sums);
                keep(&mut self.groups[grade + 1], &sums, &distinct, bundle, futures);
            }
            keep(&mut self.groups[0], &all, &distinct, bundle, futures);
        }
    }

    /// Grades of the place: all first, then each.
    pub(super) fn grades(&self) -> impl Iterator<Item = Option<usize>> + use<> {
        std::iter::once(None).chain((1..self.groups.len()).map(|group| Some(group - 1)))
    }

    /// The values of a reading; `None` where they are zero in every future.
    pub(super) fn values(&self, grade: Option<usize>, position: usize) -> Option<&Values> {
        self.told_by[position].map(|position| &self.groups[grade.map_or(0, |grade| grade + 1)][position])
    }

    /// The same, with room to sort them.
    pub(super) fn values_mut(&mut self, grade: Option<usize>, position: usize) -> Option<&mut Values> {
        self.told_by[position].map(|position| &mut self.groups[grade.map_or(0, |grade| grade + 1)][position])
    }

    /// Where a reading is told.
    pub(super) fn told_by(&self, position: usize) -> Option<usize> {
        self.told_by[position]
    }

    fn drawn(&self, world: &World, district: Option<usize>, (stage, year): (usize, usize)) -> Vec<InEveryFuture> {
        let futures = self.values(None, Measure::Demand as usize).map_or(0, |values| values.list.len());
        let of = |grade: Option<usize>, measure: Measure| {
            let values = self.values(grade, measure as usize).map_or_else(|| vec![0.0; futures], |values| values.list.clone());
            InEveryFuture { district, stage, grade, year: world.horizon.year(year), measure, values }
        };
        self.grades()
            .flat_map(|grade| measures_of(&world.ladder, stage).map(move |measure| (grade, measure)))
            .map(|(g, m)| of(g, m))
            .collect()
    }
}

fn keep(group: &mut [Values; READINGS], sums: &Sums, distinct: &[usize], bundle: usize, futures: usize) {
    let reading = sums.reading();
    for &position in distinct {
        group[position].add(reading[position], bundle, futures);
    }
}
