//! The pupils of a few futures who choose, for seat plans that look at what they choose.
//!
//! The futures are always the same ones, 1 to 7, however many are asked for: so the plan made for them is, too.

use super::applicants::{DrawnPupils, draw_pupils};
use super::budgets::{BudgetNeed, counted};
use super::campuses::{campus_seats, weights, with_plans};
use super::keys::Keys;
use crate::allocation::admissions::places_of_campuses;
use crate::allocation::seat_plans::{Choosing, SeatPlan};
use crate::domain::{Bundle, Choice, Horizon, LANES, SeatBudget, World};

/// Pupils who apply and places that stand in the entry grade, in the futures of the first bundle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Applying {
    /// Pupils `[district]` [children].
    pub pupils: Vec<Bundle>,
    /// Places `[district]` [children].
    pub places: Vec<Bundle>,
}

impl Applying {
    /// Nobody, anywhere.
    pub fn of_nobody(districts: usize) -> Self {
        Self { pupils: vec![Bundle::ZERO; districts], places: vec![Bundle::ZERO; districts] }
    }
}

/// Pupils of each budget `[budget]`, drawn once for all plans; `None` where the scenario does not say how they choose.
pub type Choosers<'a> = Vec<Option<Choosing<'a>>>;

/// Draws the pupils of every budget that says how they choose, before the places that stand without any budget.
pub fn choosers<'a>(world: &'a World, needs: &[BudgetNeed], seed: u64) -> Choosers<'a> {
    let of_budget = |(budget, need): (&'a SeatBudget, &BudgetNeed)| {
        let grades = counted(world, budget).len() as u64;
        Some(draw(budget.choice.as_ref()?, &need.applying, (Keys::new(seed), (&world.horizon, budget.year)), grades))
    };
    world.budgets.iter().zip(needs).map(of_budget).collect()
}

/// Draws the pupils of a budget's year. The central future is passed over: all its pupils would be alike.
fn draw<'a>(choice: &'a Choice, applying: &Applying, (keys, when): (Keys, (&Horizon, i32)), grades: u64) -> Choosing<'a> {
    let town = &choice.town;
    let seats = campus_seats(town, when, keys, 0, &applying.places);
    let drawn = draw_pupils(&choice.model, town, (keys, when.1, 0), &applying.pupils, &seats);
    let weights: Vec<Vec<u128>> = (1..LANES).map(|lane| weights(&seats, lane)).collect();
    let lists = |(lane, pupils): (usize, &DrawnPupils)| {
        let of_districts: Vec<f64> = applying.places.iter().map(|places| places.0[lane]).collect();
        pupils.ranked(&[&pupils.ability], &[], places_of_campuses(&town.campuses, &weights[lane - 1], &of_districts))
    };
    let lists = drawn.iter().enumerate().skip(1).map(lists).collect();
    Choosing { campuses: &town.campuses, weights, lists, grades }
}

/// Pupils of a budget once the places of others that come to its stage by its year have come to the schools, too; `None` where the scenario does not
/// say how they choose.
pub(super) fn after_plans<'a, 'p>(
    world: &World,
    choosers: &Choosers<'a>,
    position: usize,
    plans: impl Iterator<Item = Option<&'p SeatPlan>>,
) -> Option<Choosing<'a>> {
    let (budget, mut choosing) = (&world.budgets[position], choosers[position].clone()?);
    let plans: Vec<Option<&SeatPlan>> = plans.collect();
    for (lists, weights) in choosing.lists.iter_mut().zip(&choosing.weights) {
        lists.capacity = with_plans(world, (budget.stage, budget.year), &plans, (choosing.campuses, weights), &lists.capacity);
    }
    Some(choosing)
}
