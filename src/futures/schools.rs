//! Schools one by one, after the lives of their district: year by year, so that no more than one year of them is held.

use super::draws::ArrivalKeys;
use super::keys::Keys;
use super::life::arrival_of;
use super::run::Manner;
use crate::allocation::schools::{Given, Sharing, Standing};
use crate::domain::{Bundle, Ensemble, Origin, SchoolBlock, SchoolYear, World};
use crate::supply::{self, Arrival};

/// The schools of a block in all futures, as they stand after the years that were lived.
pub struct SchoolLives<'a> {
    world: &'a World,
    ensemble: &'a Ensemble,
    block: &'a SchoolBlock,
    sharing: Sharing<'a>,
    /// Positions of districts in the part of the world that was lived.
    places: &'a [usize],
    /// `[bundle][change]`
    arrivals: Vec<Vec<Arrival>>,
    /// `[bundle]`
    standings: Vec<Standing>,
    /// Years that were lived.
    years: usize,
    given: Given,
    listed: Vec<Bundle>,
}

impl<'a> SchoolLives<'a> {
    /// Schools of a block, before the base year. `world` is the part that was lived as `ensemble`, `places` are the positions of its districts in
    /// the world to which the block belongs. What a project does to a school comes when it comes to the district.
    pub fn new(world: &'a World, ensemble: &'a Ensemble, places: &'a [usize], block: &'a SchoolBlock, seed: u64) -> Self {
        let keys = Keys::new(seed);
        let of_changes: Vec<ArrivalKeys> = block.seats.changes.iter().map(|change| ArrivalKeys::of(keys, change)).collect();
        let spread = Manner::default().spread;
        let arrivals = |bundle: usize| {
            block.seats.changes.iter().zip(&of_changes).map(|(change, keys)| arrival_of(change, keys, spread, bundle)).collect()
        };
        Self {
            world,
            ensemble,
            block,
            sharing: Sharing::of(block, &world.ladder.stages[block.stage]),
            places,
            arrivals: (0..ensemble.lives.len()).map(arrivals).collect(),
            standings: vec![Standing::default(); ensemble.lives.len()],
            years: 0,
            given: Given::default(),
            listed: Vec::new(),
        }
    }

    /// Lives one year more in every future.
    pub fn live_year(&mut self) {
        let year = self.years;
        let grades = self.world.ladder.grades_of(self.block.stage).len();
        for bundle in 0..self.standings.len() {
            self.give(bundle, year);
            let arrivals = &self.arrivals[bundle];
            supply::schedule_year(&self.block.seats, arrivals, grades, &self.world.horizon, year, &mut self.listed);
            let standing = &mut self.standings[bundle];
            if year == 0 {
                self.sharing.begin(&self.given, &self.listed, standing);
            } else {
                self.sharing.go_on(&self.given, &self.listed, standing);
            }
        }
        self.years += 1;
    }

    /// The year that was lived last, by bundle.
    pub fn lived(&self) -> impl Iterator<Item = &SchoolYear> + Clone {
        self.standings.iter().map(|standing| &standing.year)
    }

    /// Position in the part that was lived of a district of the whole world.
    fn local(&self, district: usize) -> Option<usize> {
        self.places.iter().position(|&place| place == district)
    }

    /// What the district has for its schools in the futures of a bundle.
    fn give(&mut self, bundle: usize, year: usize) {
        let (life, district) = (&self.ensemble.lives[bundle], self.local(self.block.district).unwrap_or(0));
        let rule = self.world.rule_in(self.block.stage, year);
        let cells = self.world.ladder.grades_of(self.block.stage).map(|grade| self.world.cell(year, district, grade));
        let fill = |to: &mut Vec<Bundle>, of: &dyn Fn(usize) -> Bundle| {
            to.clear();
            to.extend(cells.clone().map(of));
        };
        // In the base year pupils sit where the records say.
        fill(&mut self.given.wanted, &|cell| if year == 0 { life.demand[cell] } else { life.wanted(cell) });
        fill(&mut self.given.enrolled, &|cell| life.enrolment(cell, rule));
        fill(&mut self.given.seats, &|cell| life.seats[cell]);
        self.given.merged = self.block.mergers.iter().map(|merger| self.merges(bundle, merger.change, year)).collect();
        self.given.coming = self.block.mergers.iter().map(|merger| self.coming(bundle, &merger.from, year)).collect();
    }

    /// One where a change arrives this year.
    fn merges(&self, bundle: usize, change: usize, year: usize) -> Bundle {
        let due = self.block.seats.changes[change].year;
        let now = self.world.horizon.year(year);
        Bundle(self.arrivals[bundle][change].map(|late| f64::from(late.is_some_and(|late| due + late as i32 == now))))
    }

    /// Pupils of a school elsewhere, by the grade in which they sat the year before.
    fn coming(&self, bundle: usize, from: &Origin, year: usize) -> Vec<Bundle> {
        let grades = self.world.ladder.grades_of(self.block.stage);
        let (Origin::Elsewhere { district, shares, .. }, true) = (from, year > 0) else { return vec![Bundle::ZERO; grades.len()] };
        let Some(home) = self.local(*district) else { return vec![Bundle::ZERO; grades.len()] };
        let life = &self.ensemble.lives[bundle];
        let sat = |(grade, share): (usize, &f64)| self.world.in_class(life, (year - 1, home, grade)) * *share;
        grades.zip(shares).map(sat).collect()
    }
}
