//! The run folder: written beside its place and put there in one move, so that a folder under its name is a finished run.

mod moves;
mod refusal;
mod results;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use refusal::FolderError;
pub use results::{ADMISSION, ASSIGNMENT, BACKTEST, CALIBRATION, PROJECTION, RUN, Results};

/// A folder in the making. Dropped unfinished, it takes all it wrote with it.
#[derive(Debug)]
pub struct RunFolder {
    place: PathBuf,
    staging: PathBuf,
    overwrite: bool,
    kind: &'static Results,
    finished: bool,
}

/// A table that is written as it comes.
pub type OpenTable = io::BufWriter<fs::File>;

impl RunFolder {
    /// Makes room beside the final place. An empty folder may be used; any other is refused unless it may be replaced and holds nothing but
    /// results of this program. A file is refused always.
    pub fn begin(place: &Path, overwrite: bool, kind: &'static Results) -> Result<Self, FolderError> {
        if let Some(why) = refusal::of(place, overwrite, kind) {
            return Err(why);
        }
        let staging = stage(place)?;
        Ok(Self { place: place.to_owned(), staging, overwrite, kind, finished: false })
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

    /// Puts the folder in its place. What came there since the beginning is judged again, and kept unless it may be replaced.
    pub fn finish(mut self) -> Result<PathBuf, FolderError> {
        if let Some(why) = self.refused() {
            return Err(why);
        }
        let replaces = self.overwrite && self.place.exists();
        let moved = if replaces { moves::replace(&self.staging, &self.place) } else { moves::put(&self.staging, &self.place) };
        // Something may have come there between the test and the move.
        moved.map_err(|why| self.refused().unwrap_or_else(|| FolderError::Io(self.place.clone(), why)))?;
        if let Ok(parent) = fs::File::open(parent_of(&self.place)) {
            // What the system cannot sync it will write in its own time: the move itself is done.
            let _ = parent.sync_all();
        }
        self.finished = true;
        Ok(self.place.clone())
    }

    /// Why the folder may not be put in its place now, though it might at the beginning.
    fn refused(&self) -> Option<FolderError> {
        refusal::of(&self.place, self.overwrite, self.kind).map(FolderError::meanwhile)
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}

/// Makes the folder beside its place.
fn stage(place: &Path) -> Result<PathBuf, FolderError> {
    let parent = parent_of(place);
    let io = |path: &Path| {
        let path = path.to_owned();
        move |why| FolderError::Io(path, why)
    };
    fs::create_dir_all(&parent).map_err(io(&parent))?;
    let name = place.file_name().map_or_else(|| "run".into(), |name| name.to_string_lossy().into_owned());
    moves::remove_abandoned(&parent, &name);
    let staging = parent.join(format!(".{name}.partial-{}", std::process::id()));
    fs::create_dir(&staging).map_err(io(place))?;
    Ok(staging)
}

fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}
