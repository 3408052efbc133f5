//! Entry rates: what the scenario says, otherwise what the enrolment of the dataset implies.

use super::context::Context;
use super::enrolment::{Rolls, history};
use super::yearly::Series;
use crate::domain::{EntryFrom, Flows, People, RecordedBirths, Schedule};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{EntrySettings, Yearly};

/// Entry rates outside this range are worth a warning.
const PLAUSIBLE: std::ops::RangeInclusive<f64> = 0.3..=1.3;

/// What entry rates are read from.
pub(super) struct Sources<'a> {
    pub rolls: &'a Rolls,
    pub people: Option<&'a People>,
    pub births: &'a RecordedBirths,
    pub flows: &'a [Option<Flows>],
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
    let implied: Vec<f64> = (0..context.districts.len())
        .map(|district| {
            let said = (0..years).all(|year| rates.said(district, context.horizon.year(year)).is_some());
            if said { 0.0 } else { implied(context, sources, stage, district, problems) }
        })
        .collect();
    let always = context.settings.entry.level.unwrap_or(1.0) * lever.migrant_access.unwrap_or(1.0);
    Schedule::from_fn(years, context.districts.len(), |position, district| {
        let year = context.horizon.year(position);
        let rate = rates.said(district, year).unwrap_or(implied[district]);
        vec![rate * always * rates.level.as_ref().and_then(|level| level.at(year)).unwrap_or(1.0)]
    })
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
                districts[district] = Some(series(context, &key, rate, problems));
            }
        }
        if lever.migrant_access.is_some_and(|access| !(0.0..=1.0).contains(&access)) {
            problems.add(context.at(&format!("entry.{id}.migrant_access"), "must be a share from 0 to 1"));
        }
        Self {
            all: lever.rate.as_ref().map(|rate| series(context, &format!("entry.{id}.rate"), rate, problems)),
            districts,
            level: lever.level.as_ref().map(|level| series(context, &format!("entry.{id}.level"), level, problems)),
        }
    }

    fn said(&self, district: usize, year: i32) -> Option<f64> {
        let own = self.districts[district].as_ref().and_then(|series| series.at(year));
        own.or_else(|| self.all.as_ref().and_then(|series| series.at(year)))
    }
}

fn series(context: &Context<'_>, key: &str, yearly: &Yearly, problems: &mut Problems) -> Series {
    let mut found = Series::default();
    let values: Vec<(Option<&str>, f64)> = match yearly {
        Yearly::Always(value) => vec![(None, *value)],
        Yearly::ByYear(years) => years.iter().map(|(year, value)| (Some(year.as_str()), *value)).collect(),
    };
    for (year, value) in values {
        if !(value >= 0.0 && value.is_finite()) {
            problems.add(context.at(key, format!("{value} is not a rate: it must be zero or more")));
        }
        match year.map(str::parse::<i32>).transpose() {
            Ok(year) => found.set(year, value, 0),
            Err(_) => problems.add(context.at(key, format!("`{}` is not a year", year.unwrap_or_default()))),
        }
    }
    found
}

/// The rate that the dataset implies for a district. With home-to-school flows it is that of the whole city, because pupils are counted
/// where they sit and not where they live.
fn implied(context: &Context<'_>, sources: &Sources<'_>, stage: usize, district: usize, problems: &mut Problems) -> f64 {
    let implied = Implied { context, sources, stage };
    let parts = match &sources.flows[stage] {
        Some(flows) => implied.city(flows),
        None => implied.of(district),
    };
    let id = &context.ladder.stages[stage].id;
    let name = &context.districts[district].name;
    let hint = format!("say it in the scenario: `[entry.{id}]` with `rate`");
    let Some(parts) = parts else {
        let what = format!("`{name}`, {id}: the entry rate cannot be read, because {}", implied.lack());
        problems.add(context.data.at("enrolment", 0, "", what).hint(hint));
        return 0.0;
    };
    if parts.source <= 0.0 && parts.entrants > 0.0 {
        let what = format!("`{name}`, {id}: {} pupils in the entry grade, but nobody of whom they could come", parts.entrants);
        problems.add(context.data.at("enrolment", 0, "", what).hint(hint));
        return 0.0;
    }
    let rate = if parts.source > 0.0 { parts.entrants / parts.source } else { 0.0 };
    warn(context, stage, district, parts, rate, problems);
    rate
}

