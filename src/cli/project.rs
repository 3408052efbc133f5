//! `project`: a population from its tables alone, central, at full precision.

use super::args::{Projection, Timing};
use super::written::results_in;
use super::{Failure, Options, Spoken, folder_name};
use crate::domain::{Bundle, MigrationTiming, Still, both};
use crate::inputs::world::{PopulationOnly, build_population, steps};
use crate::inputs::{dataset, problem::Problems};
use crate::outputs::{PROJECTION, RunFolder, tables};
use crate::population::{self, BirthShocks, Rates, StepNoise};

/// Projects and writes `population.csv` and `births.csv`.
pub fn project(projection: &Projection, options: &Options) -> Result<Spoken, Failure> {
    let mut misused = Problems::default();
    steps(projection.from, projection.to, projection.step, &mut misused);
    if misused.has_errors() {
        return Err(Failure::from(misused).misused());
    }
    let timing = match projection.timing {
        Timing::End => MigrationTiming::End,
        Timing::Even => MigrationTiming::Even,
    };
    let (dataset, problems) = dataset::read_population(&projection.dataset);
    let known = build_population(&dataset, projection.from, projection.to, projection.step, timing, problems)?;
    let name = projection.dataset.file_name().map_or_else(|| "projection".into(), |name| name.to_string_lossy().into_owned());
    let place = folder_name::place(options, &format!("{name}-projection"));
    let folder = RunFolder::begin(&place, options.overwrite, &PROJECTION)?;
    let projected = Projected::of(&known, projection.from);
    folder.write("population.csv", &projected.population_csv(&known))?;
    folder.write("births.csv", &projected.births_csv(&known))?;
    let place = folder.finish()?;
    let language = options.language();
    let stopped = both(
        "有的年龄组迁出人数超过现有人数，已按现有人数计算",
        "migration asked for more people than some ages had; it stopped at the people who were there",
    );
    let notes = projected.stopped.then(|| stopped.told(language).to_owned());
    Ok(if options.quiet { Spoken::default() } else { Spoken::from(results_in(&place, language)).noting(&notes, language) })
}

/// All years of a projection, in order: residents by district, and births of the step that follows.
#[derive(Default)]
struct Projected {
    /// (year, district position, persons `[sex][age]`)
    residents: Vec<(i32, usize, Vec<f64>)>,
    /// (first year of the step, district position, births)
    births: Vec<(i32, usize, f64)>,
    stopped: bool,
}

impl Projected {
    fn of(known: &PopulationOnly, from: i32) -> Self {
        let mut projected = Self::default();
        for district in 0..known.districts.len() {
            projected.live(known, from, district);
        }
        projected
    }

    fn live(&mut self, known: &PopulationOnly, from: i32, district: usize) {
        let people = &known.people;
        let still = StepNoise { births: Still, survivors: [Still; 2] };
        let width = people.step_years as i32;
        let mut now: Vec<Bundle> = people.start_of(district).iter().map(|&persons| Bundle::splat(persons)).collect();
        let mut next = now.clone();
        self.list(from, district, &now);
        for (position, &year) in known.years.iter().enumerate() {
            let shocks = BirthShocks {
                fertility: Bundle::ONE,
                recorded: known.recorded_births.of(district, year).map(Bundle::splat),
                migration: Bundle::ZERO,
                migrates: true,
            };
            let rates = Rates::of(people, position, district);
            let births = population::step(&rates, &shocks, &still, [people.ages; 2], &now, &mut next);
            self.stopped |= population::stopped(&rates, births, &now);
            std::mem::swap(&mut now, &mut next);
            self.births.push((year, district, births.0[0]));
            self.list(year + width, district, &now);
        }
    }

    fn list(&mut self, year: i32, district: usize, now: &[Bundle]) {
        self.residents.push((year, district, now.iter().map(|persons| persons.0[0]).collect()));
    }

    fn population_csv(&self, known: &PopulationOnly) -> Vec<u8> {
        let step_years = known.people.step_years;
        let rows: Vec<tables::population::Residents> = self
            .residents
            .iter()
            .map(|(year, district, persons)| tables::population::Residents {
                year: *year,
                district: &known.districts[*district].name,
                step_years,
                persons,
            })
            .collect();
        tables::population::csv(&rows)
    }

    fn births_csv(&self, known: &PopulationOnly) -> Vec<u8> {
        let rows: Vec<(i32, &str, f64)> =
            self.births.iter().map(|(year, district, births)| (*year, known.districts[*district].name.as_str(), *births)).collect();
        tables::births::csv(&rows)
    }
}
