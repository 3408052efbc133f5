//! Placement by district and stage.
//!
//! `home_first`: a district's pupils use its seats only. `spillover`: entrants above the seats go to the nearest district with room.
//! Then the rule of the stage: `absorb` squeezes in who is left, `divert` and `wait` leave them without a seat in this stage.

use super::{checker, spillover};
use crate::domain::{Bundle, Ladder, PlacementRule};

/// Who sits where, `[district][grade]` [children].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Pupils of the district's own demand or of another's who have a seat or are squeezed in here.
    pub enrolment: Vec<Bundle>,
    /// Of them: pupils who came from another district for want of a seat there.
    pub arrived: Vec<Bundle>,
    /// Pupils of this district's demand who went to another district.
    pub left: Vec<Bundle>,
}

/// Places the demand of one school year. `neighbours` lists for each district the others, nearest first.
pub fn place(demand: &[Bundle], seats: &[Bundle], ladder: &Ladder, neighbours: &[Vec<usize>]) -> Placement {
    let mut placement = Placement::default();
    place_in(demand, seats, ladder, neighbours, &mut placement);
    placement
}

/// The same in the room of another placement.
pub fn place_in(demand: &[Bundle], seats: &[Bundle], ladder: &Ladder, neighbours: &[Vec<usize>], placement: &mut Placement) {
    for cells in [&mut placement.enrolment, &mut placement.arrived, &mut placement.left] {
        cells.clear();
        cells.resize(demand.len(), Bundle::ZERO);
    }
    let grades = ladder.grades();
    for (stage, details) in ladder.stages.iter().enumerate() {
        if details.spillover {
            spillover::spill(demand, seats, ladder.grades_of(stage).start, grades, neighbours, placement);
        }
        for grade in ladder.grades_of(stage) {
            for cell in (grade..demand.len()).step_by(grades) {
                let wanted = demand[cell] - placement.left[cell] + placement.arrived[cell];
                placement.enrolment[cell] = seated(wanted, seats[cell], details.rule);
            }
        }
    }
    debug_assert_eq!(checker::certify(demand, seats, ladder, placement), Ok(()));
}

/// Pupils who end up in class: all of them where the law forbids to turn a child away, otherwise up to the seats.
#[inline]
fn seated(wanted: Bundle, seats: Bundle, rule: PlacementRule) -> Bundle {
    match rule {
        PlacementRule::Absorb => wanted,
        PlacementRule::Divert | PlacementRule::Wait => wanted.min(seats),
    }
}
