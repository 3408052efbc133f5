//! What each kind of project does to the pools. Each returns the pupils who move, or `None` after reporting why it cannot be done.

use super::amount::{self, Amount};
use super::convert::convert;
use super::merge::merge;
use super::site::Site;
use super::standing;
use super::taking::{grades, take, take_stated};
use super::{Ledger, Line};
use crate::domain::PupilMove;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{PhaseIn, ProjectKind};
use crate::said;

/// Applies a project to the ledger.
pub(super) fn apply(
    line: &Line<'_>,
    kind: ProjectKind,
    site: &Site,
    ledger: &mut Ledger<'_>,
    problems: &mut Problems,
) -> Option<Vec<PupilMove>> {
    if !standing::fits(line, kind, site, ledger, problems) {
        return None;
    }
    match kind {
        ProjectKind::Open | ProjectKind::Expand => add(line, site, amount::required(line, site, ledger, problems)?, ledger, problems)?,
        ProjectKind::Intake => {
            if line.said.intake.is_none() {
                problems.add(line.problem("intake", said!("没有写招生计划名额", "intake places are missing")));
                return None;
            }
            add(line, site, amount::required(line, site, ledger, problems)?, ledger, problems)?;
        }
        ProjectKind::Bulge => bulge(line, site, ledger, problems)?,
        ProjectKind::Close => close(line, site, ledger, problems)?,
        ProjectKind::Merge => return merge(line, site, ledger, problems),
        ProjectKind::Convert => convert(line, site, ledger, problems)?,
        ProjectKind::ClassNorm => class_norm(line, site, ledger, problems)?,
    }
    Some(Vec::new())
}

/// Where new seats come: beside the school's own, otherwise to the kind that the project names; classes of another size stand for themselves.
fn new_seats(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>) -> usize {
    let beside = site.school.as_ref().and_then(|_| site.pools(ledger).first().map(|&at| ledger.pools[at].clone()));
    let sector = site.sector.or(beside.as_ref().and_then(|pool| pool.sector));
    let tier = site.tier.or(beside.as_ref().and_then(|pool| pool.tier));
    let size = amount::size(line, site, ledger);
    site.home(line, (site.stage, size), sector, tier, ledger)
}

fn add(line: &Line<'_>, site: &Site, amount: Amount, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    if amount.per_grade < 0.0 {
        return take(line, site, Amount { per_grade: -amount.per_grade, ..amount }, ledger, problems).map(|_| ());
    }
    let alike = site.pools(ledger).first().copied();
    let pool = new_seats(line, site, ledger);
    let sized_as_others = line.said.classes.is_some() && line.said.class_size.is_none();
    for grade in 0..grades(line, site) {
        let from = ledger.year() + amount.lag(grade);
        match alike.filter(|_| sized_as_others) {
            Some(alike) => ledger.give_classes((pool, alike), grade, from, amount.per_grade),
            None => ledger.give(pool, grade, from, amount.per_grade),
        }
    }
    Some(())
}

fn bulge(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    let places = match (line.said.seats, line.said.intake, line.said.classes) {
        (Some(places), None, None) | (None, Some(places), None) => places,
        (None, None, classes) => classes.unwrap_or(1.0) * amount::class_size(line, site, ledger, problems)?,
        _ => {
            problems.add(line.problem("classes", said!("classes、intake 和 seats 请写其中一个", "state one of classes, intake or seats")));
            return None;
        }
    };
    let pool = new_seats(line, site, ledger);
    for grade in 0..grades(line, site) {
        ledger.give(pool, grade, ledger.year() + grade, places);
        ledger.give(pool, grade, ledger.year() + grade + 1, -places);
    }
    Some(())
}

fn close(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    take_stated(line, site, ledger, problems).map(|_| ())
}

/// Classes stay, their size changes: seats become classes times the new size.
fn class_norm(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    let Some(size) = line.said.class_size.filter(|size| *size > 0.0 && size.is_finite()) else {
        problems.add(line.problem("class_size", said!("没有写新的标准班额", "the new class norm is missing")));
        return None;
    };
    let phase_in = line.said.phase_in.unwrap_or(PhaseIn::All);
    for pool in site.pools(ledger) {
        let Some(old) = ledger.pools[pool].class_size else {
            problems.add(line.problem(
                "class_size",
                said!("不知道现在的班额，学段也没有标准班额", "the class size as it is now is not known, and the stage has no class norm"),
            ));
            return None;
        };
        for grade in 0..grades(line, site) {
            let from = ledger.year() + Amount { per_grade: 0.0, phase_in }.lag(grade);
            ledger.resize(pool, grade, from, size / old);
        }
        ledger.pools[pool].class_size = Some(size);
    }
    Some(())
}
