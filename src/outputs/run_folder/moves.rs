//! Folders into their places, and what killed runs left behind.

use std::path::Path;
use std::{fs, io};

/// Moves the new folder to a place where nothing is, or an empty folder; fails where anything else is.
#[cfg(unix)]
pub fn put(staging: &Path, place: &Path) -> io::Result<()> {
    // POSIX: a folder takes the place of an empty folder alone.
    fs::rename(staging, place)
}

/// Moves the new folder to a place where nothing is, or an empty folder; fails where anything else is.
#[cfg(not(unix))]
pub fn put(staging: &Path, place: &Path) -> io::Result<()> {
    if place.is_dir() {
        fs::remove_dir(place)?;
    }
    fs::rename(staging, place)
}

/// Exchanges the new folder with the old one in one step, then removes the old one.
#[cfg(target_os = "linux")]
pub fn replace(staging: &Path, place: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, staging, CWD, place, RenameFlags::EXCHANGE) {
        Ok(()) => fs::remove_dir_all(staging),
        Err(_) => replace_in_two_moves(staging, place),
    }
}

/// Exchanges the new folder with the old one, then removes the old one.
#[cfg(not(target_os = "linux"))]
pub fn replace(staging: &Path, place: &Path) -> io::Result<()> {
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
pub fn remove_abandoned(parent: &Path, name: &str) {
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
