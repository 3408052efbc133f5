//! Tables that are written while the futures are lived: those of countries too large to be kept, and every future where asked for.

use std::io::Write;

use super::Failure;
use super::answer::Tables;
use super::args::Details;
use crate::domain::{ComparisonRow, Findings, InEveryFuture, SchoolPressure, SchoolSummaryRow, SummaryRow};
use crate::outputs::tables::comparison;
use crate::outputs::tables::every_future::EveryFuture;
use crate::outputs::tables::schools::{SchoolsAsTold, pressure_header, pressure_rows};
use crate::outputs::tables::summary::AsTold;
use crate::outputs::{OpenTable, RunFolder};

/// Rows of every future that are turned into columns at once: texts take room.
const ROWS_AT_ONCE: usize = 500_000;

/// The tables of a run folder, each begun when its first row comes.
pub struct TablesAsTold<'a> {
    folder: &'a RunFolder,
    details: Details,
    summary: Option<AsTold<OpenTable>>,
    comparison: Option<OpenTable>,
    every_future: Option<EveryFuture<OpenTable>>,
    schools: Option<SchoolsAsTold<OpenTable>>,
    school_pressure: Option<OpenTable>,
}

impl<'a> TablesAsTold<'a> {
    /// Nothing yet.
    pub fn new(folder: &'a RunFolder, details: Details) -> Self {
        Self { folder, details, summary: None, comparison: None, every_future: None, schools: None, school_pressure: None }
    }

    /// Ends what was begun; says whether the summary is among it.
    pub fn finish(self) -> Result<bool, Failure> {
        let (folder, has_summary) = (self.folder, self.summary.is_some());
        self.summary.map_or(Ok(()), AsTold::finish).map_err(|why| folder.unwritable(SUMMARY, why))?;
        self.comparison.map_or(Ok(()), |mut table| table.flush()).map_err(|why| folder.unwritable(COMPARISON, why))?;
        self.every_future.map_or(Ok(()), EveryFuture::finish).map_err(|why| folder.unwritable(EVERY_FUTURE, why))?;
        self.schools.map_or(Ok(()), SchoolsAsTold::finish).map_err(|why| folder.unwritable(SCHOOLS, why))?;
        self.school_pressure.map_or(Ok(()), |mut table| table.flush()).map_err(|why| folder.unwritable(SCHOOL_PRESSURE, why))?;
        Ok(has_summary)
    }
}

/// The summary's two files, which are written side by side.
const SUMMARY: &str = "summary";
const COMPARISON: &str = "comparison.csv";
const EVERY_FUTURE: &str = "futures.parquet";
/// The schools' two files.
const SCHOOLS: &str = "schools";
const SCHOOL_PRESSURE: &str = "school_pressure.csv";

impl Tables for TablesAsTold<'_> {
    fn summary(&mut self, findings: &Findings, rows: &[SummaryRow]) -> Result<(), Failure> {
        let folder = self.folder;
        let unwritable = |why| folder.unwritable(SUMMARY, why);
        let table = match self.summary.take() {
            Some(table) => table,
            None => AsTold::begin(folder.file("summary.csv")?, folder.file("summary.parquet")?).map_err(unwritable)?,
        };
        Ok(self.summary.insert(table).add(findings, rows).map_err(unwritable)?)
    }

    fn comparison(&mut self, base: &Findings, scenario: &Findings, rows: &[ComparisonRow]) -> Result<(), Failure> {
        if rows.is_empty() {
            return Ok(());
        }
        let folder = self.folder;
        let write = |table: &mut OpenTable, bytes: &[u8]| table.write_all(bytes).map_err(|why| folder.unwritable(COMPARISON, why));
        if self.comparison.is_none() {
            write(self.comparison.insert(folder.file(COMPARISON)?), &comparison::header())?;
        }
        let rows = comparison::rows_as_told(base, scenario, rows);
        Ok(self.comparison.as_mut().map_or(Ok(()), |table| write(table, &rows))?)
    }

    fn drawn(&mut self, findings: &Findings, drawn: &[InEveryFuture]) -> Result<(), Failure> {
        if !self.details.keep_futures {
            return Ok(());
        }
        let folder = self.folder;
        let unwritable = |why| folder.unwritable(EVERY_FUTURE, why);
        let table = match self.every_future.take() {
            Some(table) => table,
            None => EveryFuture::begin(folder.file(EVERY_FUTURE)?).map_err(unwritable)?,
        };
        let table = self.every_future.insert(table);
        let at_once = (ROWS_AT_ONCE / findings.futures.max(1)).max(1);
        Ok(drawn.chunks(at_once).try_for_each(|part| table.add(findings, part)).map_err(unwritable)?)
    }

    fn schools(&mut self, findings: &Findings, rows: &[SchoolSummaryRow]) -> Result<(), Failure> {
        if rows.is_empty() {
            return Ok(());
        }
        let folder = self.folder;
        let unwritable = |why| folder.unwritable(SCHOOLS, why);
        let table = match self.schools.take() {
            Some(table) => table,
            None => SchoolsAsTold::begin(folder.file("schools.csv")?, folder.file("schools.parquet")?).map_err(unwritable)?,
        };
        let table = self.schools.insert(table);
        Ok(rows.chunks(ROWS_AT_ONCE).try_for_each(|part| table.add(findings, part)).map_err(unwritable)?)
    }

    fn school_pressure(&mut self, findings: &Findings, points: &[SchoolPressure]) -> Result<(), Failure> {
        if findings.schools.places.is_empty() {
            return Ok(());
        }
        let folder = self.folder;
        let write = |table: &mut OpenTable, bytes: &[u8]| table.write_all(bytes).map_err(|why| folder.unwritable(SCHOOL_PRESSURE, why));
        if self.school_pressure.is_none() {
            write(self.school_pressure.insert(folder.file(SCHOOL_PRESSURE)?), &pressure_header())?;
        }
        let rows = pressure_rows(findings, points);
        Ok(self.school_pressure.as_mut().map_or(Ok(()), |table| write(table, &rows))?)
    }
}
