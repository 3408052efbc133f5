//! What the enrolment history says about the years to come: the default forecast from the base year, and the uncertainty that past errors show.

use super::context::Context;
use super::enrolment::Rolls;
use crate::calibration::{Births, Fit, History, Rates, Seen, Source, default_rates, fit};
use crate::domain::{EntryFrom, RecordedBirths};

/// School years of rolls that make a history: two steps.
const HISTORY: usize = 3;

/// The past of a dataset.
pub(super) struct Past {
    history: History,
    /// Forecast from the base year `[stage]`, with births where the stage enters from them.
    rates: Vec<Rates>,
    base_year: i32,
    fit: Option<Fit>,
}

impl Past {
    /// Reads the past; `None` where there are fewer than three school years up to the base year.
    pub fn read(context: &Context<'_>, rolls: &Rolls, births: &RecordedBirths) -> Option<Self> {
        let history = history(context, rolls)?;
        let leads = context.horizon.len().saturating_sub(1).max(1);
        let forecast = |history: &History| default_rates(&Seen::at(history, history.years - 1), leads);
        let births_of = |stage: usize| with_births(context, &history, births, stage);
        let enters_from_births = |stage: &usize| context.ladder.stages[*stage].entry_from == EntryFrom::Births;
        let stages = 0..context.ladder.stages.len();
        let without = forecast(&history);
        let of_stage = |stage: usize| if enters_from_births(&stage) { forecast(&births_of(stage)) } else { without.clone() };
        let rates = stages.clone().map(of_stage).collect();
        let with_births = stages.into_iter().find(enters_from_births).map_or_else(|| history.clone(), births_of);
        let fit = fit(&with_births, &|grade| context.ladder.is_entry(grade));
        Some(Self { rates, base_year: context.horizon.base_year, fit, history })
    }

    /// Ratio into a grade in a position of the horizon; `None` in the base year and where no pair of years shows one.
    pub fn ratio(&self, (stage, grade): (usize, usize), district: usize, position: usize) -> Option<f64> {
        let rates = &self.rates[stage];
        let is_step = matches!(self.history.sources[grade], Source::Grade(_)) && rates.knows(grade);
        is_step.then(|| rates.ratio(district, grade, position.saturating_sub(1)))
    }

    /// Entrants of a stage that enters from births [children]; `None` where none are known.
    pub fn entrants(&self, (stage, grade): (usize, usize), district: usize, position: usize) -> Option<f64> {
        let entrants = self.rates[stage].entrants(district, grade, position.saturating_sub(1));
        (self.history.sources[grade] == Source::Births && entrants > 0.0).then_some(entrants)
    }

    /// What past errors say about uncertainty; `None` where the history is too short.
    pub fn fit(&self) -> Option<&Fit> {
        self.fit.as_ref()
    }

    /// First and last school year of the history.
    pub fn years(&self) -> (i32, i32) {
        (self.history.first_year, self.base_year)
    }
}

/// Rolls up to the base year, as far back as the scenario says.
fn history(context: &Context<'_>, rolls: &Rolls) -> Option<History> {
    let base = context.horizon.base_year;
    let oldest = context.settings.history.years.map_or(i32::MIN, |steps| base - i32::try_from(steps).unwrap_or(1000));
    let years: Vec<i32> = rolls.years().into_iter().filter(|year| (oldest..=base).contains(year)).collect();
    if years.len() < HISTORY || years.last() != Some(&base) {
        return None;
    }
    let areas = context.districts.iter().map(|district| district.name.clone()).collect();
    let grades = context.ladder.stages.iter().flat_map(|stage| stage.grades.clone()).collect();
    let mut history = History::new(areas, grades, years[0]..=base);
    history.sources = sources(context);
    for (district, grade) in
        (0..context.districts.len()).flat_map(|district| (0..context.ladder.grades()).map(move |grade| (district, grade)))
    {
        for year in &years {
            if let Some(pupils) = rolls.of(district, grade, *year) {
                history.set(district, grade, *year, pupils);
            }
        }
    }
    Some(history)
}

fn sources(context: &Context<'_>) -> Vec<Source> {
    let of_stage = |stage: usize| {
        let grades = context.ladder.grades_of(stage);
        let entry = match context.ladder.stages[stage].entry_from {
            EntryFrom::Leavers(below) => Source::Grade(context.ladder.grades_of(below).end - 1),
            EntryFrom::Births | EntryFrom::Population => Source::Births,
        };
        std::iter::once(entry).chain(grades.skip(1).map(|grade| Source::Grade(grade - 1))).collect::<Vec<_>>()
    };
    (0..context.ladder.stages.len()).flat_map(of_stage).collect()
}

/// The history beside the births that enter a stage; without them where the stage enters otherwise.
fn with_births(context: &Context<'_>, history: &History, births: &RecordedBirths, stage: usize) -> History {
    let of_stage = &context.ladder.stages[stage];
    let age = of_stage.entry_ages.first().copied().filter(|_| of_stage.entry_from == EntryFrom::Births);
    let known = |district: usize| births.births[district].iter().map(|births| births.unwrap_or(f64::NAN)).collect();
    let births = age.map(|entry_age| Births {
        first_year: births.first_year,
        births: (0..context.districts.len()).map(known).collect(),
        school_years: true,
        entry_age,
        age_is_known: true,
        all_known: true,
    });
    let mut history = history.clone();
    history.births = births;
    history
}
