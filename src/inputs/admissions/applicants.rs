//! Applicants and their lists.

use std::collections::BTreeSet;

use super::lookup::prefix;
use super::{Candidates, Files, Lookup};
use crate::domain::{LONGEST_LIST, NO_SCHOOL, Phrase, both};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::tables::{ColumnTable, TextColumn, enough};
use crate::said;

/// Why a score is needed.
const SCORE: Phrase = both(
    "应填：成绩 [分]；考生按成绩排序，除非按优先次序或抽签排序",
    "expected: score [points]; pupils are ranked by it, unless priorities or a lottery rank them",
);

/// Most subscores that decide where scores are equal.
const SUBSCORES: usize = 9;

/// Reads the applicants. The schools have been read before.
pub(super) fn read(files: &Files, candidates: &mut Candidates, problems: &mut Problems) {
    let Some(table) = ColumnTable::read(files.applicants, problems) else { return };
    let mut required = vec!["applicant", "choice_1"];
    required.extend(files.by_score.then_some("score"));
    required.extend(files.by_district.then_some("district"));
    required.extend(files.by_origin.then_some("origin_school"));
    if table.check_header(&columns(), &required, problems) {
        read_columns(files, &table, candidates, problems);
    }
}

fn read_columns(files: &Files, table: &ColumnTable, candidates: &mut Candidates, problems: &mut Problems) {
    if table.rows() == 0 {
        problems.add(
            Problem::in_file(&table.file, said!("这张表没有数据行", "this table has no rows"))
                .hint(said!("每名考生一行", "one row for each pupil")),
        );
    }
    candidates.rows = in_order(table, problems);
    // Without schools every choice would be wrong, which would hide what is.
    if !candidates.schools.is_empty() {
        read_lists(table, candidates, problems);
    }
    let scores = table.numbers("score", files.by_score.then(|| SCORE.into()).as_ref(), problems);
    candidates.scores = by_pupil(&candidates.rows, &scores);
    for name in subscores() {
        let values = table.numbers(&name, None, problems);
        if !values.is_empty() {
            candidates.subscores.push(by_pupil(&candidates.rows, &values));
        }
    }
    if files.by_district {
        read_districts(table, candidates, problems);
    }
    if files.by_origin {
        read_origins(table, candidates);
    }
    // Checked where nobody asks, too: a slip in it would wait for the day when places are reserved.
    candidates.eligible = eligible(table, candidates, problems);
    candidates.names = table.column("applicant").cloned().unwrap_or_default();
}

fn subscores() -> impl Iterator<Item = String> {
    std::iter::once("subscore".to_owned()).chain((1..=SUBSCORES).map(|number| format!("subscore_{number}")))
}

fn choice_column(position: usize) -> String {
    format!("choice_{}", position + 1)
}

/// Columns that the table may have.
fn columns() -> Vec<String> {
    let own = ["applicant", "score", "district", "origin_school", "quota_eligible"].map(str::to_owned);
    own.into_iter().chain(subscores()).chain((0..LONGEST_LIST).map(choice_column)).collect()
}

/// Rows in the order of the pupils' keys; blank keys and pupils who are there twice are told.
fn in_order(table: &ColumnTable, problems: &mut Problems) -> Vec<u32> {
    let Some(names) = table.column("applicant") else { return Vec::new() };
    let mut order: Vec<(u128, u32)> = (0..table.rows()).map(|row| (prefix(names.get(row)), row as u32)).collect();
    let name = |row: u32| names.get(row as usize);
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| name(a.1).cmp(name(b.1))).then(a.1.cmp(&b.1)));
    for pair in order.windows(2).filter(|pair| pair[0].0 == pair[1].0 && name(pair[0].1) == name(pair[1].1)) {
        let (first, second) = (pair[0].1 as usize, pair[1].1 as usize);
        if !name(pair[1].1).is_empty() && !enough(problems) {
            let what = said!(
                "`{}` 出现了两次：该考生也在第 {} 行",
                "`{}` is there twice: the pupil stands on line {} too",
                names.get(second),
                table.line(first)
            );
            problems.add(table.problem(second, "applicant", what).hint(said!("每名考生一行", "one row for each pupil")));
        }
    }
    for &(_, row) in order.iter().take_while(|&&(_, row)| name(row).is_empty()) {
        if !enough(problems) {
            problems.add(
                table.problem(row as usize, "applicant", phrases::blank_cell()).hint(said!("应填：报名号", "expected: key of the pupil")),
            );
        }
    }
    order.into_iter().map(|(_, row)| row).collect()
}

fn by_pupil<T: Copy>(rows: &[u32], values: &[T]) -> Vec<T> {
    if values.is_empty() { Vec::new() } else { rows.iter().map(|&row| values[row as usize]).collect() }
}

