//! Rows that say the same in every cell, in tables whose rows have no key of their own: the second would count once more.

use std::collections::{BTreeMap, BTreeSet};

use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::tables::spec::{EVERYWHERE, Table};
use crate::inputs::tables::{Row, Sheet};
use crate::said;

/// Reports rows of `projects` and `housing` that are there twice, and returns the lines of the second ones.
pub(super) fn check(file: &str, table: &Table, sheet: &Sheet, problems: &mut Problems) -> BTreeSet<usize> {
    let (mut first, mut twins) = (BTreeMap::new(), BTreeSet::new());
    if !["projects", "housing"].contains(&table.name) || sheet.has_strange_column() {
        return twins;
    }
    for row in sheet.rows().filter(|row| !row.has_unknown_cell()) {
        let &mut line = first.entry(told_apart_by(table, row)).or_insert(row.number);
        if line != row.number {
            let what = said!("与第 {line} 行相同", "the same as line {line}");
            problems.add(Problem::at(file, row.number, "", what).hint(phrases::keep_one_row()));
            twins.insert(row.number);
        }
    }
    twins
}

/// All cells of a row. A project is known by its name, whatever is noted beside it; two compounds without a name may differ by their note alone.
fn told_apart_by<'a>(table: &Table, row: Row<'a>) -> Vec<(&'a str, &'a str)> {
    let beside = |column: &str| table.name == "projects" && EVERYWHERE.iter().any(|known| known.name == column);
    row.cells().filter(|(column, _)| !beside(column)).collect()
}
