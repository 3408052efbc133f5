//! Whether a tree has the shape of a scenario. What does not fit is reported once and refused, so that no later check trips over it again.

use super::findings::Findings;
use super::key_path;
use super::shape::{Shape, TableShape};
use super::tree::{Field, Fields, Node, Value};
use super::wording;
use crate::inputs::problem::nearest;

/// Checks one file or one `--set`, which need not say everything.
pub(super) fn part(node: &mut Node, shape: &Shape, findings: &mut Findings) {
    check(node, shape, "", None, findings);
}

/// Reports the required keys that no file has, and returns the blocks that lack one: `last_year`, `target[coverage]`.
pub(super) fn whole(root: &Node, shape: &Shape, findings: &mut Findings) -> Vec<String> {
    let mut lacking = Vec::new();
    missing(root, shape, "", (findings, &mut lacking));
    lacking
}

/// Whether a key of this table was refused, or one that was probably meant to be it.
pub(super) fn has_refused(node: &Node, key: &str, shape: &Shape) -> bool {
    match (&node.value, shape) {
        (Value::Table(fields), Shape::Table(table)) => node.get(key).is_some_and(Node::is_refused) || is_misspelt(key, fields, table),
        _ => false,
    }
}

/// Keys that stand in the same table, with the one that is looked at.
type Siblings<'a> = Option<(&'a str, &'a [&'a str])>;

fn check(node: &mut Node, shape: &Shape, path: &str, siblings: Siblings<'_>, findings: &mut Findings) {
    if !shape.takes(&node.value) {
        findings.add(node.place, wording::wrong_kind(path, shape, &node.value, siblings));
        node.value = Value::Refused;
        return;
    }
    match (&mut node.value, shape) {
        (Value::Table(fields), Shape::Table(table)) => check_fields(fields, table, path, findings),
        (Value::List(items), Shape::List(item)) => check_items(items, item, path, findings),
        (value, Shape::Either(shapes)) => {
            if let Some(shape) = shapes.iter().find(|shape| shape.takes(value)) {
                check(node, shape, path, siblings, findings);
            }
        }
        _ => check_value(node, shape, path, findings),
    }
}

/// Largest number that can be meant; products of larger ones would no longer be numbers.
const LARGEST: f64 = 1e12;

fn check_value(node: &mut Node, shape: &Shape, path: &str, findings: &mut Findings) {
    let wording = match (&node.value, shape) {
        (Value::Number(number), _) if !number.is_finite() => wording::not_finite(path, *number),
        (Value::Number(number), _) if number.abs() > LARGEST => wording::too_large(path, *number, LARGEST),
        (Value::Text(word), Shape::Choice(words)) if !words.contains(word) => {
            wording::unknown_word(path, word, &words.iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ => return,
    };
    findings.add(node.place, wording);
    node.value = Value::Refused;
}

fn check_fields(fields: &mut Fields, table: &TableShape, path: &str, findings: &mut Findings) {
    let known: Vec<&str> = table.keys.keys().map(String::as_str).collect();
    for (key, field) in fields {
        let here = key_path::key(path, key);
        match (table.keys.get(key), &table.others) {
            (Some(shape), _) => check(&mut field.node, shape, &here, None, findings),
            (None, Some(others)) if names_it(table, key) => check(&mut field.node, others, &here, Some((key, &known)), findings),
            _ => refuse_key(key, field, &here, &known_names(table), findings),
        }
    }
}

fn names_it(table: &TableShape, key: &String) -> bool {
    table.names.as_ref().is_none_or(|names| names.contains(key))
}

fn known_names(table: &TableShape) -> Vec<&str> {
    table.keys.keys().chain(table.names.iter().flatten()).map(String::as_str).collect()
}

fn refuse_key(key: &str, field: &mut Field, path: &str, known: &[&str], findings: &mut Findings) {
    findings.add(field.key, wording::unknown_key(path, key, known));
    field.node.value = Value::Refused;
}

fn check_items(items: &mut [Node], item: &Shape, path: &str, findings: &mut Findings) {
    let key = item.entry_key();
    for position in 0..items.len() {
        let here = entry_path(items, position, key, path);
        check(&mut items[position], item, &here, None, findings);
        let name_is_there = |key: &str| items[position].field(key).is_some() || !is_required(item, key);
        if let Some(key) = key.filter(|key| items[position].is_table() && !name_is_there(key)) {
            findings.add(items[position].place, wording::nameless(&here, key));
            items[position].value = Value::Refused;
        }
    }
    if key == Some("id") {
        refuse_twins(items, path, findings);
    }
}

/// A second entry with the same `id`. Projects may have several lines.
fn refuse_twins(items: &mut [Node], path: &str, findings: &mut Findings) {
    for position in 1..items.len() {
        let twin = items[position].text("id").filter(|id| items[..position].iter().any(|other| other.text("id") == Some(id)));
        if let Some(here) = twin.map(|id| key_path::entry(path, id)) {
            let place = items[position].get("id").map_or(items[position].place, |id| id.place);
            findings.add(place, wording::twice(&here));
            items[position].value = Value::Refused;
        }
    }
}

/// How an entry is called in a sentence: by its name, or by its position if it has none.
fn entry_path(items: &[Node], position: usize, key: Option<&str>, path: &str) -> String {
    match key.and_then(|key| items[position].text(key)) {
        Some(name) => key_path::entry(path, name),
        None => key_path::nth(path, position),
    }
}

fn is_required(shape: &Shape, key: &str) -> bool {
    matches!(shape, Shape::Table(table) if table.required.iter().any(|required| required == key))
}

fn missing(node: &Node, shape: &Shape, path: &str, (findings, lacking): (&mut Findings, &mut Vec<String>)) {
    match (&node.value, shape) {
        (Value::Table(fields), Shape::Table(table)) => {
            for key in table.required.iter().filter(|key| !fields.contains_key(*key)) {
                lacking.push(if path.is_empty() { key.clone() } else { path.to_owned() });
                if !is_misspelt(key, fields, table) {
                    findings.add(node.place, wording::missing(&key_path::key(path, key)));
                }
            }
            for (key, field) in fields {
                if let Some(shape) = shape.under(key) {
                    missing(&field.node, shape, &key_path::key(path, key), (findings, lacking));
                }
            }
        }
        (Value::List(items), Shape::List(item)) => {
            for (position, node) in items.iter().enumerate() {
                missing(node, item, &entry_path(items, position, item.entry_key(), path), (findings, lacking));
            }
        }
        _ => {}
    }
}

/// Whether an unknown key, which has been reported, was probably meant to be this one.
fn is_misspelt(key: &str, fields: &Fields, table: &TableShape) -> bool {
    let known = || table.keys.keys().map(String::as_str);
    fields.keys().any(|written| !table.keys.contains_key(written) && nearest(written, known()) == Some(key))
}
