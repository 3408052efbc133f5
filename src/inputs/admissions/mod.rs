//! Real lists at the door: applicants, schools, priorities and quotas as CSV or Parquet to [`Candidates`], or every reason why not.
//!
//! Pupils and schools are put in the order of their keys, so that no result depends on the order of rows.

mod applicants;

mod lookup;

mod priorities;

mod quotas;

mod schools;

use std::path::Path;

use super::problem::{Problem, Problems};
use super::tables::TextColumn;

pub use lookup::Lookup;
pub use schools::School;

/// What to read, and what the rules will ask of it.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// Table of applicants.
    pub applicants: &'a Path,
    /// Table of schools.
    pub schools: &'a Path,
    /// Table of priorities.
    pub priorities: Option<&'a Path>,
    /// Table of reserved places.
    pub quotas: Option<&'a Path>,
    /// Whether every pupil needs a score.
    pub by_score: bool,
    /// Whether every pupil needs a district.
    pub by_district: bool,
    /// Whether pupils' schools of origin are asked for.
    pub by_origin: bool,
}

/// Pupils, schools and what binds them, checked. Pupils and schools are in the order of their keys.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    names: TextColumn,
    /// Row of each pupil in the file `[pupil]`.
    rows: Vec<u32>,
    /// Choices on the longest list.
    pub length: usize,
    /// School of each choice `[pupil][choice]`; [`crate::domain::NO_SCHOOL`] where blank.
    pub choices: Vec<u32>,
    /// Score [points] `[pupil]`, not a number where missing; empty where the table has none.
    pub scores: Vec<f64>,
    /// Subscores in the order in which they decide `[subscore][pupil]`.
    pub subscores: Vec<Vec<f64>>,
    /// Position among the districts of schools `[pupil]`; `None` where no school stands. Empty unless asked for.
    pub district: Vec<Option<u32>>,
    /// Position among the schools of origin `[pupil]`; empty unless asked for.
    pub origin: Vec<Option<u32>>,
    /// Whether the pupil may take a reserved place `[pupil]`; empty where all may.
    pub eligible: Vec<bool>,
    /// Schools of origin by name.
    pub origins: Vec<String>,
    /// Districts of schools by name.
    pub districts: Vec<String>,
    /// Schools by name.
    pub schools: Vec<School>,
    /// (school, pupil, priority), lower is better.
    pub priorities: Vec<(u32, u32, f64)>,
    /// (origin, places) `[school]`; empty where no table of quotas is read.
    pub quotas: Vec<Vec<(u32, u32)>>,
}

impl Candidates {
    /// Key of a pupil.
    pub fn name(&self, pupil: usize) -> &str {
        self.names.get(self.rows[pupil] as usize)
    }

    /// Number of pupils.
    pub fn pupils(&self) -> usize {
        self.rows.len()
    }
}

/// Reads all tables; the warnings stand beside what was read.
pub fn load(files: &Files) -> Result<(Candidates, Vec<Problem>), Problems> {
    let mut problems = Problems::default();
    let mut candidates = Candidates::default();
    in_order_of_rows(&mut problems, |problems| schools::read(files.schools, &mut candidates, problems));
    in_order_of_rows(&mut problems, |problems| applicants::read(files, &mut candidates, problems));
    // Without pupils or schools everything that names them would be wrong, which would hide what is.
    if candidates.pupils() > 0 && !candidates.schools.is_empty() {
        if let Some(path) = files.quotas {
            in_order_of_rows(&mut problems, |problems| quotas::read(path, &mut candidates, problems));
        }
        if let Some(path) = files.priorities {
            in_order_of_rows(&mut problems, |problems| priorities::read(path, &mut candidates, problems));
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok((candidates, problems.list)) }
}

/// Reads a table; what is wrong with it is told in the order of its rows.
fn in_order_of_rows(problems: &mut Problems, read: impl FnOnce(&mut Problems)) {
    let before = problems.list.len();
    read(problems);
    problems.list[before..].sort_by_key(|problem| problem.row);
}
