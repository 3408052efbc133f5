//! The population tables alone, for `project`: no ladder, no seats, no scenario.

use super::{births, checks, context, people, sound};
use crate::domain::{District, MigrationTiming, People, RecordedBirths};
use crate::inputs::dataset::Dataset;
use crate::inputs::problem::{Problem, Problems, Severity};
use crate::said;

/// What the population step needs.
#[derive(Clone, Debug, PartialEq)]
pub struct PopulationOnly {
    /// Districts by name.
    pub districts: Vec<District>,
    /// Population and rates, one schedule entry per step.
    pub people: People,
    /// Recorded births; of a whole step, listed under the year in which it starts.
    pub recorded_births: RecordedBirths,
    /// Years in which the steps start.
    pub years: Vec<i32>,
    /// What the user should know.
    pub warnings: Vec<Problem>,
}

/// Builds the population of tables that were read with some `problems`, from the start of year `from` to the start of year `to`, in steps of `step_years`.
pub fn build_population(
    dataset: &Dataset,
    from: i32,
    to: i32,
    step_years: usize,
    timing: MigrationTiming,
    mut problems: Problems,
) -> Result<PopulationOnly, Problems> {
    let years = steps(from, to, step_years, &mut problems);
    let districts = context::districts(dataset, &mut problems).unwrap_or_default();
    checks::population(dataset, &districts, &mut problems);
    if dataset.population.is_empty() && !dataset.may_hold("population", &[]) {
        problems.add(Problem::in_file(
            &dataset.file("population"),
            said!("表 population 缺失或为空", "the table population is missing or empty"),
        ));
    }
    if districts.is_empty() || years.is_empty() {
        return Err(problems);
    }
    let sound = problems.has_errors().then(|| sound::of_people(dataset, &districts));
    let dataset = sound.as_ref().unwrap_or(dataset);
    let people = people::read(dataset, &districts, &years, step_years, timing, &mut problems);
    let recorded_births = births::of_steps(&births::recorded(dataset, &districts), &years, step_years);
    let beyond: Vec<i32> = years.iter().copied().chain([to]).collect();
    people::check_births_known(dataset, &districts, &beyond[..years.len()], people.as_ref(), &recorded_births, &mut problems);
    match people.filter(|_| !problems.has_errors()) {
        Some(people) => {
            let warnings = problems.list.into_iter().filter(|problem| problem.severity == Severity::Warning).collect();
            Ok(PopulationOnly { districts, people, recorded_births, years, warnings })
        }
        None => Err(problems),
    }
}

/// Years in which the steps start; empty where there is none, which is reported.
pub fn steps(from: i32, to: i32, step_years: usize, problems: &mut Problems) -> Vec<i32> {
    let span = usize::try_from(to.saturating_sub(from)).unwrap_or(0);
    let fault = match step_years {
        1 | 5 if span == 0 => Some(said!("末年 {to} 不晚于首年 {from}", "the last year {to} is not after the first year {from}")),
        1 | 5 if span % step_years != 0 => Some(said!(
            "从 {from} 到 {to} 的 {span} 年不是 {step_years} 年一期的整数倍",
            "{span} years from {from} to {to} are not whole steps of {step_years}"
        )),
        1 | 5 if span > 1000 => Some(said!("从 {from} 到 {to} 的 {span} 年太多", "{span} years from {from} to {to} are too many")),
        1 | 5 => None,
        _ => Some(said!("每期为 1 年或 5 年，不能是 {step_years} 年", "a step is 1 or 5 years, not {step_years}")),
    };
    if let Some(fault) = fault {
        problems.add(Problem::in_file("project", fault));
        return Vec::new();
    }
    (from..to).step_by(step_years).collect()
}
