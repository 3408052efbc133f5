//! Priorities of single pupils at single schools (catchment, sibling).

use std::cmp::Ordering;
use std::path::Path;

use super::lookup::prefix;
use super::{Candidates, Lookup};
use crate::domain::Said;
use crate::inputs::phrases;
use crate::inputs::problem::{Problems, nearest};
use crate::inputs::tables::{ColumnTable, enough};
use crate::said;

const COLUMNS: [&str; 3] = ["applicant", "school", "priority"];

/// Reads the priorities. Schools and applicants have been read before.
pub(super) fn read(path: &Path, candidates: &mut Candidates, problems: &mut Problems) {
    let Some(table) = ColumnTable::read(path, problems) else { return };
    if !table.check_header(&COLUMNS.map(str::to_owned), &COLUMNS, problems) {
        return;
    }
    let (Some(applicants), Some(schools)) = (table.column("applicant"), table.column("school")) else { return };
    let priority = table.numbers("priority", Some(&said!("应填：优先次序，小者优先", "expected: priority, lower is better")), problems);
    let known = Lookup::new(candidates.schools.iter().map(|school| school.name.as_str()));
    let pupils: Vec<u128> = (0..candidates.pupils()).map(|pupil| prefix(candidates.name(pupil))).collect();
    let mut rows = Vec::with_capacity(table.rows());
    for (row, &priority) in priority.iter().enumerate() {
        let (applicant, school) = (applicants.get(row), schools.get(row));
        let pupil = find(candidates, &pupils, applicant);
        let position = known.find(school);
        if pupil.is_none() && !enough(problems) {
            let what = said!("`{applicant}` 不在考生表中", "`{applicant}` is not in the table of applicants");
            problems.add(table.problem(row, "applicant", what).hint(like(candidates, applicant)));
        }
        if position.is_none() && !enough(problems) {
            let problem = table.problem(row, "school", said!("`{school}` 不在学校表中", "`{school}` is not in the table of schools"));
            problems.add(problem.hint(known.hint(school)));
        }
        if let (Some(pupil), Some(position)) = (pupil, position) {
            rows.push((position, pupil, row as u32, priority));
        }
    }
    rows.sort_unstable_by_key(|&(school, pupil, row, _)| (school, pupil, row));
    for pair in rows.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1)) {
        if !enough(problems) {
            let what = said!(
                "该考生在该校的优先次序在第 {} 行也有",
                "this pupil has a priority at this school on line {} too",
                table.line(pair[0].2 as usize)
            );
            problems.add(table.problem(pair[1].2 as usize, "applicant", what).hint(said!("每一对一行", "one row for each pair")));
        }
    }
    candidates.priorities = rows.into_iter().map(|(school, pupil, _, priority)| (school, pupil, priority)).collect();
}

/// A hint: the pupil who may have been meant.
fn like(candidates: &Candidates, name: &str) -> Said {
    let known = candidates.pupils();
    match nearest(name, (0..known).map(|pupil| candidates.name(pupil))) {
        Some(near) => phrases::did_you_mean(near),
        None => said!("已知 {known} 名考生，没有一名与此相近", "{known} pupils are known, none of them like this one"),
    }
}

/// Pupils stand in the order of their keys, and first bytes decide nearly always.
fn find(candidates: &Candidates, prefixes: &[u128], name: &str) -> Option<u32> {
    let first = prefix(name);
    let (mut low, mut high) = (prefixes.partition_point(|&before| before < first), prefixes.partition_point(|&before| before <= first));
    while low < high {
        let middle = usize::midpoint(low, high);
        match candidates.name(middle).cmp(name) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(middle as u32),
            Ordering::Greater => high = middle,
        }
    }
    None
}
