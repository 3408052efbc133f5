//! The scenario file and those that it extends.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::conform;
use super::findings::Findings;
use super::place::{Place, Sources};
use super::shape::Shape;
use super::tree::{self, Node};
use super::wording::{self, Wording};

/// What was read.
pub(super) struct Layers {
    /// A tree for each file that can be read, the scenario first.
    pub trees: Vec<Node>,
    /// The files.
    pub files: Vec<PathBuf>,
    /// Whether all files can be read; if not, nothing can be said about what is missing.
    pub complete: bool,
}

/// Reads a scenario and what it extends, and checks each file by itself.
pub(super) fn read(path: &Path, shape: &Shape, sources: &mut Sources, findings: &mut Findings) -> Layers {
    let mut layers = Layers { trees: Vec::new(), files: Vec::new(), complete: false };
    let mut next = Some((path.to_owned(), Place::of_scenario()));
    while let Some((path, named_at)) = next.take() {
        if !is_new(&path, named_at, &layers.files, findings) {
            return layers;
        }
        let Some(mut tree) = read_file(&path, named_at, sources, findings) else { return layers };
        let source = layers.files.len();
        layers.files.push(path);
        next = tree.get("extends").zip(tree.text("extends")).map(|(node, other)| (sources.beside(source, other), node.place));
        conform::part(&mut tree, shape, findings);
        let chain_is_broken = conform::has_refused(&tree, "extends", shape);
        layers.trees.push(tree);
        if chain_is_broken {
            return layers;
        }
    }
    layers.complete = true;
    layers
}

/// Whether a file has not been read before; files that extend each other are refused.
fn is_new(path: &Path, named_at: Place, files: &[PathBuf], findings: &mut Findings) -> bool {
    let Some(first) = files.iter().position(|file| same_file(file, path)) else { return true };
    let chain: Vec<String> = files[first..].iter().map(PathBuf::as_path).chain([path]).map(|file| file.display().to_string()).collect();
    findings.add(named_at, wording::circle(&chain));
    false
}

fn same_file(one: &Path, other: &Path) -> bool {
    one == other || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// A file as a tree; nothing if it cannot be read, which is reported.
fn read_file(path: &Path, named_at: Place, sources: &mut Sources, findings: &mut Findings) -> Option<Node> {
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(wording) => {
            if named_at == Place::of_scenario() {
                sources.add_file(path, "");
            }
            findings.add(named_at, wording);
            return None;
        }
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let source = sources.add_file(path, &String::from_utf8_lossy(bytes));
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => findings.add(Place::whole(source), wording::empty_file()),
        Ok(text) => return parse(text, source, sources, findings),
        Err(error) => {
            let byte = error.valid_up_to();
            findings.add(sources.place_of(source, byte), wording::not_utf8(bytes[byte]));
        }
    }
    None
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Wording> {
    if path.is_dir() {
        return Err(wording::a_folder(&path.display().to_string()));
    }
    fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => not_there(path),
        _ => wording::no_access(&error),
    })
}

fn not_there(path: &Path) -> Wording {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = path.display().to_string();
    let Ok(entries) = fs::read_dir(folder) else { return wording::no_folder(&path, &folder.display().to_string()) };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut nearby: Vec<String> = names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "toml")).collect();
    nearby.sort();
    wording::no_file(&path, &nearby)
}

/// Text as a tree; nothing if it is not TOML, with one problem for each line that is not.
fn parse(text: &str, source: usize, sources: &Sources, findings: &mut Findings) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut rows = Vec::new();
    for error in &errors {
        let place = error.span().map_or(Place::whole(source), |span| sources.place_of(source, span.start));
        if !rows.contains(&place.row) {
            let line = text.lines().nth(place.row.saturating_sub(1)).unwrap_or("");
            findings.add(place, wording::not_toml(error.message(), line));
            rows.push(place.row);
        }
    }
    errors.is_empty().then(|| tree::from_table(&table, &|byte| sources.place_of(source, byte)))
}
