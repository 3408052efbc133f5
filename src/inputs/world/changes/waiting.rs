//! Seats that may come late, and what waits for them: a project that takes all of a school takes seats that are not there yet only once they
//! have come.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::Context;
use crate::domain::{Delay, Earlier};

/// What a portion of seats waits for: the project that brings them, and the position of their year when it is in time. `None` is no project:
/// seats that come in that year and are never late.
pub(super) type Chain = BTreeSet<(Option<usize>, usize)>;

/// Seats that come to a pool's grade, or go.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Portion {
    /// Position of the year in which they come or go when nothing is late.
    pub year: usize,
    /// Position of the year in which their project moves them when it is in time itself.
    pub own: usize,
    pub seats: f64,
    pub chain: Chain,
}

impl Portion {
    /// Seats that wait for nothing but their own project.
    pub fn alone(year: usize, seats: f64) -> Self {
        Self { year, own: year, seats, chain: Chain::new() }
    }
}

/// Projects that may be late, and the seats that they bring to pools or take.
#[derive(Default)]
pub(super) struct Waiting {
    projects: Vec<(String, Delay)>,
    /// The project that is being compiled, where it may be late.
    now: Option<usize>,
    /// By pool and grade.
    brought: BTreeMap<(usize, usize), Vec<Portion>>,
    /// Class norms that may be late, by pool and grade: what they wait for, and the size before them over the one after them.
    norms: BTreeMap<(usize, usize), Vec<(Chain, f64)>>,
}

impl Waiting {
    /// Begins a project.
    pub fn start(&mut self, name: &str, delay: &Delay) {
        self.now = (!delay.is_none()).then_some(self.projects.len());
        if self.now.is_some() {
            self.projects.push((name.to_owned(), delay.clone()));
        }
    }

    /// Remembers seats, where they may be late.
    pub fn note(&mut self, pool: usize, grade: usize, portion: &Portion) {
        let mut portion = portion.clone();
        portion.chain.extend(self.now.map(|project| (Some(project), portion.own)));
        if !portion.chain.is_empty() {
            self.brought.entry((pool, grade)).or_default().push(portion);
        }
    }

    /// Remembers a new class size of a grade of a pool, where it may be late.
    pub fn note_norm(&mut self, pool: usize, grade: usize, from: usize, old_over_new: f64) {
        if self.now.is_some() {
            self.norms.entry((pool, grade)).or_default().push((Chain::from([(self.now, from)]), old_over_new));
        }
    }

    /// New classes of the size that holds when all norms have come: so large as they are in the year, and what each late norm adds once it comes.
    pub fn in_classes(&self, pool: usize, grade: usize, from: usize, seats: f64) -> Vec<Portion> {
        let (mut now, mut later) = (seats, Vec::new());
        for (chain, old_over_new) in self.norms.get(&(pool, grade)).into_iter().flatten().rev() {
            let before = now * old_over_new;
            later.push(Portion { chain: chain.clone(), ..Portion::alone(from, now - before) });
            now = before;
        }
        std::iter::once(Portion::alone(from, now)).chain(later).collect()
    }

    /// A share of what a grade of a pool has in a year and all later ones: `on_time` is what it has by year when nothing is late.
    pub fn share_of(&self, pool: usize, grade: usize, from: usize, on_time: &[f64], share: f64) -> Vec<Portion> {
        let late = self.brought.get(&(pool, grade)).map_or(&[][..], Vec::as_slice);
        let mut portions = Vec::new();
        let mut before = 0.0;
        for (year, &there) in on_time.iter().enumerate().skip(from) {
            let late: f64 = late.iter().filter(|portion| portion.year <= year).map(|portion| portion.seats).sum();
            let now = (there - late) * share;
            portions.push(self.later(year, from, now - before));
            before = now;
        }
        let waits =
            |portion: &Portion| Portion { year: portion.year.max(from), own: from, seats: portion.seats * share, ..portion.clone() };
        portions.extend(late.iter().map(waits));
        portions.retain(|portion| portion.seats.abs() > 1e-12);
        portions
    }

    /// Seats that are there from a year on: who comes late for them does not come later still.
    fn later(&self, year: usize, from: usize, seats: f64) -> Portion {
        if year == from || self.now.is_none() {
            return Portion::alone(year, seats);
        }
        Portion { year, own: from, seats, chain: Chain::from([(None, year)]) }
    }

    /// What a chain waits for.
    pub fn earlier(&self, chain: &Chain, context: &Context<'_>) -> Vec<Earlier> {
        let link = |&(project, position): &(Option<usize>, usize)| {
            let (name, delay) = project.map_or_else(|| (String::new(), Delay::none()), |project| self.projects[project].clone());
            Earlier { name, year: context.horizon.year(position), delay }
        };
        chain.iter().map(link).collect()
    }
}
