//! `compare`: scenarios beside a base, in the same futures.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::args::Details;
use super::prepare::{Prepared, prepare};
use super::run;
use super::{Failure, Options, Spoken, folder_name};
use crate::domain::{Ladder, Said, both};
use crate::inputs::problem::Problems;
use crate::outputs::{RUN, RunFolder};
use crate::{said, told};

/// Compares scenarios with a base and writes one folder for all; returns the summary for the terminal.
pub fn compare(base: &Path, others: &[PathBuf], details: Details, options: &Options) -> Result<Spoken, Failure> {
    let started = Instant::now();
    let prepared = all(std::iter::once(base).chain(others.iter().map(PathBuf::as_path)).map(|path| prepare(path, options)))?;
    comparable(&prepared)?;
    let names: Vec<&str> = prepared.iter().map(|p| p.scenario.settings.name.as_str()).collect();
    let place = folder_name::place(options, &format!("{}-vs-{}", names[0], names[1..].join("-")));
    let folder = RunFolder::begin(&place, options.overwrite, &RUN)?;
    run::write(prepared, details, options, started, folder)
}

/// All scenarios, or the problems of all of them at once.
pub(super) fn all(prepared: impl Iterator<Item = Result<Prepared, Failure>>) -> Result<Vec<Prepared>, Failure> {
    let mut all = Vec::new();
    let mut problems = Problems::default();
    for prepared in prepared {
        match prepared {
            Ok(prepared) => all.push(prepared),
            Err(Failure::Refused(found)) => found.list.into_iter().for_each(|problem| problems.add_once(problem)),
            Err(failed) => return Err(failed),
        }
    }
    if problems.list.is_empty() { Ok(all) } else { Err(problems.into()) }
}

/// Stages and their grades; class sizes and rules may differ, for they change what a plan is worth and not which children there are.
fn steps(ladder: &Ladder) -> Vec<(&str, &[String])> {
    ladder.stages.iter().map(|stage| (stage.id.as_str(), &stage.grades[..])).collect()
}

/// Futures can be paired only where districts, ladder and years are the same, and names tell scenarios apart.
pub(super) fn comparable(prepared: &[Prepared]) -> Result<(), Failure> {
    let (base, others) = (&prepared[0], &prepared[1..]);
    for (position, other) in others.iter().enumerate() {
        let name = &other.scenario.settings.name;
        let differs = [
            (both("县（市）区", "districts"), other.world.districts != base.world.districts),
            (both("学段", "stages"), steps(&other.world.ladder) != steps(&base.world.ladder)),
            (both("年份", "years"), other.world.horizon != base.world.horizon),
        ];
        if let Some((what, _)) = differs.iter().find(|(_, differs)| *differs) {
            let base = &base.scenario.settings.name;
            return Err(Failure::Failed(Said::by(|language| {
                let what = what.told(language);
                told!(
                    language,
                    "`{name}` 与 `{base}` 的{what}不同，各未来无法一一对应",
                    "`{name}` and `{base}` have different {what}, so their futures cannot be paired"
                )
            })));
        }
        let same_name = |before: &&Prepared| before.scenario.settings.name == *name;
        let is_base_itself = |before: &Prepared| std::ptr::eq(before, base) && before.scenario.resolved == other.scenario.resolved;
        if prepared[..=position].iter().find(same_name).is_some_and(|before| !is_base_itself(before)) {
            return Err(Failure::Failed(said!(
                "有两个方案都叫 `{name}`\n  提示：请给其中一个换一个 `name`",
                "two scenarios are called `{name}`\n  hint: give one another `name`"
            )));
        }
    }
    Ok(())
}
