//! What was found wrong, until all is read and it can be told in order.

use super::place::{Place, Sources};
use super::wording::Wording;
use crate::inputs::problem::Problems;

/// Everything found wrong so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<(Place, Wording)>,
}

impl Findings {
    /// Adds what is wrong at a place.
    pub fn add(&mut self, place: Place, wording: Wording) {
        self.list.push((place, wording));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Where something is wrong.
    pub fn places(&self) -> Vec<Place> {
        self.list.iter().map(|(place, _)| *place).collect()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems: the scenario from top to bottom, then what it extends, then the command line; each once.
    pub fn into_problems(mut self, sources: &Sources) -> Problems {
        self.list.sort();
        self.list.dedup();
        let mut problems = Problems::default();
        for (place, Wording { what, hint }) in self.list {
            let problem = sources.problem(place, what);
            problems.add(match hint {
                Some(hint) => problem.hint(hint),
                None => problem,
            });
        }
        problems
    }
}
