//! How many seats a project is about, and how they come in.

use super::super::seats::mean_class_size;
use super::site::Site;
use super::{Ledger, Line};
use crate::domain::{Phrase, both};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::PhaseIn;
use crate::said;

/// How a number of seats may be written.
pub(super) const AMOUNTS: Phrase = both(
    "seats（各年级合计）、intake（起始年级的学位）和 classes（每个年级的班数）三者之一",
    "one of seats (over all grades), intake (places in the entry grade) and classes (in each grade)",
);

/// Seats in each grade of the stage, and their phase-in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub per_grade: f64,
    pub phase_in: PhaseIn,
}

impl Amount {
    /// Years after which the seats of a grade of the stage come or go.
    pub fn lag(self, grade: usize) -> usize {
        match self.phase_in {
            PhaseIn::Intake => grade,
            PhaseIn::All => 0,
        }
    }
}

/// What a project states, `Ok(None)` where it states nothing; more than one number, or one that cannot be counted, is reported.
pub(super) fn read(line: &Line<'_>, site: &Site, ledger: &Ledger<'_>, problems: &mut Problems) -> Result<Option<Amount>, ()> {
    let said = line.said;
    let stated = [said.seats.is_some(), said.intake.is_some(), said.classes.is_some()].iter().filter(|stated| **stated).count();
    if stated > 1 {
        problems.add(
            line.problem(
                "seats",
                said!("seats、intake 和 classes 只写一个，不要写几个", "state one of seats, intake and classes, not several"),
            )
            .hint(AMOUNTS),
        );
        return Err(());
    }
    if [said.seats, said.intake, said.classes, said.class_size].iter().flatten().any(|number| !number.is_finite()) {
        problems.add(line.problem("seats", said!("应为有限的数", "must be a finite number")).hint(AMOUNTS));
        return Err(());
    }
    let grades = line.context.ladder.stages[site.stage].grades.len() as f64;
    let usual = if said.intake.is_some() { PhaseIn::Intake } else { PhaseIn::All };
    let per_grade = match (said.seats, said.intake, said.classes) {
        (Some(seats), ..) => seats / grades,
        (_, Some(intake), _) => intake,
        (_, _, Some(classes)) => classes * class_size(line, site, ledger, problems).ok_or(())?,
        _ => return Ok(None),
    };
    Ok(Some(Amount { per_grade, phase_in: said.phase_in.unwrap_or(usual) }))
}

/// The same where a project must state a number.
pub(super) fn required(line: &Line<'_>, site: &Site, ledger: &Ledger<'_>, problems: &mut Problems) -> Option<Amount> {
    let amount = read(line, site, ledger, problems).ok()?;
    if amount.is_none() {
        problems.add(
            line.problem(
                "seats",
                said!("没有写数量：请写 seats、intake 或 classes", "how many is missing: state seats, intake or classes"),
            )
            .hint(AMOUNTS),
        );
    }
    amount
}

/// Seats in a class of the project: as it says, the mean of the classes in its pools, or the class norm.
pub(super) fn size(line: &Line<'_>, site: &Site, ledger: &Ledger<'_>) -> Option<f64> {
    let pools = site.pools(ledger);
    let in_pools = mean_class_size(pools.iter().map(|&at| &ledger.pools[at]), 0, ledger.year());
    let alone = pools.first().and_then(|&at| ledger.pools[at].class_size);
    let norm = line.context.ladder.stages[site.stage].class_norm;
    line.said.class_size.or(in_pools).or(alone).or(norm)
}

/// The same where it must be known.
pub(super) fn class_size(line: &Line<'_>, site: &Site, ledger: &Ledger<'_>, problems: &mut Problems) -> Option<f64> {
    let size = size(line, site, ledger);
    if size.is_none() {
        problems.add(
            line.problem(
                "class_size",
                said!("没有写班额，学段也没有标准班额", "the class size is missing, and the stage has no class norm"),
            )
            .hint(said!(
                "请在此写 `class_size`，或在学段写 `class_norm` [人/班]",
                "give `class_size` here or `class_norm` at the stage [pupils per class]"
            )),
        );
    }
    size
}
