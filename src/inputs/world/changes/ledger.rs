//! The pools while projects are compiled: every seat that comes or goes is written down as a step.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::Context;
use super::super::pool_index::Pools;
use super::super::pools::Pool;
use super::Unsure;
use super::waiting::{Chain, Portion, Waiting};
use crate::domain::{Delay, Earlier, Membership, Said, SeatStep};
use crate::said;

/// Less than this is rounding [seats].
const ROUNDING: f64 = 1e-6;

/// What a step waits for, and the years after which its project moves it.
type When = (Chain, usize);

/// District, grade number and groups of a step.
type Where = (usize, usize, Membership);

/// Pools, and the steps of the change that is being compiled.
pub(super) struct Ledger<'a> {
    pub pools: Pools,
    pub unsure: Unsure<'a>,
    context: &'a Context<'a>,
    start: usize,
    /// Pools whose seats the change touched.
    touched: BTreeSet<usize>,
    steps: BTreeMap<(When, Where), f64>,
    /// Stages whose single pools are told of `[stage]`.
    told: Vec<bool>,
    /// The same by pool and grade, for these stages.
    of_pools: BTreeMap<(When, (usize, usize)), f64>,
    waiting: Waiting,
}

/// What a project does at one time: all that waits for nothing but itself, or what waits for the same earlier ones.
pub(super) struct Part {
    pub after: Vec<Earlier>,
    /// Position of the year in which it takes effect when the project is in time.
    pub year: usize,
    pub steps: Vec<SeatStep>,
    pub of_pools: Vec<PoolStep>,
}

/// Seats of a pool that come or go.
#[derive(Clone, Debug)]
pub(in crate::inputs::world) struct PoolStep {
    pub pool: usize,
    /// Grade of the stage.
    pub grade: usize,
    pub lag_years: usize,
    pub seats: f64,
}

impl<'a> Ledger<'a> {
    pub fn new(context: &'a Context<'a>, pools: Pools, told: Vec<bool>) -> Self {
        Self {
            pools,
            unsure: Unsure::new(context),
            context,
            start: 0,
            touched: BTreeSet::new(),
            steps: BTreeMap::new(),
            told,
            of_pools: BTreeMap::new(),
            waiting: Waiting::default(),
        }
    }

    /// Begins a change that takes effect in the year at this position.
    pub fn start(&mut self, year: usize, name: &str, delay: &Delay) {
        self.start = year;
        self.waiting.start(name, delay);
        self.steps.clear();
        self.of_pools.clear();
    }

    /// Position of the year in which the change takes effect.
    pub fn year(&self) -> usize {
        self.start
    }

    /// Adds seats to a pool in one grade of its stage, or takes them away, from the year at a position on.
    pub fn give(&mut self, pool: usize, grade: usize, from: usize, seats: f64) {
        self.give_portion(pool, grade, Portion::alone(from, seats));
    }

    /// The same with seats that may wait for others.
    pub fn give_portion(&mut self, pool: usize, grade: usize, portion: Portion) {
        self.play(pool, grade, portion, Pool::add);
    }

    fn play(&mut self, pool: usize, grade: usize, portion: Portion, change: fn(&mut Pool, usize, usize, f64)) {
        let years = self.context.horizon.len();
        if portion.year >= years {
            return;
        }
        self.touched.insert(pool);
        self.waiting.note(pool, grade, &portion);
        let to = &mut self.pools[pool];
        (portion.year..years).for_each(|year| change(to, grade, year, portion.seats));
        let number = self.context.ladder.grades_of(to.stage).start + grade;
        let (place, when) = ((to.district, number, to.groups()), (portion.chain, portion.own - self.start));
        if self.told[to.stage] {
            *self.of_pools.entry((when.clone(), (pool, grade))).or_default() += portion.seats;
        }
        *self.steps.entry((when, place)).or_default() += portion.seats;
    }

    /// Takes a share of a pool's seats in one grade, in this and all later years, whatever they would have been.
    pub fn take_share(&mut self, pool: usize, grade: usize, from: usize, share: f64) -> Vec<Portion> {
        let portions = self.share_of(pool, grade, from, share);
        for portion in &portions {
            self.give_portion(pool, grade, Portion { seats: -portion.seats, ..portion.clone() });
        }
        portions
    }

    /// Adds new classes to a pool, as large as those of another one: in so many seats when every class norm is in time.
    pub fn give_classes(&mut self, (pool, alike): (usize, usize), grade: usize, from: usize, seats: f64) {
        for portion in self.waiting.in_classes(alike, grade, from, seats) {
            self.give_portion(pool, grade, portion);
        }
    }

