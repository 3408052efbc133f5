//! What the plan promises to reach.

use super::context::Context;
use crate::domain::{Goal, Target, TargetMeasure};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{MeasureName, TargetSettings};
use crate::said;

/// Targets in the order of the scenario.
pub(super) fn read(context: &Context<'_>, problems: &mut Problems) -> Vec<Target> {
    let targets = &context.settings.target;
    for (place, target) in targets.iter().enumerate() {
        if targets[..place].iter().any(|other| other.id == target.id) {
            problems.add(context.at(&format!("target[{}].id", target.id), said!("`{}` 列出了两次", "`{}` is listed twice", target.id)));
        }
    }
    targets.iter().filter_map(|said| target(context, said, problems)).collect()
}

fn target(context: &Context<'_>, said: &TargetSettings, problems: &mut Problems) -> Option<Target> {
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
    let measure = measure(said.measure);
    Some(Target { id: said.id.clone(), measure, stage: stage?, district, year: said.year, goal: goal?, source: said.source.clone() })
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
    }
}
