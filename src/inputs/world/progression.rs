//! Progression ratios: what the scenario says, otherwise what the enrolment history shows, otherwise 1.

use super::context::Context;
use super::enrolment::{Rolls, history};
use crate::domain::Schedule;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::Ratios;

/// Ratios into each grade `[grade]` per year and district, levers applied; entry grades hold 1.
pub(super) fn read(context: &Context<'_>, rolls: &Rolls, problems: &mut Problems) -> Schedule {
    for key in context.settings.progression.stages.keys() {
        context.named_stage(&format!("progression.{key}"), key, problems);
    }
    let said: Vec<Option<Vec<f64>>> = (0..context.ladder.stages.len()).map(|stage| said(context, stage, problems)).collect();
    let of_district = |district: usize| -> Vec<f64> {
        (0..said.len()).flat_map(|stage| of_stage(context, rolls, said[stage].as_deref(), stage, district)).collect()
    };
    let rows: Vec<Vec<f64>> = (0..context.districts.len()).map(of_district).collect();
    Schedule::from_fn(context.horizon.len(), context.districts.len(), |_, district| rows[district].clone())
}

fn of_stage(context: &Context<'_>, rolls: &Rolls, said: Option<&[f64]>, stage: usize, district: usize) -> Vec<f64> {
    let grades = context.ladder.grades_of(stage);
    let lever = context.settings.progression.stages.get(&context.ladder.stages[stage].id);
    let level = context.settings.progression.level.unwrap_or(1.0) * lever.and_then(|lever| lever.level).unwrap_or(1.0);
    let step = |grade: usize| match said {
        Some(ratios) => ratios[grade - grades.start - 1],
        None => shown(context, rolls, district, grade),
    };
    let steps = grades.clone().skip(1).map(|grade| step(grade) * level);
    std::iter::once(1.0).chain(steps).collect()
}

/// Ratio of sums over the history of pupils in the grade to pupils in the grade below a year before.
fn shown(context: &Context<'_>, rolls: &Rolls, district: usize, grade: usize) -> f64 {
    let pair = |year: i32| Some((rolls.of(district, grade, year)?, rolls.of(district, grade - 1, year - 1)?));
    let (above, below) = history(context).filter_map(pair).fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    if below > 0.0 { above / below } else { 1.0 }
}

/// Ratios of the scenario, one for each step of the stage.
fn said(context: &Context<'_>, stage: usize, problems: &mut Problems) -> Option<Vec<f64>> {
    let of_stage = &context.ladder.stages[stage];
    let steps = of_stage.grades.len() - 1;
    let lever = context.settings.progression.stages.get(&of_stage.id)?;
    let key = format!("progression.{}", of_stage.id);
    if lever.level.is_some_and(|level| !(level >= 0.0 && level.is_finite())) {
        problems.add(context.at(&format!("{key}.level"), "must be zero or more"));
    }
    let ratios = match lever.ratio.as_ref()? {
        Ratios::Same(ratio) => vec![*ratio; steps],
        Ratios::Each(ratios) => ratios.clone(),
    };
    if ratios.len() != steps {
        let what = format!("{} ratios, but {} grades have {steps} steps between them", ratios.len(), of_stage.grades.len());
        problems.add(context.at(&format!("{key}.ratio"), what));
        return None;
    }
    if let Some(wrong) = ratios.iter().find(|ratio| !(**ratio >= 0.0 && ratio.is_finite())) {
        problems.add(context.at(&format!("{key}.ratio"), format!("{wrong} is not a ratio: it must be zero or more")));
    }
    Some(ratios)
}
