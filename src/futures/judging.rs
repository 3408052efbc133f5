//! Which stages and years the plans of budgets are judged in, and what has come by then.

use super::budgets::{BudgetNeed, counted, neighbourhood, shape};
use crate::allocation::access::Decay;
use crate::allocation::seat_plans::{Come, Judging};
use crate::domain::{BudgetUnit, SeatBudget, World};

/// Budgets that stand for the stages and years that are judged, by position: the first of each, or the first that counts seats of all grades where
/// any does.
pub fn judged_budgets(budgets: &[SeatBudget]) -> Vec<usize> {
    let with = |budget: &SeatBudget| (0..budgets.len()).filter(move |&other| is_with(&budgets[other], budget)).collect::<Vec<_>>();
    let first = |&position: &usize| with(&budgets[position])[0] == position;
    let widest = |position: usize| {
        let all = with(&budgets[position]);
        all.iter().copied().find(|&other| budgets[other].unit == BudgetUnit::Seats).unwrap_or(position)
    };
    (0..budgets.len()).filter(first).map(widest).collect()
}

fn is_with(a: &SeatBudget, b: &SeatBudget) -> bool {
    (a.stage, a.year) == (b.stage, b.year)
}

/// Every stage and year that a budget concerns, once; `needs` are those of the budgets.
pub fn judgings<'a>(world: &'a World, needs: &'a [BudgetNeed], reach: Option<&'a Decay>) -> Vec<Judging<'a>> {
    let judging = |position: usize| {
        let (budget, need) = (&world.budgets[position], &needs[position]);
        let come = |other: usize| come(world, budget, (other, &world.budgets[other], &needs[other]));
        Judging {
            need: &need.in_year,
            today: &need.today,
            neighbourhood: neighbourhood(world, budget.stage),
            reach: reach.map(|decay| (&world.neighbours, decay)),
            parts: world.ladder.grades_of(budget.stage).len() as u64,
            come: (0..world.budgets.len()).filter_map(come).collect(),
        }
    };
    judged_budgets(&world.budgets).into_iter().map(judging).collect()
}

/// What a budget brings to the stage, by the year and in the grades that another one counts.
fn come<'a>(world: &World, judged: &SeatBudget, (position, budget, need): (usize, &'a SeatBudget, &'a BudgetNeed)) -> Option<Come<'a>> {
    if budget.stage != judged.stage || budget.year > judged.year {
        return None;
    }
    let counted = counted(world, judged);
    let mut brings = vec![0; counted.len()];
    for (lag, grade, parts) in shape(world.ladder.grades_of(budget.stage), budget.unit) {
        if counted.contains(&grade) && budget.year + lag as i32 <= judged.year {
            brings[grade - counted.start] = parts;
        }
    }
    Some(Come { budget, position, need: &need.in_year, brings })
}
