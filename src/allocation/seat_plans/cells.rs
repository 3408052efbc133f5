//! Cells between which units move: what a district, or a school, gets of a lot.

use std::ops::RangeInclusive;

use super::room::Room;
use super::stock::Stock;
use crate::domain::SeatBudget;

/// Cells with their bounds. Units move between cells of one lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// Lot position `[cell]`.
    pub lot: Vec<usize>,
    /// District, or school of the budget where it names schools `[cell]`.
    pub taker: Vec<usize>,
    /// Most units `[cell]`.
    pub at_most: Vec<u64>,
    /// Cells that share a bound, and the bound [units].
    joint: Vec<(Vec<usize>, u64)>,
    /// Room of the districts over all lots, where cells are districts.
    room: Option<Room>,
}

impl Cells {
    /// The districts, over all lots.
    pub fn of_stock(stock: &Stock) -> Self {
        let at_most = stock.room.at_most().to_vec();
        let taker = (0..at_most.len()).collect();
        Self { lot: vec![0; at_most.len()], taker, at_most, joint: Vec::new(), room: Some(stock.room.clone()) }
    }

    /// Districts, or schools, of every lot of a budget; `open` says in which districts anybody wants a seat.
    pub fn of_budget(budget: &SeatBudget, open: &[bool]) -> Self {
        let mut cells = Self::default();
        for (lot, details) in budget.lots.iter().enumerate() {
            let units = |places: Option<u64>| places.unwrap_or(u64::MAX).min(details.places) / budget.places_each.max(1);
            if budget.schools.is_empty() {
                let district = |district: usize| (district, if open[district] { units(details.at_most[district]) } else { 0 });
                cells.add(lot, (0..open.len()).map(district));
            } else {
                let taking = budget.schools.iter().enumerate().filter(|(_, school)| school.lots.contains(&lot));
                cells.add(lot, taking.map(|(position, school)| (position, if open[school.district] { units(school.at_most) } else { 0 })));
            }
        }
        cells.bind(budget);
        cells
    }

    fn add(&mut self, lot: usize, takers: impl Iterator<Item = (usize, u64)>) {
        for (taker, at_most) in takers {
            self.lot.push(lot);
            self.taker.push(taker);
            self.at_most.push(at_most);
        }
    }

    /// Bounds over several cells: of a district over its lots and schools, of a school over its lots.
    fn bind(&mut self, budget: &SeatBudget) {
        let each = budget.places_each.max(1);
        let district = |cell: usize| budget.schools.get(self.taker[cell]).map_or(self.taker[cell], |school| school.district);
        let cells = || 0..self.lot.len();
        let of_districts = budget.at_most.iter().enumerate().filter_map(|(number, most)| {
            let own: Vec<usize> = cells().filter(|&cell| district(cell) == number).collect();
            most.map(|most| (own, most / each))
        });
        let of_schools = budget.schools.iter().enumerate().filter_map(|(number, school)| {
            let own: Vec<usize> = cells().filter(|&cell| self.taker[cell] == number).collect();
            school.at_most.filter(|_| own.len() > 1).map(|most| (own, most / each))
        });
        self.joint = of_districts.chain(of_schools).filter(|(own, _)| !own.is_empty()).collect();
    }

    /// Whether some units of a plan `[cell]` may move.
    pub fn allow(&self, plan: &[u64], (from, to): (usize, usize), units: u64) -> bool {
        let fits = |(own, most): &(Vec<usize>, u64)| {
            !own.contains(&to) || own.contains(&from) || own.iter().map(|&cell| plan[cell]).sum::<u64>() + units <= *most
        };
        from != to
            && self.lot[from] == self.lot[to]
            && plan[from] >= units
            && plan[to] + units <= self.at_most[to]
            && self.joint.iter().all(fits)
            && self.room.as_ref().is_none_or(|room| room.fits(&room.left(plan), plan, (from, to), units))
    }

    /// Every plan that gives each lot as many units as this one and keeps all bounds, in rising order; `None` where there are more than so many.
    pub fn every_plan(&self, like: &[u64], most: usize) -> Option<Vec<Vec<u64>>> {
        let mut begun = vec![Vec::new()];
        for cell in 0..self.lot.len() {
            let wider = |plan: &Vec<u64>| {
                let units = self.units_for(plan, cell, like);
                units.map(|units| [plan.as_slice(), &[units]].concat()).collect::<Vec<_>>()
            };
            begun = begun.iter().flat_map(wider).collect();
            if begun.len() > most {
                return None;
            }
        }
        Some(begun)
    }

    /// Units that the next cell of a plan may have; the last one of a lot takes what is left.
    fn units_for(&self, plan: &[u64], cell: usize, like: &[u64]) -> RangeInclusive<u64> {
        let of_lot =
            |units: &[u64]| units.iter().zip(&self.lot).filter(|&(_, &lot)| lot == self.lot[cell]).map(|(units, _)| units).sum::<u64>();
        let left = of_lot(like) - of_lot(plan);
        let bounds = self.joint.iter().filter(|(own, _)| own.contains(&cell));
        let room = bounds.map(|(own, most)| most.saturating_sub(own.iter().filter_map(|&other| plan.get(other)).sum::<u64>()));
        let most = room.min().unwrap_or(u64::MAX).min(self.at_most[cell]).min(left);
        let is_last = !self.lot[cell + 1..].contains(&self.lot[cell]);
        (if is_last { left } else { 0 })..=most
    }
}

/// Moves some units of a plan.
pub fn shift(plan: &mut [u64], (from, to): (usize, usize), units: u64) {
    plan[from] -= units;
    plan[to] += units;
}
