//! Names to positions, millions of times.

use crate::domain::Said;
use crate::inputs::phrases;
use crate::inputs::problem::nearest;
use crate::said;

/// Names in order. Their first bytes as a whole number are compared first, because that decides nearly always.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    names: Vec<(u128, String)>,
}

impl Lookup {
    /// Of names, each once.
    pub fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut names: Vec<(u128, String)> = names.map(|name| (prefix(name), name.to_owned())).collect();
        names.sort();
        names.dedup();
        Self { names }
    }

    /// Position of a name in the order.
    #[inline]
    pub fn find(&self, name: &str) -> Option<u32> {
        let first = prefix(name);
        let found = self.names.binary_search_by(|(start, whole)| start.cmp(&first).then_with(|| whole.as_str().cmp(name)));
        found.ok().map(|position| position as u32)
    }

    /// A hint: the name that may have been meant.
    pub fn hint(&self, name: &str) -> Said {
        match nearest(name, self.names.iter().map(|(_, name)| name.as_str())) {
            Some(near) => phrases::did_you_mean(near),
            None => said!("已知 {} 个名称，没有一个与此相近", "{} names are known, none of them like this one", self.names.len()),
        }
    }

    /// The names, in order.
    pub fn names(&self) -> Vec<String> {
        self.names.iter().map(|(_, name)| name.clone()).collect()
    }
}

/// The first sixteen bytes; they order names as whole names do, as far as they reach.
#[inline]
pub fn prefix(name: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = name.len().min(16);
    bytes[..length].copy_from_slice(&name.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}
