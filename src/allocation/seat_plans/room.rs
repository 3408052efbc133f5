//! Room: which numbers of units districts can get together, over all lots.
//!
//! A lot has units; a district takes so many of each lot, and so many in all. Whether totals can be brought about is said without looking at the
//! lots again: for every set of lots, what districts get beyond what the other lots may bring them is no more than the set holds (the largest
//! flow is the smallest cut: Ford and Fulkerson 1956). Such totals form a polymatroid, where one unit at a time to the best use that still fits
//! is best in all, as long as a district's units are worth less one after the other (Federgruen and Groenevelt 1986, Operations Research 34(6)).

use crate::domain::{Lot, SeatBudget};

/// Most limits that rooms together have.
const MOST_LIMITS: usize = 1 << 10;

/// What a set of lots allows: districts together get at most its units beyond what each gets without it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Limit {
    units: u64,
    /// Units that each gets without the set `[district]`.
    free: Vec<u64>,
}

impl Limit {
    fn beyond(&self, district: usize, units: u64) -> u64 {
        units.saturating_sub(self.free[district])
    }

    fn beyond_all(&self, shares: &[u64]) -> u64 {
        shares.iter().enumerate().map(|(district, &units)| self.beyond(district, units)).sum()
    }
}

/// Room of districts, one limit for each set of lots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The first is of no lot: bounds of each district alone.
    limits: Vec<Limit>,
}

impl Room {
    /// Room for the lots of a budget; `open` says in which districts anybody wants a seat.
    pub fn of(budget: &SeatBudget, open: &[bool]) -> Self {
        let each = budget.places_each.max(1);
        let in_units = |places: Option<u64>| places.unwrap_or(u64::MAX) / each;
        let takes = |lot: &Lot, d: usize| if open[d] { in_units(lot.at_most[d]).min(lot.places / each) } else { 0 };
        let limit = |set: usize| {
            let (within, without): (Vec<_>, Vec<_>) = budget.lots.iter().enumerate().partition(|(lot, _)| set >> lot & 1 == 1);
            let free = |d: usize| without.iter().map(|(_, lot)| takes(lot, d)).sum::<u64>().min(in_units(budget.at_most[d]));
            Limit { units: within.iter().map(|(_, lot)| lot.places / each).sum(), free: (0..open.len()).map(free).collect() }
        };
        Self { limits: (0..1 << budget.lots.len()).map(limit).collect() }
    }

    /// Room for one lot of some units, bounded by district.
    pub fn of_one(units: u64, at_most: &[u64]) -> Self {
        let alone = Limit { units: 0, free: at_most.iter().map(|&most| most.min(units)).collect() };
        Self { limits: vec![alone, Limit { units, free: vec![0; at_most.len()] }] }
    }

    /// Room for nothing.
    pub fn none(districts: usize) -> Self {
        Self { limits: vec![Limit { units: 0, free: vec![0; districts] }] }
    }

    /// The same room in units of which so many make one.
    #[must_use]
    pub fn times(self, parts: u64) -> Self {
        let limit = |limit: Limit| Limit { units: limit.units * parts, free: limit.free.into_iter().map(|units| units * parts).collect() };
        Self { limits: self.limits.into_iter().map(limit).collect() }
    }

    /// Room for what fits into this room and another one, added up: a limit for each two (the sum of polymatroids is one: Edmonds 1970). Where
    /// they would be too many, those of no lot and of all lots alone: all that binds where no district's bound does, and otherwise more room.
    #[must_use]
    pub fn beside_another(&self, other: &Self) -> Self {
        let both = |(own, others): (&Limit, &Limit)| Limit {
            units: own.units + others.units,
            free: own.free.iter().zip(&others.free).map(|(own, others)| own + others).collect(),
        };
        let pairs = self.limits.iter().flat_map(|own| other.limits.iter().map(move |others| (own, others)));
        if self.limits.len() * other.limits.len() <= MOST_LIMITS {
            return Self { limits: pairs.map(both).collect() };
        }
        let ends = [(self.limits.first(), other.limits.first()), (self.limits.last(), other.limits.last())];
        Self { limits: ends.into_iter().filter_map(|(own, others)| own.zip(others)).map(both).collect() }
    }

    /// Most units that each district can get, whatever the others do `[district]`.
    pub fn at_most(&self) -> &[u64] {
        &self.limits[0].free
    }

    /// Units that can be shared out.
    pub fn units(&self) -> u64 {
        let all: Vec<usize> = (0..self.at_most().len()).collect();
        self.beside(&vec![0; all.len()], &all)
    }

    /// Units that some districts, who have none yet, can get together beside what the others have.
    pub fn beside(&self, shares: &[u64], districts: &[usize]) -> u64 {
        let most = |limit: &Limit| {
            let free = districts.iter().map(|&district| limit.free[district]).sum::<u64>();
            (limit.units + free).saturating_sub(limit.beyond_all(shares))
        };
        self.limits.iter().map(most).min().unwrap_or(0)
    }

    /// Most units if no district gets more than its cap, which rise one after the other: `(district, units)` each time. Begins with none.
    pub fn rising(&self, steps: impl Iterator<Item = (usize, u64)>) -> impl Iterator<Item = u64> {
        let mut caps = vec![0; self.at_most().len()];
        let mut most: Vec<u64> = self.limits.iter().map(|limit| limit.units).collect();
        steps.map(move |(district, more)| {
            let (before, after) = (caps[district], caps[district] + more);
            for (most, limit) in most.iter_mut().zip(&self.limits) {
                *most += after.min(limit.free[district]) - before.min(limit.free[district]);
            }
            caps[district] = after;
            most.iter().copied().min().unwrap_or(0)
        })
    }

    /// What each limit leaves beyond some shares `[limit]`.
    pub fn left(&self, shares: &[u64]) -> Vec<u64> {
        self.limits.iter().map(|limit| limit.units.saturating_sub(limit.beyond_all(shares))).collect()
    }

    /// Takes one unit more for a district that has some, where it fits into what is left.
    pub fn take(&self, left: &mut [u64], district: usize, has: u64) -> bool {
        let needed = || self.limits.iter().map(|limit| u64::from(has >= limit.free[district]));
        let fits = needed().zip(left.iter()).all(|(needed, &left)| needed <= left);
        if fits {
            left.iter_mut().zip(needed()).for_each(|(left, needed)| *left -= needed);
        }
        fits
    }

    /// Whether some units fit elsewhere, given what is left beyond the shares.
    pub fn fits(&self, left: &[u64], shares: &[u64], (from, to): (usize, usize), units: u64) -> bool {
        let fits = |(limit, left): (&Limit, &u64)| {
            let before = limit.beyond(from, shares[from]) + limit.beyond(to, shares[to]);
            limit.beyond(from, shares[from] - units) + limit.beyond(to, shares[to] + units) <= before + left
        };
        self.limits.iter().zip(left).all(fits)
    }

    /// Districts that together have most above what they can get `[district]`; none where the shares fit.
    pub fn overfull(&self, shares: &[u64]) -> Option<Vec<bool>> {
        let above = |limit: &&Limit| limit.beyond_all(shares).saturating_sub(limit.units);
        // The first of those with most, which is that of single districts where they have as much above.
        let worst = self.limits.iter().rev().max_by_key(above).filter(|limit| above(limit) > 0)?;
        Some(shares.iter().enumerate().map(|(district, &units)| worst.beyond(district, units) > 0).collect())
    }
}
