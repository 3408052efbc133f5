//! A dataset's folder: which tables lie in it, and as what.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::spec::{TABLES, Table, table};
use super::{RawTable, Sheet, csv, parquet, xlsx};
use crate::domain::Said;
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems, nearest};
use crate::said;

/// The workbook that may hold tables, a sheet each.
pub const WORKBOOK: &str = "dataset.xlsx";
/// How the name of a sheet begins that explains the others and is no table.
pub const LEGEND: &str = "说明";

/// The tables of a folder, each with its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// By table name.
    pub files: BTreeMap<&'static str, TableFile>,
    /// Tables that are not there, but perhaps in a file that is not read.
    pub lost: BTreeSet<&'static str>,
}

impl Folder {
    /// Notes that any table may be in a file that is not read.
    fn lose_all(&mut self) {
        self.lost.extend(TABLES.iter().map(|table| table.name));
    }
}

/// A table's file.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The sheet of a workbook; its first one, or none in other files, where it is not named.
    pub sheet: Option<String>,
    /// As it is called in problems.
    pub shown: String,
    /// What it must hold.
    pub table: &'static Table,
}

impl TableFile {
    /// A file of its own.
    pub fn alone(path: PathBuf, table: &'static Table) -> Self {
        Self { shown: path.display().to_string(), path, sheet: None, table }
    }

    /// A sheet of a workbook, called as spreadsheets call it.
    fn of_sheet(book: &Path, sheet: &str, table: &'static Table) -> Self {
        Self { path: book.to_owned(), sheet: Some(sheet.to_owned()), shown: shown(book, sheet), table }
    }

    /// Reads and checks the file, and what can be read of it where its header is wrong; `None` where it is not a table.
    pub fn as_far_as_known(&self, stages: &[&str], problems: &mut Problems) -> Option<Sheet> {
        let raw = self.raw(problems)?;
        Some(Sheet::check(&self.shown, self.table, stages, raw, problems))
    }

    /// Reads and checks the file; `None` where it is not a table or a column is not understood.
    pub fn sheet(&self, stages: &[&str], problems: &mut Problems) -> Option<Sheet> {
        self.as_far_as_known(stages, problems).filter(Sheet::is_understood)
    }

    fn raw(&self, problems: &mut Problems) -> Option<RawTable> {
        match ending(&self.path).as_str() {
            "parquet" => return parquet::read(&self.shown, &self.path, problems),
            "xlsx" => return xlsx::read(&self.shown, &self.path, self.sheet.as_deref(), problems),
            _ => {}
        }
        match fs::read(&self.path) {
            Ok(bytes) => csv::parse(&self.shown, &bytes, problems),
            Err(error) => {
                problems.add(Problem::in_file(&self.shown, phrases::unreadable(&error)).hint(phrases::may_you_open_it()));
                None
            }
        }
    }

    /// Whether there is a row under the header; what cannot be read is told when it is read.
    fn has_rows(&self) -> bool {
        self.raw(&mut Problems::default()).is_none_or(|raw| !raw.lines.is_empty())
    }
}

/// Lists the tables of a folder. Table files of no known name are reported, all other files ignored.
pub fn list(folder: &Path, problems: &mut Problems) -> Folder {
    let mut found = Folder::default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let what = said!("无法打开此数据集：{error}", "this dataset cannot be opened: {error}");
            problems.add(Problem::in_file(&folder.display().to_string(), what).hint(a_dataset_is()));
            return found;
        }
    };
    let mut all: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    all.sort();
    let (paths, others): (Vec<PathBuf>, Vec<PathBuf>) = all.into_iter().partition(|path| is_table(path));
    if let Some(path) = others.iter().find(|path| paths.is_empty() && is_other_workbook(path)) {
        problems.add(misnamed(path));
        found.lose_all();
    }
    for path in paths {
        if path.file_name().is_some_and(|name| name == WORKBOOK) {
            add_sheets(&mut found, &path, problems);
        } else {
            add_file(&mut found, path, problems);
        }
    }
    for path in &others {
        add_no_file(&mut found, path, problems);
        add_unread(&mut found, path, problems);
    }
    let Folder { files, lost } = &mut found;
    lost.retain(|table| !files.contains_key(table));
    found
}

fn a_dataset_is() -> Said {
    said!(
        "数据集是一个文件夹，存放 CSV 或 Parquet 表，或一个 dataset.xlsx",
        "a dataset is a folder of CSV or Parquet tables, or of one dataset.xlsx"
    )
}

/// A workbook of another name or kind, where nothing else is.
fn misnamed(path: &Path) -> Problem {
    let what = said!("不读取此工作簿", "this workbook is not read");
    Problem::in_file(&path.display().to_string(), what)
        .hint(said!("请另存为 `{WORKBOOK}`，每个表一张工作表", "save it as `{WORKBOOK}`, a sheet for each table"))
}

fn is_other_workbook(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with(['.', '~']));
    !hidden && matches!(ending(path).as_str(), "xlsx" | "xls" | "xlsm" | "et" | "ods")
}

