//! The schools of one district and stage, gathered from their pools.

use std::collections::BTreeMap;

use super::Rows;
use super::checks::by_distance;
use crate::domain::{Merger, NO_SCHOOL_LISTED, Neighbours, Origin, School, SchoolBlock, SeatChange, SeatStep, Seats};
use crate::inputs::dataset::SchoolRow;
use crate::inputs::world::changes::{Compiled, PoolStep};
use crate::inputs::world::context::Context;
use crate::inputs::world::neighbours::by_road_km;
use crate::inputs::world::pool_index::Pools;
use crate::inputs::world::pools::Pool;
use crate::inputs::world::seats::{beside_classes, mean_class_size, none_if_zero};

/// A district's schools of a stage.
pub(super) struct Here<'a> {
    context: &'a Context<'a>,
    district: usize,
    stage: usize,
    before: &'a [Pool],
    pools: &'a Pools,
    rows: &'a Rows<'a>,
    /// Positions of the pools of each school, by name.
    schools: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Here<'a> {
    pub(super) fn of(
        context: &'a Context<'a>,
        (district, stage): (usize, usize),
        before: &'a [Pool],
        pools: &'a Pools,
        rows: &'a Rows<'a>,
    ) -> Self {
        let mut schools: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in pools.at(district, stage) {
            if let Some(school) = &pools[at].school {
                schools.entry(school).or_default().push(at);
            }
        }
        Self { context, district, stage, before, pools, rows, schools }
    }

    pub(super) fn block(&self, compiled: &[Compiled], first: usize) -> SchoolBlock {
        let (changes, mergers) = self.changes(compiled);
        let grades = self.grades();
        let standing = self.schools.values().flat_map(|pools| (0..grades).flat_map(|grade| self.standing(pools, grade)));
        let sizes = self.schools.values().flat_map(|pools| (0..grades).map(|grade| self.class_size(pools, grade)));
        let class_size: Vec<f64> = sizes.collect();
        let norm_seats = self.norm_seats(&class_size);
        let seats = Seats { standing: standing.collect(), standing_in_group: Vec::new(), class_size, norm_seats, changes };
        SchoolBlock { district: self.district, stage: self.stage, first, schools: self.named(), seats, mergers, ways: self.ways() }
    }

    fn grades(&self) -> usize {
        self.context.ladder.stages[self.stage].grades.len()
    }

    /// Pools as they stand without any change; those that a project made stand empty.
    fn pools_before<'p>(&'p self, pools: &'p [usize]) -> impl Iterator<Item = &'a Pool> + 'p {
        pools.iter().filter_map(|&at| self.before.get(at))
    }

    /// Seats of a grade by year.
    fn standing<'p>(&'p self, pools: &'p [usize], grade: usize) -> impl Iterator<Item = f64> + 'p {
        (0..self.context.horizon.len()).map(move |year| self.pools_before(pools).map(|pool| pool.at(grade, year)).sum())
    }

    /// Seats in a class of a grade; as its pools say where no seat stands yet, or the class norm.
    fn class_size(&self, pools: &[usize], grade: usize) -> f64 {
        let in_base_year = mean_class_size(self.pools_before(pools), grade, 0);
        in_base_year.or_else(|| self.pools[pools[0]].class_size).or(self.context.ladder.stages[self.stage].class_norm).unwrap_or_default()
    }

    fn row(&self, school: &str) -> Option<&'a SchoolRow> {
        self.rows.get(&(school, self.context.ladder.stages[self.stage].id.as_str())).copied()
    }

    /// The schools, and at last the seats of none of them.
    fn named(&self) -> Vec<School> {
        let full: Vec<Option<f64>> = self.schools.iter().map(|(name, pools)| self.how_full(name, pools)).collect();
        let (pupils, seats) =
            self.schools.iter().zip(&full).filter(|(_, full)| full.is_some()).fold((0.0, 0.0), |sum, ((name, pools), _)| {
                (sum.0 + self.row(name).and_then(|row| row.pupils).unwrap_or_default(), sum.1 + self.base_seats(pools))
            });
        let mean = if pupils > 0.0 { pupils / seats } else { 1.0 };
        let school = |(name, full): (&&str, &Option<f64>)| {
            let row = self.row(name);
            let shown = |name_in: fn(&SchoolRow) -> &Option<String>| row.and_then(|row| name_in(row).clone());
            School {
                name: (*name).to_owned(),
                name_zh: shown(|row| &row.name_zh).unwrap_or_else(|| (*name).to_owned()),
                name_en: shown(|row| &row.name_en).unwrap_or_else(|| (*name).to_owned()),
                pull: full.unwrap_or(mean),
            }
        };
        let rest = School {
            name: NO_SCHOOL_LISTED.into(),
            name_zh: "未列入学校的学位".into(),
            name_en: "seats of no listed school".into(),
            pull: mean,
        };
        self.schools.keys().zip(&full).map(school).chain([rest]).collect()
    }

    fn base_seats(&self, pools: &[usize]) -> f64 {
        self.pools_before(pools).map(|pool| pool.all_grades(0)).sum()
    }

    /// Pupils for a seat in the base year, where the table tells them.
    fn how_full(&self, school: &str, pools: &[usize]) -> Option<f64> {
        let (pupils, seats) = (self.row(school)?.pupils?, self.base_seats(pools));
        (seats > 0.0).then(|| pupils / seats)
    }

    /// What the projects do to these schools, in their order; and mergers.
    fn changes(&self, compiled: &[Compiled]) -> (Vec<SeatChange>, Vec<Merger>) {
        let mut changes: Vec<SeatChange> = Vec::new();
        let mut mergers: Vec<Merger> = Vec::new();
        for project in compiled {
            let steps: Vec<SeatStep> = project.of_pools.iter().filter_map(|step| self.step(step)).collect();
            let merger = self.merger(project, changes.len());
            if steps.is_empty() && merger.is_none() {
                continue;
            }
            changes.push(SeatChange { steps, moves: Vec::new(), costs: Vec::new(), ..project.change.clone() });
            mergers.extend(merger);
        }
        (changes, mergers)
    }

    fn position(&self, school: &str) -> Option<usize> {
        self.schools.keys().position(|known| *known == school)
    }

    fn step(&self, step: &PoolStep) -> Option<SeatStep> {
        let pool = &self.pools[step.pool];
        let here = (pool.district, pool.stage) == (self.district, self.stage);
        let school = self.position(pool.school.as_deref().filter(|_| here)?)?;
        Some(SeatStep { district: school, grade: step.grade, lag_years: step.lag_years, seats: step.seats, groups: pool.groups() })
    }

    fn merger(&self, project: &Compiled, change: usize) -> Option<Merger> {
        let (_, from, into) = project.merger.as_ref().filter(|(stage, ..)| *stage == self.stage)?;
        let (from, to) = (self.position(from), self.position(into));
        let from = if let Some(from) = from {
            Origin::Here(from)
        } else {
            to?;
            self.elsewhere(project)
        };
        Some(Merger { change, from, to })
    }

    /// A school of another district whose pupils come here.
    fn elsewhere(&self, project: &Compiled) -> Origin {
        let first = self.context.ladder.grades_of(self.stage).start;
        let moved = |grade: usize| project.change.moves.iter().find(|moved| moved.grade == first + grade).map_or(0.0, |moved| moved.share);
        let taken = project.of_pools.iter().filter(|step| step.grade == 0 && step.lag_years == 0).map(|step| -step.seats).sum();
        let district = project.change.moves.first().map_or(self.district, |moved| moved.from);
        Origin::Elsewhere { district, shares: (0..self.grades()).map(moved).collect(), entry_seats: taken }
    }

    /// Seats that are no classes of the school's size, when nothing is late `[school][grade][year]`; empty where there are none.
    fn norm_seats(&self, class_size: &[f64]) -> Vec<f64> {
        let (grades, years) = (self.grades(), self.context.horizon.len());
        let of_school = |(school, at): (usize, &Vec<usize>)| {
            let pools: Vec<&Pool> = at.iter().map(|&at| &self.pools[at]).collect();
            (0..grades).flat_map(move |grade| beside_classes(&pools, grade, years, class_size[school * grades + grade])).collect::<Vec<_>>()
        };
        none_if_zero(self.schools.values().enumerate().flat_map(of_school).collect())
    }

    /// Ways between the schools, where pupils go on from one to another by distance. A school that a project opens stands at its district's seat;
    /// seats of no listed school are far from all.
    fn ways(&self) -> Neighbours {
        if !by_distance(self.context, self.stage) {
            return Neighbours::default();
        }
        let at_seat = self.context.districts[self.district].position;
        let place = |school: &&str| self.row(school).map_or(at_seat, |row| row.position);
        let mut places: Vec<Option<(f64, f64)>> = self.schools.keys().map(place).collect();
        places.push(None);
        let way = |from: usize, to: usize| if from == to { 0.0 } else { by_road_km(places[from], places[to]).unwrap_or(f64::INFINITY) };
        Neighbours::by_distance((0..places.len()).map(|from| (0..places.len()).map(|to| way(from, to)).collect()).collect())
    }
}
