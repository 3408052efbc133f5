//! A school that is merged into another: its seats go, its pupils move.

use super::super::pools::Pool;
use super::site::{Site, unknown_school};
use super::taking::{grades, take_all};
use super::{Ledger, Line};
use crate::domain::PupilMove;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::PhaseIn;
use crate::said;

/// Merges the project's school into the one named by `into`.
pub(super) fn merge(line: &Line<'_>, site: &Site, ledger: &mut Ledger<'_>, problems: &mut Problems) -> Option<Vec<PupilMove>> {
    if site.school.is_none()
        || line.said.seats.or(line.said.intake).or(line.said.classes).is_some()
        || line.said.phase_in == Some(PhaseIn::Intake)
    {
        problems.add(line.problem(
            "kind",
            said!(
                "合并一次只涉及一整所学校：在 `school` 中写明它，不写数量，也不写 phase_in",
                "a merger takes one whole school at once: name it in `school`, and state no number and no phase-in"
            ),
        ));
        return None;
    }
    let Some(into) = &line.said.into else {
        problems.add(line.problem("into", said!("没有写接收学生的学校", "the school that takes the pupils is missing")));
        return None;
    };
    if site.school.as_ref() == Some(into) {
        problems.add(line.problem("into", said!("学校不能并入自己", "a school cannot be merged into itself")));
        return None;
    }
    if ledger.year() == 0 {
        problems.add(
            line.problem("year", said!("基年的合并已经发生", "a merger in the base year has happened already"))
                .hint(said!("请把该校从表 schools 中去掉", "take the school out of the table schools")),
        );
        return None;
    }
    let taking: Vec<&Pool> = ledger.pools.of_school(into).map(|at| &ledger.pools[at]).collect();
    if taking.is_empty() {
        return unknown_school(line, "into", into, ledger, problems);
    }
    let Some(to) = taking.iter().find(|pool| pool.stage == site.stage).map(|pool| pool.district) else {
        if ledger.unsure.of_school(into, Some(site.stage)) {
            return None;
        }
        problems.add(
            line.problem("into", said!("`{into}` 没有学段 {}", "`{into}` has no stage {}", line.context.ladder.stages[site.stage].id)),
        );
        return None;
    };
    if let Some((key, closed)) = closed(line, site, into, ledger) {
        if ledger.unsure.of_school(closed, Some(site.stage)) {
            return None;
        }
        let (id, year) = (&line.context.ladder.stages[site.stage].id, line.context.horizon.year(ledger.year()));
        let what = said!("`{closed}` 的 {id} 在 {year} 年没有学位", "`{closed}` has no seats of {id} in {year}");
        problems.add(line.problem(key, what).hint(said!("是否已停办，或尚未开办？", "is it closed by then, or not yet open?")));
        return None;
    }
    let moves = moves(line, site, to, ledger);
    take_all(line, site, PhaseIn::All, ledger);
    Some(moves)
}

/// The key and the name of the school of the two that does not stand in the year.
fn closed<'l>(line: &'l Line<'_>, site: &'l Site, into: &'l str, ledger: &Ledger<'_>) -> Option<(&'static str, &'l str)> {
    let stands = |school: &str| {
        let own = ledger.pools.of_school(school).map(|at| &ledger.pools[at]).filter(|pool| pool.stage == site.stage);
        let seats: f64 = own.map(|pool| (0..grades(line, site)).map(|grade| pool.at(grade, ledger.year())).sum::<f64>()).sum();
        seats > 0.0 || seats.is_nan()
    };
    let both = [("school", site.school.as_deref()?), ("into", into)];
    both.into_iter().find(|(_, school)| !stands(school))
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
        let all: f64 = ledger.pools.here(from, site.stage).map(|pool| pool.at(grade, year)).sum();
        (seats > 0.0).then(|| PupilMove { from, to, grade: first + grade, share: (seats / all).min(1.0) })
    };
    (0..grades(line, site)).filter_map(of).collect()
}
