//! The pools while projects are compiled: every seat that comes or goes is written down as a step.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::Context;
use super::super::pool_index::Pools;
use super::super::pools::Pool;
use super::super::schools::asks as context_asks;
use super::Unsure;
use crate::domain::{Membership, Said, SeatStep};
use crate::said;

/// Less than this is rounding [seats].
const ROUNDING: f64 = 1e-6;

/// Lag, district, grade number and groups of a step.
type Key = (usize, usize, usize, Membership);

/// Pools, and the steps of the change that is being compiled.
pub(super) struct Ledger<'a> {
    pub pools: Pools,
    pub unsure: Unsure<'a>,
    context: &'a Context<'a>,
    start: usize,
    /// Pools whose seats the change touched.
    touched: BTreeSet<usize>,
    steps: BTreeMap<Key, f64>,
    /// The same by pool, for the stages that are placed school by school.
    of_pools: BTreeMap<(usize, usize, usize), f64>,
}

/// Seats of a pool that come or go, in a stage that is placed school by school.
#[derive(Clone, Debug)]
pub(in crate::inputs::world) struct PoolStep {
    pub pool: usize,
    /// Grade of the stage.
    pub grade: usize,
    pub lag_years: usize,
    pub seats: f64,
}

/// Seats that move: (position of the year from which, seats).
pub(super) type Draw = Vec<(usize, f64)>;

impl<'a> Ledger<'a> {
    pub fn new(context: &'a Context<'a>, pools: Pools) -> Self {
        Self {
            pools,
            unsure: Unsure::new(context),
            context,
            start: 0,
            touched: BTreeSet::new(),
            steps: BTreeMap::new(),
            of_pools: BTreeMap::new(),
        }
    }

    /// Begins a change that takes effect in the year at this position.
    pub fn start(&mut self, year: usize) {
        self.start = year;
        self.steps.clear();
        self.of_pools.clear();
    }

    /// Position of the year in which the change takes effect.
    pub fn year(&self) -> usize {
        self.start
    }

    /// Adds seats to a pool in one grade of its stage, or takes them away, from the year at a position on.
    pub fn give(&mut self, pool: usize, grade: usize, from: usize, seats: f64) {
        let years = self.context.horizon.len();
        if from >= years {
            return;
        }
        self.touched.insert(pool);
        let to = &mut self.pools[pool];
        if context_asks(self.context, to.stage) {
            *self.of_pools.entry((pool, grade, from - self.start)).or_default() += seats;
        }
        (from..years).for_each(|year| to.set(grade, year, to.at(grade, year) + seats));
        let number = self.context.ladder.grades_of(to.stage).start + grade;
        *self.steps.entry((from - self.start, to.district, number, to.groups())).or_default() += seats;
    }

    /// Takes a share of a pool's seats in one grade, in this and all later years, whatever they would have been.
    pub fn take_share(&mut self, pool: usize, grade: usize, from: usize, share: f64) -> Draw {
        let mut draw = Draw::new();
        let mut before = 0.0;
        for year in from..self.context.horizon.len() {
            let now = self.pools[pool].at(grade, year) * share;
            draw.push((year, now - before));
            before = now;
        }
        draw.retain(|(_, seats)| *seats != 0.0);
        for &(year, seats) in &draw {
            self.give(pool, grade, year, -seats);
        }
        draw
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

    /// Steps of the change by pool, grade of the stage and lag [children].
    pub fn steps_of_pools(&self) -> Vec<PoolStep> {
        let step = |(&(pool, grade, lag_years), &seats): (&(usize, usize, usize), &f64)| PoolStep { pool, grade, lag_years, seats };
        self.of_pools.iter().map(step).filter(|step| step.seats.abs() > 1e-12).collect()
    }

    /// The steps of the change, and where it left less than nothing.
    pub fn finish(&mut self) -> (Vec<SeatStep>, Option<Said>) {
        let steps = std::mem::take(&mut self.steps).into_iter().filter(|(_, seats)| seats.abs() > 1e-12);
        let steps =
            steps.map(|((lag_years, district, grade, groups), seats)| SeatStep { district, grade, lag_years, seats, groups }).collect();
        (steps, self.clear_below_zero())
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