    /// Gives the classes of a pool in one grade another size, in this and all later years: `ratio` times as many seats.
    pub fn resize(&mut self, pool: usize, grade: usize, from: usize, ratio: f64) {
        self.waiting.note_norm(pool, grade, from, 1.0 / ratio);
        for portion in self.share_of(pool, grade, from, 1.0 - ratio) {
            self.play(pool, grade, Portion { seats: -portion.seats, ..portion }, Pool::resize);
        }
    }

    fn share_of(&self, pool: usize, grade: usize, from: usize, share: f64) -> Vec<Portion> {
        let on_time: Vec<f64> = (0..self.context.horizon.len()).map(|year| self.pools[pool].at(grade, year)).collect();
        self.waiting.share_of(pool, grade, from, &on_time, share)
    }

    /// Takes seats from several pools in proportion to what they have; returns what each gave, or what they have when it is too little.
    pub fn take(&mut self, pools: &[usize], grade: usize, from: usize, seats: f64) -> Result<Vec<(usize, f64)>, f64> {
        if from >= self.context.horizon.len() {
            return Ok(Vec::new());
        }
        let there: Vec<f64> = pools.iter().map(|&pool| at_least_none(self.pools[pool].at(grade, from))).collect();
        let all: f64 = there.iter().sum();
        if all + ROUNDING < seats {
            return Err(all);
        }
        let parts: Vec<(usize, f64)> = pools.iter().zip(&there).map(|(&pool, there)| (pool, seats * there / all.max(ROUNDING))).collect();
        for &(pool, part) in &parts {
            self.give(pool, grade, from, -part);
        }
        Ok(parts)
    }

    /// What the change does, first what waits for nothing but itself, and where it left less than nothing.
    pub fn finish(&mut self) -> (Vec<Part>, Option<Said>) {
        let (steps, of_pools) = (std::mem::take(&mut self.steps), std::mem::take(&mut self.of_pools));
        let mut times: BTreeSet<When> = steps.keys().map(|(when, _)| time(when)).collect();
        times.insert(When::default());
        let parts = times.iter().map(|when| self.part(when, &steps, &of_pools)).collect();
        (parts, self.clear_below_zero())
    }

    /// The part of the change that comes at one time.
    fn part(&self, when: &When, steps: &BTreeMap<(When, Where), f64>, of_pools: &BTreeMap<(When, (usize, usize)), f64>) -> Part {
        let (chain, start) = when;
        let step = |(&(_, (district, grade, groups)), lag_years, seats)| SeatStep { district, grade, lag_years, seats, groups };
        let of_pool = |(&(_, (pool, grade)), lag_years, seats)| PoolStep { pool, grade, lag_years, seats };
        Part {
            after: self.waiting.earlier(chain, self.context),
            year: self.start + start,
            steps: at_time(steps, when).map(step).collect(),
            of_pools: at_time(of_pools, when).map(of_pool).collect(),
        }
    }

    /// Sets what fell below zero to zero, so that it is told once, and says where it was.
    fn clear_below_zero(&mut self) -> Option<Said> {
        let context = self.context;
        let mut told = None;
        for at in std::mem::take(&mut self.touched) {
            let pool = &mut self.pools[at];
            for grade in 0..context.ladder.stages[pool.stage].grades.len() {
                for year in 0..context.horizon.len() {
                    let seats = pool.at(grade, year);
                    if seats < -ROUNDING && !self.unsure.of_seats(pool.district, pool.stage) {
                        told.get_or_insert_with(|| told_as(context, pool, grade, year));
                    }
                    if seats < 0.0 {
                        pool.set(grade, year, 0.0);
                    }
                }
            }
        }
        told
    }
}

/// Seats that are there, and not known where nobody knows.
fn at_least_none(seats: f64) -> f64 {
    if seats < 0.0 { 0.0 } else { seats }
}

fn told_as(context: &Context<'_>, pool: &Pool, grade: usize, year: usize) -> Said {
    let stage = &context.ladder.stages[pool.stage];
    let owner = pool.school.as_ref().unwrap_or(&context.districts[pool.district].name);
    let (seats, year) = (pool.at(grade, year), context.horizon.year(year));
    said!(
        "`{owner}`，{}，{} 年级在 {year} 年会有 {seats:.1} 个学位",
        "`{owner}`, {}, grade {} would have {seats:.1} seats in {year}",
        stage.id,
        stage.grades[grade]
    )
}

/// The time of a step: what waits for nothing comes in one part, with its lags; the rest in a part for each year.
fn time((chain, lag): &When) -> When {
    (chain.clone(), if chain.is_empty() { 0 } else { *lag })
}

/// What moves at one time: its key, the years after that time, and the seats.
fn at_time<'s, P>(moved: &'s BTreeMap<(When, P), f64>, at: &When) -> impl Iterator<Item = (&'s (When, P), usize, f64)> {
    let here = moved.iter().filter(move |((when, _), seats)| time(when) == *at && seats.abs() > 1e-12);
    here.map(|(key, &seats)| (key, key.0.1 - at.1, seats))
}
