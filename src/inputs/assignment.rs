//! Demand, schools and distances for the command that finds least travel: three tables to numbers, or every reason why not.
//!
//! Zones and schools are put in the order of their names, so that nothing depends on the order of rows.

use std::collections::BTreeMap;
use std::path::Path;

use super::problem::{Problem, Problems, nearest};
use super::tables::spec::{Column, Kind, NO_UNIT, Table, may, must};
use super::tables::{Row, Sheet, TableFile};
use crate::domain::{Said, both};
use crate::inputs::phrases;
use crate::said;

const NAMED: [Column; 3] = [
    may("name_zh", Kind::Text, NO_UNIT, both("中文名", "Chinese name")),
    may("name_en", Kind::Text, NO_UNIT, both("英文名", "English name")),
    may("district", Kind::Text, NO_UNIT, both("县（市）区", "district")),
];

const DEMAND: Table = Table {
    name: "demand",
    row_is: both("一个片区", "a zone"),
    population: false,
    columns: &[
        must("zone", Kind::Text, NO_UNIT, both("片区名称或代码", "key of the zone")),
        must("pupils", Kind::Whole, both("人", "children"), both("需要学位的学生", "children who want a seat")),
        NAMED[0],
        NAMED[1],
        NAMED[2],
    ],
};

const SCHOOLS: Table = Table {
    name: "schools",
    row_is: both("一所学校", "a school"),
    population: false,
    columns: &[
        must("school", Kind::Text, NO_UNIT, both("学校名称或代码", "key of the school")),
        must("seats", Kind::Whole, both("个", "children"), both("学位", "seats")),
        NAMED[0],
        NAMED[1],
        NAMED[2],
    ],
};

const DISTANCES: Table = Table {
    name: "distances",
    row_is: both("一条允许的路线", "a way that is allowed"),
    population: false,
    columns: &[
        must("from", Kind::Text, NO_UNIT, both("片区", "zone")),
        must("to", Kind::Text, NO_UNIT, both("学校", "school")),
        must("km", Kind::NotNegative, both("公里", "km"), both("路程", "length of the way")),
    ],
};

/// Longest way that can be meant: once round the earth [km].
const LONGEST_KM: f64 = 40_075.0;

/// Problems that get a guess of what was meant; more are not told in full.
const GUESSES: usize = 20;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assignment {
    /// Zones with their pupils, by name.
    pub zones: Vec<(String, u64)>,
    /// Schools with their seats, by name.
    pub schools: Vec<(String, u64)>,
    /// Ways by zone and school position, with their length [km].
    pub ways: BTreeMap<(usize, usize), f64>,
}

/// Reads the three tables.
pub fn read(demand: &Path, schools: &Path, distances: &Path) -> Result<Assignment, Problems> {
    let mut problems = Problems::default();
    let zones = named(demand, &DEMAND, ("zone", "pupils"), &mut problems);
    let seats = named(schools, &SCHOOLS, ("school", "seats"), &mut problems);
    let ways = sheet(distances, &DISTANCES, &mut problems);
    if let (Some(zones), Some(seats), Some(ways)) = (&zones, &seats, &ways) {
        let ways = Ways { zones, schools: seats, file: distances, shown: [demand, schools].map(file_name) }.read(ways, &mut problems);
        if !problems.has_errors() {
            return Ok(Assignment { zones: zones.clone(), schools: seats.clone(), ways });
        }
    }
    Err(problems)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn sheet(path: &Path, table: &'static Table, problems: &mut Problems) -> Option<Sheet> {
    TableFile::alone(path.to_owned(), table).sheet(&[], problems)
}

/// Names with their numbers, by name; `None` where the table is not understood.
fn named(path: &Path, table: &'static Table, (key, number): (&str, &str), problems: &mut Problems) -> Option<Vec<(String, u64)>> {
    let sheet = sheet(path, table, problems)?;
    let mut found: BTreeMap<&str, (u64, usize)> = BTreeMap::new();
    for row in sheet.rows() {
        let Some(name) = row.text(key) else { continue };
        let count = row.whole(number).unwrap_or(0) as u64;
        if let Some((_, line)) = found.insert(name, (count, row.number)) {
            let what = said!("`{name}` 已在第 {line} 行列出", "`{name}` is listed in line {line} already");
            problems.add(
                Problem::at(&path.display().to_string(), row.number, key, what).hint(said!("每个 {key} 一行", "one row for each {key}")),
            );
        }
    }
    if found.is_empty() && !problems.has_errors() {
        let what = said!("没有列出任何 {key}", "no {key} is listed");
        problems.add(
            Problem::in_file(&path.display().to_string(), what)
                .hint(said!("每行写一个 {key} 及其 {number}", "each row names a {key} with its {number}")),
        );
    }
    Some(found.into_iter().map(|(name, (count, _))| (name.to_owned(), count)).collect())
}

/// What ways are read against.
struct Ways<'a> {
    zones: &'a [(String, u64)],
    schools: &'a [(String, u64)],
    file: &'a Path,
    shown: [String; 2],
}

impl Ways<'_> {
    fn read(&self, sheet: &Sheet, problems: &mut Problems) -> BTreeMap<(usize, usize), f64> {
        let mut found: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
        for row in sheet.rows() {
            let zone = self.known(row, "from", (self.zones, &self.shown[0]), problems);
            let school = self.known(row, "to", (self.schools, &self.shown[1]), problems);
            let (Some(pair), Some(km)) = (zone.zip(school), row.number("km")) else { continue };
            if km > LONGEST_KM {
                problems.add(
                    self.at(row, "km", said!("{km} 公里比绕地球一周还远", "{km} km is further than round the earth"))
                        .hint(said!("单位是公里，不是米", "kilometres, not metres")),
                );
            }
            if let Some((_, line)) = found.insert(pair, (km, row.number)) {
                let what = said!(
                    "从 `{}` 到 `{}` 的路线已在第 {line} 行列出",
                    "the way from `{}` to `{}` is listed in line {line} already",
                    self.zones[pair.0].0,
                    self.schools[pair.1].0
                );
                problems.add(self.at(row, "from", what).hint(said!("每个片区与学校一行", "one row for each zone and school")));
            }
        }
        found.into_iter().map(|(pair, (km, _))| (pair, km)).collect()
    }

    fn at(&self, row: Row<'_>, column: &str, what: Said) -> Problem {
        Problem::at(&self.file.display().to_string(), row.number, column, what)
    }

    /// Position of a zone or school.
    fn known(&self, row: Row<'_>, column: &str, (known, file): (&[(String, u64)], &str), problems: &mut Problems) -> Option<usize> {
        let name = row.text(column)?;
        let found = known.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok();
        if found.is_none() {
            let problem = self.at(row, column, said!("`{name}` 不在 {file} 中", "`{name}` is not in {file}"));
            let guess = (problems.list.len() < GUESSES).then(|| nearest(name, known.iter().map(|(known, _)| known.as_str()))).flatten();
            let hint = guess.map_or_else(
                || said!("请在 {file} 中列出它，或去掉这一行", "list it in {file}, or leave this row out"),
                phrases::did_you_mean,
            );
            problems.add(problem.hint(hint));
        }
        found
    }
}
