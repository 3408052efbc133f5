//! How far districts are from each other.

use std::ops::Deref;

/// For each district the others, nearest first, with the way to them. Reads as a list of lists of positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbours {
    nearest_first: Vec<Vec<usize>>,
    /// `[from][to]` [km]; infinite where unknown.
    km: Vec<Vec<f64>>,
}

impl Neighbours {
    /// From the way between any two districts `[from][to]` [km]; those at no known distance come last, ties go by position.
    pub fn by_distance(km: Vec<Vec<f64>>) -> Self {
        let nearest_first = |from: usize| {
            let mut others: Vec<usize> = (0..km.len()).filter(|&to| to != from).collect();
            others.sort_by(|&a, &b| km[from][a].total_cmp(&km[from][b]).then(a.cmp(&b)));
            others
        };
        Self { nearest_first: (0..km.len()).map(nearest_first).collect(), km }
    }

    /// The way between two districts [km]; infinite where unknown.
    pub fn km(&self, from: usize, to: usize) -> f64 {
        self.km[from][to]
    }
}

impl Deref for Neighbours {
    type Target = [Vec<usize>];

    fn deref(&self) -> &Self::Target {
        &self.nearest_first
    }
}

/// Where only the order is known, a step further is a kilometre further.
impl From<Vec<Vec<usize>>> for Neighbours {
    fn from(nearest_first: Vec<Vec<usize>>) -> Self {
        let mut km = vec![vec![0.0; nearest_first.len()]; nearest_first.len()];
        for (from, others) in nearest_first.iter().enumerate() {
            others.iter().enumerate().for_each(|(rank, &to)| km[from][to] = rank as f64 + 1.0);
        }
        Self { nearest_first, km }
    }
}
