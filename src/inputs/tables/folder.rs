//! A dataset's folder: which tables lie in it, and as what.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::spec::{TABLES, Table, table};
use super::{RawTable, Sheet, csv, parquet};
use crate::inputs::problem::{Problem, Problems, nearest};

/// The tables of a folder, each with its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// By table name.
    pub files: BTreeMap<&'static str, TableFile>,
}

/// A table's file.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFile {
    /// Where it lies.
    pub path: PathBuf,
    /// As it is called in problems.
    pub shown: String,
    /// What it must hold.
    pub table: &'static Table,
}

impl TableFile {
    /// Reads and checks the file; `None` where it is not a table.
    pub fn sheet(&self, stages: &[&str], problems: &mut Problems) -> Option<Sheet> {
        let raw = self.raw(problems)?;
        Sheet::check(&self.shown, self.table, stages, raw, problems)
    }

    fn raw(&self, problems: &mut Problems) -> Option<RawTable> {
        if ending(&self.path) == "parquet" {
            return parquet::read(&self.shown, &self.path, problems);
        }
        match fs::read(&self.path) {
            Ok(bytes) => csv::parse(&self.shown, &bytes, problems),
            Err(error) => {
                problems.add(Problem::in_file(&self.shown, format!("this file cannot be read: {error}")).hint("may you open it yourself?"));
                None
            }
        }
    }
}

/// Lists the tables of a folder. Table files of no known name are reported, all other files ignored.
pub fn list(folder: &Path, problems: &mut Problems) -> Folder {
    let mut found = Folder::default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let what = format!("this dataset cannot be opened: {error}");
            problems.add(Problem::in_file(&folder.display().to_string(), what).hint("a dataset is a folder of CSV or Parquet tables"));
            return found;
        }
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_table(path)).collect();
    paths.sort();
    for path in paths {
        add(&mut found, path, problems);
    }
    found
}

fn add(found: &mut Folder, path: PathBuf, problems: &mut Problems) {
    let shown = path.display().to_string();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let Some(table) = table(&stem) else {
        problems.add(unknown(&shown, &stem));
        return;
    };
    if let Some(other) = found.files.get(table.name) {
        let what = format!("the table {} is there twice: {} is there too", table.name, other.shown);
        problems.add(Problem::in_file(&shown, what).hint("keep one of the two files"));
        return;
    }
    found.files.insert(table.name, TableFile { path, shown, table });
}

fn unknown(shown: &str, stem: &str) -> Problem {
    let names = TABLES.iter().map(|table| table.name);
    let hint = match nearest(stem, names.clone()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the tables of a dataset are {}", names.collect::<Vec<_>>().join(", ")),
    };
    Problem::in_file(shown, format!("`{stem}` is not a table of a dataset")).hint(hint)
}

fn is_table(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.is_file() && matches!(ending(path).as_str(), "csv" | "parquet")
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
