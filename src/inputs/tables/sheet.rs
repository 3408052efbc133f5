//! A table whose header and cells were checked against what its columns declare.

use std::collections::{BTreeMap, BTreeSet};

use super::RawTable;
use super::kind;
use super::spec::{self, Column, EVERYWHERE, Kind, Need, Table, YIELD};
use crate::domain::{Said, both};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems, nearest};
use crate::said;

/// A checked table. Cells that were refused are blank here; their problems have been reported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    header: Header,
    cells: RawTable,
    /// Cells that were refused, by row and column.
    refused: BTreeSet<(usize, usize)>,
}

/// What the columns of a table are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Header {
    columns: BTreeMap<String, usize>,
    /// Columns of which nothing is known: they are missing, misspelt or there twice.
    lost: BTreeSet<String>,
    /// Columns that a strange one may have been meant to be.
    doubtful: BTreeSet<&'static str>,
    /// Whether there is a column that nobody knows.
    strange: bool,
}

/// One row of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Line in the file, the header being line 1.
    pub number: usize,
    sheet: &'a Sheet,
    place: usize,
}

impl Sheet {
    /// Checks a table. A column that is not understood is as if all its cells were refused.
    pub(super) fn check(file: &str, table: &Table, stages: &[&str], mut cells: RawTable, problems: &mut Problems) -> Self {
        let header = header(file, table, stages, &cells.header, problems);
        let mut refused = BTreeSet::new();
        for (name, &place) in &header.columns {
            let column = declared(table, stages, name).unwrap_or(YIELD_COLUMN);
            for row in 0..cells.lines.len() {
                if !is_right(file, cells.lines[row], &column, name, cells.get(row, place), problems) {
                    cells.clear(row, place);
                    refused.insert((row, place));
                }
            }
        }
        Self { header, cells, refused }
    }

    /// Whether every column is understood.
    pub fn is_understood(&self) -> bool {
        self.header.lost.is_empty() && !self.header.strange
    }

    /// Whether there is a column that nobody knows: perhaps it tells rows apart that look the same.
    pub fn has_strange_column(&self) -> bool {
        self.header.strange
    }

    /// Whether there are rows that could not be told apart into cells, and so are not here.
    pub fn has_lost_rows(&self) -> bool {
        self.cells.lost_rows
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.cells.lines.iter().enumerate().map(|(place, number)| Row { number: *number, sheet: self, place })
    }
}

impl<'a> Row<'a> {
    /// Text of a cell; `None` where it is blank or the column is not there.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        self.sheet.cells.get(self.place, *self.sheet.header.columns.get(column)?)
    }

    /// Whether a cell was refused, so that nobody knows what it says.
    pub fn is_refused(&self, column: &str) -> bool {
        let Header { columns, lost, .. } = &self.sheet.header;
        let here = || columns.get(column).is_some_and(|&place| self.sheet.refused.contains(&(self.place, place)));
        (!self.sheet.refused.is_empty() && here()) || lost.contains(column)
    }

    /// Whether nobody knows what a cell says: it was refused, or perhaps stands in a column of another name.
    fn is_unknown(&self, column: &str) -> bool {
        self.is_refused(column) || self.sheet.header.doubtful.contains(column)
    }

    /// Whether nobody knows what some cell of the row says.
    pub fn has_unknown_cell(&self) -> bool {
        let Header { lost, doubtful, .. } = &self.sheet.header;
        !(lost.is_empty() && doubtful.is_empty()) || self.sheet.refused.range((self.place, 0)..(self.place + 1, 0)).next().is_some()
    }

    /// Every cell that is not blank, by column.
    pub fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let (sheet, place) = (self.sheet, self.place);
        sheet.header.columns.iter().filter_map(move |(name, &column)| Some((name.as_str(), sheet.cells.get(place, column)?)))
    }

    /// Text of a cell, owned.
    pub fn owned(&self, column: &str) -> Option<String> {
        self.text(column).map(str::to_string)
    }

    /// Number in a cell.
    pub fn number(&self, column: &str) -> Option<f64> {
        kind::number(self.text(column)?).ok()
    }

    /// Number in a cell, not a number where the cell was refused: what is reckoned from it is not known either.
    pub fn measure(&self, column: &str) -> Option<f64> {
        self.number(column).or_else(|| self.is_unknown(column).then_some(f64::NAN))
    }

    /// Whole number in a cell.
    pub fn whole(&self, column: &str) -> Option<usize> {
        self.number(column).map(|value| value as usize)
    }

    /// Year in a cell.
    pub fn year(&self, column: &str) -> Option<i32> {
        self.number(column).map(|value| value as i32)
    }

    /// Delays [years] with their chances.
    pub fn delays(&self, column: &str) -> Option<Vec<(usize, f64)>> {
        kind::delays(self.text(column)?).ok()
    }
}

