//! The heart of `run` and `compare`: live the futures, then read what they mean. Parts of the city are read side by side.

use rayon::prelude::*;

use super::Options;
use super::args::Details;
use super::prepare::Prepared;
use super::progress::Bar;
use crate::domain::{Comparison, Ensemble, Findings, LANES, World};
use crate::futures;
use crate::meaning::{self, Part};

/// A scenario with all that came of it.
pub struct Answer {
    /// The scenario.
    pub prepared: Prepared,
    /// Its futures.
    pub ensemble: Ensemble,
    /// What they say.
    pub findings: Findings,
}

impl Answer {
    /// Runs scenarios and reads what they say.
    pub fn to_all(prepared: Vec<Prepared>, options: &Options) -> Vec<Self> {
        let ensembles = ensembles(&prepared, options);
        let answer = |(prepared, ensemble)| {
            let findings = findings(&prepared, &ensemble);
            Self { prepared, ensemble, findings }
        };
        prepared.into_iter().zip(ensembles).map(answer).collect()
    }
}

/// Lets go of the futures of all answers, which take most of the memory, once all is read from them.
pub fn forget_futures(answers: &mut [Answer], details: Details) {
    if !details.keep_futures {
        for answer in answers {
            answer.ensemble.lives = Vec::new();
        }
    }
}

/// Lives all futures of prepared scenarios.
fn ensembles(prepared: &[Prepared], options: &Options) -> Vec<Ensemble> {
    let bar = Bar::new(options.futures / LANES + 1, options);
    let worlds: Vec<&World> = prepared.iter().map(|prepared| &prepared.world).collect();
    let ensembles = futures::run(&worlds, options.seed, options.futures, &|| bar.tick());
    bar.finish();
    ensembles
}

/// All that an ensemble says.
fn findings(prepared: &Prepared, ensemble: &Ensemble) -> Findings {
    let world = &prepared.world;
    let settings = &prepared.scenario.settings;
    let stage_years = meaning::stage_years(world);
    let rows = stage_years.into_par_iter().flat_map_iter(|(stage, year)| meaning::summarise(world, ensemble, stage, year)).collect();
    Findings {
        scenario: settings.name.clone(),
        scenario_zh: settings.name_zh.clone().unwrap_or_else(|| settings.name.clone()),
        why: settings.why.clone(),
        why_zh: settings.why_zh.clone().unwrap_or_else(|| settings.why.clone()),
        districts: world.districts.clone(),
        ladder: world.ladder.clone(),
        horizon: world.horizon,
        alert: world.alert.clone(),
        futures: ensemble.futures,
        summary: meaning::in_order(rows),
        pressure: meaning::pressure_points(world, ensemble),
        targets: meaning::target_findings(world, ensemble),
        wave: meaning::cohort_wave(world, ensemble),
    }
}

/// A scenario compared with the base, in the same futures.
pub fn comparison(base: (&Prepared, &Ensemble), other: (&Prepared, &Ensemble)) -> Comparison {
    let (base_world, other_world): (&World, &World) = (&base.0.world, &other.0.world);
    let compare = |part| meaning::compare((base_world, base.1), (other_world, other.1), part);
    Comparison {
        base: base.0.scenario.settings.name.clone(),
        scenario: other.0.scenario.settings.name.clone(),
        rows: Part::all(base_world).into_par_iter().flat_map_iter(compare).collect(),
    }
}
