//! Taking seats away: a stated number, or all that a school has.

use super::amount::{self, AMOUNTS, Amount};
use super::site::Site;
use super::waiting::Portion;
use super::{Ledger, Line};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::PhaseIn;
use crate::said;

/// (pool, grade of the stage, seats) that were taken.
pub(super) type Taken = Vec<(usize, usize, Portion)>;

/// Number of grades of the project's stage.
pub(super) fn grades(line: &Line<'_>, site: &Site) -> usize {
    line.context.ladder.stages[site.stage].grades.len()
}

/// Takes seats from the named pools in proportion to what they have; more than there are is reported.
pub(super) fn take(line: &Line<'_>, site: &Site, amount: Amount, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Taken> {
    let pools = site.pools(ledger);
    let mut taken = Taken::new();
    for grade in 0..grades(line, site) {
        let from = ledger.year() + amount.lag(grade);
        match ledger.take(&pools, grade, from, amount.per_grade) {
            Ok(parts) => taken.extend(parts.into_iter().map(|(pool, seats)| (pool, grade, Portion::alone(from, seats)))),
            Err(_) if site.districts.iter().any(|&district| ledger.unsure.of_seats(district, site.stage)) => return None,
            Err(there) => {
                let stage = &line.context.ladder.stages[site.stage];
                let what = said!(
                    "`{0}` 在 {4} 年从 {2} 的 {3} 年级减去 {1:.1} 个学位，而那里只有 {there:.1} 个",
                    "`{}` takes {:.1} seats from {}, grade {}, in {}, but only {there:.1} are there",
                    line.said.project,
                    amount.per_grade,
                    stage.id,
                    stage.grades[grade],
                    line.context.horizon.year(from)
                );
                problems.add(
                    line.problem("seats", what)
                        .hint(said!("表 schools 和 seats 写明现有学位", "the tables schools and seats say what stands there")),
                );
                return None;
            }
        }
    }
    Some(taken)
}

/// Everything that the named pools have, entry grade first where the project says so.
pub(super) fn take_all(line: &Line<'_>, site: &Site, phase_in: PhaseIn, ledger: &mut Ledger<'_>) -> Taken {
    let lag = |grade: usize| Amount { per_grade: 0.0, phase_in }.lag(grade);
    let mut taken = Taken::new();
    for pool in site.pools(ledger) {
        for grade in 0..grades(line, site) {
            let portions = ledger.take_share(pool, grade, ledger.year() + lag(grade), 1.0);
            taken.extend(portions.into_iter().map(|portion| (pool, grade, portion)));
        }
    }
    taken
}

/// What the project states, or all of its school where it states nothing.
pub(super) fn take_stated(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Taken> {
    match amount::read(line, site, ledger, problems).ok()? {
        Some(amount) => take(line, site, Amount { per_grade: amount.per_grade.abs(), ..amount }, ledger, problems),
        None if site.school.is_some() => Some(take_all(line, site, line.said.phase_in.unwrap_or(PhaseIn::All), ledger)),
        None => {
            problems.add(
                line.problem(
                    "seats",
                    said!(
                        "没有写数量：请写明学校，或写 seats、intake 或 classes",
                        "how many is missing: name a school, or state seats, intake or classes"
                    ),
                )
                .hint(AMOUNTS),
            );
            None
        }
    }
}
