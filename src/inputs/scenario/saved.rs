//! Changes of the command line as a scenario file, so that a what-if can be kept, read and run again.

use serde_json::Value as Json;

use super::command_line;
use super::findings::Findings;
use super::key_path;
use super::merge;
use super::place::{Place, Sources};
use super::shape::Shape;
use super::tree::Node;

/// A scenario file that says only what `sets` change of the one that it extends; `resolved` is what both say together. None where they cannot
/// be written so.
pub fn differences(extends: &str, sets: &[String], resolved: &Json) -> Option<String> {
    let shape = Shape::of_a_file();
    let mut root = Node::empty_table(Place::of_scenario());
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let extends = format!("extends={}", toml::Value::from(extends));
    let wholes = sets.iter().map(|set| whole(set, &shape, resolved)).collect::<Option<Vec<String>>>()?;
    for set in std::iter::once(&extends).chain(&wholes) {
        let said = command_line::alone(set, &shape, &mut sources, &mut findings)?;
        merge::onto(&mut root, said, &shape);
    }
    let value = toml::Value::try_from(root.to_json()).ok().filter(|_| findings.is_empty())?;
    toml::to_string_pretty(&value).ok()
}

/// A key and a value as `--set` takes them, the key written in one way only; the text itself where it is no assignment.
pub fn key_and_value(set: &str) -> (String, String) {
    match key_path::read(set) {
        Some((path, rest)) if rest.starts_with('=') => (key(&path), rest[1..].trim().to_owned()),
        _ => (set.trim().to_owned(), String::new()),
    }
}

fn key(path: &[String]) -> String {
    path.iter().fold(String::new(), |key, part| key_path::key(&key, part))
}

/// A set of what is one value to a file, such as a course over the years, of which the command line can change a part.
fn whole(set: &str, shape: &Shape, resolved: &Json) -> Option<String> {
    let (path, _) = key_path::read(set)?;
    let Some(until) = replaced_whole(&path, shape) else { return Some(set.to_owned()) };
    let value = toml::Value::try_from(found(&path[..until], shape, resolved)?).ok()?;
    Some(format!("{}={value}", key(&path[..until])))
}

/// How many parts of a path lead to a value that files replace whole; none where all of it merges.
fn replaced_whole(path: &[String], shape: &Shape) -> Option<usize> {
    let mut shape = shape;
    for (parts, part) in path.iter().enumerate() {
        shape = match shape {
            Shape::Either(_) => return Some(parts),
            Shape::List(item) => item.entry_key().map(|_| &**item)?,
            shape => shape.under(part)?,
        };
    }
    None
}

/// The value at a path.
fn found<'a>(path: &[String], shape: &Shape, resolved: &'a Json) -> Option<&'a Json> {
    let (mut shape, mut value) = (shape, resolved);
    for part in path {
        (shape, value) = match (shape, value) {
            (Shape::List(item), Json::Array(entries)) => {
                let key = item.entry_key()?;
                (&**item, entries.iter().find(|entry| entry[key] == **part)?)
            }
            (shape, value) => (shape.under(part)?, value.get(part)?),
        };
    }
    Some(value)
}
