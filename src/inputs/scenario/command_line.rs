//! `--set key=value`.

use toml::de::DeValue;

use super::conform;
use super::findings::Findings;
use super::key_path;
use super::merge;
use super::place::{Place, Sources};
use super::shape::Shape;
use super::tree::{self, Field, Fields, Node, Value};
use super::wording;

/// What of the command line is no `key=value` at all.
pub(super) fn no_assignments(sets: &[String], sources: &mut Sources, findings: &mut Findings) {
    let is_one = |set: &str| key_path::read(set).is_some_and(|(_, rest)| rest.starts_with('='));
    for set in sets.iter().filter(|set| !is_one(set)) {
        findings.add(Place::whole(sources.add_set(set)), wording::no_assignment());
    }
}

/// Sets each `key=value` in turn, after checking it.
pub(super) fn apply(root: &mut Node, sets: &[String], shape: &Shape, sources: &mut Sources, findings: &mut Findings) {
    for set in sets {
        let place = Place::whole(sources.add_set(set));
        match key_path::read(set) {
            Some((path, rest)) if path == ["extends"] && rest.starts_with('=') => findings.add(place, wording::extends_by_set()),
            Some((path, rest)) if rest.starts_with('=') => {
                apply_one(root, &path, value(&rest[1..], place, shape_at(shape, &path)), shape, findings);
            }
            _ => findings.add(place, wording::no_assignment()),
        }
    }
}

/// What a file would look like that says only this `key=value`, after checking it; none where it is none.
pub(super) fn alone(set: &str, shape: &Shape, sources: &mut Sources, findings: &mut Findings) -> Option<Node> {
    let place = Place::whole(sources.add_set(set));
    let (path, rest) = key_path::read(set).filter(|(_, rest)| rest.starts_with('='))?;
    let mut file = as_file(&path, value(&rest[1..], place, shape_at(shape, &path)), shape);
    conform::part(&mut file, shape, findings);
    Some(file)
}

/// A TOML value, or else text; where a text is wanted, `2024` is one too.
fn value(written: &str, place: Place, shape: Option<&Shape>) -> Node {
    let text = Node { place, value: Value::Text(written.trim().to_owned()) };
    let Ok(value) = DeValue::parse(written.trim()) else { return text };
    let value = tree::from_value(&value, &|_| place);
    let is_bare_text = matches!(shape, Some(Shape::Text)) && !matches!(value.value, Value::Text(_) | Value::List(_) | Value::Table(_));
    if is_bare_text { text } else { value }
}

/// What may stand at a path.
fn shape_at<'a>(shape: &'a Shape, path: &[String]) -> Option<&'a Shape> {
    path.iter().try_fold(shape, |shape, part| match shape {
        Shape::List(item) => item.entry_key().map(|_| &**item),
        shape => shape.under(part),
    })
}

fn apply_one(root: &mut Node, path: &[String], leaf: Node, shape: &Shape, findings: &mut Findings) {
    let found_before = findings.len();
    conform::part(&mut as_file(path, leaf.clone(), shape), shape, findings);
    if findings.len() == found_before {
        put(root, path, leaf, shape, "", findings);
    }
}

/// What a file would look like that says only this.
fn as_file(path: &[String], leaf: Node, shape: &Shape) -> Node {
    let Some((first, rest)) = path.split_first() else { return leaf };
    let place = leaf.place;
    match shape {
        Shape::List(item) if item.entry_key().is_some() => {
            let mut entry = as_file(rest, leaf, item);
            if let (Value::Table(fields), Some(key)) = (&mut entry.value, item.entry_key()) {
                fields.entry(key.into()).or_insert_with(|| field(Node { place, value: Value::Text(first.clone()) }));
            }
            Node { place, value: Value::List(vec![entry]) }
        }
        shape => {
            let inner = as_file(rest, leaf, shape.under(first).unwrap_or(&Shape::Text));
            Node { place, value: Value::Table(Fields::from([(first.clone(), field(inner))])) }
        }
    }
}

fn field(node: Node) -> Field {
    Field { key: node.place, node }
}

/// Sets one value, making the tables on the way to it. Entries of lists must be there; all lines of a project are set.
fn put(node: &mut Node, path: &[String], leaf: Node, shape: &Shape, list: &str, findings: &mut Findings) {
    let Some((first, rest)) = path.split_first() else { return merge::onto(node, leaf, shape) };
    if let (Value::List(items), Shape::List(item)) = (&mut node.value, shape) {
        return put_in_entries(items, (first, rest), &leaf, item, list, findings);
    }
    if !matches!(node.value, Value::Table(_)) {
        *node = Node::empty_table(leaf.place);
    }
    if let (Value::Table(fields), Some(shape)) = (&mut node.value, shape.under(first)) {
        exclude(fields, first);
        let inner = fields.entry(first.clone()).or_insert_with(|| field(empty(shape, leaf.place)));
        put(&mut inner.node, rest, leaf, shape, first, findings);
    }
}

/// Drops the key that cannot stand beside this one.
fn exclude(fields: &mut Fields, key: &str) {
    if let Some(other) = merge::excluded_by(key) {
        fields.remove(other);
    }
}

fn empty(shape: &Shape, place: Place) -> Node {
    match shape {
        Shape::List(_) => Node { place, value: Value::List(Vec::new()) },
        _ => Node::empty_table(place),
    }
}

fn put_in_entries(items: &mut [Node], (name, rest): (&str, &[String]), leaf: &Node, item: &Shape, list: &str, findings: &mut Findings) {
    let key = item.entry_key().unwrap_or_default();
    if !items.iter().any(|entry| entry.text(key) == Some(name)) {
        let names: Vec<&str> = items.iter().filter_map(|entry| entry.text(key)).collect();
        findings.add(leaf.place, wording::no_such_entry(list, name, &names));
    }
    for entry in items.iter_mut().filter(|entry| entry.text(key) == Some(name)) {
        put(entry, rest, leaf.clone(), item, list, findings);
    }
}
