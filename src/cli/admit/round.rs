//! From tables to flat arrays: who comes before whom.

use super::super::args::{Admissions, MechanismName, TiesName};
use super::{is_multiple, lots};
use crate::allocation::admissions::{common_order, keys_of};
use crate::domain::{Applications, BARRED, NO_SCHOOL};
use crate::inputs::admissions::Candidates;

/// A round of admissions.
pub struct Round {
    /// Lists, keys and seats.
    pub applications: Applications,
    /// Pupils in the common order, best first.
    order: Vec<u32>,
    /// Whether scores rank pupils.
    pub by_score: bool,
}

impl Round {
    /// The round that was asked for.
    pub fn of(candidates: &Candidates, asked: &Admissions, seed: u64) -> Self {
        let pupils = candidates.pupils();
        let by_score = asked.mechanism != MechanismName::Lottery && !candidates.scores.is_empty();
        let drawn = asked.lottery.is_some() || asked.mechanism == MechanismName::Lottery;
        let numbers = if drawn && !is_multiple(asked) { lots::single(seed, pupils) } else { Vec::new() };
        let scores = scores(candidates, by_score);
        let (merit, order) = common_order(&scores, &numbers, pupils, asked.ties != TiesName::Subscore);
        let (priority, behind) = priority_classes(candidates);
        let classes = classes(candidates, &priority, behind);
        let keys = if is_multiple(asked) {
            let (base, _) = common_order(&scores, &[], pupils, true);
            keys_of(&classes, &lots::places_by_school(seed, candidates, &base))
        } else {
            keys_of(&classes, &in_each_cell(candidates, &merit))
        };
        let ahead = ahead(candidates, &priority, &merit);
        let capacity = candidates.schools.iter().map(|school| school.seats).collect();
        let applications = Applications { length: candidates.length, choices: candidates.choices.clone(), keys, merit, capacity, ahead };
        Self { applications, order, by_score }
    }

    /// Merit at which each score group ends, from the lowest score of each group.
    pub fn ends_of_groups(&self, lowest: &[f64], scores: &[f64]) -> Vec<u32> {
        let mut ends: Vec<u32> = lowest
            .iter()
            .map(|&lowest| {
                let below = self.order.partition_point(|&pupil| scores[pupil as usize] >= lowest);
                self.order.get(below).map_or(u32::MAX - 1, |&pupil| self.applications.merit[pupil as usize])
            })
            .collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}

/// Scores, then subscores, the highest first; none where they decide nothing.
fn scores(candidates: &Candidates, by_score: bool) -> Vec<&[f64]> {
    let all = std::iter::once(&candidates.scores).chain(&candidates.subscores);
    if by_score { all.map(Vec::as_slice).collect() } else { Vec::new() }
}

/// Priorities as classes 0, 1, 2, … (school, pupil, class), and the class of everyone else.
fn priority_classes(candidates: &Candidates) -> (Vec<(u32, u32, u32)>, u32) {
    let mut values: Vec<f64> = candidates.priorities.iter().map(|&(_, _, priority)| priority).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    let class = |priority: f64| values.partition_point(|value| value.total_cmp(&priority).is_lt()) as u32;
    let classes = candidates.priorities.iter().map(|&(school, pupil, priority)| (school, pupil, class(priority))).collect();
    (classes, values.len() as u32)
}

/// Class of each choice `[pupil][choice]`; [`BARRED`] where it is blank or the school takes its own district only.
fn classes(candidates: &Candidates, priority: &[(u32, u32, u32)], behind: u32) -> Vec<u32> {
    let length = candidates.length;
    let may = |cell: usize, school: u32| school != NO_SCHOOL && may_go(candidates, cell / length, school);
    let of_cell = |(cell, &school): (usize, &u32)| if may(cell, school) { behind } else { BARRED };
    let mut classes: Vec<u32> = candidates.choices.iter().enumerate().map(of_cell).collect();
    for &(school, pupil, class) in priority {
        let row = pupil as usize * length..(pupil as usize + 1) * length;
        let position = candidates.choices[row.clone()].iter().position(|&choice| choice == school);
        if let Some(cell) = position.map(|position| row.start + position).filter(|&cell| classes[cell] != BARRED) {
            classes[cell] = class;
        }
    }
    classes
}

/// Whether a pupil may attend a school.
fn may_go(candidates: &Candidates, pupil: usize, school: u32) -> bool {
    let district = candidates.schools[school as usize].district;
    candidates.district.is_empty() || district.is_none() || candidates.district[pupil] == district
}

fn in_each_cell(candidates: &Candidates, merit: &[u32]) -> Vec<u32> {
    merit.iter().flat_map(|&place| std::iter::repeat_n(place, candidates.length)).collect()
}

/// Pupils with a priority at a school that they may attend, the best first `[school]`.
fn ahead(candidates: &Candidates, priority: &[(u32, u32, u32)], merit: &[u32]) -> Vec<Vec<u32>> {
    if priority.is_empty() {
        return Vec::new();
    }
    let mut lines: Vec<Vec<(u32, u32)>> = vec![Vec::new(); candidates.schools.len()];
    for &(school, pupil, class) in priority.iter().filter(|&&(school, pupil, _)| may_go(candidates, pupil as usize, school)) {
        lines[school as usize].push((class, pupil));
    }
    let in_order = |mut line: Vec<(u32, u32)>| {
        line.sort_unstable_by_key(|&(class, pupil)| (class, merit[pupil as usize], pupil));
        line.into_iter().map(|(_, pupil)| pupil).collect()
    };
    lines.into_iter().map(in_order).collect()
}
