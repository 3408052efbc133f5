//! Pupils who choose: what a plan costs by deferred acceptance, in some futures.
//!
//! Cost: pupils without a school in all futures together, then the sum of the positions of their schools in their lists. A plan is not admitted from
//! the beginning but from one with a few places more everywhere, of which a small stack is kept: only the last few places are taken back.

use super::cells::Cells;
use super::rounding::apportion;
use crate::allocation::admissions::AtRest;
use crate::domain::{Applications, Campus, Rounding, SeatBudget, Tier};

/// Pupils with their lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Choosing<'a> {
    /// Schools.
    pub campuses: &'a [Campus],
    /// What schools weigh when places are shared among them; those that do not stand weigh nothing `[future][campus]`.
    pub weights: Vec<Vec<u128>>,
    /// Lists of each future; their seats are those that stand without the budget, with what earlier ones brought `[future]`.
    pub lists: Vec<Applications>,
    /// Grades over which places are spread: one for intake places, those of the stage for seats.
    pub grades: u64,
}

/// Units that a plan may lie below the admission from which it goes on.
const NEAR: u64 = 6;

/// Admissions of plans `[cell]`.
pub struct Admissions<'a> {
    choosing: &'a Choosing<'a>,
    /// `[future]`
    sharing: Vec<Sharing>,
    /// Plans with their admissions, each with no more units than the one before it in any cell.
    stack: Vec<(Vec<u64>, Vec<AtRest>)>,
    /// Plans that were admitted.
    pub tried: usize,
}

impl<'a> Admissions<'a> {
    /// Begins with every cell full.
    pub fn new(budget: &SeatBudget, cells: &Cells, choosing: &'a Choosing<'a>) -> Self {
        let sharing: Vec<Sharing> =
            choosing.weights.iter().map(|weights| Sharing::new(budget, cells, (choosing.campuses, weights), choosing.grades)).collect();
        let full = cells.at_most.clone();
        let at_rest =
            choosing.lists.iter().zip(&sharing).map(|(lists, sharing)| AtRest::of(lists, &sharing.seats(&lists.capacity, &full))).collect();
        Self { choosing, sharing, stack: vec![(full, at_rest)], tried: 0 }
    }

    /// Pupils without a school, then ranks.
    pub fn cost(&mut self, plan: &[u64]) -> u128 {
        self.tried += 1;
        self.approach(plan);
        let near = &self.stack[self.stack.len() - 1].1;
        let admitted = self.fewer(near, plan);
        let (unplaced, ranks): (u64, u64) = (admitted.iter().map(AtRest::unplaced).sum(), admitted.iter().map(AtRest::ranks).sum());
        u128::from(unplaced) << 64 | u128::from(ranks)
    }

    /// Leaves a plan on top of the stack that has a few units more everywhere.
    fn approach(&mut self, plan: &[u64]) {
        let above = |(full, _): &(Vec<u64>, Vec<AtRest>)| full.iter().zip(plan).all(|(full, units)| full >= units);
        while self.stack.len() > 1 && !self.stack.last().is_some_and(above) {
            self.stack.pop();
        }
        loop {
            let (full, at_rest) = &self.stack[self.stack.len() - 1];
            let furthest = full.iter().zip(plan).map(|(full, units)| full - units).max().unwrap_or(0);
            if furthest <= NEAR {
                return;
            }
            let nearer: Vec<u64> = full.iter().zip(plan).map(|(&full, units)| full.min(units + furthest / 3)).collect();
            let at_rest = self.fewer(at_rest, &nearer);
            self.stack.push((nearer, at_rest));
        }
    }

    fn fewer(&self, from: &[AtRest], plan: &[u64]) -> Vec<AtRest> {
        let admitted = |((lists, sharing), at_rest): ((&Applications, &Sharing), &AtRest)| {
            let mut at_rest = at_rest.clone();
            at_rest.leave(lists, &sharing.seats(&lists.capacity, plan));
            at_rest
        };
        self.choosing.lists.iter().zip(&self.sharing).zip(from).map(admitted).collect()
    }
}

/// How the schools of a town share the places of cells.
pub struct Sharing {
    /// Schools that share a cell's places, and what they weigh `[cell]`.
    sharers: Vec<(Vec<usize>, Vec<u128>)>,
    places_each: u64,
    grades: u64,
}

impl Sharing {
    /// How a budget's places, spread over so many grades, are shared among schools by what they weigh `[campus]`.
    pub fn new(budget: &SeatBudget, cells: &Cells, (campuses, weights): (&[Campus], &[u128]), grades: u64) -> Self {
        let sharers = (0..cells.lot.len()).map(|cell| sharers(budget, cells, (campuses, weights), cell)).collect();
        Self { sharers, places_each: budget.places_each.max(1), grades: grades.max(1) }
    }

    /// Seats of each school `[campus]` with a plan, beside those that stand. A place more never takes one from anybody: divisors are
    /// house-monotone.
    pub fn seats(&self, standing: &[u32], plan: &[u64]) -> Vec<u32> {
        let mut seats = standing.to_vec();
        for ((campuses, weights), units) in self.sharers.iter().zip(plan) {
            let places = units * self.places_each / self.grades;
            let shares = match campuses.len() {
                1 => vec![places],
                count => apportion(Rounding::Webster, places, weights, &vec![u64::MAX; count]),
            };
            campuses.iter().zip(shares).for_each(|(&campus, share)| seats[campus] += share as u32);
        }
        seats
    }
}

/// The school of a cell; or the schools of its district and tier that stand, all of the district where the tier has none.
fn sharers(budget: &SeatBudget, cells: &Cells, (campuses, weights): (&[Campus], &[u128]), cell: usize) -> (Vec<usize>, Vec<u128>) {
    let taker = cells.taker[cell];
    let tier = budget.lots[cells.lot[cell]].tier;
    let (district, name) = match budget.schools.get(taker) {
        Some(school) => (school.district, Some(&school.name)),
        None => (taker, None),
    };
    let own = |campus: &usize| campuses[*campus].district == district && name.is_none_or(|name| campuses[*campus].name == *name);
    let of_district: Vec<usize> = (0..campuses.len()).filter(own).collect();
    let of_tier = |campus: &usize| tier.is_none_or(|tier| campuses[*campus].quality == (tier == Tier::Quality));
    let stands = |campus: &usize| weights[*campus] > 0;
    let chosen =
        [of_district.iter().copied().filter(of_tier).filter(stands).collect(), of_district.iter().copied().filter(stands).collect()];
    let sharing: Vec<usize> = chosen.into_iter().find(|some: &Vec<usize>| !some.is_empty()).unwrap_or(of_district);
    let of_sharing = sharing.iter().map(|&campus| weights[campus].max(1)).collect();
    (sharing, of_sharing)
}
