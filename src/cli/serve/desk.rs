//! What the page asks of a folder of scenarios, answered.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::asked;
use super::kept;
use super::planner::{Planner, unreadable};
use crate::cli::{Failure, Options, check};
use crate::domain::{Change, Language, Lever, LeverGroup, Offered, Question, Said, Variant, both};
use crate::inputs::scenario::{self, levers, listing};
use crate::said;
use crate::web::{Answered, Desk, Gone};

/// How long an answer may take before its browser is told, again and again, that it comes.
const MOMENT: Duration = Duration::from_millis(300);

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
        let loaded = self.file(key).ok().and_then(|file| scenario::load(&file, &[]).ok());
        loaded.map(|scenario| levers::of(&scenario.settings)).unwrap_or_default()
    }

    fn check(&self, question: &Question) -> Result<String, Said> {
        let options = Options { quiet: false, ..self.options_of(question, &question.own()) };
        self.file(&question.plan)
            .and_then(|file| check::check(&file, &options))
            .map(|told| told.text + &told.notes)
            .map_err(|failure| self.in_labels(&told(failure), question))
    }

    fn answer(&self, question: &Question, gone: &Gone) -> Result<Answered, Said> {
        self.run(question, gone).map_err(|failure| with_hint(self.in_labels(&told(failure), question), question))
    }

    fn still_at_work(&self, done: &Receiver<()>) -> bool {
        done.recv_timeout(MOMENT) == Err(RecvTimeoutError::Timeout)
    }

    fn called(&self, variant: &Variant) -> Said {
        asked::called(&self.name(&variant.key), &self.changes(variant, &variant.changes))
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

    fn pictures(&self, answer: &str) -> Vec<String> {
        let entries = fs::read_dir(self.runs.join(answer).join("charts")).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        let png = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "png");
        if names.iter().any(png) {
            names.retain(png);
        }
        names
    }

    fn progress(&self) -> Option<usize> {
        self.options.watch.percent()
    }

    fn save(&self, question: &Question, name: &str) -> Result<String, Said> {
        let (plan, why) = (self.name(&question.plan), self.changes(&question.own(), &question.changes));
        let why = Said {
            chinese: format!("基于“{}”：{}", plan.chinese, why.chinese),
            english: format!("{} with {}", plan.english, why.english),
        };
        self.file(&question.plan)
            .and_then(|_| kept::keep(question, name, &self.folder, &why, &self.options))
            .map_err(|failure| self.in_labels(&told(failure), question))
    }
}

impl Planner {
    /// Reasons with the labels of the page's fields in place of keys.
    fn in_labels(&self, why: &Said, question: &Question) -> Said {
        let changed: Vec<(Change, Lever)> = question.variants().iter().flat_map(|variant| self.changed_levers(variant)).collect();
        Said::by(|language| {
            changed
                .iter()
                .fold(why.told(language).to_owned(), |text, (change, lever)| labelled(&text, change, lever.name.told(language), language))
        })
    }

    /// The changes of a scenario that a field of the page makes.
    fn changed_levers(&self, variant: &Variant) -> Vec<(Change, Lever)> {
        let levers: Vec<Lever> = self.levers(&variant.key).into_iter().flat_map(|group| group.levers).collect();
        let of = |change: &Change| levers.iter().find(|lever| lever.key == change.key).cloned();
        variant.changes.iter().filter_map(|change| Some((change.clone(), of(change)?))).collect()
    }
}

/// A text with a label in place of a key, as a change and as a path: `target.coverage.at_least`, `target[coverage].at_least`.
fn labelled(text: &str, change: &Change, label: &str, language: Language) -> String {
    let name = ["“", label, "”"].concat();
    let start = format!("{}: ", change.written());
    let line = |line: &str| match line.strip_prefix(&start) {
        Some(rest) => format!("{name} {}{}{rest}\n", change.value, language.pick("：", ": ")),
        None => format!("{line}\n"),
    };
    let text: String = text.lines().map(line).collect();
    let path =
        change.key.split_once('.').and_then(|(list, rest)| rest.rsplit_once('.').map(|(entry, last)| format!("`{list}[{entry}].{last}`")));
    let text = path.map_or(text.clone(), |path| text.replace(&path, &name));
    text.replace(&format!("`{}`", change.key), &name)
}

/// A change of what only the plan has cannot be made to the scenario beside it.
fn with_hint(why: Said, question: &Question) -> Said {
    if question.changes.is_empty() || !question.all || question.variants().len() == 1 {
        return why;
    }
    let hint = both(
        "  提示：改动也用于其他方案；若只用于所选方案，请取消勾选\n",
        "  hint: the other scenarios are changed too; untick that to change the plan alone\n",
    );
    Said { chinese: why.chinese + hint.chinese, english: why.english + hint.english }
}

/// The reasons as a page tells them: nobody there typed `--set`.
#[allow(clippy::needless_pass_by_value)] // as `map_err` hands it over
fn told(failure: Failure) -> Said {
    Said::by(|language| {
        let lines = failure.told(language);
        lines.lines().map(|line| [line.strip_prefix("--set ").unwrap_or(line), "\n"].concat()).collect()
    })
}
