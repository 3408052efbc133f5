//! A what-if kept as a scenario file.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::cli::prepare::prepare_without_budgets;
use crate::cli::{Failure, Options, folder_name};
use crate::domain::{Change, Question, Said};
use crate::inputs::scenario::{Scenario, differences, listing, load};
use crate::said;

/// Longest name of a scenario's file [bytes]; its run folders are called after it and add to it.
const LONGEST_NAME: usize = 90;

/// Writes the changes of a question as a scenario of this name that extends its plan; returns how it is asked for. The file is read back
/// before it gets its name: what is kept is what was asked.
pub fn keep(question: &Question, name: &str, folder: &Path, why: &Said, options: &Options) -> Result<String, Failure> {
    let key = name_of_file(name)?;
    let own = [("name", name), ("name_zh", name), ("why", &why.english), ("why_zh", &why.chinese)];
    let own = own.map(|(key, text)| format!("{key}={}", toml::Value::from(text)));
    let sets: Vec<String> = own.into_iter().chain(question.changes.iter().map(Change::written)).collect();
    let asked = load(&listing::file(folder, &question.plan), &sets)?;
    let text = differences(&format!("{}.toml", question.plan), &sets, &asked.resolved).ok_or_else(unlike)?;
    let draft = Draft::write(folder, &key, &text)?;
    let kept = prepare_without_budgets(&draft.0, options)?.scenario;
    if !same(&kept, &asked) {
        return Err(unlike());
    }
    write_new(&listing::file(folder, &key), &text)?;
    Ok(key)
}

/// Whether two scenarios say the same, of the same dataset.
fn same(a: &Scenario, b: &Scenario) -> bool {
    let place = |scenario: &Scenario| fs::canonicalize(&scenario.dataset).ok();
    let rest = |scenario: &Scenario| {
        let mut said = scenario.resolved.clone();
        said.as_object_mut().map(|said| said.remove("dataset"));
        said
    };
    rest(a) == rest(b) && place(a) == place(b)
}

fn unlike() -> Failure {
    Failure::Failed(said!(
        "这些改动无法由页面原样写成方案文件\n  提示：请直接写在方案文件中",
        "the page cannot write these changes as a scenario that says the same\n  hint: write them in a scenario file"
    ))
}

/// A file that is read once and then removed.
struct Draft(PathBuf);

impl Draft {
    fn write(folder: &Path, key: &str, text: &str) -> Result<Self, Failure> {
        let path = folder.join(format!(".{key}.partial-{}.toml", std::process::id()));
        fs::write(&path, text).map_err(|why| unwritable(&path, &why))?;
        Ok(Self(path))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The name as a file may have it.
fn name_of_file(name: &str) -> Result<String, Failure> {
    let key = folder_name::safe(name);
    match name.len() {
        0 => Err(Failure::Failed(said!("请给新方案起个名称", "give the new scenario a name"))),
        _ if key.len() > LONGEST_NAME => Err(Failure::Failed(said!(
            "名称过长\n  提示：最多{}个汉字",
            "the name is too long\n  hint: {} letters at most",
            if key.is_ascii() { LONGEST_NAME } else { LONGEST_NAME / 3 }
        ))),
        _ => Ok(key),
    }
}

/// Writes a file that is not there yet: a scenario that somebody wrote is never replaced.
fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let written = OpenOptions::new().write(true).create_new(true).open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|why| unwritable(path, &why))
}

fn unwritable(path: &Path, why: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::Failed(match why.kind() {
        ErrorKind::AlreadyExists => said!("{path} 已存在\n  提示：请换一个名称", "{path} exists\n  hint: choose another name"),
        _ => said!("无法写入 {path}：{why}", "cannot write {path}: {why}"),
    })
}