fn add_file(found: &mut Folder, path: PathBuf, problems: &mut Problems) {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(table) = table(&stem) {
        add(found, TableFile::alone(path, table), problems);
    } else {
        problems.add(unknown(&path.display().to_string(), &stem));
        found.lost.extend(nearest_table(&stem));
    }
}

/// Something that has the name of a table or of the workbook and is no file: it would be passed over silently.
fn add_no_file(found: &mut Folder, path: &Path, problems: &mut Problems) {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let table = matches!(ending(path).as_str(), "csv" | "parquet").then(|| table(&stem)).flatten();
    let is_workbook = path.file_name().is_some_and(|name| name == WORKBOOK);
    if path.is_file() || (table.is_none() && !is_workbook) {
        return;
    }
    let (what, hint) = no_file(path);
    problems.add(Problem::in_file(&path.display().to_string(), what).hint(hint));
    match table {
        Some(table) => _ = found.lost.insert(table.name),
        None => found.lose_all(),
    }
}

/// What stands where a file should be, and what to do.
fn no_file(path: &Path) -> (Said, Said) {
    let instead = || said!("请在此放一个文件，或把它移走", "put a file in its place, or take it away");
    match fs::read_link(path) {
        Ok(to) if !path.exists() => {
            let to = to.display();
            let what = said!("指向 {to}，而那里没有文件", "links to {to}, which is not there");
            (what, said!("请把文件放到那里，或去掉这个链接", "put the file there, or take the link away"))
        }
        _ if path.is_dir() => (said!("这是一个文件夹", "is a folder"), instead()),
        _ => (said!("这不是普通文件", "is no ordinary file"), instead()),
    }
}

/// A file that is named like a table, but of a kind that is not read. A workbook where nothing else is has been told by then.
fn add_unread(found: &mut Folder, path: &Path, problems: &mut Problems) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some(table) = name.split('.').next().and_then(table).filter(|_| path.is_file() && is_other_table(&name)) else { return };
    let shown = path.display().to_string();
    if problems.list.iter().all(|problem| problem.file != shown) {
        let (what, table) = (said!("不读取此文件", "this file is not read"), table.name);
        let hint = said!("请另存为 `{table}.csv`（CSV UTF-8）", "save it as `{table}.csv` (CSV UTF-8)");
        problems.add(Problem::in_file(&shown, what).hint(hint));
    }
    found.lost.insert(table.name);
}

/// Whether a file is of a kind in which tables are kept, though not here.
fn is_other_table(name: &str) -> bool {
    const KINDS: [&str; 11] = ["tsv", "tab", "txt", "xls", "xlsx", "xlsm", "et", "ods", "csv.gz", "csv.zip", "tsv.gz"];
    let name = name.to_lowercase();
    KINDS.iter().any(|kind| name.split_once('.').is_some_and(|(_, ending)| ending == *kind))
}

fn add_sheets(found: &mut Folder, book: &Path, problems: &mut Problems) {
    let names = xlsx::sheet_names(book).map_err(|why| problems.add(xlsx::unread(&book.display().to_string(), &why)));
    if names.is_err() {
        found.lose_all();
    }
    for sheet in names.unwrap_or_default().iter().filter(|sheet| !sheet.starts_with(LEGEND)) {
        match table(sheet.trim()) {
            Some(table) => add(found, TableFile::of_sheet(book, sheet, table), problems),
            // New workbooks have blank sheets of no meaning.
            None if xlsx::is_blank(book, sheet) => {}
            None => {
                problems.add(unknown(&shown(book, sheet), sheet));
                found.lost.extend(nearest_table(sheet));
            }
        }
    }
}

/// A table that is there twice is refused, but one without rows gives way: `new` writes each both as a file and as a sheet.
fn add(found: &mut Folder, file: TableFile, problems: &mut Problems) {
    let Some(other) = found.files.get(file.table.name) else {
        found.files.insert(file.table.name, file);
        return;
    };
    match (other.has_rows(), file.has_rows()) {
        (_, false) => {}
        (false, true) => {
            found.files.insert(file.table.name, file);
        }
        (true, true) => {
            let (table, other) = (file.table.name, &other.shown);
            let what = said!("表 {table} 出现了两次：还有 {other}", "the table {table} is there twice: {other} is there too");
            problems.add(Problem::in_file(&file.shown, what).hint(said!("请只保留其中一个文件", "keep one of the two files")));
        }
    }
}

fn shown(book: &Path, sheet: &str) -> String {
    format!("{}!{sheet}", book.display())
}

/// The table that was probably meant.
fn nearest_table(stem: &str) -> Option<&'static str> {
    nearest(stem, TABLES.iter().map(|table| table.name))
}

fn unknown(shown: &str, stem: &str) -> Problem {
    let names = TABLES.iter().map(|table| table.name);
    let all: Vec<&str> = names.clone().collect();
    let hint = phrases::nearest_or(stem, names, || phrases::those_are("数据集的表有：", "the tables of a dataset are", &all));
    Problem::in_file(shown, said!("`{stem}` 不是数据集的表", "`{stem}` is not a table of a dataset")).hint(hint)
}

fn is_table(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_one = matches!(ending(path).as_str(), "csv" | "parquet") || name == WORKBOOK;
    is_one && !name.starts_with('.') && path.is_file()
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
