//! What projects cost, year by year, in the futures of a bundle.

use crate::domain::{Bundle, ProjectCost, ProjectCosts, SeatChange, World};
use crate::supply::Arrival;

/// Running and capital costs of all projects; nothing where none has a cost. A project that is late costs later, and one that never comes nothing.
pub fn of_projects(world: &World, arrivals: &[Arrival]) -> ProjectCosts {
    let mut costs = ProjectCosts::default();
    if world.seats.changes.iter().all(|change| change.costs.is_empty()) {
        return costs;
    }
    let cells = world.stage_cell(world.horizon.len(), 0, 0);
    costs.running_yuan.resize(cells, Bundle::ZERO);
    costs.capital_yuan.resize(cells, Bundle::ZERO);
    for (change, arrival) in world.seats.changes.iter().zip(arrivals) {
        change.costs.iter().for_each(|cost| add(world, change, cost, arrival, &mut costs));
    }
    costs
}

fn add(world: &World, change: &SeatChange, cost: &ProjectCost, arrival: &Arrival, costs: &mut ProjectCosts) {
    let from = arrival.map(|late| late.map(|late| world.horizon.years_after_base(change.year + late as i32)));
    for (year, price) in world.money.price_level.iter().enumerate() {
        let cell = world.stage_cell(year, cost.district, cost.stage);
        let (capital, running) = (cost.capital_yuan * price, cost.running_yuan * price);
        for (lane, from) in from.iter().enumerate() {
            let Some(since) = from.and_then(|from| year.checked_sub(from)) else { continue };
            costs.capital_yuan[cell].0[lane] += if since == 0 { capital } else { 0.0 };
            costs.running_yuan[cell].0[lane] += if cost.runs_years.is_none_or(|years| since < years) { running } else { 0.0 };
        }
    }
}
