//! The town of a plan.

use super::super::super::Failure;
use super::super::super::prepare::Prepared;
use super::plan::Plan;
use crate::domain::{Said, Town};
use crate::inputs::dataset;
use crate::inputs::problem::Problems;
use crate::inputs::world::{read_town, without_places};

/// Reads the town.
pub fn read(prepared: &Prepared, plan: &Plan) -> Result<Town, Failure> {
    let world = &prepared.world;
    let stages: Vec<&str> = world.ladder.stages.iter().map(|stage| stage.id.as_str()).collect();
    let (rows, problems) = dataset::read(&prepared.scenario.dataset, &stages);
    if problems.has_errors() {
        return Err(problems.into());
    }
    let from = plan.leavers.map(|(grade, _)| world.ladder.stage_of(grade));
    let place = |key: &str, what: Said| prepared.scenario.places.problem(key, what);
    let found = read_town((&prepared.scenario.settings, &rows, &place), (plan.stage, from), plan.year);
    found.ok_or_else(|| Problems { list: vec![without_places(&rows.file("districts"))] }.into())
}
