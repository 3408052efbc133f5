//! `check`: every problem, or on one page what was understood.

use std::path::Path;

use super::prepare::prepare;
use super::written::noted;
use super::{Failure, Options};
use crate::outputs::understood::{self, Heading};

/// Checks a scenario and its dataset.
pub fn check(path: &Path, options: &Options) -> Result<String, Failure> {
    let prepared = prepare(path, options)?;
    let language = options.language();
    let settings = &prepared.scenario.settings;
    let name = language.pick(settings.name_zh.as_deref().unwrap_or(&settings.name), &settings.name);
    let dataset = prepared.scenario.dataset.display().to_string();
    let why = language.pick(settings.why_zh.as_deref().unwrap_or(&settings.why), &settings.why);
    let heading = Heading { name, why, dataset: &dataset, basis: &prepared.basis };
    let mut page = understood::page(&heading, &prepared.world, language);
    for warning in &prepared.warnings {
        page += &noted(&warning.told(language), language);
    }
    Ok(if options.quiet { String::new() } else { page })
}
