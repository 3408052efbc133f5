//! The heart of `run` and `compare`: neighbourhood by neighbourhood, live the futures, read what they mean, and let them go.
//!
//! What stays is small: what was told, and the city's sums. So memory grows with futures but not with districts times futures. Chunks of
//! neighbourhoods are lived side by side and handed on in their order, so that every sum is formed in one order whatever the threads do.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::Failure;
use super::args::Details;
use super::progress::Watch;
use super::school_lives;
use super::turns::{Present, Turns};
use crate::domain::{CohortWave, CostRow, Ensemble, World};
use crate::futures::{self, Manner};
use crate::meaning::{self, CityBlock, CityCosts, CityTargets, Room, Scene, Told};

/// Neighbourhoods in a chunk: enough that taking turns costs nothing, few enough that little is held.
const CHUNK: usize = 8;

/// Scenarios to be lived side by side.
pub struct Lives<'a> {
    /// Their worlds, the base first; with the same districts, ladder and years.
    pub worlds: Vec<&'a World>,
    /// Seed of all draws.
    pub seed: u64,
    /// Futures drawn besides future 0.
    pub futures: usize,
    /// What else to keep.
    pub details: Details,
    /// Whether anybody still wants to know.
    pub watch: Watch,
}

/// The whole city in each scenario.
#[derive(Default)]
pub struct City {
    /// `[stage and year][scenario]`
    blocks: Vec<Vec<CityBlock>>,
    /// What costs and shortfall add up to.
    costs: CityCosts,
    /// What each scenario's people and targets add up to.
    pub scenarios: Vec<CityOf>,
}

/// The whole city in one scenario.
#[derive(Default)]
pub struct CityOf {
    /// What the targets count.
    pub targets: CityTargets,
    /// Children by age and year.
    pub wave: CohortWave,
    /// Migration asked for more people than there were, in future 0.
    pub stopped: bool,
    /// Residents of future 0 by district `[year][sex][age]`, where asked for.
    pub residents: BTreeMap<usize, Vec<f64>>,
}

/// Hands on what a chunk, or at last the city, tells in each scenario.
pub trait Listener: Send {
    /// Takes it; chunks come in their order.
    fn hear(&mut self, told: Vec<Told>) -> Result<(), Failure>;
}

impl Lives<'_> {
    /// Bundles of neighbourhoods: the steps of progress.
    pub fn steps(&self) -> usize {
        World::neighbourhoods(&self.worlds).len() * (self.futures / crate::domain::LANES + 1)
    }

    /// Lives all, tells the listener, and returns the city.
    pub fn live(&self, progress: &(dyn Fn() + Sync), listener: &mut impl Listener) -> Result<City, Failure> {
        let neighbourhoods = World::neighbourhoods(&self.worlds);
        let chunks: Vec<&[Vec<usize>]> = neighbourhoods.chunks(CHUNK).collect();
        let next = AtomicUsize::new(0);
        let turns = Turns::new(City::new(self), &mut *listener);
        rayon::broadcast(|_| {
            let _present = Present(&turns);
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= chunks.len() || !turns.may_start(number) {
                    return;
                }
                turns.take(number, self.chunk(chunks[number], progress));
            }
        });
        let city = turns.finish()?;
        listener.hear(self.tell_city(&city))?;
        Ok(city)
    }

    /// What the whole city tells.
    fn tell_city(&self, city: &City) -> Vec<Told> {
        let tell = |room: &mut Room, blocks: &Vec<CityBlock>| {
            self.watch.go_on();
            meaning::tell_city(&self.worlds, blocks, self.futures, self.details.keep_futures, room)
        };
        let mut told: Vec<Vec<Told>> = city.blocks.par_iter().map_init(Room::default, tell).collect();
        told.push(of_costs(meaning::tell_city_costs(&self.worlds, &city.costs, self.futures)));
        together(told, self.worlds.len())
    }

    /// Seats within reach by stage and year, in the scenarios that ask for them; there all districts are one neighbourhood.
    fn access(&self, scenes: &[Scene]) -> Vec<Vec<Told>> {
        if scenes.iter().all(|scene| scene.world.access.is_none()) {
            return Vec::new();
        }
        let tell = |at: (usize, usize)| {
            let found = |scene: &Scene| scene.world.access.as_ref().map(|decay| futures::access(scene.world, decay, scene.ensemble, at));
            meaning::tell_access(scenes, at, &scenes.iter().map(found).collect::<Vec<_>>(), self.details.keep_futures)
        };
        meaning::stage_years(scenes[0].world).into_par_iter().map(tell).collect()
    }

    /// One chunk: its neighbourhoods one after the other.
    fn chunk(&self, neighbourhoods: &[Vec<usize>], progress: &(dyn Fn() + Sync)) -> (Vec<Told>, City) {
        let mut city = City::new(self);
        let (mut told, mut spent): (Vec<Vec<Told>>, Vec<Ensemble>) = (Vec::new(), Vec::new());
        for districts in neighbourhoods {
            let parts: Vec<World> = self.worlds.iter().map(|world| world.only(districts)).collect();
            let parts: Vec<&World> = parts.iter().collect();
            let ensembles = futures::run_again(Manner::default(), &parts, self.seed, self.futures, progress, spent);
            let scenes: Vec<Scene> = parts.iter().zip(&ensembles).map(|(world, ensemble)| Scene { world, ensemble, districts }).collect();
            let tell = |room: &mut Room, blocks: &mut Vec<CityBlock>| {
                self.watch.go_on();
                meaning::tell(&scenes, blocks, self.details.keep_futures, room)
            };
            told.extend(city.blocks.par_iter_mut().map_init(Room::default, tell).collect::<Vec<_>>());
            told.push(school_lives::tell(&self.worlds, &scenes, self.seed));
            told.extend(self.access(&scenes));
            told.push(of_costs(meaning::tell_costs(&scenes, &mut city.costs)));
            city.scenarios.iter_mut().zip(&scenes).for_each(|(city, scene)| city.add(scene, self.details.population));
            spent = ensembles;
        }
        (together(told, self.worlds.len()), city)
    }
}

