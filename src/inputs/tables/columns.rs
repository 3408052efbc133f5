//! Tables of millions of rows, column by column: the text of a column lies in one piece, without a string for each cell.

use std::fs;
use std::path::Path;

use super::kind;
use super::spec::{EVERYWHERE, Kind};
use super::{RawTable, csv, parquet, xlsx};
use crate::domain::{Language, Said};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::said;

/// Problems after which a table is not looked at any further: the list is long enough to see what is the matter.
const ENOUGH: usize = 10_000;

/// Cells of a column as text; blank is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextColumn {
    text: String,
    ends: Vec<usize>,
}

impl TextColumn {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self { text: String::with_capacity(8 * rows), ends: Vec::with_capacity(rows) }
    }

    /// Adds a cell.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// The cell of a row, empty where it is blank.
    #[inline]
    pub fn get(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start..self.ends[row]]
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A table, column by column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnTable {
    /// File as it is called in problems.
    pub file: String,
    columns: Vec<(String, TextColumn)>,
    /// Line of each row; empty where row r stands on line r + 2.
    lines: Vec<usize>,
    rows: usize,
}

impl ColumnTable {
    /// Reads a CSV or Parquet file, or the first sheet of a workbook; `None` where it is not a table.
    pub fn read(path: &Path, problems: &mut Problems) -> Option<Self> {
        let file = path.display().to_string();
        let is = |kind: &str| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(kind));
        if is("xlsx") {
            return xlsx::read(&file, path, None, problems).map(|raw| Self::of_sheet(file, &raw));
        }
        if is("parquet") {
            let columns = parquet::read_columns(&file, path, problems)?;
            let rows = columns.first().map_or(0, |(_, cells)| cells.len());
            return Some(Self { file, columns, lines: Vec::new(), rows });
        }
        match fs::read(path) {
            Ok(bytes) => Self::of_csv(file, &bytes, problems),
            Err(error) => {
                problems.add(Problem::in_file(&file, phrases::unreadable(&error)).hint(phrases::may_you_open_it()));
                None
            }
        }
    }

    fn of_sheet(file: String, raw: &RawTable) -> Self {
        let rows = raw.lines.len();
        let cells = |place: usize| {
            let mut cells = TextColumn::with_capacity(rows);
            (0..rows).for_each(|row| cells.push(raw.get(row, place).unwrap_or_default()));
            cells
        };
        let columns = raw.header.iter().enumerate().map(|(place, name)| (name.clone(), cells(place))).collect();
        Self { file, columns, lines: raw.lines.clone(), rows }
    }

    fn of_csv(file: String, bytes: &[u8], problems: &mut Problems) -> Option<Self> {
        let (columns, lines) = csv::columns(&file, bytes, problems)?;
        Some(Self { file, columns, rows: lines.len(), lines })
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Line of a row in the file, the header being line 1.
    pub fn line(&self, row: usize) -> usize {
        self.lines.get(row).copied().unwrap_or(row + 2)
    }

    /// A column, where the table has it.
    pub fn column(&self, name: &str) -> Option<&TextColumn> {
        self.columns.iter().find(|(known, _)| known == name).map(|(_, cells)| cells)
    }

    /// An error in a cell.
    pub fn problem(&self, row: usize, column: &str, what: impl Into<Said>) -> Problem {
        Problem::at(&self.file, self.line(row), column, what)
    }

    /// Tells columns that nobody knows, that are there twice, or that are missing; gives whether the table can be read on.
    pub fn check_header(&self, known: &[String], required: &[&str], problems: &mut Problems) -> bool {
        let before = problems.list.len();
        let everywhere = EVERYWHERE.iter().map(|column| column.name);
        let names: Vec<&str> = known.iter().map(String::as_str).chain(everywhere).collect();
        for (place, (name, _)) in self.columns.iter().enumerate() {
            if !names.contains(&name.as_str()) {
                let hint = phrases::nearest_or(name, names.iter().copied(), || phrases::columns_known(&names));
                let what = said!("`{name}` 不是这张表的列", "`{name}` is not a column of this table");
                problems.add(Problem::at(&self.file, 1, name, what).hint(hint));
            } else if self.columns[..place].iter().any(|(other, _)| other == name) {
                problems.add(Problem::at(&self.file, 1, name, phrases::column_twice()).hint(phrases::keep_one()));
            }
        }
        let found: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        for name in required.iter().filter(|name| !found.contains(name)) {
            let problem = Problem::at(&self.file, 1, name, phrases::column_missing(name));
            problems.add(problem.hint(phrases::columns_found(&found)));
        }
        problems.list.len() == before
    }

    /// Numbers of a column `[row]`, not a number where a cell is blank or wrong; wrong cells are told, and blank ones where `missing` says
    /// what they would be needed for. Empty where there is no such column.
    pub fn numbers(&self, name: &str, missing: Option<&Said>, problems: &mut Problems) -> Vec<f64> {
        let Some(cells) = self.column(name) else { return Vec::new() };
        let mut numbers = Vec::with_capacity(self.rows);
        for row in 0..self.rows {
            let text = cells.get(row);
            let fault = match (text.is_empty(), missing) {
                (true, Some(why)) => Some((phrases::blank_cell(), Some(why.clone()))),
                (true, None) => None,
                (false, _) => kind::fault(Kind::Number, text),
            };
            numbers.push(if fault.is_none() { text.parse().unwrap_or(f64::NAN) } else { f64::NAN });
            if let Some((what, hint)) = fault.filter(|_| !enough(problems)) {
                let problem = self.problem(row, name, what);
                let digits = || said!("请检查是否多写了数字", "look for a digit too many");
                problems.add(problem.hint(hint.or_else(|| missing.cloned()).unwrap_or_else(digits)));
            }
        }
        numbers
    }
}

/// Whether so much is wrong that the rest need not be listed.
pub fn enough(problems: &Problems) -> bool {
    problems.list.len() >= ENOUGH
}

/// Whole numbers of a column `[row]`, zero where a cell is wrong; what is wrong is told with the meaning of the column.
pub fn whole_numbers(table: &ColumnTable, name: &str, meaning: &Said, problems: &mut Problems) -> Vec<u32> {
    let whole =
        |language: Language| meaning.told(language).to_owned() + language.pick("，零或以上的整数", ", a whole number, zero or more");
    let hint = || phrases::expected(&Said::by(whole));
    let Some(cells) = table.column(name) else { return Vec::new() };
    let mut numbers = Vec::with_capacity(table.rows());
    for row in 0..table.rows() {
        let text = cells.get(row);
        let fault = if text.is_empty() { Some((phrases::blank_cell(), None)) } else { kind::fault(Kind::Whole, text) };
        numbers.push(if fault.is_none() { text.parse::<f64>().unwrap_or_default() as u32 } else { 0 });
        if let Some((what, better)) = fault.filter(|_| !enough(problems)) {
            problems.add(table.problem(row, name, what).hint(better.unwrap_or_else(hint)));
        }
    }
    numbers
}
