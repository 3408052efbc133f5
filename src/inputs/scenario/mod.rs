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
pub(super) use ranges::YEARS;
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

/// What of the command line is no `key=value` at all.
pub fn no_assignments(sets: &[String]) -> Problems {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    command_line::no_assignments(sets, &mut sources, &mut findings);
    findings.into_problems(&sources)
}

/// What could be read of a scenario.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The scenario with all that is known of it; `None` where nobody can tell what is meant.
    pub scenario: Option<Scenario>,
    /// What is wrong with it.
    pub problems: Problems,
    /// Keys and blocks that are wrong, such as `last_year`, `target[coverage]` or `stage` where the ladder is not known.
    pub doubt: Vec<String>,
    wrong: Vec<Place>,
}

impl Reading {
    /// Whether what a later check finds at a path follows from what is wrong already.
    pub fn is_told(&self, path: &str) -> bool {
        self.scenario.as_ref().is_some_and(|scenario| !self.wrong.is_empty() && scenario.places.holds_any(path, &self.wrong))
    }
}

/// Reads a scenario, what it extends and the `key=value` of the command line.
pub fn load(path: &Path, sets: &[String]) -> Result<Scenario, Problems> {
    let Reading { scenario, problems, .. } = read(path, sets);
    scenario.filter(|_| problems.list.is_empty()).ok_or(problems)
}

/// The same as far as it can be read.
pub fn read(path: &Path, sets: &[String]) -> Reading {
    let shape = Shape::of_a_file();
    let mut sources = Sources::default();
    let mut findings = Findings::default();
    let Layers { trees, files, complete } = layers::read(path, &shape, &mut sources, &mut findings);
    let mut root = merge::layers(trees, path, &shape);
    command_line::apply(&mut root, sets, &shape, &mut sources, &mut findings);
    let mut doubt = if complete { conform::whole(&root, &shape, &mut findings) } else { Vec::new() };
    let resolved = root.to_json();
    let places = Places::new(sources, root);
    doubt.extend(places.broken_blocks());
    let settings = complete.then(|| read_settings(&resolved, &places, &shape, (&mut findings, &mut doubt))).flatten();
    doubt.extend((!places.ladder_is_known()).then(|| "stage".to_owned()));
    let wrong = findings.places();
    let problems = findings.into_problems(places.sources());
    let known = settings.filter(|_| !doubt.iter().any(|key| key == "dataset"));
    let scenario =
        known.map(|settings| Scenario { dataset: places.beside("dataset", &settings.dataset), settings, resolved, files, places });
    Reading { scenario, problems, doubt, wrong }
}

/// The settings with their ranges checked, and something in place of what is missing; none where they are misread, which has been reported by
/// then.
fn read_settings(
    resolved: &serde_json::Value,
    places: &Places,
    shape: &Shape,
    (findings, doubt): (&mut Findings, &mut Vec<String>),
) -> Option<Settings> {
    let mut filled = resolved.clone();
    if !findings.is_empty() {
        shape.fill(&mut filled);
    }
    match serde_json::from_value::<Settings>(filled) {
        Ok(settings) => {
            doubt.extend(ranges::check(&settings, places, doubt, findings));
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
