//! The run folder: written beside its place and put there in one move, so that a folder under its name is a finished run.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::{Phrase, Said, both};
use crate::told;

/// A folder in the making. Dropped unfinished, it takes all it wrote with it.
#[derive(Debug)]
pub struct RunFolder {
    place: PathBuf,
    staging: PathBuf,
    finished: bool,
}

/// A table that is written as it comes.
pub type OpenTable = io::BufWriter<fs::File>;

/// Why a folder cannot be written.
#[derive(Debug)]
pub enum FolderError {
    /// It exists and may not be replaced.
    Exists(PathBuf),
    /// It may be replaced, but is none of ours.
    NotARun(PathBuf, Phrase),
    /// The system says no.
    Io(PathBuf, io::Error),
}

impl FolderError {
    /// The reason with a hint; `elsewhere` says how another folder is named.
    pub fn told(&self, elsewhere: &Said) -> Said {
        Said::by(|language| {
            let elsewhere = elsewhere.told(language);
            match self {
                Self::Exists(place) => told!(
                    language,
                    "{} 已存在\n  提示：--overwrite 可替换它；{elsewhere}",
                    "{} exists\n  hint: --overwrite replaces it, {elsewhere}",
                    place.display()
                ),
                Self::NotARun(place, why) => {
                    let (place, why) = (place.display(), why.told(language));
                    told!(
                        language,
                        "{place} 不是结果文件夹，不予替换：{why}\n  提示：{elsewhere}",
                        "{place} is no run folder and is not replaced: {why}\n  hint: {elsewhere}"
                    )
                }
                Self::Io(place, why) => {
                    told!(
                        language,
                        "无法写入 {}：{why}\n  提示：{elsewhere}",
                        "cannot write {}: {why}\n  hint: {elsewhere}",
                        place.display()
                    )
                }
            }
        })
    }
}

impl RunFolder {
    /// Makes room beside the final place. A folder that exists is refused unless it may be replaced; a file is refused always.
    pub fn begin(place: &Path, overwrite: bool) -> Result<Self, FolderError> {
        if place.exists() && (!overwrite || !place.is_dir()) {
            return Err(FolderError::Exists(place.to_owned()));
        }
        if let Some(why) = worth_keeping(place) {
            return Err(FolderError::NotARun(place.to_owned(), why));
        }
        Self::stage(place)
    }

    /// The same for a dataset: only one that the program made, whose README begins with `mark`, may be replaced.
    pub fn begin_marked(place: &Path, overwrite: bool, mark: &str) -> Result<Self, FolderError> {
        let ours = || fs::read_to_string(place.join("README.md")).is_ok_and(|readme| readme.starts_with(mark));
        if overwrite && holds_current_folder(place).is_none() && ours() {
            return Self::stage(place);
        }
        // Where --overwrite would be refused too, it is no advice.
        match worth_keeping(place) {
            Some(why) if !ours() => Err(FolderError::NotARun(place.to_owned(), why)),
            _ => Self::begin(place, overwrite),
        }
    }

    fn stage(place: &Path) -> Result<Self, FolderError> {
        let parent = parent_of(place);
        let io = |path: &Path| {
            let path = path.to_owned();
            move |why| FolderError::Io(path, why)
        };
        fs::create_dir_all(&parent).map_err(io(&parent))?;
        let name = place.file_name().map_or_else(|| "run".into(), |name| name.to_string_lossy().into_owned());
        remove_abandoned(&parent, &name);
        let staging = parent.join(format!(".{name}.partial-{}", std::process::id()));
        fs::create_dir(&staging).map_err(io(place))?;
        Ok(Self { place: place.to_owned(), staging, finished: false })
    }

    /// Writes a file of the folder; `name` may hold one sub-folder, as in `charts/wave.svg`.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), FolderError> {
        let path = self.staging.join(name);
        let write = || -> io::Result<()> {
            fs::create_dir_all(parent_of(&path))?;
            let mut file = fs::File::create(&path)?;
            file.write_all(content)?;
            file.sync_all()
        };
        write().map_err(|why| FolderError::Io(self.place.join(name), why))
    }

    /// An open file of the folder, for tables too large to be made in memory.
    pub fn file(&self, name: &str) -> Result<OpenTable, FolderError> {
        let file = fs::File::create(self.staging.join(name)).map_err(|why| FolderError::Io(self.place.join(name), why))?;
        Ok(io::BufWriter::with_capacity(1 << 20, file))
    }

    /// Why an open file of the folder could not be written.
    #[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
    pub fn unwritable(&self, name: &str, why: impl ToString) -> FolderError {
        FolderError::Io(self.place.join(name), io::Error::other(why.to_string()))
    }

    /// Puts the folder in its place.
    pub fn finish(mut self) -> Result<PathBuf, FolderError> {
        let moved = if self.place.exists() { replace(&self.staging, &self.place) } else { fs::rename(&self.staging, &self.place) };
        moved.map_err(|why| FolderError::Io(self.place.clone(), why))?;
        if let Ok(parent) = fs::File::open(parent_of(&self.place)) {
            // What the system cannot sync it will write in its own time: the move itself is done.
            let _ = parent.sync_all();
        }
        self.finished = true;
        Ok(self.place.clone())
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}

/// Why a folder must not be replaced even where that is allowed: a slip in `--out` must not cost anybody their data.
fn worth_keeping(place: &Path) -> Option<Phrase> {
    holds_current_folder(place).or_else(|| holds_inputs(place))
}

fn holds_current_folder(place: &Path) -> Option<Phrase> {
    let real = fs::canonicalize(place).ok()?;
    fs::canonicalize(".").is_ok_and(|here| here.starts_with(&real)).then_some(both("当前文件夹在其中", "it holds the current folder"))
}

fn holds_inputs(place: &Path) -> Option<Phrase> {
    let is_input = |path: PathBuf| {
        let dataset = path.file_stem().is_some_and(|stem| stem == "districts");
        dataset || path.extension().is_some_and(|ending| ending == "toml")
    };
    let mut entries = fs::read_dir(place).ok()?.flatten();
    entries.any(|entry| is_input(entry.path())).then_some(both("其中有方案或数据集", "it holds a scenario or a dataset"))
}

fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Exchanges the new folder with the old one in one step, then removes the old one.
#[cfg(target_os = "linux")]
fn replace(staging: &Path, place: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, staging, CWD, place, RenameFlags::EXCHANGE) {
        Ok(()) => fs::remove_dir_all(staging),
        Err(_) => replace_in_two_moves(staging, place),
    }
}

/// Exchanges the new folder with the old one, then removes the old one.
#[cfg(not(target_os = "linux"))]
fn replace(staging: &Path, place: &Path) -> io::Result<()> {
    replace_in_two_moves(staging, place)
}

/// For file systems without an exchange: between the two moves nothing stands under the name.
fn replace_in_two_moves(staging: &Path, place: &Path) -> io::Result<()> {
    let aside = staging.with_extension("old");
    fs::rename(place, &aside)?;
    fs::rename(staging, place)?;
    fs::remove_dir_all(aside)
}

/// Removes what killed runs of the same name left behind, where the system can tell that they are gone.
fn remove_abandoned(parent: &Path, name: &str) {
    let prefix = format!(".{name}.partial-");
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = file_name.strip_prefix(&prefix) else { continue };
        let known = Path::new("/proc").is_dir() && process.chars().all(|c| c.is_ascii_digit());
        if known && !Path::new("/proc").join(process).exists() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
