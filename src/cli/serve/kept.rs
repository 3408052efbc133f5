//! A what-if kept as a scenario file.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::cli::{Failure, folder_name};
use crate::domain::{Question, Said};
use crate::inputs::scenario::{differences, listing, load};
use crate::said;

/// Writes the changes of a question as a scenario of this name that extends its plan; returns how it is asked for.
pub fn keep(question: &Question, name: &str, folder: &Path, why: &Said) -> Result<String, Failure> {
    let key = name_of_file(name)?;
    let plan = listing::file(folder, &question.plan);
    let own = [("name", name), ("name_zh", name), ("why", &why.english), ("why_zh", &why.chinese)];
    let own = own.map(|(key, text)| format!("{key}={}", toml::Value::from(text)));
    let sets: Vec<String> = own.into_iter().chain(question.changes.iter().map(crate::domain::Change::written)).collect();
    load(&plan, &sets)?;
    if question.changes.iter().any(|change| change.key == "dataset") {
        return Err(Failure::Failed(said!("数据集请在方案文件中改", "name another dataset in the scenario file itself")));
    }
    let extends = format!("{}.toml", question.plan);
    let Some(text) = differences(&extends, &sets) else {
        return Err(Failure::Failed(said!("改动无法写成方案", "the changes cannot be written as a scenario")));
    };
    write_new(&listing::file(folder, &key), &text)?;
    Ok(key)
}

/// The name as a file may have it.
fn name_of_file(name: &str) -> Result<String, Failure> {
    if name.is_empty() {
        return Err(Failure::Failed(said!("请给新方案起个名称", "give the new scenario a name")));
    }
    Ok(folder_name::safe(name))
}

/// Writes a file that is not there yet: a scenario that somebody wrote is never replaced.
fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let written = OpenOptions::new().write(true).create_new(true).open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|why| {
        let path = path.display();
        Failure::Failed(match why.kind() {
            ErrorKind::AlreadyExists => said!("{path} 已存在\n  提示：请换一个名称", "{path} exists\n  hint: choose another name"),
            _ => said!("无法写入 {path}：{why}", "cannot write {path}: {why}"),
        })
    })
}
