//! What each kind of project does to the pools. Each returns the pupils who move, or `None` after reporting why it cannot be done.

use super::super::context::did_you_mean;
use super::super::pools::Pool;
use super::amount::{self, Amount};
use super::site::{Site, sector, tier, unknown_school};
use super::{Ledger, Line};
use crate::domain::{PupilMove, Sector, Tier};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::{PhaseIn, ProjectKind, SectorName, TierName};
use crate::inputs::tables::spec::{SECTORS, TIERS};

/// Applies a project to the ledger.
pub(super) fn apply(
    line: &Line<'_>,
    kind: ProjectKind,
    site: &Site,
    ledger: &mut Ledger<'_>,
    problems: &mut Problems,
) -> Option<Vec<PupilMove>> {
    match kind {
        ProjectKind::Open | ProjectKind::Expand => add(line, site, amount::required(line, site, ledger, problems)?, ledger, problems)?,
        ProjectKind::Intake => {
            if line.said.intake.is_none() {
                problems.add(line.problem("intake", "intake places are missing"));
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

fn grades(line: &Line<'_>, site: &Site) -> usize {
    line.context.ladder.stages[site.stage].grades.len()
}

/// Where new seats come: beside the school's own, otherwise to the kind that the project names.
fn new_seats(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>) -> usize {
    let beside = site.school.as_ref().and_then(|_| site.pools(ledger).first().map(|&at| ledger.pools[at].clone()));
    let sector = site.sector.or(beside.as_ref().and_then(|pool| pool.sector));
    let tier = site.tier.or(beside.as_ref().and_then(|pool| pool.tier));
    site.home(line, site.stage, sector, tier, ledger)
}

fn add(line: &Line<'_>, site: &Site, amount: Amount, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    if amount.per_grade < 0.0 {
        return take(line, site, Amount { per_grade: -amount.per_grade, ..amount }, ledger, problems).map(|_| ());
    }
    let pool = new_seats(line, site, ledger);
    for grade in 0..grades(line, site) {
        ledger.give(pool, grade, ledger.year() + amount.lag(grade), amount.per_grade);
    }
    Some(())
}

/// (pool, grade of the stage, position of the year, seats) that were taken.
type Taken = Vec<(usize, usize, usize, f64)>;

fn take(line: &Line<'_>, site: &Site, amount: Amount, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Taken> {
    let pools = site.pools(ledger);
    let mut taken = Taken::new();
    for grade in 0..grades(line, site) {
        let from = ledger.year() + amount.lag(grade);
        match ledger.take(&pools, grade, from, amount.per_grade) {
            Ok(parts) => taken.extend(parts.into_iter().map(|(pool, seats)| (pool, grade, from, seats))),
            Err(there) => {
                let stage = &line.context.ladder.stages[site.stage];
                let what = format!(
                    "`{}` takes {:.1} seats from {}, grade {}, in {}, but only {there:.1} are there",
                    line.said.project,
                    amount.per_grade,
                    stage.id,
                    stage.grades[grade],
                    line.context.horizon.year(from)
                );
                problems.add(line.problem("seats", what));
                return None;
            }
        }
    }
    Some(taken)
}

/// Everything that the named pools have, entry grade first where the project says so.
fn take_all(line: &Line<'_>, site: &Site, phase_in: PhaseIn, ledger: &mut Ledger<'_>) -> Taken {
    let lag = |grade: usize| Amount { per_grade: 0.0, phase_in }.lag(grade);
    let mut taken = Taken::new();
    for pool in site.pools(ledger) {
        for grade in 0..grades(line, site) {
            let draw = ledger.take_share(pool, grade, ledger.year() + lag(grade), 1.0);
            taken.extend(draw.into_iter().map(|(year, seats)| (pool, grade, year, seats)));
        }
    }
    taken
}

/// What the project states, or all of its school where it states nothing.
fn take_stated(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Taken> {
    match amount::read(line, site, ledger, problems).ok()? {
        Some(amount) => take(line, site, Amount { per_grade: amount.per_grade.abs(), ..amount }, ledger, problems),
        None if site.school.is_some() => Some(take_all(line, site, line.said.phase_in.unwrap_or(PhaseIn::All), ledger)),
        None => {
            problems.add(line.problem("seats", "how many is missing: name a school, or state seats, intake or classes"));
            None
        }
    }
}

fn bulge(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    let places = match (line.said.seats.or(line.said.intake), line.said.classes) {
        (Some(places), None) => places,
        (None, classes) => classes.unwrap_or(1.0) * amount::class_size(line, site, ledger, problems)?,
        _ => {
            problems.add(line.problem("classes", "state classes or intake, not both"));
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

fn merge(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Vec<PupilMove>> {
    if site.school.is_none()
        || line.said.seats.or(line.said.intake).or(line.said.classes).is_some()
        || line.said.phase_in == Some(PhaseIn::Intake)
    {
        problems
            .add(line.problem("kind", "a merger takes one whole school at once: name it in `school`, and state no number and no phase-in"));
        return None;
    }
    let Some(into) = &line.said.into else {
        problems.add(line.problem("into", "the school that takes the pupils is missing"));
        return None;
    };
    if site.school.as_ref() == Some(into) {
        problems.add(line.problem("into", "a school cannot be merged into itself"));
        return None;
    }
    let taking: Vec<&Pool> = ledger.pools.iter().filter(|pool| pool.school.as_ref() == Some(into)).collect();
    if taking.is_empty() {
        return unknown_school(line, "into", into, ledger, problems);
    }
    let Some(to) = taking.iter().find(|pool| pool.stage == site.stage).map(|pool| pool.district) else {
        problems.add(line.problem("into", format!("`{into}` has no stage {}", line.context.ladder.stages[site.stage].id)));
        return None;
    };
    let moves = moves(line, site, to, ledger);
    take_all(line, site, PhaseIn::All, ledger);
    Some(moves)
}

/// Pupils who change district: the school's part of its district's seats in each grade.
fn moves(line: &Line<'_>, site: &Site, to: usize, ledger: &Ledger<'_>) -> Vec<PupilMove> {
    let (from, year) = (site.districts[0], ledger.year());
    if from == to {
        return Vec::new();
    }
    let first = line.context.ladder.grades_of(site.stage).start;
    let own = site.pools(ledger);
    let of = |grade: usize| {
        let seats: f64 = own.iter().map(|&at| ledger.pools[at].at(grade, year)).sum();
        let here = ledger.pools.iter().filter(|pool| pool.district == from && pool.stage == site.stage);
        let all: f64 = here.map(|pool| pool.at(grade, year)).sum();
        (seats > 0.0).then(|| PupilMove { from, to, grade: first + grade, share: (seats / all).min(1.0) })
    };
    (0..grades(line, site)).filter_map(of).collect()
}

/// What seats become.
enum Into {
    Stage(usize),
    Sector(Sector),
    Tier(Tier),
}

fn convert(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    let into = into(line, problems)?;
    let taken = take_stated(line, site, ledger, problems)?;
    for (from, grade, year, seats) in taken {
        let (sector, tier) = (ledger.pools[from].sector, ledger.pools[from].tier);
        match into {
            Into::Stage(stage) => {
                let pool = site.home(line, stage, sector, tier, ledger);
                let grades = line.context.ladder.stages[stage].grades.len();
                (0..grades).for_each(|grade| ledger.give(pool, grade, year, seats / grades as f64));
            }
            Into::Sector(sector) => {
                let pool = site.home(line, site.stage, Some(sector), tier, ledger);
                ledger.give(pool, grade, year, seats);
            }
            Into::Tier(tier) => {
                let pool = site.home(line, site.stage, sector, Some(tier), ledger);
                ledger.give(pool, grade, year, seats);
            }
        }
    }
    Some(())
}

fn into(line: &Line<'_>, problems: &mut Problems) -> Option<Into> {
    let Some(word) = &line.said.into else {
        problems.add(line.problem("into", "what the seats become is missing: a stage, a sector or a tier"));
        return None;
    };
    let stages = line.context.ladder.stages.iter().map(|stage| stage.id.as_str());
    let found = line.context.ladder.position(word).map(Into::Stage).or_else(|| match word.as_str() {
        "public" => Some(Into::Sector(sector(SectorName::Public))),
        "inclusive" => Some(Into::Sector(sector(SectorName::Inclusive))),
        "private" => Some(Into::Sector(sector(SectorName::Private))),
        "quality" => Some(Into::Tier(tier(TierName::Quality))),
        "standard" => Some(Into::Tier(tier(TierName::Standard))),
        _ => None,
    });
    if found.is_none() {
        let problem = line.problem("into", format!("`{word}` is not a stage, a sector or a tier"));
        problems.add(did_you_mean(problem, word, stages.chain(SECTORS).chain(TIERS)));
    }
    found
}

/// Classes stay, their size changes: seats become classes times the new size.
fn class_norm(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<()> {
    let Some(size) = line.said.class_size.filter(|size| *size > 0.0 && size.is_finite()) else {
        problems.add(line.problem("class_size", "the new class norm is missing"));
        return None;
    };
    let phase_in = line.said.phase_in.unwrap_or(PhaseIn::All);
    for pool in site.pools(ledger) {
        let Some(old) = ledger.pools[pool].class_size else {
            problems.add(line.problem("class_size", "the class size as it is now is not known, and the stage has no class norm"));
            return None;
        };
        for grade in 0..grades(line, site) {
            let from = ledger.year() + Amount { per_grade: 0.0, phase_in }.lag(grade);
            ledger.take_share(pool, grade, from, 1.0 - size / old);
        }
        ledger.pools[pool].class_size = Some(size);
    }
    Some(())
}
