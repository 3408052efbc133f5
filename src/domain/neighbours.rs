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

    /// The way between two districts [km]; none within a district, infinite where unknown.
    pub fn km(&self, from: usize, to: usize) -> f64 {
        let known = self.km.get(from).and_then(|row| row.get(to)).copied();
        if from == to { 0.0 } else { known.unwrap_or(f64::INFINITY) }
    }

    /// Some districts among themselves, in the order given.
    #[must_use]
    pub fn only(&self, districts: &[usize]) -> Self {
        let place = |other: &usize| districts.iter().position(|kept| kept == other);
        let among = |&from: &usize| self.nearest_first.get(from).map_or(Vec::new(), |others| others.iter().filter_map(place).collect());
        let row = |&from: &usize| districts.iter().map(|&to| self.km(from, to)).collect();
        // Alone, nobody is to be looked for.
        let nearest_first = if districts.len() == 1 { vec![Vec::new()] } else { districts.iter().map(among).collect() };
        Self { nearest_first, km: districts.iter().map(row).collect() }
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
