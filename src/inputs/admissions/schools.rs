//! Schools and their seats.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Candidates, Lookup};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::tables::{ColumnTable, whole_numbers};
use crate::said;

/// Columns of the table.
const COLUMNS: [&str; 9] = ["school", "seats", "district", "name_zh", "name_en", "sector", "tier", "lon", "lat"];

/// A school that pupils apply to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct School {
    /// Key.
    pub name: String,
    /// Seats to give [children].
    pub seats: u32,
    /// Position among the districts; `None` where the table names none: open to all.
    pub district: Option<u32>,
}

/// Reads the schools, in the order of their keys.
pub(super) fn read(path: &Path, candidates: &mut Candidates, problems: &mut Problems) {
    let Some(table) = ColumnTable::read(path, problems) else { return };
    if !table.check_header(&COLUMNS.map(str::to_owned), &["school", "seats"], problems) {
        return;
    }
    let Some(names) = table.column("school") else { return };
    let seats = whole_numbers(&table, "seats", &said!("可录取的学位", "seats to give"), problems);
    let districts = table.column("district");
    let district = |row: usize| districts.map_or("", |cells| cells.get(row));
    let known = Lookup::new((0..table.rows()).map(district).filter(|name| !name.is_empty()));
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, &seats) in seats.iter().enumerate() {
        let name = names.get(row);
        if name.is_empty() {
            problems.add(
                table.problem(row, "school", phrases::blank_cell()).hint(said!("应填：学校名称或代码", "expected: key of the school")),
            );
        } else if let Some(line) = lines.insert(name, table.line(row)) {
            let what = said!("`{name}` 出现了两次：也在第 {line} 行", "`{name}` is there twice: it stands on line {line} too");
            problems.add(
                table.problem(row, "school", what).hint(said!("每所学校一行；请把学位相加", "one row for each school; add up its seats")),
            );
        } else {
            candidates.schools.push(School { name: name.to_owned(), seats, district: known.find(district(row)) });
        }
    }
    if table.rows() == 0 {
        problems.add(
            Problem::in_file(&table.file, said!("这张表没有数据行", "this table has no rows"))
                .hint(said!("每所学校一行", "one row for each school")),
        );
    }
    candidates.schools.sort_by(|a, b| a.name.cmp(&b.name));
    candidates.districts = known.names();
}
