//! `check`: every problem, or on one page what was understood.

use std::path::Path;

use super::prepare::prepare;
use super::{Failure, Options, Spoken};
use crate::outputs::understood::{self, Heading};

/// Checks a scenario and its dataset.
pub fn check(path: &Path, options: &Options) -> Result<Spoken, Failure> {
    let prepared = prepare(path, options)?;
    let language = options.language();
    let settings = &prepared.scenario.settings;
    let name = language.pick(settings.name_zh.as_deref().unwrap_or(&settings.name), &settings.name);
    let dataset = prepared.scenario.dataset.display().to_string();
    let why = language.pick(settings.why_zh.as_deref().unwrap_or(&settings.why), &settings.why);
    let heading = Heading { name, why, dataset: &dataset, basis: &prepared.basis };
    let page = understood::page(&heading, &prepared.world, language);
    let notes: Vec<String> = prepared.warnings.iter().map(|warning| warning.told(language)).collect();
    Ok(if options.quiet { Spoken::default() } else { Spoken::from(page).noting(&notes, language) })
}
