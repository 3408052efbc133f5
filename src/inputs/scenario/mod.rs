//! A scenario file, with all that it extends and all that the command line sets, to [`Settings`].
//!
//! In: the path of a TOML file and the `--set key=value` of the command line. Out: a [`Scenario`], or every problem in all of them at once.
//! Precedence: command line > scenario > what it extends. How two files become one: `merge`. `name`, `why` and their Chinese belong to a file and
//! are not taken over from the one it extends; a scenario without a name is called after its file. A dataset's path is relative to the file that
//! names it, and to the current folder where the command line names it.

pub mod settings;

pub mod levers;

pub mod listing;

mod saved;

mod key_path;

mod place;

mod wording;

mod findings;

mod tree;

mod shape;

mod conform;

mod merge;

mod layers;

mod command_line;

mod places;

mod ranges;

use std::path::{Path, PathBuf};

use findings::Findings;
use layers::Layers;
use place::{Place, Sources};
use shape::Shape;

pub use places::Places;
pub use saved::{differences, key_and_value};
pub use settings::Settings;
pub use shape::schema;

use crate::inputs::problem::Problems;

/// A scenario that holds together, and where each of its values is written.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What the scenario says.
    pub settings: Settings,
    /// The same as it was stated, merged from all files and the command line, without defaults; for `run.json`.
    pub resolved: serde_json::Value,
    /// Every file read, the scenario first.
    pub files: Vec<PathBuf>,
    /// Folder of the dataset, seen from the current folder.
    pub dataset: PathBuf,
    /// Where each value is written.
    pub places: Places,
}

/// Reads a scenario, what it extends and the `key=value` of the command line.
pub fn load(path: &Path, sets: &[String]) -> Result<Scenario, Problems> {
    let shape = Shape::of_a_file();
    let mut sources = Sources::default();
    let mut findings = Findings::default();
    let Layers { trees, files, complete } = layers::read(path, &shape, &mut sources, &mut findings);
    let mut root = merge::layers(trees, path, &shape);
    command_line::apply(&mut root, sets, &shape, &mut sources, &mut findings);
    if complete {
        conform::whole(&root, &shape, &mut findings);
    }
    let resolved = root.to_json();
    let places = Places::new(sources, root);
    let settings = complete.then(|| read_settings(&resolved, &places, &mut findings)).flatten();
    match settings.filter(|_| findings.is_empty()) {
        Some(settings) => Ok(Scenario { dataset: places.beside("dataset", &settings.dataset), settings, resolved, files, places }),
        None => Err(findings.into_problems(places.sources())),
    }
}

/// The settings with their ranges checked; none where something is missing or misread, which has been reported by then.
fn read_settings(resolved: &serde_json::Value, places: &Places, findings: &mut Findings) -> Option<Settings> {
    match serde_json::from_value::<Settings>(resolved.clone()) {
        Ok(settings) => {
            ranges::check(&settings, places, findings);
            Some(settings)
        }
        Err(error) => {
            if findings.is_empty() {
                findings.add(Place::of_scenario(), wording::unreadable(&error.to_string()));
            }
            None
        }
    }
}