/// Entrants, and those of whom they come [children].
#[derive(Clone, Copy)]
struct Parts {
    entrants: f64,
    source: f64,
    /// Taken within one year, because there is no history.
    one_year: bool,
}

struct Implied<'a> {
    context: &'a Context<'a>,
    sources: &'a Sources<'a>,
    stage: usize,
}

impl Implied<'_> {
    fn of(&self, district: usize) -> Option<Parts> {
        match self.context.ladder.stages[self.stage].entry_from {
            EntryFrom::Population => self.of_residents(district),
            EntryFrom::Births => self.of_births(district),
            EntryFrom::Leavers(below) => self.of_leavers(district, below),
        }
    }

    fn city(&self, flows: &Flows) -> Option<Parts> {
        let mut city = Parts { entrants: 0.0, source: 0.0, one_year: false };
        for district in 0..self.context.districts.len() {
            let parts = self.of(district)?;
            city.entrants += parts.entrants;
            city.source += parts.source * flows.share.row(0, district).iter().sum::<f64>();
            city.one_year |= parts.one_year;
        }
        Some(city)
    }

    fn entry_grade(&self) -> usize {
        self.context.ladder.grades_of(self.stage).start
    }

    fn of_residents(&self, district: usize) -> Option<Parts> {
        let people = self.sources.people?;
        let entrants = self.sources.rolls.of(district, self.entry_grade(), self.context.horizon.base_year)?;
        let ages = &self.context.ladder.stages[self.stage].entry_ages;
        let residents = people.start_of(district).chunks(people.ages).flat_map(|sex| ages.iter().filter_map(|age| sex.get(*age)));
        Some(Parts { entrants, source: residents.sum(), one_year: false })
    }

    fn of_births(&self, district: usize) -> Option<Parts> {
        let age = *self.context.ladder.stages[self.stage].entry_ages.first()? as i32;
        self.ratio_of_sums(|year| {
            Some((self.sources.rolls.of(district, self.entry_grade(), year)?, self.sources.births.of(district, year - age - 1)?))
        })
    }

    fn of_leavers(&self, district: usize, below: usize) -> Option<Parts> {
        let (rolls, last_below) = (self.sources.rolls, self.context.ladder.grades_of(below).end - 1);
        let with_history =
            self.ratio_of_sums(|year| Some((rolls.of(district, self.entry_grade(), year)?, rolls.of(district, last_below, year - 1)?)));
        with_history.or_else(|| {
            let base = self.context.horizon.base_year;
            let (entrants, source) = (rolls.of(district, self.entry_grade(), base)?, rolls.of(district, last_below, base)?);
            Some(Parts { entrants, source, one_year: true })
        })
    }

    fn ratio_of_sums(&self, pair: impl Fn(i32) -> Option<(f64, f64)>) -> Option<Parts> {
        let pairs: Vec<(f64, f64)> = history(self.context).filter_map(pair).collect();
        let first = pairs.first()?;
        let sum = pairs[1..].iter().fold(*first, |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        Some(Parts { entrants: sum.0, source: sum.1, one_year: false })
    }

    fn lack(&self) -> &'static str {
        match self.context.ladder.stages[self.stage].entry_from {
            EntryFrom::Population => "there is no population",
            EntryFrom::Births => "no school year lists both the entrants and the births they come from",
            EntryFrom::Leavers(_) => "the leavers of the stage below are not listed",
        }
    }
}

fn warn(context: &Context<'_>, stage: usize, district: usize, parts: Parts, rate: f64, problems: &mut Problems) {
    let of_stage = &context.ladder.stages[stage];
    let place = format!("`{}`, {}", context.districts[district].name, of_stage.id);
    if parts.one_year {
        let what = format!("{place}: no history of leavers, so entrants and leavers of the base year give the continuation rate {rate:.3}");
        problems.add(context.data.at("enrolment", 0, "", what).warning());
    }
    let continues = matches!(of_stage.entry_from, EntryFrom::Leavers(_));
    let low = rate < *PLAUSIBLE.start() && !continues && parts.source > 0.0;
    if low || rate > *PLAUSIBLE.end() {
        let what = format!("{place}: {:.0} entrants of {:.0} children give an entry rate of {rate:.2}", parts.entrants, parts.source);
        let hint = "do population, births and enrolment mean the same district and the same year?";
        problems.add(context.data.at("enrolment", 0, "", what).hint(hint).warning());
    }
}
