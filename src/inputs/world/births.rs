//! Recorded births by school year, and what is assumed after the last of them where nothing else is known.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, position};
use super::levers;
use crate::domain::{District, EntryFrom, RecordedBirths};
use crate::inputs::dataset::Dataset;
use crate::inputs::problem::Problems;
use crate::said;

/// Share of a school year's births that fall into the calendar year of its start: September to December.
const SAME_YEAR: f64 = 4.0 / 12.0;
/// Share that fall into the next calendar year: January to August.
const NEXT_YEAR: f64 = 8.0 / 12.0;

type ByYear = BTreeMap<i32, f64>;

/// Births by school year, as far as the table lists them.
pub(super) fn recorded(data: &Dataset, districts: &[District]) -> RecordedBirths {
    let mut listed: BTreeMap<Option<usize>, (ByYear, bool)> = BTreeMap::new();
    for row in &data.births {
        let (years, school) = listed.entry(position(districts, &row.district)).or_default();
        years.insert(row.year, row.births);
        *school = row.school_year;
    }
    let of = |district: usize| listed.get(&Some(district)).or_else(|| listed.get(&None));
    let school_years =
        (0..districts.len()).map(|district| of(district).map(|(years, school)| school_births(years, *school)).unwrap_or_default());
    rectangular(&school_years.collect::<Vec<_>>())
}

fn school_births(years: &ByYear, school: bool) -> ByYear {
    if school {
        return years.clone();
    }
    let both = |(year, births): (&i32, &f64)| Some((*year, SAME_YEAR * births + NEXT_YEAR * years.get(&(year + 1))?));
    years.iter().filter_map(both).collect()
}

fn rectangular(districts: &[ByYear]) -> RecordedBirths {
    let listed: BTreeSet<i32> = districts.iter().flat_map(BTreeMap::keys).copied().collect();
    let (Some(&first_year), Some(&last)) = (listed.first(), listed.last()) else {
        return RecordedBirths { first_year: 0, births: vec![Vec::new(); districts.len()], assumed_from: vec![None; districts.len()] };
    };
    let births = districts.iter().map(|years| (first_year..=last).map(|year| years.get(&year).copied()).collect()).collect();
    RecordedBirths { first_year, births, assumed_from: vec![None; districts.len()] }
}

/// Recorded births of steps of several years, under the year in which a step starts; a step with a gap is not recorded.
pub(super) fn of_steps(recorded: &RecordedBirths, years: &[i32], step_years: usize) -> RecordedBirths {
    if step_years == 1 {
        return recorded.clone();
    }
    let of_step =
        |district: usize, year: i32| -> Option<f64> { (0..step_years as i32).map(|more| recorded.of(district, year + more)).sum() };
    let of_district = |district: usize| years.iter().filter_map(|&year| Some((year, of_step(district, year)?))).collect::<ByYear>();
    rectangular(&(0..recorded.births.len()).map(of_district).collect::<Vec<_>>())
}

/// Last school year with recorded births.
pub(super) fn last_recorded(recorded: &RecordedBirths, district: usize) -> Option<i32> {
    let years = recorded.births.get(district)?;
    let place = years.iter().rposition(Option::is_some)?;
    Some(recorded.first_year + place as i32)
}

/// Births for stages that enter from them: those recorded, and beyond them the last ones times the lever on births where the dataset has
/// no population to model them from. What is missing before that is a problem.
pub(super) fn extended(context: &Context<'_>, recorded: RecordedBirths, modelled: bool, problems: &mut Problems) -> RecordedBirths {
    let Some((first, last)) = needed(context) else { return recorded };
    let mut districts: Vec<ByYear> = (0..context.districts.len()).map(|district| listed(&recorded, district)).collect();
    let assumed_from = districts.iter_mut().map(|years| if modelled { None } else { go_on(context, years, last) }).collect::<Vec<_>>();
    let stop = if modelled { last.min(context.horizon.base_year - 1) } else { last };
    for (district, years) in districts.iter().enumerate() {
        if let Some(missing) = (first..=stop).find(|year| !years.contains_key(year)) {
            report_missing(context, district, missing, problems);
        }
    }
    for from in assumed_from.iter().flatten().collect::<BTreeSet<_>>() {
        warn(context, from - 1, problems);
    }
    RecordedBirths { assumed_from, ..rectangular(&districts) }
}

/// Holds the last births, times the lever, up to a year; returns the first year that is assumed.
fn go_on(context: &Context<'_>, years: &mut ByYear, last: i32) -> Option<i32> {
    let (&until, &value) = years.last_key_value().filter(|(until, _)| **until < last)?;
    years.extend((until + 1..=last).map(|year| (year, value * levers::births_factor(context.settings, until + 1, year))));
    Some(until + 1)
}

fn listed(recorded: &RecordedBirths, district: usize) -> ByYear {
    let years = &recorded.births[district];
    years.iter().enumerate().filter_map(|(place, births)| Some((recorded.first_year + place as i32, (*births)?))).collect()
}

/// First and last school year whose births enter a stage within the horizon.
fn needed(context: &Context<'_>) -> Option<(i32, i32)> {
    let horizon = &context.horizon;
    let stages = context.ladder.stages.iter().filter(|stage| stage.entry_from == EntryFrom::Births);
    let ages: Vec<i32> = stages.filter_map(|stage| stage.entry_ages.first()).map(|age| *age as i32).collect();
    let (youngest, oldest) = (ages.iter().min()?, ages.iter().max()?);
    Some((horizon.base_year + 1 - oldest - 1, horizon.last_year - youngest - 1))
}

fn report_missing(context: &Context<'_>, district: usize, year: i32, problems: &mut Problems) {
    let name = &context.districts[district].name;
    if context.data.births.is_empty() || context.data.may_hold("births", &[("district", name)]) {
        return;
    }
    let what = said!(
        "`{name}` 没有 {year} 学年的出生数，而由出生数入学的学段需要它",
        "`{name}` has no births for the school year {year}, which a stage that enters from births needs"
    );
    let hint = said!(
        "按日历年列出的出生数，由 {year} 年和 {} 年得出 {year} 学年",
        "births listed by calendar year give the school year {year} from {year} and {}",
        year + 1
    );
    problems.add(context.data.at("births", 0, "year", what).hint(hint));
}

fn warn(context: &Context<'_>, until: i32, problems: &mut Problems) {
    let lever = &context.settings.births;
    let moved = lever.level.is_some_and(|level| level != 1.0) || lever.change_per_year.is_some_and(|change| change != 0.0);
    let what = if moved {
        said!(
            "{until} 学年之后的出生数按 {until} 年不变、再乘方案中的出生调整推算",
            "births after the school year {until} are assumed equal to those of {until}, times the lever on births"
        )
    } else {
        said!("{until} 学年之后的出生数按 {until} 年不变推算", "births after the school year {until} are assumed equal to those of {until}")
    };
    problems.add(context.data.at("births", 0, "", what).warning());
}
