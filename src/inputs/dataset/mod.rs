//! A dataset: typed rows of all its tables, each with its line for the checks that follow.
//!
//! In: a folder and the keys of the stages. Out: rows whose cells are what their columns declare. Whether rows fit each other is for
//! [`crate::inputs::world`] to say.

mod aside;
mod parse;
mod rows;
mod twins;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

pub use aside::{Aside, KnownCells};
pub use rows::{
    AgeRow, ApplicantRow, BirthsRow, DistanceRow, DistrictRow, EnrolmentRow, FlowRow, MigrationRow, PopulationRow, SchoolRow, SeatsRow,
    TeachersRow, ValueRow,
};

use super::problem::{Problem, Problems};
use super::scenario::settings::{HousingSettings, ProjectSettings};
use super::tables::spec::{Table, table};
use super::tables::{Folder, Sheet, TableFile, expected, list};
use crate::domain::Said;
use crate::said;

/// Every district without a row of its own.
pub const ALL_OTHERS: &str = "*";

/// Rows of all tables. A table that is not there has no rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Folder as the user named it.
    pub folder: PathBuf,
    /// Files that were read, for hashing, by table name.
    pub files: BTreeMap<&'static str, PathBuf>,
    /// What they are called in problems; a sheet with its workbook.
    pub shown: BTreeMap<&'static str, String>,
    /// Rows by basis, by table name; rows that state none count as `unstated`.
    pub basis: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// Rows that are not below, because they are wrong.
    pub aside: Aside,
    /// Tables with a column that nobody knows: perhaps it tells rows apart that look the same.
    pub strange: BTreeSet<&'static str>,
    /// Districts.
    pub districts: Vec<DistrictRow>,
    /// People at the start of the base year.
    pub population: Vec<PopulationRow>,
    /// Survival ratios by sex and age.
    pub survival: Vec<AgeRow>,
    /// Births per woman-year by age.
    pub fertility: Vec<AgeRow>,
    /// Boys born per girl.
    pub sex_ratio: Vec<ValueRow>,
    /// Net migration by sex and age.
    pub migration: Vec<MigrationRow>,
    /// Recorded births.
    pub births: Vec<BirthsRow>,
    /// Pupils in class.
    pub enrolment: Vec<EnrolmentRow>,
    /// Home-to-school flows.
    pub flows: Vec<FlowRow>,
    /// Schools' stages.
    pub schools: Vec<SchoolRow>,
    /// Seats in all.
    pub seats: Vec<SeatsRow>,
    /// Dated changes of seats, with their lines.
    pub projects: Vec<(usize, ProjectSettings)>,
    /// New compounds, with their lines.
    pub housing: Vec<(usize, HousingSettings)>,
    /// Distances by road.
    pub distances: Vec<DistanceRow>,
    /// Staff in post.
    pub teachers: Vec<TeachersRow>,
    /// Real pupils and their choices.
    pub applicants: Vec<ApplicantRow>,
}

impl Dataset {
    /// A problem at a place of a table; what its column holds is the hint, unless there is a better one.
    pub fn at(&self, table: &str, row: usize, column: &str, what: impl Into<Said>) -> Problem {
        let problem = Problem::at(&self.file(table), row, column, what);
        Problem { hint: expected(table, column), ..problem }
    }

    /// The table's file as it is called in problems; where the table is not there, as it would be called.
    pub fn file(&self, table: &str) -> String {
        let absent = || self.folder.join(format!("{table}.csv"));
        self.shown.get(table).cloned().unwrap_or_else(|| absent().display().to_string())
    }

    /// Whether a row that was set aside may say these cells of a table, such as `("district", "盖州市")`; always so in a table that cannot be
    /// read.
    pub fn may_hold(&self, table: &str, cells: &[(&str, &str)]) -> bool {
        self.aside.may_hold(table, cells)
    }

    /// Adds the tables of another.
    fn add(&mut self, other: Self) {
        self.files.extend(other.files);
        self.shown.extend(other.shown);
        self.basis.extend(other.basis);
        self.aside.extend(other.aside);
        self.strange.extend(other.strange);
        add(&mut self.districts, other.districts);
        add(&mut self.population, other.population);
        add(&mut self.survival, other.survival);
        add(&mut self.fertility, other.fertility);
        add(&mut self.sex_ratio, other.sex_ratio);
        add(&mut self.migration, other.migration);
        add(&mut self.births, other.births);
        add(&mut self.enrolment, other.enrolment);
        add(&mut self.flows, other.flows);
        add(&mut self.schools, other.schools);
        add(&mut self.seats, other.seats);
        add(&mut self.projects, other.projects);
        add(&mut self.housing, other.housing);
        add(&mut self.distances, other.distances);
        add(&mut self.teachers, other.teachers);
        add(&mut self.applicants, other.applicants);
    }

    fn note_basis(&mut self, table: &'static str, sheet: &Sheet) {
        let counts = self.basis.entry(table).or_default();
        for row in sheet.rows() {
            *counts.entry(row.text("basis").unwrap_or("unstated").to_string()).or_default() += 1;
        }
    }
}

