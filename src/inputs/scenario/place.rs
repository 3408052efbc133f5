//! Places in the files and command-line arguments that were read.

use std::path::{Component, Path, PathBuf};

use crate::domain::Said;
use crate::inputs::problem::Problem;

/// A character of a source. Row 0 is the source as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Position among the sources.
    pub source: usize,
    /// Line, from 1.
    pub row: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// A source as a whole.
    pub fn whole(source: usize) -> Self {
        Self { source, row: 0, column: 0 }
    }

    /// The scenario file as a whole: it is the first source.
    pub fn of_scenario() -> Self {
        Self::whole(0)
    }
}

/// A file, or a `--set` of the command line.
#[derive(Clone, Debug)]
struct Source {
    name: String,
    text: String,
    /// Byte at which each line starts.
    line_starts: Vec<usize>,
    /// Folder from which paths in this source are meant.
    folder: PathBuf,
}

/// All that was read, the scenario file first.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a file, and returns its position.
    pub fn add_file(&mut self, path: &Path, text: &str) -> usize {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        self.list.push(Source { name: path.display().to_string(), text: text.to_owned(), line_starts, folder });
        self.list.len() - 1
    }

    /// Adds a `key=value` of the command line, and returns its position.
    pub fn add_set(&mut self, set: &str) -> usize {
        let name = format!("--set {}", printable(set));
        self.list.push(Source { name, text: String::new(), line_starts: vec![0], folder: PathBuf::new() });
        self.list.len() - 1
    }

    /// The place of a byte of a file's text.
    pub fn place_of(&self, source: usize, byte: usize) -> Place {
        let Source { text, line_starts, .. } = &self.list[source];
        let row = line_starts.partition_point(|&start| start <= byte);
        let before = text.get(line_starts[row - 1]..byte).unwrap_or("");
        Place { source, row, column: before.chars().count() + 1 }
    }

    /// A path named in a source, seen from the current folder, without the `.` that would only lengthen it.
    pub fn beside(&self, source: usize, path: &str) -> PathBuf {
        let joined = self.list.get(source).map_or_else(|| path.into(), |source| source.folder.join(path));
        shortened(&joined)
    }

    /// A problem at a place, with its line.
    pub fn problem(&self, place: Place, what: impl Into<Said>) -> Problem {
        let Some(source) = self.list.get(place.source) else { return Problem::in_file("", what) };
        if place.row == 0 {
            return Problem::in_file(&source.name, what);
        }
        let problem = Problem::at(&source.name, place.row, &place.column.to_string(), what);
        problem.line(printable(source.text.lines().nth(place.row - 1).unwrap_or("")))
    }
}

/// Longest line shown [characters].
const LONGEST_SHOWN: usize = 160;

/// A line that cannot disturb a terminal.
fn printable(line: &str) -> String {
    let shown: String = line.trim_end().chars().take(LONGEST_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.trim_end().chars().count() > LONGEST_SHOWN { shown + "…" } else { shown }
}

/// The path without detours such as `scenarios/../data`, where the shorter one leads to the same folder.
fn shortened(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        let goes_back = part == Component::ParentDir && matches!(short.components().next_back(), Some(Component::Normal(_)));
        if goes_back {
            short.pop();
        } else {
            short.push(part);
        }
    }
    match (path.canonicalize(), short.canonicalize()) {
        (Ok(long), Ok(other)) if long == other => short,
        _ => path.to_path_buf(),
    }
}
