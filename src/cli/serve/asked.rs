//! What a question is called, and how the command line would ask it.

use std::path::Path;

use crate::cli::{Options, folder_name, prepare};
use crate::domain::{Change, Language, LeverGroup, Question, Said, Task};
use crate::inputs::scenario::listing;
use crate::outputs::words::word_of_scenario;

/// What is asked, in words: scenarios by name, changes by what they change.
pub fn title(question: &Question, name_of: &dyn Fn(&str) -> Said, levers: &[LeverGroup]) -> Said {
    Said::by(|language| {
        let name = |key: &str| name_of(key).told(language).to_owned();
        let changes = changes(&question.changes, levers, language);
        let plan = match (changes.is_empty(), question.both, language) {
            (true, ..) => name(&question.plan),
            (_, true, _) if question.task == Task::Run => name(&question.plan),
            (_, _, Language::Chinese) => format!("{}（{changes}）", name(&question.plan)),
            (_, _, Language::English) => format!("{} ({changes})", name(&question.plan)),
        };
        let beside = match (question.beside(), language) {
            (None, _) => plan + of_task(question.task, language),
            (Some(base), Language::Chinese) => format!("{plan}与{}相比", name(base)),
            (Some(base), Language::English) => format!("{plan} against {}", name(base)),
        };
        match (changes.is_empty() || !question.both || question.task != Task::Run, language) {
            (true, _) => beside,
            (_, Language::Chinese) => format!("{beside}，{changes}"),
            (_, Language::English) => format!("{beside}, {changes}"),
        }
    })
}

fn of_task(task: Task, language: Language) -> &'static str {
    match task {
        Task::Run => "",
        Task::Strategies => language.pick("：各种分配策略", ": all strategies"),
        Task::Admissions => language.pick("：各种录取方式", ": all rules of admission"),
    }
}

/// Changes in words: `Births (not recorded yet) 1 → 0.9`.
pub fn changes(changes: &[Change], levers: &[LeverGroup], language: Language) -> String {
    let lever = |key: &str| levers.iter().flat_map(|group| &group.levers).find(|lever| lever.key == key);
    let named = |change: &Change| {
        let name = lever(&change.key).map_or(change.key.as_str(), |lever| lever.name.told(language));
        let was = lever(&change.key).filter(|lever| !lever.now.is_empty());
        match was {
            Some(lever) => format!("{name} {} → {}", word_of_scenario(&lever.now, language), word_of_scenario(&change.value, language)),
            None => format!("{name} {}", change.value),
        }
    };
    changes.iter().map(named).collect::<Vec<_>>().join(language.pick("；", "; "))
}

/// The run folder of a question: one for each, so that no answer replaces another.
pub fn folder(question: &Question) -> String {
    let scenarios = question.scenarios();
    let names: Vec<String> =
        scenarios.iter().map(|(key, changed)| if *changed { format!("{key}-what-if") } else { (*key).to_owned() }).collect();
    let names = names.join("-vs-");
    let shown = first_bytes(&names, 160);
    let what = question.task.key().map(|task| format!("-{task}")).unwrap_or_default();
    format!("{}{what}-{}", folder_name::safe(shown), prepare::short_fingerprint(&format!("{question:?}")))
}

/// As many whole letters as fit in so many bytes: names of folders are limited in bytes, of which a Chinese character has three.
fn first_bytes(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// `--set` for each change, with a name and a reason that tell the what-if from what it changes.
pub fn sets(question: &Question, name: &Said, changes: &Said, why: &Said) -> Vec<String> {
    let text = |key: &str, text: String| format!("{key}={}", toml::Value::from(text));
    let (zh, en) = (why.chinese.trim_end_matches('。'), why.english.trim_end_matches('.'));
    let after = |why: &str, end: &str, changes: String| if why.is_empty() { changes } else { [why, end, &changes].concat() };
    let own = [
        text("name", format!("{}-what-if", name.english)),
        text("name_zh", format!("{}（假设）", name.chinese)),
        text("why", after(en, ". ", format!("What if: {}", changes.english))),
        text("why_zh", after(zh, "。", format!("假设：{}", changes.chinese))),
    ];
    own.into_iter().chain(question.changes.iter().map(Change::written)).collect()
}

/// The command that gives the same tables; none where only one of two scenarios is changed, which takes a scenario file.
pub fn command(question: &Question, folder: &Path, options: &Options) -> Option<String> {
    let scenarios = question.scenarios();
    if scenarios.iter().any(|(_, changed)| *changed != scenarios[0].1) {
        return None;
    }
    let files = scenarios.iter().map(|(key, _)| quoted(&listing::file(folder, key).display().to_string()));
    let verb = match scenarios.len() {
        _ if question.task == Task::Strategies => "benchmark seats",
        _ if question.task == Task::Admissions => "benchmark admissions",
        1 => "run",
        _ => "compare",
    };
    let sets = question.changes.iter().map(|change| format!("--set {}", quoted(&change.written())));
    let usual = [("futures", question.futures as u64, 1000), ("seed", question.seed, 1)];
    let drawn = usual.iter().filter(|(_, value, usual)| value != usual).map(|(name, value, _)| format!("--{name} {value}"));
    let threads = options.threads.map(|threads| format!("--threads {threads}"));
    let words = ["xuewei".to_owned(), verb.to_owned()].into_iter().chain(files).chain(sets).chain(drawn).chain(threads);
    Some(words.collect::<Vec<_>>().join(" "))
}

/// What a shell would take apart, in quotes.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,+".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
