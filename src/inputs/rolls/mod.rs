//! A table of pupils by area, year and grade, as `backtest` takes it, to a [`History`], or every reason why not.
//!
//! In: a CSV or Parquet file of any place, with births beside it where there are any. Out: the history, and warnings about all that a
//! forecaster should know: missing years, areas that end, grades that appear, zeros, jumps. What is ambiguous is refused. `calibrate` reads the
//! same from a dataset's tables.

mod births;
mod cells;
mod dataset;
mod grades;
mod remarks;

use std::path::{Path, PathBuf};

pub use dataset::{PastOfDataset, of_dataset, remarks as remarks_on_dataset, too_short};

use super::problem::{Problem, Problems};
use super::tables::spec::{Column, Kind, NO_UNIT, Need, Table};
use super::tables::{Sheet, TableFile};
use crate::calibration::History;
use crate::domain::{Phrase, both};
use crate::said;

/// What to read, as the command line says it.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Table of pupils.
    pub table: PathBuf,
    /// Table of births.
    pub births: Option<PathBuf>,
    /// Grades, lowest first; in natural order unless given.
    pub grades: Option<Vec<String>>,
    /// Completed age at entry [years]; by the name of the lowest grade unless given.
    pub entry_age: Option<usize>,
}

/// A history with what its reader should know.
#[derive(Clone, Debug, PartialEq)]
pub struct Rolls {
    /// The history.
    pub history: History,
    /// Warnings, by place.
    pub warnings: Vec<Problem>,
}

const fn column(name: &'static str, need: Need, kind: Kind, unit: Phrase, meaning: Phrase) -> Column {
    Column { name, need, kind, unit, meaning }
}

const AREA: Column = column("area", Need::Value, Kind::Text, NO_UNIT, both("县（市）区、省（州）或学校", "district, state or school"));

static PUPILS: Table = Table {
    name: "pupils by area, year and grade",
    row_is: both("一个年级的学生", "pupils of a grade"),
    population: false,
    columns: &[
        AREA,
        column(
            "year",
            Need::Value,
            Kind::Year,
            both("学年", "school year"),
            both("学年开始的年份", "year in which the school year starts"),
        ),
        column("grade", Need::Value, Kind::Text, NO_UNIT, both("年级", "grade")),
        column(
            "pupils",
            Need::Column,
            Kind::NotNegative,
            both("人", "children"),
            both("学生数；空白为缺失，0就是零", "pupils; blank is missing, zero is zero"),
        ),
    ],
};

static BIRTHS: Table = Table {
    name: "births by area and year",
    row_is: both("一年的出生", "births of a year"),
    population: false,
    columns: &[
        AREA,
        column(
            "year",
            Need::Value,
            Kind::Year,
            both("年", "year"),
            both("日历年；`calendar` 写 `school` 时为学年", "calendar year, or school year where `calendar` says so"),
        ),
        column(
            "births",
            Need::Column,
            Kind::NotNegative,
            both("人", "children"),
            both("活产数；空白为缺失", "live births; blank is missing"),
        ),
        column(
            "calendar",
            Need::Nothing,
            Kind::Choice(&["calendar", "school"]),
            NO_UNIT,
            both("`calendar` 日历年（默认），`school` 学年", "which year is meant; `calendar` unless given"),
        ),
    ],
};

/// Reads a history; all problems of both tables come in one list.
pub fn read(request: &Request) -> Result<Rolls, Problems> {
    let mut problems = Problems::default();
    let file = request.table.display().to_string();
    let pupils = sheet(&request.table, &PUPILS, &mut problems);
    let births = request.births.as_ref().and_then(|births| sheet(births, &BIRTHS, &mut problems));
    let cells = pupils.as_ref().map(|sheet| cells::read(&file, sheet, &mut problems));
    let grades = cells.as_ref().map(|cells| grades::order(&file, cells, request.grades.as_deref(), &mut problems));
    let (Some(cells), Some(grades)) = (cells, grades) else { return Err(problems) };
    if cells.is_empty() && !problems.has_errors() {
        problems.add(Problem::in_file(&file, said!("表中没有一行有学生", "the table has no row with pupils")));
    }
    let Some(mut history) = cells::history(&cells, &grades).filter(|_| !cells.is_empty()) else { return Err(problems) };
    if let (Some(path), Some(sheet)) = (&request.births, &births) {
        history.births = births::read(&path.display().to_string(), sheet, &history, request.entry_age, &mut problems);
    }
    if problems.has_errors() {
        return Err(problems);
    }
    births::remarks(request, &history, &mut problems);
    remarks::add(&|row, column, what| Problem::at(&file, row, column, what), "area", (&cells, &history), &mut problems);
    Ok(Rolls { history, warnings: problems.list })
}

fn sheet(path: &Path, table: &'static Table, problems: &mut Problems) -> Option<Sheet> {
    TableFile::alone(path.to_owned(), table).sheet(&[], problems)
}
