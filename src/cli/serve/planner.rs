//! A folder of scenarios, what is run of them, and what has come out.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use super::asked;
use super::work::Work;
use crate::cli::args::Lang;
use crate::cli::progress::Unwanted;
use crate::cli::{Failure, Options};
use crate::domain::{Change, Language, Offered, Question, Said, Variant};
use crate::inputs::scenario::listing;
use crate::said;
use crate::web::{Answered, Desk, Gone};

/// How long a run may take to end after its browser has gone.
const TIME_TO_END: Duration = Duration::from_secs(5);

/// A folder of scenarios, and what has been asked of them.
pub struct Planner {
    pub(super) folder: PathBuf,
    /// Where run folders go.
    pub(super) runs: PathBuf,
    pub(super) options: Options,
    answered: Mutex<Vec<Answered>>,
    /// One run at a time: it takes all cores.
    at_work: Mutex<()>,
}

impl Planner {
    /// Nothing has been asked yet; a folder that is none is refused.
    pub fn new(folder: PathBuf, options: Options) -> Result<Self, Failure> {
        listing::of_folder(&folder).map_err(|why| Failure::Failed(unreadable(&folder, &why)))?;
        if !options.sets.is_empty() {
            return Err(Failure::Failed(said!(
                "serve 不用 --set\n  提示：请在页面上改数，或另存为方案",
                "serve takes no --set\n  hint: change numbers on the page, or keep them as a scenario"
            )));
        }
        let runs = options.out.clone().unwrap_or_else(|| PathBuf::from("runs").join("serve"));
        Ok(Self { folder, runs, options, answered: Mutex::default(), at_work: Mutex::default() })
    }

    /// The right to run; none while another question is at work: who asks twice is told to wait, and no run begins unseen. A run whose
    /// browser has gone is given the time to end.
    fn alone(&self) -> Option<MutexGuard<'_, ()>> {
        let asked = Instant::now();
        loop {
            match self.at_work.try_lock() {
                Ok(alone) => return Some(alone),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if asked.elapsed() > TIME_TO_END => return None,
                Err(TryLockError::WouldBlock) => std::thread::sleep(TIME_TO_END / 100),
            }
        }
    }

    pub(super) fn known(&self) -> MutexGuard<'_, Vec<Answered>> {
        self.answered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A scenario by its name, where it is one of the folder.
    pub(super) fn file(&self, key: &str) -> Result<PathBuf, Failure> {
        let known = listing::keys(&self.folder).unwrap_or_default();
        known.iter().any(|known| known == key).then(|| listing::file(&self.folder, key)).ok_or_else(|| {
            let folder = self.folder.display();
            Failure::Failed(said!("{folder} 中没有方案 `{key}`", "there is no scenario `{key}` in {folder}"))
        })
    }

    pub(super) fn offered(&self, key: &str) -> Option<Offered> {
        self.file(key).ok().map(|_| listing::offered(&self.folder, key.to_owned()))
    }

    pub(super) fn name(&self, key: &str) -> Said {
        self.offered(key).map_or_else(|| Said::alike(key), |scenario| scenario.name)
    }

    /// Why the scenario itself exists.
    pub(super) fn own_why(&self, key: &str) -> Said {
        self.offered(key).map(|scenario| scenario.why).unwrap_or_default()
    }

    /// What is asked, in words.
    fn title(&self, question: &Question) -> Said {
        let in_words = |variant: &Variant| match variant.key.as_str() {
            "" => self.changes(&question.own(), &variant.changes),
            key => asked::called(&self.name(key), &self.changes(variant, &variant.changes)),
        };
        asked::title(question, &in_words)
    }

    /// What changes of a scenario are, in words.
    pub(super) fn changes(&self, of: &Variant, changes: &[Change]) -> Said {
        let levers = if changes.is_empty() { Vec::new() } else { self.levers(&of.key) };
        Said::by(|language| asked::changes(changes, &levers, language))
    }

    /// Options of the command line for one scenario of a question.
    pub(super) fn options_of(&self, question: &Question, variant: &Variant) -> Options {
        let (name, why) = (self.name(&variant.key), self.changes(variant, &variant.changes));
        let number = asked::number(variant, &question.variants());
        let sets = || asked::sets(variant, number, (&name, &why, &self.own_why(&variant.key)));
        let sets = if variant.changes.is_empty() { Vec::new() } else { sets() };
        let lang = Some(if question.language == Language::Chinese { Lang::Zh } else { Lang::En });
        let recorded = asked::command(question, &self.folder, &self.options)
            .unwrap_or_else(|| format!("xuewei serve {}: {}", self.folder.display(), self.title(question).english));
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

    /// Runs a question, until nobody wants its answer any more.
    pub(super) fn run(&self, question: &Question, gone: &Gone) -> Result<Answered, Failure> {
        let Some(_alone) = self.alone() else { return Err(busy()) };
        let work = Work { planner: self, question, watch: self.options.watch.until(gone.clone()) };
        let started = Instant::now();
        let name = asked::folder(question);
        let place = self.runs.join(&name);
        let written = catch_unwind(AssertUnwindSafe(|| work.write(&place, started)));
        self.options.watch.begin(0);
        written.unwrap_or_else(|why| if why.is::<Unwanted>() { Err(stopped()) } else { resume_unwind(why) })?;
        let title = self.title(question);
        let command = asked::command(question, &self.folder, &self.options);
        let place = std::path::absolute(&place).unwrap_or(place).display().to_string();
        let answered = Answered { name, title, question: question.clone(), place, command };
        let mut known = self.known();
        known.retain(|before| before.name != answered.name);
        known.insert(0, answered.clone());
        Ok(answered)
    }
}

fn busy() -> Failure {
    Failure::Failed(said!(
        "另一个问题正在运行\n  提示：请等它结束，或在它的页面上按“停止”",
        "another question is at work\n  hint: wait until it is done, or press Stop on its page"
    ))
}

fn stopped() -> Failure {
    Failure::Failed(said!("运行已停止", "the run was stopped"))
}

pub(super) fn unreadable(folder: &Path, why: &std::io::Error) -> Said {
    let folder = folder.display();
    said!(
        "无法读取方案文件夹 {folder}：{why}\n  提示：请写出放方案（.toml 文件）的文件夹",
        "cannot read the folder of scenarios {folder}: {why}\n  hint: name the folder that holds scenarios (.toml files)"
    )
}
