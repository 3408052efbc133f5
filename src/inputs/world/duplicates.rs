//! No two rows of a table may say the same thing, since only one of them could count.

use crate::domain::{Phrase, Said, Sector, Tier, both};
use crate::inputs::dataset::Dataset;
use crate::inputs::phrases;
use crate::inputs::problem::Problems;
use crate::told;

fn same_as(what: Phrase, line: usize) -> Said {
    Said::by(|language| {
        let what = what.told(language);
        told!(language, "{what}与第 {line} 行相同", "the same {what} as in line {line}")
    })
}

/// Reports rows of a table that share a key; `what` names the key's columns.
fn report<K: Ord>(data: &Dataset, table: &str, what: Phrase, rows: impl Iterator<Item = (usize, K)>, problems: &mut Problems) {
    if data.strange.contains(table) {
        return;
    }
    let mut rows: Vec<(K, usize)> = rows.map(|(row, key)| (key, row)).collect();
    // Most tables are sorted by their key already.
    if rows.is_sorted_by(|(a, _), (b, _)| a < b) {
        return;
    }
    rows.sort_unstable();
    let same = rows.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1);
    let mut again: Vec<(usize, usize)> = same.flat_map(|same| same[1..].iter().map(|(_, row)| (*row, same[0].1))).collect();
    again.sort_unstable();
    for (row, first) in again {
        problems.add(data.at(table, row, "", same_as(what, first)).hint(phrases::keep_one_row()));
    }
}

/// Checks the population tables.
pub(super) fn population(data: &Dataset, problems: &mut Problems) {
    report(data, "districts", both("县（市）区", "district"), data.districts.iter().map(|row| (row.row, &row.district)), problems);
    let people = data.population.iter().map(|row| (row.row, (&row.district, row.sex, row.age)));
    report(data, "population", both("县（市）区、性别和年龄", "district, sex and age"), people, problems);
    let survival = data.survival.iter().map(|row| (row.row, (&row.district, row.sex, row.age, row.year)));
    report(data, "survival", both("县（市）区、性别、年龄和年份", "district, sex, age and year"), survival, problems);
    let fertility = data.fertility.iter().map(|row| (row.row, (&row.district, row.age, row.year)));
    report(data, "fertility", both("县（市）区、年龄和年份", "district, age and year"), fertility, problems);
    report(
        data,
        "sex_ratio",
        both("县（市）区和年份", "district and year"),
        data.sex_ratio.iter().map(|row| (row.row, (&row.district, row.year))),
        problems,
    );
    let migration = data.migration.iter().map(|row| (row.row, (&row.district, row.sex, row.age, row.year)));
    report(data, "migration", both("县（市）区、性别、年龄和年份", "district, sex, age and year"), migration, problems);
    report(
        data,
        "births",
        both("县（市）区和年份", "district and year"),
        data.births.iter().map(|row| (row.row, (&row.district, row.year))),
        problems,
    );
}

/// Checks the tables of pupils, schools and seats.
pub(super) fn schooling(data: &Dataset, problems: &mut Problems) {
    let kind = |sector: Option<Sector>, tier: Option<Tier>| (sector.map(|sector| sector as u8), tier.map(|tier| tier as u8));
    let enrolment = data.enrolment.iter();
    let enrolment = enrolment.map(|row| (row.row, (&row.district, &row.stage, &row.grade, row.year, kind(row.sector, row.tier))));
    report(
        data,
        "enrolment",
        both("县（市）区、学段、年级、年份、办学性质和等次", "district, stage, grade, year, sector and tier"),
        enrolment,
        problems,
    );
    let flows = data.flows.iter().map(|row| (row.row, (&row.home, &row.seat, &row.stage, row.year)));
    report(data, "flows", both("home、seat、学段和年份", "home, seat, stage and year"), flows, problems);
    report(
        data,
        "schools",
        both("学校和学段", "school and stage"),
        data.schools.iter().map(|row| (row.row, (&row.school, &row.stage))),
        problems,
    );
    let seats = data.seats.iter().map(|row| (row.row, (&row.district, &row.stage, &row.grade, row.year, kind(row.sector, row.tier))));
    report(
        data,
        "seats",
        both("县（市）区、学段、年级、年份、办学性质和等次", "district, stage, grade, year, sector and tier"),
        seats,
        problems,
    );
    report(
        data,
        "distances",
        both("from 和 to", "from and to"),
        data.distances.iter().map(|row| (row.row, (&row.from, &row.to))),
        problems,
    );
    report(
        data,
        "teachers",
        both("县（市）区、学段和年份", "district, stage and year"),
        data.teachers.iter().map(|row| (row.row, (&row.district, &row.stage, row.year))),
        problems,
    );
    report(data, "applicants", both("报名号", "applicant"), data.applicants.iter().map(|row| (row.row, &row.applicant)), problems);
}
