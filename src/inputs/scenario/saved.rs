//! Changes of the command line as a scenario file, so that a what-if can be kept, read and run again.

use super::command_line;
use super::findings::Findings;
use super::merge;
use super::place::{Place, Sources};
use super::shape::Shape;
use super::tree::Node;

/// A scenario file that says only what `sets` change of the one that it extends.
pub fn differences(extends: &str, sets: &[String]) -> Option<String> {
    let shape = Shape::of_a_file();
    let mut root = Node::empty_table(Place::of_scenario());
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let first = format!("extends={}", toml::Value::from(extends));
    for set in std::iter::once(&first).chain(sets) {
        let said = command_line::alone(set, &shape, &mut sources, &mut findings)?;
        merge::onto(&mut root, said, &shape);
    }
    findings.is_empty().then(|| toml::Value::try_from(root.to_json()).ok().and_then(|value| toml::to_string_pretty(&value).ok()))?
}
