//! Flow rules: pupils of places, many at once, to the seats that they may go to.
//!
//! In: pupils by place, seats by school, and the ways that are allowed [km]. Out: pupils on each way, with fractions. A pupil stays without a
//! seat only where no way leads to one that is left; none is placed twice. Every rule is a pure function in a file of its own.

pub mod checker;

mod least_travel;

mod nearest;

mod proportional;

use super::access::Way;

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlowRule {
    /// Seats in proportion to what is left of them.
    Proportional,
    /// The shortest way first.
    Nearest,
    /// Most pupils placed, then least total pupil-km.
    LeastTravel,
}

/// Pupils on each way `[way]` [children].
pub fn place_by_flow(rule: FlowRule, pupils: &[f64], seats: &[f64], ways: &[Way]) -> Vec<f64> {
    let flow = match rule {
        FlowRule::Proportional => proportional::flow(pupils, seats, ways),
        FlowRule::Nearest => nearest::flow(pupils, seats, ways),
        FlowRule::LeastTravel => least_travel::flow(pupils, seats, ways),
    };
    debug_assert_eq!(checker::certify(pupils, seats, ways, &flow), Ok(()));
    flow
}
