//! The house: rooms import only what stands above them, and each kind of work stays in its room.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms in reading order, which is also the order of dependency.
const ROOMS: [&str; 13] = [
    "domain",
    "calibration",
    "inputs",
    "population",
    "demand",
    "supply",
    "allocation",
    "futures",
    "synthetic",
    "meaning",
    "outputs",
    "web",
    "cli",
];

/// Rooms that know the vocabulary and nothing else.
const PURE: [&str; 6] = ["calibration", "population", "demand", "supply", "allocation", "meaning"];

/// What may be said only in some rooms.
const KEPT_IN: [(&str, &[&str]); 15] = [
    ("std::fs", &["inputs", "outputs/run_folder", "cli/prepare.rs", "cli/serve"]),
    ("std::time", &["cli"]),
    ("rayon", &["futures/run.rs", "inputs/dataset/mod.rs", "cli"]),
    ("serde", &["inputs/scenario", "outputs/run_json.rs"]),
    ("SeedableRng", &["futures/stream.rs"]),
    ("Sha256", &["futures/keys.rs", "cli/prepare.rs"]),
    ("plotters", &["outputs/charts"]),
    ("polars", &["inputs/tables", "outputs/tables"]),
    ("resvg", &["outputs/png.rs"]),
    ("clap", &["cli"]),
    ("tiny_http", &["web/server.rs"]),
    ("form_urlencoded", &["web"]),
    ("std::env", &["cli"]),
    ("thread::spawn", &[]),
    ("HashMap", &[]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// (path inside src, code without comments and tests)
fn all_code() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let code = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("text");
        let before_tests = text.split("#[cfg(test)]").next().unwrap_or("").to_owned();
        before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    files.iter().map(|path| (path.strip_prefix(&root).expect("inside").to_string_lossy().into_owned(), code(path))).collect()
}

fn room_of(file: &str) -> Option<usize> {
    ROOMS.iter().position(|room| file.split('/').next() == Some(room))
}

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (file, code) in all_code() {
        let Some(own) = room_of(&file) else { continue };
        for imported in code.split("crate::").skip(1) {
            let room = imported.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            let Some(other) = ROOMS.iter().position(|known| *known == room) else { continue };
            if other > own {
                wrong.push(format!("{file} imports {room}, which stands below it"));
            }
            if PURE.contains(&ROOMS[own]) && other != own && room != "domain" {
                wrong.push(format!("{file} imports {room}; pure rooms know only the vocabulary"));
            }
            if ROOMS[own] == "outputs" && !["domain", "outputs"].contains(&room) {
                wrong.push(format!("{file} imports {room}; what is shown is passed in as domain values"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_kind_of_work_stays_in_its_room() {
    let mut wrong = Vec::new();
    for (file, code) in all_code() {
        for (word, rooms) in KEPT_IN {
            let allowed = rooms.iter().any(|room| file.starts_with(room)) || file == "main.rs";
            if code.contains(word) && !allowed {
                wrong.push(format!("{file} says {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn steps_cannot_fail() {
    let fails = |(file, code): &(String, String)| {
        PURE.iter().chain(&["synthetic"]).any(|room| file.starts_with(room)) && !file.ends_with("checker.rs") && code.contains("Result<")
    };
    let wrong: Vec<String> = all_code().into_iter().filter(|source| fails(source)).map(|(file, _)| file).collect();
    assert!(wrong.is_empty(), "problems are refused at the door, not in {wrong:?}");
}

#[test]
fn no_room_is_a_lumber_room() {
    let names = ["util", "common", "helper", "misc"];
    let wrong: Vec<String> = all_code().into_iter().map(|(file, _)| file).filter(|file| names.iter().any(|n| file.contains(n))).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
