//! Schools one by one, for the stages that the scenario places school by school.

mod checks;
mod here;

use std::collections::BTreeMap;

use super::changes::Compiled;
use super::context::Context;
use super::pool_index::Pools;
use super::pools::Pool;
use crate::domain::SchoolBlock;
use crate::inputs::dataset::SchoolRow;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::PlacementLevel;
pub(super) use checks::warn_of_pupils;
use here::Here;

/// Whether a stage is placed school by school.
fn asks(context: &Context<'_>, stage: usize) -> bool {
    let placement = context.settings.placement.get(&context.ladder.stages[stage].id);
    placement.is_some_and(|placement| placement.level == Some(PlacementLevel::School))
}

/// Whether each stage is `[stage]`.
pub(super) fn asked(context: &Context<'_>) -> Vec<bool> {
    (0..context.ladder.stages.len()).map(|stage| asks(context, stage)).collect()
}

/// The pools as they stand without any change, by position; none where no stage is placed school by school.
pub(super) fn before(context: &Context<'_>, pools: &Pools) -> Vec<Pool> {
    if asked(context).contains(&true) { pools.iter().cloned().collect() } else { Vec::new() }
}

/// The schools of each district and stage that is placed school by school, and what every project does to them.
pub(super) fn read(
    context: &Context<'_>,
    before: &[Pool],
    pools: &Pools,
    compiled: &[Compiled],
    problems: &mut Problems,
) -> Vec<SchoolBlock> {
    let stages: Vec<usize> = (0..context.ladder.stages.len()).filter(|&stage| asks(context, stage)).collect();
    if stages.is_empty() {
        return Vec::new();
    }
    let rows = rows(context);
    let mut blocks: Vec<SchoolBlock> = Vec::new();
    let mut first = 0;
    for (district, &stage) in (0..context.districts.len()).flat_map(|district| stages.iter().map(move |stage| (district, stage))) {
        let here = Here::of(context, (district, stage), before, pools, &rows);
        let block = here.block(compiled, first);
        first += block.schools.len();
        blocks.push(block);
    }
    for &stage in &stages {
        checks::check(context, stage, &blocks, problems);
    }
    blocks
}

/// The schools of every district in one stage, with what every project does to them, whether the stage is placed school by school or not.
pub(super) fn in_stage(context: &Context<'_>, stage: usize, before: &[Pool], pools: &Pools, compiled: &[Compiled]) -> Vec<SchoolBlock> {
    let rows = rows(context);
    let block = |district| Here::of(context, (district, stage), before, pools, &rows).block(compiled, 0);
    (0..context.districts.len()).map(block).collect()
}

/// Rows of the table by school and stage.
pub(super) type Rows<'a> = BTreeMap<(&'a str, &'a str), &'a SchoolRow>;

/// All rows.
pub(super) fn rows<'a>(context: &Context<'a>) -> Rows<'a> {
    context.data.schools.iter().map(|row| ((row.school.as_str(), row.stage.as_str()), row)).collect()
}
