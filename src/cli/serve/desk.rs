//! Reads the scenarios of a folder, runs what is asked and keeps what came out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::{asked, kept};
use crate::cli::args::{Details, Lang, Reach, SeatBenchmark};
use crate::cli::benchmark::{benchmark_admissions, benchmark_seats};
use crate::cli::compare::comparable;
use crate::cli::prepare::{Prepared, prepare};
use crate::cli::{Failure, Options, check, run};
use crate::domain::{Language, LeverGroup, Offered, Question, Said, Task};
use crate::inputs::problem::Problems;
use crate::inputs::scenario::{self, levers, listing};
use crate::outputs::RunFolder;
use crate::said;
use crate::web::{Answered, Desk};

/// What a run writes beside its tables: nothing.
const DETAILS: Details = Details { population: false, keep_futures: false };

/// A folder of scenarios, and what has been asked of them.
pub struct Planner {
    folder: PathBuf,
    /// Where run folders go.
    runs: PathBuf,
    options: Options,
    answered: Mutex<Vec<Answered>>,
    /// One run at a time: it takes all cores.
    at_work: Mutex<()>,
}

impl Planner {
    /// Nothing has been asked yet; a folder that is none is refused.
    pub fn new(folder: PathBuf, options: Options) -> Result<Self, Failure> {
        listing::of_folder(&folder).map_err(|why| Failure::Failed(unreadable(&folder, &why)))?;
        let runs = options.out.clone().unwrap_or_else(|| PathBuf::from("runs").join("serve"));
        Ok(Self { folder, runs, options, answered: Mutex::default(), at_work: Mutex::default() })
    }

    fn known(&self) -> MutexGuard<'_, Vec<Answered>> {
        self.answered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A scenario by its name, where it is one of the folder.
    fn file(&self, key: &str) -> Result<PathBuf, Failure> {
        let offered = listing::of_folder(&self.folder).unwrap_or_default();
        let known = offered.iter().any(|scenario| scenario.key == key);
        known.then(|| listing::file(&self.folder, key)).ok_or_else(|| {
            let folder = self.folder.display();
            Failure::Failed(said!("{folder} 中没有方案 `{key}`", "there is no scenario `{key}` in {folder}"))
        })
    }

    fn name(&self, key: &str) -> Said {
        let offered = listing::of_folder(&self.folder).unwrap_or_default();
        offered.into_iter().find(|scenario| scenario.key == key).map_or_else(|| Said::alike(key), |scenario| scenario.name)
    }

    /// What the changes are, in words.
    fn why(&self, question: &Question) -> Said {
        let levers = self.levers(&question.plan);
        Said::by(|language| asked::changes(&question.changes, &levers, language))
    }

    /// Options of the command line for one scenario of a question.
    fn options_of(&self, question: &Question, key: &str, changed: bool) -> Options {
        let (name, why) = (self.name(key), self.why(question));
        let own = if changed { asked::sets(question, &[&name.english, &name.chinese], &why) } else { Vec::new() };
        let sets = self.options.sets.iter().cloned().chain(own).collect();
        let lang = Some(if question.language == Language::Chinese { Lang::Zh } else { Lang::En });
        let recorded = asked::command(question, &self.folder, &self.options)
            .unwrap_or_else(|| format!("xuewei serve {} ({}: {})", self.folder.display(), question.plan, why.english));
        Options {
            sets,
            lang,
            futures: question.futures,
            seed: question.seed,
            quiet: true,
            recorded: Some(recorded),
            ..self.options.clone()
        }
    }

    /// The scenarios of a question, with the problems of all of them at once.
    fn prepared(&self, question: &Question) -> Result<Vec<Prepared>, Failure> {
        let (mut all, mut problems) = (Vec::new(), Problems::default());
        for (key, changed) in question.scenarios() {
            match self.file(key).and_then(|file| prepare(&file, &self.options_of(question, key, changed))) {
                Ok(prepared) => all.push(prepared),
                Err(Failure::Refused(found)) => found.list.into_iter().for_each(|problem| problems.add_once(problem)),
                Err(failed) => return Err(failed),
            }
        }
        if problems.list.is_empty() { comparable(&all).map(|()| all) } else { Err(problems.into()) }
    }

    /// Runs the scenarios of a question.
    fn write(&self, question: &Question, place: &Path, started: Instant) -> Result<String, Failure> {
        let prepared = self.prepared(question)?;
        let folder = RunFolder::begin(place, true)?;
        run::write(prepared, DETAILS, &self.options_of(question, &question.plan, false), started, folder)
    }

