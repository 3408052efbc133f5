//! Places that schools reserve for pupils of schools of origin (指标到校).

use std::collections::BTreeMap;
use std::path::Path;

use super::{Candidates, Lookup};
use crate::inputs::problem::Problems;
use crate::inputs::tables::{ColumnTable, whole_numbers};
use crate::said;

const COLUMNS: [&str; 3] = ["school", "origin_school", "places"];

/// Reads the quotas. Schools and applicants have been read before.
pub(super) fn read(path: &Path, candidates: &mut Candidates, problems: &mut Problems) {
    let Some(table) = ColumnTable::read(path, problems) else { return };
    if !table.check_header(&COLUMNS.map(str::to_owned), &COLUMNS, problems) {
        return;
    }
    let (Some(schools), Some(origins)) = (table.column("school"), table.column("origin_school")) else { return };
    let places = whole_numbers(&table, "places", &said!("指标名额", "places reserved"), problems);
    let known = Lookup::new(candidates.schools.iter().map(|school| school.name.as_str()));
    let leavers = Lookup::new(candidates.origins.iter().map(String::as_str));
    let mut lines: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    candidates.quotas = vec![Vec::new(); candidates.schools.len()];
    let mut reserved = vec![0_u64; candidates.schools.len()];
    for (row, &places) in places.iter().enumerate() {
        let (school, origin) = (schools.get(row), origins.get(row));
        let Some(position) = known.find(school) else {
            let problem = table.problem(row, "school", said!("`{school}` 不在学校表中", "`{school}` is not in the table of schools"));
            problems.add(problem.hint(known.hint(school)));
            continue;
        };
        if let Some(line) = lines.insert((school, origin), table.line(row)) {
            let what = said!(
                "`{school}` 给 `{origin}` 的名额出现了两次：第 {line} 行也有",
                "`{school}` has places for `{origin}` twice: on line {line} too"
            );
            problems.add(table.problem(row, "origin_school", what).hint(said!("每一对一行", "one row for each pair")));
            continue;
        }
        let seats = u64::from(candidates.schools[position as usize].seats);
        let before = reserved[position as usize];
        reserved[position as usize] += u64::from(places);
        if before <= seats && before + u64::from(places) > seats {
            let what = said!(
                "`{school}` 有 {seats} 个学位，而到这一行的指标名额已有 {} 个",
                "`{school}` has {seats} seats, but {} places are reserved up to this row",
                before + u64::from(places)
            );
            problems.add(
                table
                    .problem(row, "places", what)
                    .hint(said!("一所学校指标名额合计不超过它的学位", "places reserved at a school are together at most its seats")),
            );
        }
        if let Some(origin) = leavers.find(origin) {
            candidates.quotas[position as usize].push((origin, places));
        } else {
            let problem = table.problem(
                row,
                "origin_school",
                said!("没有考生来自 `{origin}`：它的名额对所有人开放", "no applicant comes from `{origin}`: its places stay open to all"),
            );
            problems.add(problem.hint(leavers.hint(origin)).warning());
        }
    }
    candidates.quotas.iter_mut().for_each(|places| places.sort_unstable());
}
