//! What README and docs say can be typed, can be typed; where they lead, there is something.

use std::fs;
use std::path::{Path, PathBuf};

use super::program::{root, said, text, xuewei};

/// README in both languages and all of docs.
fn pages() -> Vec<PathBuf> {
    let in_folder = |folder: PathBuf| fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut pages: Vec<PathBuf> =
        in_folder(root()).chain(in_folder(root().join("docs"))).filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    pages
}

/// Arguments of every `cargo run -- …` on a line of its own, without where to write.
fn commands(page: &Path) -> Vec<Vec<String>> {
    let page = fs::read_to_string(page).expect("text");
    let typed = page.lines().filter_map(|line| line.trim().strip_prefix("cargo run -- "));
    typed
        .map(|line| {
            let line = line.split(" #").next().unwrap_or(line);
            let mut words: Vec<String> = line.split_whitespace().map(|word| word.trim_matches(['"', '\'']).to_owned()).collect();
            if let Some(out) = words.iter().position(|word| word == "--out") {
                words.drain(out..out + 2);
            }
            words
        })
        .collect()
}

#[test]
fn every_command_of_readme_and_docs_runs() {
    let mut known: Vec<Vec<String>> = pages().iter().flat_map(|page| commands(page)).collect();
    // The page waits for questions until it is ended; `page` asks it.
    known.retain(|command| command[0] != "serve");
    known.sort();
    known.dedup();
    assert!(known.len() >= 3, "README shows commands: {known:?}");
    for (number, command) in known.iter().enumerate() {
        let folder = tempfile::tempdir().expect("room");
        let out = folder.path().join(number.to_string());
        let mut words: Vec<&str> = command.iter().map(String::as_str).filter(|word| *word != "--overwrite").collect();
        words.extend(["--out", text(&out)]);
        if !words.contains(&"--futures") {
            words.extend(["--futures", "8"]);
        }
        said(&xuewei(&words));
    }
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut lost = Vec::new();
    for page in pages().into_iter().chain(["data/README.md", "data/README.zh.md"].map(|page| root().join(page))) {
        let written = fs::read_to_string(&page).expect("text");
        for link in written.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or("");
            let outside = file.is_empty() || file.contains("://");
            if !outside && !page.parent().expect("a folder").join(file).exists() {
                lost.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
