//! The pupils of a few futures who choose, for seat plans that look at what they choose.
//!
//! The futures are always the same ones, 1 to 7, however many are asked for: so the plan made for them is, too.

use super::applicants::draw_pupils;
use super::budgets::BudgetNeed;
use super::keys::Keys;
use crate::allocation::admissions::places_of_campuses;
use crate::allocation::seat_plans::Choosing;
use crate::domain::{Applications, Bundle, Choice, LANES};

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

/// Draws the pupils of a budget's year. The central future is passed over: all its pupils would be alike.
pub fn choosing<'a>(choice: &'a Choice, applying: &Applying, seed: u64, year: i32, grades: usize) -> Choosing<'a> {
    let drawn = draw_pupils(&choice.model, &choice.town, Keys::new(seed), year, 0, &applying.pupils);
    let lists = |future: usize| -> Applications {
        let of_districts: Vec<f64> = applying.places.iter().map(|places| places.0[future]).collect();
        drawn[future].ranked(&[&drawn[future].ability], &[], places_of_campuses(&choice.town.campuses, &of_districts))
    };
    Choosing { campuses: &choice.town.campuses, lists: (1..LANES).map(lists).collect(), grades: grades as u64 }
}

impl BudgetNeed {
    /// Adds places that stand in every future.
    pub(super) fn add_places(&mut self, district: usize, places: f64) {
        if let Some(standing) = self.applying.places.get_mut(district) {
            *standing += Bundle::splat(places);
        }
    }
}