/// Lists are read column by column in the order of the file, then put in the order of the pupils: memory is walked through once.
fn read_lists(table: &ColumnTable, candidates: &mut Candidates, problems: &mut Problems) {
    let known = Lookup::new(candidates.schools.iter().map(|school| school.name.as_str()));
    let columns: Vec<Option<&TextColumn>> = (0..LONGEST_LIST).map(|position| table.column(&choice_column(position))).collect();
    let length = columns.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let mut lists = vec![NO_SCHOOL; length * table.rows()];
    for (position, cells) in columns[..length].iter().enumerate().filter_map(|(position, cells)| Some((position, (*cells)?))) {
        for row in 0..table.rows() {
            let written = cells.get(row);
            let school = if written.is_empty() { Some(NO_SCHOOL) } else { known.find(written) };
            lists[row * length + position] = school.unwrap_or(NO_SCHOOL);
            if school.is_none() && !enough(problems) {
                let what = said!("`{written}` 不在学校表中", "`{written}` is not in the table of schools");
                problems.add(table.problem(row, &choice_column(position), what).hint(known.hint(written)));
            }
        }
    }
    tell_repeated(table, &lists, length, candidates, problems);
    candidates.length = length;
    candidates.choices = Vec::with_capacity(lists.len());
    for &row in &candidates.rows {
        candidates.choices.extend_from_slice(&lists[row as usize * length..][..length]);
    }
}

/// Tells schools that are on a list twice.
fn tell_repeated(table: &ColumnTable, lists: &[u32], length: usize, candidates: &Candidates, problems: &mut Problems) {
    for (row, list) in lists.chunks_exact(length.max(1)).enumerate() {
        for position in 1..length {
            let school = list[position];
            let before = list[..position].iter().position(|&before| before == school);
            if let Some(before) = before.filter(|_| school != NO_SCHOOL && !enough(problems)) {
                let name = &candidates.schools[school as usize].name;
                let what = said!(
                    "`{name}` 在这份志愿中出现了两次：也是 {}",
                    "`{name}` is on this list twice: it is {} too",
                    choice_column(before)
                );
                problems.add(
                    table.problem(row, &choice_column(position), what).hint(said!("一所学校只能填报一次", "a school can be chosen once")),
                );
            }
        }
    }
}

fn read_districts(table: &ColumnTable, candidates: &mut Candidates, problems: &mut Problems) {
    let known = Lookup::new(candidates.districts.iter().map(String::as_str));
    let Some(cells) = table.column("district") else { return };
    for row in (0..table.rows()).filter(|&row| cells.get(row).is_empty()) {
        if !enough(problems) {
            problems.add(table.problem(row, "district", phrases::blank_cell()).hint(said!(
                "应填：考生所在的县（市）区，用于 --by-district",
                "expected: district where the pupil lives, for --by-district"
            )));
        }
    }
    let mut strange: BTreeSet<&str> = BTreeSet::new();
    for row in (0..table.rows()).filter(|&row| known.find(cells.get(row)).is_none()) {
        let name = cells.get(row);
        if !name.is_empty() && strange.insert(name) {
            let problem = table.problem(
                row,
                "district",
                said!(
                    "`{name}` 没有学校：其考生只能去没有写县（市）区的学校",
                    "no school stands in `{name}`: its pupils can go only to schools without a district"
                ),
            );
            problems.add(problem.hint(known.hint(name)).warning());
        }
    }
    candidates.district = candidates.rows.iter().map(|&row| known.find(cells.get(row as usize))).collect();
}

fn read_origins(table: &ColumnTable, candidates: &mut Candidates) {
    let Some(cells) = table.column("origin_school") else { return };
    let known = Lookup::new((0..table.rows()).map(|row| cells.get(row)).filter(|name| !name.is_empty()));
    candidates.origin = candidates.rows.iter().map(|&row| known.find(cells.get(row as usize))).collect();
    candidates.origins = known.names();
}

/// `yes` or blank: the pupil may take a reserved place; `no`: not.
fn eligible(table: &ColumnTable, candidates: &Candidates, problems: &mut Problems) -> Vec<bool> {
    let Some(cells) = table.column("quota_eligible") else { return Vec::new() };
    let mut may = Vec::with_capacity(table.rows());
    for row in 0..table.rows() {
        may.push(matches!(cells.get(row), "" | "yes" | "是"));
        if !may[row] && !matches!(cells.get(row), "no" | "否") && !enough(problems) {
            let what = said!("`{}` 既不是 yes 也不是 no", "`{}` is neither yes nor no", cells.get(row));
            problems.add(table.problem(row, "quota_eligible", what).hint(said!(
                "应填：考生能否使用指标名额；空白为能",
                "expected: whether the pupil may take a reserved place; yes where blank"
            )));
        }
    }
    by_pupil(&candidates.rows, &may)
}
