//! How pupils choose a school: what the block `[admissions]` says, for a stage and a school year.

use std::cell::OnceCell;

use super::context::Context;
use super::town::{self, Supplied};
use crate::domain::{Choice, ChoiceModel, EntryFrom, Ladder};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{AdmissionsSettings, ApplicantsName, StrategyName};

/// What pupils wish for, with what holds where the scenario says nothing.
pub fn choice_model(said: &AdmissionsSettings) -> ChoiceModel {
    ChoiceModel {
        choices: said.choices.unwrap_or(8),
        quality: said.quality.unwrap_or(1.0),
        distance: said.distance.unwrap_or(0.1),
        noise: said.noise.unwrap_or(1.0),
        home_spread_km: said.home_spread_km.unwrap_or(8.0),
        own_district_first: said.own_district_first.unwrap_or(false),
        own_district_only: said.own_district_only.unwrap_or(false),
    }
}

/// Grade from which pupils apply to a stage in the year that follows; `None` where those apply whom the scenario expects to enter it.
pub fn leavers(said: &AdmissionsSettings, ladder: &Ladder, stage: usize, first_year: bool) -> Option<usize> {
    match ladder.stages[stage].entry_from {
        EntryFrom::Leavers(before) if said.applicants != Some(ApplicantsName::Entrants) && !first_year => {
            Some(ladder.grades_of(before).end - 1)
        }
        _ => None,
    }
}

/// How pupils of a budget's stage choose; `None` where the scenario says nothing of them.
/// `supplied` says, once for all budgets, what stands at the schools.
pub(super) fn choice(
    context: &Context<'_>,
    supplied: &OnceCell<Supplied>,
    (strategy, stage, year): (StrategyName, usize, i32),
    problems: &mut Problems,
) -> Option<Choice> {
    let said = &context.settings.admissions;
    let asked = said.stage.as_ref().map_or(Some(context.ladder.stages.len() - 1), |id| context.ladder.position(id));
    if *said == AdmissionsSettings::default() || asked != Some(stage) {
        return None;
    }
    let leavers = leavers(said, &context.ladder, stage, year <= context.horizon.base_year);
    let from = leavers.map(|grade| context.ladder.stage_of(grade));
    let town = town::town(context, supplied.get_or_init(|| Supplied::of(context, stage)), (stage, from), year);
    if town.is_none() && strategy == StrategyName::ChoiceAware {
        problems.add_once(town::without_places(&context.data.file("districts")));
    }
    Some(Choice { model: choice_model(said), town: town?, leavers })
}
