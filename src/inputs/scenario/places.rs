//! Where each value of a scenario is written.

use std::path::PathBuf;

use super::key_path;
use super::place::{Place, Sources};
use super::tree::{Field, Node, Value};
use crate::domain::Said;
use crate::inputs::problem::Problem;

/// Where each value of a scenario is written: a file with line and column, or the command line.
///
/// A value is named by its path: `births.level`, `target[coverage].at_least`, `project[#2].district` for the second line of `project`,
/// `entry.primary.districts."站.前"` with quotes where a name has dots or brackets in it.
#[derive(Clone, Debug)]
pub struct Places {
    sources: Sources,
    root: Node,
}

impl Places {
    pub(super) fn new(sources: Sources, root: Node) -> Self {
        Self { sources, root }
    }

    /// A problem with the value at a path. Where there is no such value, its table is meant; where there is none either, the scenario file.
    pub fn problem(&self, path: &str, what: impl Into<Said>) -> Problem {
        self.sources.problem(self.of_value(path), what)
    }

    /// A problem with the key at the end of a path, such as a district's name in `entry.primary.districts.NAME`.
    pub fn problem_with_key(&self, path: &str, what: impl Into<Said>) -> Problem {
        self.sources.problem(self.of_key(path), what)
    }

    /// The path of an entry of a list (`stage`, `project`, `housing`, `seat_budget`, `target`) by its position in the settings, from 0:
    /// with its name, or with its position where the name is not its alone.
    pub fn entry(&self, list: &str, position: usize) -> String {
        let Some(Value::List(items)) = self.root.get(list).map(|node| &node.value) else { return list.to_owned() };
        let name = |item: &Node| item.text("id").or(item.text("project")).map(str::to_owned);
        match sound(items).nth(position).and_then(name) {
            Some(own) if sound(items).filter_map(name).filter(|other| *other == own).count() == 1 => key_path::entry(list, &own),
            _ => key_path::nth(list, position),
        }
    }

    /// The path of a key in the table at a path.
    pub fn key(path: &str, name: &str) -> String {
        key_path::key(path, name)
    }

    pub(super) fn of_value(&self, path: &str) -> Place {
        self.follow(path).1
    }

    pub(super) fn of_key(&self, path: &str) -> Place {
        self.follow(path).0
    }

    pub(super) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// A path that stands at a key, seen from the current folder.
    pub(super) fn beside(&self, key: &str, path: &str) -> PathBuf {
        self.sources.beside(self.of_value(key).source, path)
    }

    /// The blocks in which something was refused: `births`, `target[coverage]`; `target` too where a whole entry was.
    pub(super) fn broken_blocks(&self) -> Vec<String> {
        let Value::Table(fields) = &self.root.value else { return Vec::new() };
        let mut blocks = Vec::new();
        for (key, field) in fields.iter().filter(|(_, field)| field.node.is_broken()) {
            match &field.node.value {
                Value::List(items) => {
                    let broken = sound(items).enumerate().filter(|(_, item)| item.is_broken());
                    blocks.extend(broken.map(|(position, _)| self.entry(key, position)));
                }
                _ => blocks.push(key.clone()),
            }
        }
        blocks
    }

    /// Whether nothing was refused under a top-level key.
    pub(super) fn is_sound(&self, key: &str) -> bool {
        self.root.get(key).is_none_or(|node| !node.is_broken())
    }

    /// Whether the value at a path is there, with nothing refused in it.
    pub(super) fn has_sound(&self, path: &str) -> bool {
        let (parts, _) = key_path::read(path).unwrap_or_default();
        let node = parts.iter().try_fold(&self.root, |node, part| step(node, part).map(|(_, inner)| inner));
        node.is_some_and(|node| !node.is_broken())
    }

    /// Whether the stages have names, all of them.
    pub(super) fn stages_are_named(&self) -> bool {
        let Some(Value::List(items)) = self.root.get("stage").map(|node| &node.value) else { return false };
        items.iter().all(|item| item.text("id").is_some())
    }

    /// Whether every stage says what its grades are and whence children enter them.
    pub(super) fn ladder_is_known(&self) -> bool {
        let Some(Value::List(items)) = self.root.get("stage").map(|node| &node.value) else { return false };
        let says = |item: &Node, key: &str| item.get(key).is_some_and(|node| !node.is_broken());
        let is_misread = |item: &Node| ["entry_ages", "leavers_of", "rule"].iter().any(|key| item.get(key).is_some_and(Node::is_broken));
        self.stages_are_named() && items.iter().all(|item| says(item, "grades") && says(item, "entry_from") && !is_misread(item))
    }

    /// Whether one of some places lies in the value at a path, or where there is no such value, in its table.
    pub(super) fn holds_any(&self, path: &str, places: &[Place]) -> bool {
        let (parts, _) = key_path::read(path).unwrap_or_default();
        let (mut node, mut key) = (&self.root, self.root.place);
        for part in parts {
            let Some((place, inner)) = step(node, &part) else { break };
            (key, node) = (place, inner);
        }
        places.contains(&key) || holds_any(node, places)
    }

    /// Key and value at a path, or of the last table on the way to it.
    fn follow(&self, path: &str) -> (Place, Place) {
        let (parts, _) = key_path::read(path).unwrap_or_default();
        let (mut node, mut key) = (&self.root, self.root.place);
        for part in parts {
            match step(node, &part) {
                Some((place, inner)) => (key, node) = (place, inner),
                None => return (node.place, node.place),
            }
        }
        (key, node.place)
    }
}

fn holds_any(node: &Node, places: &[Place]) -> bool {
    let inside = match &node.value {
        Value::List(items) => items.iter().any(|item| holds_any(item, places)),
        Value::Table(fields) => fields.values().any(|field| places.contains(&field.key) || holds_any(&field.node, places)),
        _ => false,
    };
    inside || places.contains(&node.place)
}

/// The entries that made it into the settings.
fn sound(items: &[Node]) -> impl Iterator<Item = &Node> {
    items.iter().filter(|item| !item.is_refused())
}

/// One step on a path: a key of a table, an entry of a list by name or position.
fn step<'a>(node: &'a Node, part: &str) -> Option<(Place, &'a Node)> {
    let Value::List(items) = &node.value else {
        return node.field(part).map(|Field { key, node }| (*key, node));
    };
    let named = sound(items).find(|item| item.text("id").or(item.text("project")) == Some(part));
    let numbered = || part.strip_prefix('#')?.parse::<usize>().ok()?.checked_sub(1).and_then(|position| sound(items).nth(position));
    named.or_else(numbered).map(|item| (item.place, item))
}
