//! What folders of results hold, by the command that writes them: a folder is known to be ours by the names of its files.

use std::fs;
use std::path::Path;

use crate::domain::Said;
use crate::outputs::charts;
use crate::said;

/// Names of the files that a command writes into its folder.
#[derive(Debug)]
pub struct Results {
    /// Files that are always there, in every version of the program.
    pub always: &'static [&'static str],
    /// Files that may be there too; `*` stands for any part of a name.
    pub perhaps: &'static [&'static str],
    /// Whether pictures may lie in `charts/`.
    pub pictures: bool,
    /// A file and how it begins, where names alone could be anybody's.
    pub mark: Option<(&'static str, &'static str)>,
}

/// What `run`, `compare` and `benchmark` write.
pub const RUN: Results = Results {
    always: &["run.json"],
    perhaps: &[
        "report.html",
        "report.xlsx",
        "summary.csv",
        "summary.parquet",
        "pressure.csv",
        "targets.csv",
        "comparison.csv",
        "costs.csv",
        "schools.csv",
        "schools.parquet",
        "school_pressure.csv",
        "population.csv",
        "population-*.csv",
        "futures.parquet",
        "benchmark.csv",
    ],
    pictures: true,
    mark: None,
};

/// What `backtest` writes.
pub const BACKTEST: Results =
    Results { always: &["forecasts.csv", "scores.csv"], perhaps: &["report.html", "run.json"], pictures: true, mark: None };

/// What `calibrate` writes.
pub const CALIBRATION: Results = Results { always: &["ratios.csv"], perhaps: &["uncertainty.toml"], pictures: false, mark: None };

/// What `project` writes.
pub const PROJECTION: Results = Results { always: &["population.csv", "births.csv"], perhaps: &[], pictures: false, mark: None };

/// What `assign` writes.
pub const ASSIGNMENT: Results = Results { always: &["flows.csv", "measures.csv"], perhaps: &["access.csv"], pictures: false, mark: None };

/// What `admit` writes.
pub const ADMISSION: Results =
    Results { always: &["admissions.csv", "cutoffs.csv", "measures.csv"], perhaps: &[], pictures: false, mark: None };

/// Results that any command may replace: nobody but this program writes files of these names together. Those of `project` are named like
/// tables of a dataset, so only `project` replaces them.
const OURS: [&Results; 5] = [&RUN, &BACKTEST, &CALIBRATION, &ASSIGNMENT, &ADMISSION];

/// Files that file managers leave in every folder that is looked at.
const OF_NOBODY: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Strange files that are named; of more there is a count.
const NAMED: usize = 3;

impl Results {
    /// Why a folder is not known as results, if it is not: what it holds that this command does not write, or what it lacks.
    pub fn stranger(&self, folder: &Path) -> Option<Said> {
        let why = self.differs(folder)?;
        OURS.iter().all(|other| other.differs(folder).is_some()).then_some(why)
    }

    fn differs(&self, folder: &Path) -> Option<Said> {
        let found = files(folder);
        let strange: Vec<&str> = found.iter().map(String::as_str).filter(|name| !self.writes(name)).collect();
        if !strange.is_empty() {
            return Some(holds(&strange));
        }
        let lacking = self.always.iter().find(|name| !found.iter().any(|found| found == *name));
        lacking.map(|name| said!("其中没有 `{name}`，而结果中总有它", "it holds no `{name}`, which results always have")).or_else(|| {
            let (file, start) = self.mark?;
            let ours = fs::read_to_string(folder.join(file)).is_ok_and(|text| text.starts_with(start));
            (!ours).then(|| said!("其 `{file}` 不是本程序写的", "its `{file}` was not written by this program"))
        })
    }

    fn writes(&self, name: &str) -> bool {
        let picture = || name.strip_prefix("charts/").is_some_and(charts::is_file);
        let known = self.always.iter().chain(self.perhaps).any(|pattern| fits(pattern, name));
        known || OF_NOBODY.contains(&name) || self.pictures && (name == "charts/" || picture())
    }
}

/// Whether a name is a pattern's, of which `*` stands for any part.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => name.len() >= pattern.len() && name.starts_with(start) && name.ends_with(end) && !name.contains('/'),
        None => pattern == name,
    }
}

/// Names of what lies in a folder and in its `charts/`, sorted; folders end with a slash.
fn files(folder: &Path) -> Vec<String> {
    let mut names = names_in(folder);
    if names.iter().any(|name| name == "charts/") {
        names.extend(names_in(&folder.join("charts")).into_iter().map(|name| format!("charts/{name}")));
    }
    names.sort();
    names
}

fn names_in(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        entry.file_name().to_string_lossy().into_owned() + if is_folder { "/" } else { "" }
    };
    fs::read_dir(folder).into_iter().flatten().flatten().map(name).collect()
}

fn holds(strange: &[&str]) -> Said {
    let named = strange.iter().take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let (chinese, english) = (named.join("、"), named.join(", "));
    match strange.len().saturating_sub(NAMED) {
        0 => said!("其中有 {chinese}，这不是本命令写的结果", "it holds {english}, which this command does not write"),
        more => said!(
            "其中有 {chinese} 等（另有{more}个），这不是本命令写的结果",
            "it holds {english} and {more} more, which this command does not write"
        ),
    }
}
