//! Seat budgets: what the strategies make of them becomes part of the ledger.

use super::Keys;
use super::draws::Draws;
use super::life::{self, Peopled};
use super::run::Manner;
use crate::allocation::seat_plans;
use crate::domain::{BudgetUnit, Delay, Lot, Membership, SeatBudget, SeatChange, SeatStep, Tier, World};

/// The world with every budget shared out. Need is read from future 0 of the world without budgets, so that it does not depend on how
/// many futures are drawn.
#[must_use]
pub fn with_budgets(mut world: World) -> World {
    if world.budgets.is_empty() {
        return world;
    }
    let draws = Draws::of(&world, Keys::new(0), Manner::default());
    let mut people = Peopled::default();
    people.live(&world, &draws, 0);
    let central = life::school(&world, &draws, &mut people, 0, 0).life;
    let demand = |budget: &SeatBudget| -> Vec<f64> {
        let Some(year) = world.horizon.position(budget.year) else { return vec![0.0; world.districts.len()] };
        let in_grade = |district: usize, grade: usize| central.demand[world.cell(year, district, grade)].0[0];
        let counted = match budget.unit {
            BudgetUnit::Intake => world.ladder.grades_of(budget.stage).start..world.ladder.grades_of(budget.stage).start + 1,
            BudgetUnit::Seats => world.ladder.grades_of(budget.stage),
        };
        (0..world.districts.len()).map(|district| counted.clone().map(|grade| in_grade(district, grade)).sum()).collect()
    };
    let changes: Vec<SeatChange> = world.budgets.iter().map(|budget| change(&world, budget, &demand(budget))).collect();
    world.seats.changes.extend(changes);
    world.seats.changes.sort_by(|a, b| a.year.cmp(&b.year).then(a.name.cmp(&b.name)));
    world
}

fn change(world: &World, budget: &SeatBudget, demand: &[f64]) -> SeatChange {
    let steps = budget.lots.iter().flat_map(|lot| {
        let shares = seat_plans::share_out(budget.strategy, lot, demand);
        shares.into_iter().enumerate().flat_map(|(district, places)| steps(world, budget, lot, district, places)).collect::<Vec<_>>()
    });
    SeatChange {
        name: budget.id.clone(),
        kind: "intake".into(),
        year: budget.year,
        delay: Delay::none(),
        chance: 1.0,
        steps: steps.collect(),
        moves: Vec::new(),
    }
}

/// Intake places come with each new cohort; seats come at once, spread over the grades.
fn steps(world: &World, budget: &SeatBudget, lot: &Lot, district: usize, places: u64) -> Vec<SeatStep> {
    let grades = world.ladder.grades_of(budget.stage);
    let count = grades.len() as f64;
    let step = |(lag, grade): (usize, usize)| {
        let (lag_years, seats) = match budget.unit {
            BudgetUnit::Intake => (lag, places as f64),
            BudgetUnit::Seats => (0, places as f64 / count),
        };
        SeatStep { district, grade, lag_years, seats, groups: membership(lot.tier) }
    };
    if places == 0 { Vec::new() } else { grades.enumerate().map(step).collect() }
}

/// Places of an admission plan are places of public schools.
fn membership(tier: Option<Tier>) -> Membership {
    [true, true, tier == Some(Tier::Quality)]
}
