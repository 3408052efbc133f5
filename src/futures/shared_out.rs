//! What is told of a budget that was shared out.

use super::SharedBudget;
use crate::allocation::seat_plans::SeatPlan;
use crate::domain::{Lot, SeatBudget, SharedDistrict, SharedOut};

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
            schools: self.plan.schools.clone(),
            districts: (0..districts).map(|district| self.of_district(budget, district)).collect(),
        }
    }

    fn of_district(&self, budget: &SeatBudget, district: usize) -> SharedDistrict {
        let places: Vec<u64> = self.plan.places.iter().map(|lot| lot[district]).collect();
        // Places that come class by class stop where the next class would not fit.
        let reached = |places: u64, most: Option<u64>| places > 0 && most.is_some_and(|most| places + budget.places_each > most);
        let of_lot = |(lot, &places): (&Lot, &u64)| reached(places, lot.at_most[district]) || lot.at_most[district] == Some(0);
        let full = budget.lots.iter().zip(&places).map(of_lot).collect();
        let site_full = reached(places.iter().sum(), budget.at_most[district]);
        let had_room = self.need.central_demand[district] <= self.need.central_seats[district];
        SharedDistrict { places, full, site_full, had_room }
    }
}

/// The plan of a budget of which it is told how it was shared out.
pub fn plan_of(shared: &SharedOut) -> SeatPlan {
    let of_lot = |lot: usize| shared.districts.iter().map(|district| district.places[lot]).collect();
    SeatPlan { places: (0..shared.tiers.len()).map(of_lot).collect(), left_over: Vec::new(), schools: shared.schools.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BudgetUnit, NeedByFuture, Rounding, SeatStrategy};

    fn budget(places_each: u64) -> SeatBudget {
        let lot = Lot { tier: None, places: 150, at_most: vec![Some(100), None, Some(0)], manual: Vec::new() };
        SeatBudget {
            id: "places".into(),
            stage: 0,
            year: 2024,
            unit: BudgetUnit::Seats,
            lots: vec![lot],
            strategy: SeatStrategy::Need,
            rounding: Rounding::Hamilton,
            places_each,
            at_most: vec![None, Some(50), Some(50)],
            schools: Vec::new(),
            choice: None,
        }
    }

    #[test]
    fn bounds_that_were_reached_and_room_that_was_there_are_told() {
        let need = NeedByFuture::certain(&[300.0, 80.0, 50.0], &[200.0, 80.0, 60.0]);
        let plan = SeatPlan { places: vec![vec![90, 50, 0]], left_over: vec![10], schools: Vec::new() };
        let shared = SharedBudget { need, plan };
        let told = |places_each: u64| shared.told(&budget(places_each));
        assert_eq!((told(1).all(), told(1).left_over, told(1).where_there_was_room()), (140, 10, 50));
        assert_eq!(
            told(1).districts.iter().map(|district| (district.full[0], district.site_full)).collect::<Vec<_>>(),
            [(false, false), (false, true), (true, false)]
        );
        assert!(told(45).districts[0].full[0], "no further class of 45 would fit below 100");
    }
}
