//! The pupils of a few futures who choose, for seat plans that look at what they choose.
//!
//! The futures are always the same ones, 1 to 7, however many are asked for: so the plan made for them is, too.

use super::applicants::{DrawnPupils, draw_pupils};
use super::budgets::{BudgetNeed, counted};
use super::keys::Keys;
use crate::allocation::admissions::places_of_campuses;
use crate::allocation::seat_plans::Choosing;
use crate::domain::{Applications, Bundle, Choice, SeatBudget, World};

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

/// Draws the pupils of every budget that says how they choose.
pub fn choosers<'a>(world: &'a World, needs: &[BudgetNeed], seed: u64) -> Choosers<'a> {
    let of_budget = |(budget, need): (&'a SeatBudget, &BudgetNeed)| {
        let grades = counted(world, budget).len() as u64;
        Some(draw(budget.choice.as_ref()?, &need.applying, seed, budget.year, grades))
    };
    world.budgets.iter().zip(needs).map(of_budget).collect()
}

/// Draws the pupils of a budget's year. The central future is passed over: all its pupils would be alike.
fn draw<'a>(choice: &'a Choice, applying: &Applying, seed: u64, year: i32, grades: u64) -> Choosing<'a> {
    let drawn = draw_pupils(&choice.model, &choice.town, Keys::new(seed), year, 0, &applying.pupils);
    let lists = |pupils: &DrawnPupils| pupils.ranked(&[&pupils.ability], &[], Vec::new());
    Choosing { campuses: &choice.town.campuses, lists: drawn[1..].iter().map(lists).collect(), grades }
}

/// The same pupils before the places that stand `[district]`.
pub fn before_places<'a>(choosing: &Choosing<'a>, places: &[Bundle]) -> Choosing<'a> {
    let future = |(future, lists): (usize, &Applications)| {
        let of_districts: Vec<f64> = places.iter().map(|places| places.0[future + 1]).collect();
        Applications { capacity: places_of_campuses(choosing.campuses, &of_districts), ..lists.clone() }
    };
    Choosing { lists: choosing.lists.iter().enumerate().map(future).collect(), ..*choosing }
}

impl BudgetNeed {
    /// Adds places that stand in every future.
    pub(super) fn add_places(&mut self, district: usize, places: f64) {
        if let Some(standing) = self.applying.places.get_mut(district) {
            *standing += Bundle::splat(places);
        }
    }
}
