//! What pupils cost, and which stages have projects that cost something.

use super::context::Context;
use crate::domain::{Money, ProjectCost, Seats};

/// Costs by stage.
pub(super) fn read(context: &Context<'_>, seats: &Seats) -> Money {
    let said = &context.settings.finance;
    let stages = &context.ladder.stages;
    let growth = 1.0 + said.price_growth.unwrap_or(0.0);
    let any = |stage: usize, yuan: fn(&ProjectCost) -> f64| {
        seats.changes.iter().flat_map(|change| &change.costs).any(|cost| cost.stage == stage && yuan(cost) > 0.0)
    };
    let all = |yuan: fn(&ProjectCost) -> f64| (0..stages.len()).map(|stage| any(stage, yuan)).collect();
    Money {
        per_pupil_yuan: stages.iter().map(|stage| said.per_pupil_yuan.get(&stage.id).copied()).collect(),
        // One factor after the other: the machine's power function differs between machines in the last bit.
        price_level: std::iter::successors(Some(1.0), |level| Some(level * growth)).take(context.horizon.len()).collect(),
        projects_run: all(|cost| cost.running_yuan),
        projects_build: all(|cost| cost.capital_yuan),
    }
}