    /// Holds strategies for the plan's places, or rules of admission for its pupils, beside each other.
    fn hold_beside(&self, question: &Question, place: &Path) -> Result<String, Failure> {
        let scenario = self.file(&question.plan)?;
        let options = self.options_of(question, &question.plan, !question.changes.is_empty());
        let options = Options { out: Some(place.to_owned()), overwrite: true, ..options };
        match question.task {
            Task::Admissions => benchmark_admissions(&scenario, &[], &options),
            _ => benchmark_seats(&SeatBenchmark { scenario, strategies: Vec::new(), reach: Reach::default() }, &options),
        }
    }

    fn run(&self, question: &Question) -> Result<Answered, Failure> {
        let _alone = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        let started = Instant::now();
        let name = asked::folder(question);
        let place = self.runs.join(&name);
        let written = match question.task {
            Task::Run => self.write(question, &place, started),
            Task::Strategies | Task::Admissions => self.hold_beside(question, &place),
        };
        self.options.watch.begin(0);
        written?;
        let title = asked::title(question, &|key| self.name(key), &self.levers(&question.plan));
        let command = asked::command(question, &self.folder, &self.options);
        let answered = Answered { name, title, question: question.clone(), place: place.display().to_string(), command };
        let mut known = self.known();
        known.retain(|before| before.name != answered.name);
        known.insert(0, answered.clone());
        Ok(answered)
    }
}

impl Desk for Planner {
    fn language(&self) -> Option<Language> {
        self.options.lang.map(|_| self.options.language())
    }

    fn usual(&self) -> (usize, u64) {
        (self.options.futures, self.options.seed)
    }

    fn folder(&self) -> String {
        self.folder.display().to_string()
    }

    fn scenarios(&self) -> Result<Vec<Offered>, Said> {
        let offered = listing::of_folder(&self.folder).map_err(|why| unreadable(&self.folder, &why))?;
        let none = || said!("{} 中没有方案（.toml 文件）", "no scenarios (.toml files) in {}", self.folder.display());
        if offered.is_empty() { Err(none()) } else { Ok(offered) }
    }

    fn levers(&self, key: &str) -> Vec<LeverGroup> {
        let loaded = self.file(key).ok().and_then(|file| scenario::load(&file, &self.options.sets).ok());
        loaded.map(|scenario| levers::of(&scenario.settings)).unwrap_or_default()
    }

    fn check(&self, question: &Question) -> Result<String, Said> {
        let options = Options { quiet: false, ..self.options_of(question, &question.plan, !question.changes.is_empty()) };
        self.file(&question.plan).and_then(|file| check::check(&file, &options)).map_err(told)
    }

    fn answer(&self, question: &Question) -> Result<Answered, Said> {
        self.run(question).map_err(told)
    }

    fn answered(&self) -> Vec<Answered> {
        self.known().clone()
    }

    fn file(&self, answer: &str, file: &str) -> Option<Vec<u8>> {
        let known = self.known().iter().any(|answered| answered.name == answer);
        let parts: Vec<&str> = file.split('/').collect();
        let harmless = |part: &&str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
        (known && parts.len() <= 2 && parts.iter().all(harmless)).then(|| fs::read(self.runs.join(answer).join(file)).ok()).flatten()
    }

    fn progress(&self) -> Option<usize> {
        self.options.watch.percent()
    }

    fn save(&self, question: &Question, name: &str) -> Result<String, Said> {
        self.file(&question.plan).and_then(|_| kept::keep(question, name, &self.folder, &self.why(question))).map_err(told)
    }
}

/// The reasons as a page tells them: nobody there typed `--set`.
#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
fn told(failure: Failure) -> Said {
    Said::by(|language| {
        let lines = failure.told(language);
        lines.lines().map(|line| [line.strip_prefix("--set ").unwrap_or(line), "\n"].concat()).collect()
    })
}

fn unreadable(folder: &Path, why: &std::io::Error) -> Said {
    let folder = folder.display();
    said!(
        "无法读取方案文件夹 {folder}：{why}\n  提示：请写出放方案（.toml 文件）的文件夹",
        "cannot read the folder of scenarios {folder}: {why}\n  hint: name the folder that holds scenarios (.toml files)"
    )
}