/// Reads all tables of a folder. `stages` are the keys of the ladder, for the yields of housing.
pub fn read(folder: &Path, stages: &[&str]) -> (Dataset, Problems) {
    let mut problems = Problems::default();
    let found = list(folder, &mut problems);
    let dataset = read_files(folder, &found, stages, &mut problems);
    (dataset, problems)
}

/// Reads the population tables of a folder alone; whatever else lies there is left unread, and a table of no known name only warned of.
pub fn read_population(folder: &Path) -> (Dataset, Problems) {
    read_some(folder, |table| table.population)
}

/// Reads the tables of the past alone, `enrolment` and `births`; whatever else lies there is left unread.
pub fn read_past(folder: &Path) -> (Dataset, Problems) {
    read_some(folder, |table| ["enrolment", "births"].contains(&table.name))
}

/// Reads some tables alone. What is wrong with other files is only warned of, where any table is found.
fn read_some(folder: &Path, wanted: impl Fn(&Table) -> bool) -> (Dataset, Problems) {
    let mut problems = Problems::default();
    let mut found = list(folder, &mut problems);
    let concerns = |problem: &Problem| {
        let name = Path::new(&problem.file).file_name().unwrap_or_default().to_string_lossy();
        name.split('.').next().and_then(table).is_some_and(&wanted)
    };
    let unread = |problem: &mut Problem| *problem = problem.clone().warning().hint(said!("不予读取", "it is left unread"));
    if !found.files.is_empty() {
        problems.list.iter_mut().filter(|problem| !concerns(problem)).for_each(unread);
    }
    found.files.retain(|_, file| wanted(file.table));
    found.lost.clear();
    let dataset = read_files(folder, &found, &[], &mut problems);
    (dataset, problems)
}

fn read_files(folder: &Path, found: &Folder, stages: &[&str], problems: &mut Problems) -> Dataset {
    let read = |(&name, file): (&&'static str, &TableFile)| {
        let (mut alone, mut problems) = (Dataset::default(), Problems::default());
        alone.files.insert(name, file.path.clone());
        alone.shown.insert(name, file.shown.clone());
        read_file(&mut alone, name, file, stages, &mut problems);
        (alone, problems)
    };
    // Side by side, the largest first so that none is waited for at the end, and told in the order of names.
    let mut files: Vec<(&&'static str, &TableFile)> = found.files.iter().collect();
    files.sort_by_key(|(_, file)| Reverse(std::fs::metadata(&file.path).map_or(0, |file| file.len())));
    let tables: BTreeMap<&str, (Dataset, Problems)> = files.into_iter().par_bridge().map(|file| (*file.0, read(file))).collect();
    let mut dataset = Dataset { folder: folder.to_path_buf(), ..Dataset::default() };
    found.lost.iter().for_each(|table| dataset.aside.lose(table));
    for (alone, found) in tables.into_values() {
        dataset.add(alone);
        problems.list.extend(found.list);
    }
    dataset
}

fn read_file(dataset: &mut Dataset, name: &'static str, file: &TableFile, stages: &[&str], problems: &mut Problems) {
    let Some(sheet) = file.as_far_as_known(stages, problems) else { return dataset.aside.lose(name) };
    dataset.note_basis(name, &sheet);
    dataset.strange.extend(sheet.has_strange_column().then_some(name));
    let twins = twins::check(&file.shown, file.table, &sheet, problems);
    let rows = dataset.aside.sound(name, &sheet).filter(|row| !twins.contains(&row.number));
    match name {
        "districts" => dataset.districts = rows.filter_map(parse::district).collect(),
        "population" => dataset.population = rows.filter_map(parse::population).collect(),
        "survival" => dataset.survival = rows.filter_map(|row| parse::by_age(row, "ratio")).collect(),
        "fertility" => dataset.fertility = rows.filter_map(|row| parse::by_age(row, "rate")).collect(),
        "sex_ratio" => dataset.sex_ratio = rows.filter_map(|row| parse::value(row, "males_per_female")).collect(),
        "migration" => dataset.migration = rows.filter_map(parse::migration).collect(),
        "births" => dataset.births = rows.filter_map(parse::births).collect(),
        "enrolment" => dataset.enrolment = rows.filter_map(parse::enrolment).collect(),
        "flows" => dataset.flows = rows.filter_map(parse::flow).collect(),
        "schools" => dataset.schools = rows.filter_map(parse::school).collect(),
        "seats" => dataset.seats = rows.filter_map(parse::seats).collect(),
        "projects" => dataset.projects = rows.filter_map(|row| Some((row.number, parse::project(row)?))).collect(),
        "housing" => dataset.housing = rows.filter_map(|row| Some((row.number, parse::housing(row, stages)?))).collect(),
        "distances" => dataset.distances = rows.filter_map(parse::distance).collect(),
        "teachers" => dataset.teachers = rows.filter_map(parse::teachers).collect(),
        "applicants" => dataset.applicants = rows.filter_map(parse::applicant).collect(),
        _ => {}
    }
}

/// Adds rows; the first ones are taken as they lie, since a nation has many.
fn add<T>(rows: &mut Vec<T>, more: Vec<T>) {
    if rows.is_empty() {
        *rows = more;
    } else {
        rows.extend(more);
    }
}
