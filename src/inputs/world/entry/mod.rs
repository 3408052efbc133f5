//! Entry rates: what the scenario says, otherwise the default forecast from the enrolment history, otherwise what the enrolment of the
//! dataset implies.

mod implied;

use super::context::Context;
use super::enrolment::Rolls;
use super::past::Past;
use super::yearly::Series;
use super::yearly_said;
use crate::domain::{EntryFrom, Flows, People, RecordedBirths, Schedule};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::EntrySettings;
use crate::said;

/// What entry rates are read from.
pub(super) struct Sources<'a> {
    pub rolls: &'a Rolls,
    pub people: Option<&'a People>,
    pub births: &'a RecordedBirths,
    pub flows: &'a [Option<Flows>],
    pub past: Option<&'a Past>,
}

/// Entry rates by stage, levers applied.
pub(super) fn read(context: &Context<'_>, sources: &Sources<'_>, problems: &mut Problems) -> Vec<Schedule> {
    for key in context.settings.entry.stages.keys() {
        context.named_stage(&format!("entry.{key}"), key, problems);
    }
    (0..context.ladder.stages.len()).map(|stage| of_stage(context, sources, stage, problems)).collect()
}

fn of_stage(context: &Context<'_>, sources: &Sources<'_>, stage: usize, problems: &mut Problems) -> Schedule {
    let id = &context.ladder.stages[stage].id;
    let lever = context.settings.entry.stages.get(id).cloned().unwrap_or_default();
    let rates = Rates::read(context, id, &lever, problems);
    let years = context.horizon.len();
    let said = |district: usize, year: usize| rates.said(district, context.horizon.year(year));
    let implied: Vec<f64> = (0..context.districts.len())
        .map(|district| {
            if (0..years).all(|year| said(district, year).is_some()) {
                return 0.0;
            }
            let known = |year: usize| said(district, year).or_else(|| forecast_rate(context, sources, stage, (year, district)));
            let asked = || (0..years).any(|year| known(year).is_none());
            let rate = implied::rate(context, sources, stage, district, problems);
            rate.unwrap_or_else(|| if asked() { implied::elsewhere(context, sources, stage, district, problems) } else { 0.0 })
        })
        .collect();
    let always = context.settings.entry.level.unwrap_or(1.0) * lever.migrant_access.unwrap_or(1.0);
    Schedule::from_fn(years, context.districts.len(), |position, district| {
        let year = context.horizon.year(position);
        let forecast = || forecast_rate(context, sources, stage, (position, district));
        let rate = rates.said(district, year).or_else(forecast).unwrap_or(implied[district]);
        vec![rate * always * rates.level.as_ref().and_then(|level| level.at(year)).unwrap_or(1.0)]
    })
}

/// The rate that makes a run's central future the default forecast. Home-to-school flows mix the pupils of districts, so that none is known there.
fn forecast_rate(context: &Context<'_>, sources: &Sources<'_>, stage: usize, (position, district): (usize, usize)) -> Option<f64> {
    let past = sources.past.filter(|_| sources.flows[stage].is_none())?;
    let of_stage = &context.ladder.stages[stage];
    let grade = context.ladder.grades_of(stage).start;
    match of_stage.entry_from {
        EntryFrom::Population => None,
        EntryFrom::Leavers(_) => past.ratio((stage, grade), district, position),
        EntryFrom::Births => {
            let age = *of_stage.entry_ages.first()? as i32;
            // Where births are not recorded any more, the last rate holds.
            let born = |position: usize| sources.births.of(district, context.horizon.year(position) - age - 1).filter(|born| *born > 0.0);
            let position = (1..=position.max(1)).rev().find(|position| born(*position).is_some())?;
            Some(past.entrants((stage, grade), district, position)? / born(position)?)
        }
    }
}

/// What the scenario says about a stage's entry rates. Before the first year that it names, the dataset speaks.
struct Rates {
    all: Option<Series>,
    districts: Vec<Option<Series>>,
    level: Option<Series>,
}

impl Rates {
    fn read(context: &Context<'_>, id: &str, lever: &EntrySettings, problems: &mut Problems) -> Self {
        let mut districts = vec![None; context.districts.len()];
        for (name, rate) in &lever.districts {
            let key = format!("entry.{id}.districts.{name}");
            if let Some(district) = context.named_district(&key, name, problems) {
                districts[district] = Some(yearly_said::series(context, &key, rate, problems));
            }
        }
        if lever.migrant_access.is_some_and(|access| !(0.0..=1.0).contains(&access)) {
            problems.add(context.at(&format!("entry.{id}.migrant_access"), said!("应为 0 至 1 之间的比例", "must be a share from 0 to 1")));
        }
        Self {
            all: lever.rate.as_ref().map(|rate| yearly_said::series(context, &format!("entry.{id}.rate"), rate, problems)),
            districts,
            level: lever.level.as_ref().map(|level| yearly_said::series(context, &format!("entry.{id}.level"), level, problems)),
        }
    }

    fn said(&self, district: usize, year: i32) -> Option<f64> {
        let own = self.districts[district].as_ref().and_then(|series| series.at(year));
        own.or_else(|| self.all.as_ref().and_then(|series| series.at(year)))
    }
}
