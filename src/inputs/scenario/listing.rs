//! The scenarios of a folder, as they are offered to somebody who chooses.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::load;
use crate::domain::{Offered, Said};

/// Scenarios of a folder by name; one that cannot be read is offered with the reasons.
pub fn of_folder(folder: &Path) -> io::Result<Vec<Offered>> {
    Ok(keys(folder)?.into_iter().map(|key| offered(folder, key)).collect())
}

/// The names of the scenarios of a folder, in order.
pub fn keys(folder: &Path) -> io::Result<Vec<String>> {
    let mut keys: Vec<String> = fs::read_dir(folder)?.flatten().filter_map(|entry| key(&entry.path())).collect();
    keys.sort();
    Ok(keys)
}

/// The file of a scenario that is offered; nothing else in the folder or outside can be meant by a key.
pub fn file(folder: &Path, key: &str) -> PathBuf {
    folder.join(format!("{key}.toml"))
}

fn key(path: &Path) -> Option<String> {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    (!hidden && path.extension().is_some_and(|ending| ending == "toml")).then(|| path.file_stem()?.to_str().map(Into::into)).flatten()
}

/// One scenario of a folder.
pub fn offered(folder: &Path, key: String) -> Offered {
    match load(&file(folder, &key), &[]) {
        Ok(scenario) => {
            let settings = scenario.settings;
            let or = |chinese: Option<String>, english: &str| chinese.unwrap_or_else(|| english.to_owned());
            let name = Said { chinese: or(settings.name_zh, &settings.name), english: settings.name };
            let why = Said { chinese: or(settings.why_zh, &settings.why), english: settings.why };
            Offered { key, name, why, refused: None }
        }
        Err(problems) => {
            let refused = Some(Said::by(|language| problems.told(language)));
            Offered { name: Said::alike(&key), key, why: Said::default(), refused }
        }
    }
}
