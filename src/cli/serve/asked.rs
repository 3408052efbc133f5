//! What a question is called, and how the command line would ask it.

use std::path::Path;

use crate::cli::args::quoted;
use crate::cli::{Options, folder_name, prepare};
use crate::domain::{Change, Language, LeverGroup, Question, Said, Task, Variant};
use crate::inputs::scenario::listing;
use crate::outputs::words::word_of_scenario;

/// What is asked, in words: scenarios by what they are called, and what all of them are changed in.
pub fn title(question: &Question, called: &dyn Fn(&Variant) -> Said) -> Said {
    let shared = if question.all && question.task == Task::Run { &question.changes[..] } else { &[] };
    let without = |variant: Variant| called(&Variant { changes: unlike(variant.changes, shared), ..variant });
    let names: Vec<Said> = question.variants().into_iter().map(without).collect();
    let all = called(&Variant { key: String::new(), changes: shared.to_vec() });
    Said::by(|language| {
        let name = |said: &Said| said.told(language).to_owned();
        let title = match &names[..] {
            [base, others @ ..] if !others.is_empty() => {
                let others = others.iter().map(name).collect::<Vec<_>>().join(language.pick("、", ", "));
                let against = language.pick("与", " against ");
                [&others, against, &name(base), language.pick("相比", "")].concat()
            }
            alone => alone.iter().map(name).collect::<String>() + of_task(question.task, language),
        };
        let comma = if shared.is_empty() { "" } else { language.pick("，", ", ") };
        [&title, comma, all.told(language)].concat()
    })
}

fn unlike(changes: Vec<Change>, shared: &[Change]) -> Vec<Change> {
    changes.into_iter().filter(|change| !shared.contains(change)).collect()
}

/// A scenario with what is changed of it: `plan (Births 1 → 0.9)`; the changes alone where no scenario is named.
pub fn called(name: &Said, changes: &Said) -> Said {
    Said::by(|language| match (name.told(language), changes.told(language), language) {
        (name, "", _) => name.to_owned(),
        ("", changes, _) => changes.to_owned(),
        (name, changes, Language::Chinese) => format!("{name}（{changes}）"),
        (name, changes, Language::English) => format!("{name} ({changes})"),
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
    let name = |variant: &Variant| if variant.changes.is_empty() { variant.key.clone() } else { format!("{}-what-if", variant.key) };
    let names = question.variants().iter().map(name).collect::<Vec<_>>().join("-vs-");
    let shown = first_bytes(&names, 160);
    let what = question.task.key().map(|task| format!("-{task}")).unwrap_or_default();
    format!("{}{what}-{}", folder_name::safe(shown), prepare::short_fingerprint(&format!("{question:?}")))
}

/// As many whole letters as fit in so many bytes: names of folders are limited in bytes, of which a Chinese character has three.
fn first_bytes(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

/// Which what-if of its scenario a variant is, from 1; none where the question has but one of it.
pub fn number(variant: &Variant, all: &[Variant]) -> Option<usize> {
    let of_same: Vec<&Variant> = all.iter().filter(|other| other.key == variant.key && !other.changes.is_empty()).collect();
    of_same.iter().position(|other| *other == variant).filter(|_| of_same.len() > 1).map(|position| position + 1)
}

/// `--set` for each change, with a name and a reason that tell the what-if from what it changes, and from other what-ifs of it.
pub fn sets(variant: &Variant, number: Option<usize>, (name, changes, why): (&Said, &Said, &Said)) -> Vec<String> {
    let text = |key: &str, text: String| format!("{key}={}", toml::Value::from(text));
    let (zh, en) = (why.chinese.trim_end_matches('。'), why.english.trim_end_matches('.'));
    let after = |why: &str, end: &str, changes: String| if why.is_empty() { changes } else { [why, end, &changes].concat() };
    let number_zh = number.map(|number| number.to_string()).unwrap_or_default();
    let number_en = number.map(|number| format!("-{number}")).unwrap_or_default();
    let own = [
        text("name", format!("{}-what-if{number_en}", name.english)),
        text("name_zh", format!("{}（假设{number_zh}）", name.chinese)),
        text("why", after(en, ". ", format!("What if: {}", changes.english))),
        text("why_zh", after(zh, "。", format!("假设：{}", changes.chinese))),
    ];
    own.into_iter().chain(variant.changes.iter().map(Change::written)).collect()
}

/// The command that gives the same tables; none where scenarios are changed in different ways, which takes scenario files.
pub fn command(question: &Question, folder: &Path, options: &Options) -> Option<String> {
    let scenarios = question.variants();
    if scenarios.iter().any(|variant| variant.changes != scenarios[0].changes) {
        return None;
    }
    let files = scenarios.iter().map(|variant| quoted(&listing::file(folder, &variant.key).display().to_string()));
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