/// What a shortfall that is avoided costs, scenario by scenario.
fn of_costs(rows: Vec<Vec<CostRow>>) -> Vec<Told> {
    rows.into_iter().map(|costs| Told { costs, ..Told::default() }).collect()
}

/// What several places tell, scenario by scenario.
fn together(places: Vec<Vec<Told>>, scenarios: usize) -> Vec<Told> {
    let mut told: Vec<Told> = (0..scenarios).map(|_| Told::default()).collect();
    for (scenario, told) in told.iter_mut().enumerate() {
        told.summary.reserve_exact(places.iter().map(|place| place[scenario].summary.len()).sum());
        told.comparison.reserve_exact(places.iter().map(|place| place[scenario].comparison.len()).sum());
    }
    for place in places {
        told.iter_mut().zip(place).for_each(|(all, part)| all.append(part));
    }
    told
}

impl City {
    fn new(lives: &Lives) -> Self {
        let block = |(stage, year)| {
            lives.watch.go_on();
            lives.worlds.iter().map(|world| CityBlock::new(world, stage, year, lives.futures)).collect()
        };
        let blocks = meaning::stage_years(lives.worlds[0]).into_iter().map(block).collect();
        Self { blocks, costs: CityCosts::default(), scenarios: lives.worlds.iter().map(|_| CityOf::default()).collect() }
    }

    /// Adds the sums of other neighbourhoods.
    pub fn add_all(&mut self, chunk: Self) {
        for (sums, parts) in self.blocks.iter_mut().zip(&chunk.blocks) {
            sums.iter_mut().zip(parts).for_each(|(sum, part)| sum.add_all(part));
        }
        self.costs.add_all(&chunk.costs);
        self.scenarios.iter_mut().zip(chunk.scenarios).for_each(|(city, part)| city.add_all(part));
    }
}

impl CityOf {
    fn add(&mut self, scene: &Scene, keep_residents: bool) {
        self.targets.add(scene.ensemble);
        meaning::add_to_wave(&mut self.wave, scene.world, scene.ensemble);
        self.stopped |= scene.ensemble.stopped;
        let Some(people) = scene.world.people.as_ref().filter(|_| keep_residents) else { return };
        for (row, residents) in scene.ensemble.residents.chunks_exact(people.cells()).enumerate() {
            self.residents.entry(scene.districts[row % scene.districts.len()]).or_default().extend_from_slice(residents);
        }
    }

    fn add_all(&mut self, part: Self) {
        self.targets.add_all(&part.targets);
        self.wave.add_all(&part.wave);
        self.stopped |= part.stopped;
        self.residents.extend(part.residents);
    }
}
