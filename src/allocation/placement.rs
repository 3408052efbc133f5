//! Placement by district and stage.
//!
//! `home_first`: a district's pupils use its seats only. `spillover`: entrants above the seats go to the nearest district with room, districts in
//! the order of their names; `proportional`, `nearest` and `least_travel` send those of all districts at once (see [`super::flows`]).
//! Then the rule of the stage: `absorb` squeezes in who is left, `divert` and `wait` leave them without a seat in this stage.

use super::flows::FlowRule;
use super::{checker, overflow, spillover};
use crate::domain::{Bundle, Ladder, Neighbours, OverflowRule};

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
pub fn place(demand: &[Bundle], seats: &[Bundle], ladder: &Ladder, neighbours: &Neighbours) -> Placement {
    let mut placement = Placement::default();
    place_in(demand, seats, ladder, neighbours, &mut placement);
    placement
}

/// The same in the room of another placement.
pub fn place_in(demand: &[Bundle], seats: &[Bundle], ladder: &Ladder, neighbours: &Neighbours, placement: &mut Placement) {
    for cells in [&mut placement.enrolment, &mut placement.arrived, &mut placement.left] {
        cells.clear();
        cells.resize(demand.len(), Bundle::ZERO);
    }
    let grades = ladder.grades();
    for (stage, details) in ladder.stages.iter().enumerate() {
        if details.spillover {
            let entry = ladder.grades_of(stage).start;
            match flow_rule(details.overflow) {
                None => spillover::spill(demand, seats, entry, grades, neighbours, placement),
                Some(rule) => overflow::flow(rule, demand, seats, (entry, grades), neighbours, placement),
            }
        }
        for first in (0..demand.len()).step_by(grades) {
            for cell in ladder.grades_of(stage).map(|grade| first + grade) {
                let wanted = if details.spillover { demand[cell] - placement.left[cell] + placement.arrived[cell] } else { demand[cell] };
                placement.enrolment[cell] = details.rule.seated(wanted, seats[cell]);
            }
        }
    }
    debug_assert_eq!(checker::certify(demand, seats, ladder, placement), Ok(()));
}

/// The flow rule that sends pupils of all districts at once; none where districts take turns.
fn flow_rule(rule: OverflowRule) -> Option<FlowRule> {
    match rule {
        OverflowRule::InOrder => None,
        OverflowRule::Proportional => Some(FlowRule::Proportional),
        OverflowRule::Nearest => Some(FlowRule::Nearest),
        OverflowRule::LeastTravel => Some(FlowRule::LeastTravel),
    }
}
