//! What plans are judged by: a stage in a school year, with all budgets whose places have come by then.

use super::overflow::Neighbourhood;
use super::stock::{MILLION, fixed};
use crate::allocation::access::Decay;
use crate::domain::{NeedByFuture, Neighbours, SeatBudget};

/// A stage in a school year, judged once however many budgets bring places to it.
#[derive(Clone, Debug)]
pub struct Judging<'a> {
    /// Without any budget, in the year, in the grades that are counted.
    pub need: &'a NeedByFuture,
    /// In the first reported year.
    pub today: &'a NeedByFuture,
    /// Where pupils above the seats go.
    pub neighbourhood: Neighbourhood<'a>,
    /// How far districts are, and how seats count as reachable, where that is asked for.
    pub reach: Option<(&'a Neighbours, &'a Decay)>,
    /// Parts in which a place is counted: the grades of the stage, over which places of all grades are spread.
    pub parts: u64,
    /// Budgets whose places have come.
    pub come: Vec<Come<'a>>,
}

/// A budget whose places have come by the year that is judged.
#[derive(Clone, Debug)]
pub struct Come<'a> {
    /// The budget.
    pub budget: &'a SeatBudget,
    /// Its position among the plans.
    pub position: usize,
    /// What it found in its own year: where nobody wants a seat it brings none.
    pub need: &'a NeedByFuture,
    /// What one of its places brings to each grade that is counted [parts of a place] `[grade]`.
    pub brings: Vec<u64>,
}

impl Judging<'_> {
    /// What plans `[budget][district]` bring [parts of a place] `[district][grade]`.
    pub fn brought(&self, plans: &[Vec<u64>]) -> Vec<Vec<u64>> {
        let in_grade =
            |district: usize, grade: usize| self.come.iter().map(|come| plans[come.position][district] * come.brings[grade]).sum();
        let in_district = |district: usize| (0..self.need.grades()).map(|grade| in_grade(district, grade)).collect();
        (0..self.need.districts()).map(in_district).collect()
    }

    /// Parts of a place as a number of places.
    pub fn places(&self, parts: u64) -> f64 {
        parts as f64 / self.parts as f64
    }

    /// Children above the seats of a grade, without any budget [millionths of a child, times the parts].
    pub fn gap(&self, district: usize, grade: usize, future: usize) -> u64 {
        fixed(self.need.excess(district, grade, future)) * self.parts
    }

    /// Unmet pupils of plans `[future]`, counted as the gaps.
    pub fn unmet(&self, plans: &[Vec<u64>]) -> Vec<u64> {
        let brought = self.brought(plans);
        let of_grade = |future: usize, district: usize, (grade, parts): (usize, &u64)| {
            self.gap(district, grade, future).saturating_sub(parts * MILLION)
        };
        let of_district = |future: usize, (district, grades): (usize, &Vec<u64>)| {
            grades.iter().enumerate().map(|grade| of_grade(future, district, grade)).sum::<u64>()
        };
        (0..self.need.futures()).map(|future| brought.iter().enumerate().map(|district| of_district(future, district)).sum()).collect()
    }

    /// Children of a number that is counted as the gaps.
    pub fn children(&self, parts: f64) -> f64 {
        parts / (MILLION * self.parts) as f64
    }
}
