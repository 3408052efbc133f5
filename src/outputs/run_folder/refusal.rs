//! Why a folder is not written where it was asked for: a slip in `--out` must not cost anybody their data.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::results::Results;
use crate::domain::Said;
use crate::{said, told};

/// Why a folder cannot be written.
#[derive(Debug)]
pub enum FolderError {
    /// It is there, and holds what could be replaced if that were allowed.
    Exists(PathBuf),
    /// It is there, and is not replaced even where that is allowed, for this reason.
    Kept(PathBuf, Said),
    /// It came while the command was at work.
    Meanwhile(PathBuf),
    /// Something else than a folder stands there.
    NoFolder(PathBuf),
    /// The system says no.
    Io(PathBuf, io::Error),
}

/// Why a place is refused, if it is: only an empty folder, or results of this program where that is allowed, make room.
pub fn of(place: &Path, overwrite: bool, kind: &Results) -> Option<FolderError> {
    let stands = fs::symlink_metadata(place).is_ok();
    if stands && !place.is_dir() {
        return Some(FolderError::NoFolder(place.to_owned()));
    }
    if let Some(why) = stands.then(|| holds_current_folder(place)).flatten() {
        return Some(FolderError::Kept(place.to_owned(), why));
    }
    if !stands || is_empty(place) {
        return None;
    }
    match kind.stranger(place) {
        Some(why) => Some(FolderError::Kept(place.to_owned(), why)),
        None => (!overwrite).then(|| FolderError::Exists(place.to_owned())),
    }
}

fn holds_current_folder(place: &Path) -> Option<Said> {
    let real = fs::canonicalize(place).ok()?;
    let here = fs::canonicalize(".").is_ok_and(|here| here.starts_with(&real));
    here.then(|| said!("当前文件夹在其中", "it holds the current folder"))
}

fn is_empty(place: &Path) -> bool {
    fs::read_dir(place).is_ok_and(|mut entries| entries.next().is_none())
}

impl FolderError {
    /// The same of a place that was free when the command began, or held what could be replaced.
    #[must_use]
    pub fn meanwhile(self) -> Self {
        match self {
            Self::Exists(place) | Self::NoFolder(place) => Self::Meanwhile(place),
            other => other,
        }
    }

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
                Self::Kept(place, why) => told!(
                    language,
                    "{} 已存在，不予替换：{}\n  提示：{elsewhere}",
                    "{} exists and is not replaced: {}\n  hint: {elsewhere}",
                    place.display(),
                    why.told(language)
                ),
                Self::Meanwhile(place) => told!(
                    language,
                    "运行期间出现了 {}，不予替换；结果没有写出\n  提示：{elsewhere}",
                    "{} appeared while this was at work and is not replaced; nothing was written\n  hint: {elsewhere}",
                    place.display()
                ),
                Self::NoFolder(place) => {
                    told!(
                        language,
                        "{} 不是文件夹\n  提示：{elsewhere}",
                        "{} is there and is no folder\n  hint: {elsewhere}",
                        place.display()
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
