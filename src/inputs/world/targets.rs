//! What the plan promises to reach.

use super::context::Context;
use super::kinds_told;
use crate::domain::{Goal, Money, Said, SpecialNeeds, Staff, Target, TargetMeasure};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{MeasureName, TargetSettings};
use crate::said;

/// Targets in the order of the scenario.
pub(super) fn read(context: &Context<'_>, known: Known<'_>, problems: &mut Problems) -> Vec<Target> {
    let targets = &context.settings.target;
    for (place, target) in targets.iter().enumerate() {
        if targets[..place].iter().any(|other| other.id == target.id) {
            problems.add(context.at(&format!("target[{}].id", target.id), said!("`{}` 列出了两次", "`{}` is listed twice", target.id)));
        }
    }
    targets.iter().filter_map(|said| target(context, said, known, problems)).collect()
}

/// What targets rest on where a scenario must ask for it first.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// Teachers `[stage]`.
    pub staff: &'a [Option<Staff>],
    /// Costs.
    pub money: &'a Money,
    /// Children with special needs `[stage]`.
    pub special_needs: &'a [Option<SpecialNeeds>],
}

/// Blocks of the scenario that say it.
const SAID_IN: [&str; 3] = ["teachers", "finance", "special_needs"];

fn target(context: &Context<'_>, said: &TargetSettings, known: Known<'_>, problems: &mut Problems) -> Option<Target> {
    let key = |name: &str| format!("target[{}].{name}", said.id);
    let stage = context.named_stage(&key("stage"), &said.stage, problems);
    let district = said.district.as_ref().map(|name| context.named_district(&key("district"), name, problems));
    context.check_year(&key("year"), said.year, problems);
    let goal = match (said.at_least, said.at_most) {
        (Some(value), None) if value.is_finite() => Some(Goal::AtLeast(value)),
        (None, Some(value)) if value.is_finite() => Some(Goal::AtMost(value)),
        _ if context.doubts(&format!("target[{}]", said.id)) => None,
        _ => {
            problems
                .add(context.at(&key("at_least"), said!("`at_least` 和 `at_most` 请写其中一个", "state one of `at_least` and `at_most`")));
            None
        }
    };
    let district = match district {
        None => None,
        Some(found) => Some(found?),
    };
    let (measure, stage) = (measure(said.measure), stage?);
    let year = context.horizon.position(said.year).unwrap_or(0);
    let doubted = || SAID_IN.iter().any(|block| context.doubts(block));
    if let Some(lacks) = lacks(measure, (stage, district, year), known).filter(|_| !doubted()) {
        problems.add(context.at(&key("measure"), lacks).hint(said!("请补上，或换一个指标", "add it, or name another measure")));
    }
    kinds_told::check(context, (&key("measure"), measure), stage, problems);
    Some(Target { id: said.id.clone(), measure, stage, district, year: said.year, goal: goal?, source: said.source.clone() })
}

/// What is not known of a measure: without it the target would be met by ignorance.
fn lacks(measure: TargetMeasure, (stage, district, year): (usize, Option<usize>, usize), known: Known<'_>) -> Option<Said> {
    let (staff, money) = (known.staff[stage].as_ref(), known.money);
    let in_post = || staff.and_then(|staff| district.map_or_else(|| staff.in_post_in_all(year), |district| staff.in_post(district, year)));
    match measure {
        TargetMeasure::TeachersNeeded | TargetMeasure::TeachersShort if staff.is_none() => {
            Some(said!("该学段没有写 `[teachers]` 标准", "the scenario gives no norm of `[teachers]` for this stage"))
        }
        TargetMeasure::TeachersShort if in_post().is_none() => Some(said!(
            "不知道在岗教师人数：表 teachers 没有列出每个县（市）区在这一年之前的人数",
            "teachers in post are not known: the table teachers does not list every district up to that year"
        )),
        TargetMeasure::RunningCost if !money.tells_running(stage) => {
            Some(said!("该学段没有写 `[finance]` 费用", "the scenario gives no costs of `[finance]` for this stage"))
        }
        TargetMeasure::CapitalCost if !money.tells_capital(stage) => {
            Some(said!("该学段没有写明 `capital_cost` 的项目", "no project of this stage has a `capital_cost`"))
        }
        TargetMeasure::SpecialPlacementRate if known.special_needs[stage].is_none() => {
            Some(said!("该学段没有写 `[special_needs]`", "the scenario has no `[special_needs]` for this stage"))
        }
        _ => None,
    }
}

fn measure(name: MeasureName) -> TargetMeasure {
    match name {
        MeasureName::PublicShare => TargetMeasure::PublicShare,
        MeasureName::InclusiveShare => TargetMeasure::InclusiveShare,
        MeasureName::QualityShare => TargetMeasure::QualityShare,
        MeasureName::Utilisation => TargetMeasure::Utilisation,
        MeasureName::Shortfall => TargetMeasure::Shortfall,
        MeasureName::Seats => TargetMeasure::Seats,
        MeasureName::IntakePlaces => TargetMeasure::IntakePlaces,
        MeasureName::Coverage => TargetMeasure::Coverage,
        MeasureName::PlacedRate => TargetMeasure::PlacedRate,
        MeasureName::TeachersNeeded => TargetMeasure::TeachersNeeded,
        MeasureName::TeachersShort => TargetMeasure::TeachersShort,
        MeasureName::RunningCost => TargetMeasure::RunningCost,
        MeasureName::CapitalCost => TargetMeasure::CapitalCost,
        MeasureName::SpecialPlacementRate => TargetMeasure::SpecialPlacementRate,
    }
}
