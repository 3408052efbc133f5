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
pub(super) fn asks(context: &Context<'_>, stage: usize) -> bool {
    let placement = context.settings.placement.get(&context.ladder.stages[stage].id);
    placement.is_some_and(|placement| placement.level == Some(PlacementLevel::School))
}

/// The pools as they stand without any change, by position; none where no stage is placed school by school.
pub(super) fn before(context: &Context<'_>, pools: &Pools) -> Vec<Pool> {
    let asked = (0..context.ladder.stages.len()).any(|stage| asks(context, stage));
    if asked { pools.iter().cloned().collect() } else { Vec::new() }
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

/// Rows of the table by school and stage.
type Rows<'a> = BTreeMap<(&'a str, &'a str), &'a SchoolRow>;

fn rows<'a>(context: &Context<'a>) -> Rows<'a> {
    context.data.schools.iter().map(|row| ((row.school.as_str(), row.stage.as_str()), row)).collect()
}
