//! What is told of a budget that was shared out.

use super::SharedBudget;
use crate::domain::{SeatBudget, SharedDistrict, SharedOut};

impl SharedBudget {
    /// Who got how many of a budget's places, which bounds were reached, and who had room without them.
    pub fn told(&self, budget: &SeatBudget) -> SharedOut {
        let districts = self.need.central_demand.len();
        SharedOut {
            id: budget.id.clone(),
            stage: budget.stage,
            year: budget.year,
            unit: budget.unit,
            strategy: budget.strategy,
            tiers: budget.lots.iter().map(|lot| lot.tier).collect(),
            left_over: self.plan.left_over.iter().sum(),
            districts: (0..districts).map(|district| self.of_district(budget, district)).collect(),
        }
    }

    fn of_district(&self, budget: &SeatBudget, district: usize) -> SharedDistrict {
        let places: Vec<u64> = self.plan.places.iter().map(|lot| lot[district]).collect();
        // Places that come class by class stop where the next class would not fit.
        let reached = |places: u64, most: Option<u64>| places > 0 && most.is_some_and(|most| places + budget.places_each > most);
        let full = budget.lots.iter().zip(&places).map(|(lot, &places)| reached(places, lot.at_most[district])).collect();
        let site_full = reached(places.iter().sum(), budget.at_most[district]);
        let had_room = self.need.central_demand[district] <= self.need.central_seats[district];
        SharedDistrict { places, full, site_full, had_room }
    }
}
