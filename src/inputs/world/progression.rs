//! Progression ratios: what the scenario says, otherwise the default forecast from the enrolment history (of two years alone, their ratio),
//! otherwise how the residents of that age change.

use super::context::Context;
use super::enrolment::{Rolls, history};
use super::past::Past;
use crate::domain::{People, Schedule};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::Ratios;
use crate::said;

/// Ratios into each grade `[grade]` per year and district, levers applied; entry grades hold 1.
pub(super) fn read(
    context: &Context<'_>,
    (rolls, past): (&Rolls, Option<&Past>),
    people: Option<&People>,
    problems: &mut Problems,
) -> Schedule {
    for key in context.settings.progression.stages.keys() {
        context.named_stage(&format!("progression.{key}"), key, problems);
    }
    let said: Vec<Option<Vec<f64>>> = (0..context.ladder.stages.len()).map(|stage| said(context, stage, problems)).collect();
    Schedule::from_fn(context.horizon.len(), context.districts.len(), |year, district| {
        let sources = Sources { context, rolls, past, people, year, district };
        (0..said.len()).flat_map(|stage| sources.of_stage(said[stage].as_deref(), stage)).collect()
    })
}

/// Where the ratios of a district into a school year are read from.
struct Sources<'a> {
    context: &'a Context<'a>,
    rolls: &'a Rolls,
    past: Option<&'a Past>,
    people: Option<&'a People>,
    year: usize,
    district: usize,
}

impl Sources<'_> {
    fn of_stage(&self, said: Option<&[f64]>, stage: usize) -> Vec<f64> {
        let settings = &self.context.settings.progression;
        let grades = self.context.ladder.grades_of(stage);
        let lever = settings.stages.get(&self.context.ladder.stages[stage].id);
        let level = settings.level.unwrap_or(1.0) * lever.and_then(|lever| lever.level).unwrap_or(1.0);
        let step = |grade: usize| {
            if let Some(ratios) = said {
                return ratios[grade - grades.start - 1];
            }
            let forecast = self.past.and_then(|past| past.ratio((stage, grade), self.district, self.year));
            forecast.or_else(|| self.shown(grade)).or_else(|| self.of_residents(grade)).unwrap_or(1.0)
        };
        let steps = grades.clone().skip(1).map(|grade| step(grade) * level);
        std::iter::once(1.0).chain(steps).collect()
    }

    /// Ratio of sums over the history of pupils in the grade to pupils in the grade below a year before.
    fn shown(&self, grade: usize) -> Option<f64> {
        let of = |grade: usize, year: i32| self.rolls.of(self.district, grade, year);
        let pair = |year: i32| Some((of(grade, year)?, of(grade - 1, year - 1)?));
        let (above, below) = history(self.context).filter_map(pair).fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        (below > 0.0).then(|| above / below)
    }

    /// Without a history pupils come and go as residents of their age do: survivors and migrants per child a year younger.
    fn of_residents(&self, grade: usize) -> Option<f64> {
        let people = self.people.filter(|people| people.step_years == 1)?;
        let (age, step) = (self.context.ladder.age_in_grade(grade), self.year.checked_sub(1)?);
        let row = |schedule: &Schedule, cell: usize| schedule.row(step, self.district)[cell];
        let (mut before, mut after) = (0.0, 0.0);
        for cell in [age, people.ages + age].into_iter().filter(|_| age > 0 && age < people.ages) {
            let children = people.start_of(self.district)[cell - 1];
            before += children;
            after += children * row(&people.survival, cell) * (1.0 + row(&people.migration_rate, cell));
            after += row(&people.migration_persons, cell);
        }
        (before > 0.0).then(|| (after / before).max(0.0))
    }
}

/// Ratios of the scenario, one for each step of the stage.
fn said(context: &Context<'_>, stage: usize, problems: &mut Problems) -> Option<Vec<f64>> {
    let of_stage = &context.ladder.stages[stage];
    let steps = of_stage.grades.len() - 1;
    let lever = context.settings.progression.stages.get(&of_stage.id)?;
    let key = format!("progression.{}", of_stage.id);
    if lever.level.is_some_and(|level| !(level >= 0.0 && level.is_finite())) {
        problems.add(context.at(&format!("{key}.level"), said!("应为零或以上", "must be zero or more")));
    }
    let ratios = match lever.ratio.as_ref()? {
        Ratios::Same(ratio) => vec![*ratio; steps],
        Ratios::Each(ratios) => ratios.clone(),
    };
    if ratios.len() != steps {
        let what = said!(
            "写了 {} 个比率，而 {} 个年级之间有 {steps} 次升级",
            "{} ratios, but {} grades have {steps} steps between them",
            ratios.len(),
            of_stage.grades.len()
        );
        problems.add(context.at(&format!("{key}.ratio"), what));
        return None;
    }
    if let Some(wrong) = ratios.iter().find(|ratio| !(**ratio >= 0.0 && ratio.is_finite())) {
        problems.add(
            context.at(&format!("{key}.ratio"), said!("{wrong} 不是比率：应为零或以上", "{wrong} is not a ratio: it must be zero or more")),
        );
    }
    Some(ratios)
}
