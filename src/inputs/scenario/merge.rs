//! How a scenario lies on top of the one that it extends.
//!
//! - Tables merge key by key.
//! - Entries of `stage`, `seat_budget`, `target` and `housing` merge with the entry of the same `id`; a new `id` is one entry
//!   more, and so is a compound without `id`.
//! - Entries of `project` merge with the project of the same name. A name may have several lines:
//!   - several lines in one file are the whole project and replace all its lines in the file that is extended;
//!   - a single line overrides the project's line; where the project has several, all of those that agree with what the line says about school,
//!     district, stage and kind; where it agrees with none, it is one line more.
//! - Anything else is one value and replaced whole: numbers, text, lists such as `grades`, and what may be a number or a table (delays, courses
//!   over the years).
//! - Two keys that exclude each other (`places` and `tiers`, `at_least` and `at_most`): the one that is given replaces the other.

use std::path::Path;

use super::place::Place;
use super::shape::Shape;
use super::tree::{Field, Fields, Node, Value};

/// Keys that belong to one file and are not handed on.
const OWN: [&str; 4] = ["name", "name_zh", "why", "why_zh"];

/// What tells the lines of one project apart.
const LINE_OF_PROJECT: [&str; 4] = ["school", "district", "stage", "kind"];

/// Keys that exclude each other.
const EITHER_OR: [[&str; 2]; 2] = [["places", "tiers"], ["at_least", "at_most"]];

/// All files in one tree. They come with the scenario first, each followed by the one that it extends.
pub(super) fn layers(trees: Vec<Node>, scenario: &Path, shape: &Shape) -> Node {
    let extends = trees.len() > 1;
    let mut root = Node::empty_table(Place::of_scenario());
    for tree in trees.into_iter().rev() {
        if let Value::Table(fields) = &mut root.value {
            fields.retain(|key, _| !OWN.contains(&key.as_str()));
        }
        onto(&mut root, tree, shape);
    }
    root.place = Place::of_scenario();
    if let Value::Table(fields) = &mut root.value {
        fields.remove("extends");
        if extends {
            fields.entry("name".into()).or_insert_with(|| called_after(scenario));
        }
    }
    root
}

fn called_after(scenario: &Path) -> Field {
    let name = scenario.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Field { key: Place::of_scenario(), node: Node { place: Place::of_scenario(), value: Value::Text(name) } }
}

/// Lays one tree on top of another.
pub(super) fn onto(base: &mut Node, over: Node, shape: &Shape) {
    match (&mut base.value, over.value, shape) {
        (Value::Table(fields), Value::Table(new), Shape::Table(_)) => {
            base.place = over.place;
            merge_fields(fields, new, shape);
        }
        (Value::List(items), Value::List(new), Shape::List(item)) if item.entry_key().is_some() => {
            base.place = over.place;
            merge_entries(items, new, item);
        }
        (_, value, _) => *base = Node { place: over.place, value },
    }
}

fn merge_fields(fields: &mut Fields, new: Fields, shape: &Shape) {
    for excluded in new.keys().filter_map(|key| excluded_by(key)).filter(|key| !new.contains_key(*key)) {
        fields.remove(excluded);
    }
    for (key, field) in new {
        match (fields.get_mut(&key), shape.under(&key)) {
            (Some(old), Some(shape)) => {
                old.key = field.key;
                onto(&mut old.node, field.node, shape);
            }
            _ => {
                fields.insert(key, field);
            }
        }
    }
}

/// The key that cannot stand beside this one.
pub(super) fn excluded_by(key: &str) -> Option<&'static str> {
    EITHER_OR.iter().find_map(|[one, other]| match key {
        key if key == *one => Some(*other),
        key if key == *other => Some(*one),
        _ => None,
    })
}

fn merge_entries(items: &mut Vec<Node>, new: Vec<Node>, item: &Shape) {
    let key = item.entry_key().unwrap_or_default();
    let names: Vec<Option<String>> = new.iter().map(|entry| entry.text(key).map(str::to_owned)).collect();
    let is_single = |name: &Option<String>| names.iter().filter(|other| *other == name).count() == 1;
    let replaced = |old: &Node| old.text(key).is_some_and(|old| names.iter().filter(|name| name.as_deref() == Some(old)).count() > 1);
    items.retain(|old| !replaced(old));
    for (entry, name) in new.into_iter().zip(&names) {
        let lines = if name.is_some() && is_single(name) { lines_meant(items, &entry, key) } else { Vec::new() };
        if lines.is_empty() {
            items.push(entry);
            continue;
        }
        for position in lines {
            onto(&mut items[position], entry.clone(), item);
        }
    }
}

/// The entries that a single entry overrides.
fn lines_meant(items: &[Node], entry: &Node, key: &str) -> Vec<usize> {
    let named: Vec<usize> = (0..items.len()).filter(|&position| items[position].text(key) == entry.text(key)).collect();
    if named.len() < 2 {
        return named;
    }
    let agree = |old: &Node| LINE_OF_PROJECT.iter().all(|key| entry.text(key).is_none_or(|said| old.text(key) == Some(said)));
    named.into_iter().filter(|&position| agree(&items[position])).collect()
}
