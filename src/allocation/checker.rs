//! The checker: certifies a placement from the definitions, independently of how it was made.

use super::Placement;
use crate::domain::{Bundle, LANES, Ladder, PlacementRule};

/// Children that rounding may lose in one cell [children].
const TOLERANCE: f64 = 1e-6;

/// Says what a placement breaks: pupils lost or made up, a seat given twice, more leaving than wanted.
pub fn certify(demand: &[Bundle], seats: &[Bundle], ladder: &Ladder, placement: &Placement) -> Result<(), String> {
    let grades = ladder.grades();
    let mut anybody_moves = false;
    for (stage, details) in ladder.stages.iter().enumerate() {
        for cell in ladder.grades_of(stage).flat_map(|grade| (grade..demand.len()).step_by(grades)) {
            if in_order(demand[cell], seats[cell], details.rule, placement, cell) {
                continue;
            }
            anybody_moves = true;
            for lane in 0..LANES {
                certify_cell(demand[cell].0[lane], seats[cell].0[lane], details.rule, &pick(placement, cell, lane))
                    .map_err(|why| format!("district {}, grade {}, lane {lane}: {why}", cell / grades, cell % grades))?;
            }
        }
    }
    if anybody_moves { certify_moves(placement, grades) } else { Ok(()) }
}

/// Whether a cell plainly keeps every rule in all futures, to the bit; what does not is looked at future by future.
fn in_order(demand: Bundle, seats: Bundle, rule: PlacementRule, placement: &Placement, cell: usize) -> bool {
    let (enrolment, arrived, left) = (placement.enrolment[cell], placement.arrived[cell], placement.left[cell]);
    let due = match rule {
        PlacementRule::Absorb => demand,
        PlacementRule::Divert | PlacementRule::Wait => demand.min(seats),
    };
    let nobody_moves = arrived == Bundle::ZERO && left == Bundle::ZERO;
    nobody_moves && enrolment == due && demand.min(Bundle::ZERO) == Bundle::ZERO && seats.min(Bundle::ZERO) == Bundle::ZERO
}

struct Cell {
    enrolment: f64,
    arrived: f64,
    left: f64,
}

fn pick(placement: &Placement, cell: usize, lane: usize) -> Cell {
    Cell { enrolment: placement.enrolment[cell].0[lane], arrived: placement.arrived[cell].0[lane], left: placement.left[cell].0[lane] }
}

fn certify_cell(demand: f64, seats: f64, rule: PlacementRule, cell: &Cell) -> Result<(), String> {
    let slip = TOLERANCE * (1.0 + demand.abs());
    if cell.left < -slip || cell.arrived < -slip || cell.enrolment < -slip {
        return Err("a negative number of pupils".into());
    }
    if cell.left > demand + slip {
        return Err(format!("{} left of {demand} who wanted a seat", cell.left));
    }
    if cell.enrolment - cell.arrived > demand - cell.left + slip {
        return Err(format!("{} placed of {demand} who wanted a seat", cell.enrolment - cell.arrived));
    }
    let turned_away = demand - cell.left - (cell.enrolment - cell.arrived);
    match rule {
        PlacementRule::Absorb if turned_away > slip => Err(format!("{turned_away} turned away where the law forbids it")),
        PlacementRule::Divert | PlacementRule::Wait if cell.enrolment > seats + slip => {
            Err(format!("{} pupils on {seats} seats", cell.enrolment))
        }
        PlacementRule::Divert | PlacementRule::Wait if turned_away > slip && cell.enrolment < seats - slip => {
            Err(format!("{turned_away} turned away beside {} free seats", seats - cell.enrolment))
        }
        _ => Ok(()),
    }
}

/// Whoever left one district arrived in another.
fn certify_moves(placement: &Placement, grades: usize) -> Result<(), String> {
    for grade in 0..grades {
        let total = |moved: &[Bundle]| moved.iter().skip(grade).step_by(grades).fold(Bundle::ZERO, |sum, &pupils| sum + pupils);
        let lost = total(&placement.left) - total(&placement.arrived);
        if lost.0.iter().any(|pupils| pupils.abs() > TOLERANCE * (1.0 + total(&placement.left).0[0].abs())) {
            return Err(format!("grade {grade}: {lost:?} pupils lost on the way"));
        }
    }
    Ok(())
}