const YIELD_COLUMN: Column = Column {
    name: YIELD,
    need: Need::Nothing,
    kind: Kind::NotNegative,
    unit: both("人/套", "pupils per dwelling"),
    meaning: both("每套住房带来的该学段学童，各年级合计", "pupils per dwelling over all grades of the stage"),
};

fn declared(table: &Table, stages: &[&str], name: &str) -> Option<Column> {
    let own = table.columns.iter().chain(&EVERYWHERE).find(|column| column.name == name).copied();
    own.or_else(|| {
        let stage = name.strip_prefix(YIELD).filter(|_| table.name == "housing")?;
        stages.contains(&stage).then_some(YIELD_COLUMN)
    })
}

fn header(file: &str, table: &Table, stages: &[&str], found: &[String], problems: &mut Problems) -> Header {
    let mut header = Header::default();
    for (place, name) in found.iter().enumerate() {
        if declared(table, stages, name).is_none() {
            problems.add(unknown_column(file, table, stages, name, place));
            header.strange = true;
            let absent = table.columns.iter().map(|column| column.name).filter(|absent| !found.iter().any(|name| name == absent));
            match nearest(name, absent.clone()) {
                Some(meant) => _ = header.lost.insert(meant.to_owned()),
                None => header.doubtful.extend(absent),
            }
        } else if header.columns.insert(name.clone(), place).is_some() {
            problems.add(Problem::at(file, 1, name, phrases::column_twice()).hint(phrases::keep_one()));
            header.lost.insert(name.clone());
        }
    }
    for column in table.columns.iter().filter(|column| column.need != Need::Nothing && !found.iter().any(|name| name == column.name)) {
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        let problem = Problem::at(file, 1, column.name, phrases::column_missing(column.name));
        problems.add(problem.hint(phrases::columns_found(&found)));
        header.lost.insert(column.name.to_owned());
    }
    header.columns.retain(|name, _| !header.lost.contains(name));
    header
}

fn unknown_column(file: &str, table: &Table, stages: &[&str], name: &str, place: usize) -> Problem {
    if name.is_empty() {
        return Problem::at(file, 1, "", said!("第 {} 列没有列名", "column {} has no name", place + 1))
            .hint(said!("表头末尾是否多了一个逗号？", "a comma too many at the end of the header?"));
    }
    let yields: Vec<String> = stages.iter().filter(|_| table.name == "housing").map(|stage| format!("{YIELD}{stage}")).collect();
    let known = table.columns.iter().chain(&EVERYWHERE).map(|column| column.name).chain(yields.iter().map(String::as_str));
    let all: Vec<&str> = known.clone().collect();
    let of = table.name;
    let what = said!("`{name}` 不是此表的列", "`{name}` is not a column of {of}");
    Problem::at(file, 1, name, what).hint(phrases::nearest_or(name, known, || phrases::columns_known(&all)))
}

/// Whether a cell may stay as it is; what is wrong with it is reported.
fn is_right(file: &str, row: usize, column: &Column, name: &str, cell: Option<&str>, problems: &mut Problems) -> bool {
    let Some(text) = cell else {
        let needed = column.need == Need::Value;
        if needed {
            problems.add(Problem::at(file, row, name, phrases::blank_cell()).hint(meaning(column)));
        }
        return !needed;
    };
    let fault = kind::fault(column.kind, text);
    let right = fault.is_none();
    if let Some((what, hint)) = fault {
        let problem = Problem::at(file, row, name, what);
        problems.add(problem.hint(hint.unwrap_or_else(|| meaning(column))));
    }
    right
}

/// What a column holds, with its unit, as a hint; `None` where the table has no such column.
pub fn expected(table: &str, column: &str) -> Option<Said> {
    let columns = spec::table(table)?.columns;
    columns.iter().find(|known| known.name == column).map(meaning)
}

fn meaning(column: &Column) -> Said {
    phrases::expected(&Said::by(|language| match column.unit.told(language) {
        "" => column.meaning.told(language).to_owned(),
        unit => format!("{} [{unit}]", column.meaning.told(language)),
    }))
}
