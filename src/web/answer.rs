//! Addresses: a question as a link, so that it can be kept, sent and asked again.

use form_urlencoded::Serializer;

use crate::domain::{Language, Question, Task, Variant};

/// The page with a question filled in, and with its answer if there is one.
pub fn link(question: &Question, answer: Option<&str>) -> String {
    let mut query = said(question);
    for change in &question.changes {
        query.append_pair("set", &change.written());
    }
    if let Some(name) = answer {
        query.append_pair("run", name);
    }
    format!("/?{}", query.finish())
}

/// The page after a what-if was saved: the new scenario, as it stands.
pub fn saved(question: &Question, key: &str) -> String {
    let kept = Question { plan: key.into(), changes: Vec::new(), all: false, also: Vec::new(), task: Task::Run, ..question.clone() };
    format!("{}&saved={}", link(&kept, None), form_urlencoded::byte_serialize(key.as_bytes()).collect::<String>())
}

/// A scenario with its changes as one value of a form: `plan=low-births&set=births.level%3D0.8`.
pub fn written(variant: &Variant) -> String {
    let mut text = Serializer::new(String::new());
    text.append_pair("plan", &variant.key);
    text.extend_pairs(variant.changes.iter().map(|change| ("set", change.written())));
    text.finish()
}

/// The short form of a language, as `--lang` has it.
pub fn short(language: Language) -> &'static str {
    language.pick("zh", "en")
}

fn said(question: &Question) -> Serializer<'static, String> {
    let mut query = Serializer::new(String::new());
    query.append_pair("lang", short(question.language));
    query.append_pair("plan", &question.plan);
    query.append_pair("base", question.base.as_deref().unwrap_or_default());
    query.append_pair("futures", &question.futures.to_string());
    query.append_pair("seed", &question.seed.to_string());
    if let Some(task) = question.task.key() {
        query.append_pair("task", task);
    }
    for variant in &question.also {
        query.append_pair("also", &written(variant));
    }
    if question.all {
        query.append_pair("all", "on");
    }
    query
}
