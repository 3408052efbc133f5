//! Values that hold from their year until the next one listed, by district, with `*` for all districts without a row of their own.

use std::collections::BTreeMap;

/// Where a value without a year begins: before all years.
const ALWAYS: i32 = i32::MIN;

/// One value over the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Series {
    values: BTreeMap<i32, f64>,
    first_row: usize,
}

impl Series {
    /// Sets the value from a year on; `None` is always.
    pub fn set(&mut self, year: Option<i32>, value: f64, row: usize) {
        let year = year.unwrap_or(ALWAYS);
        if self.first().is_none_or(|first| year < first) {
            self.first_row = row;
        }
        self.values.insert(year, value);
    }

    /// The value in a year, `None` before the first one listed.
    pub fn at(&self, year: i32) -> Option<f64> {
        self.values.range(..=year).next_back().map(|(_, value)| *value)
    }

    /// First year listed.
    pub fn first(&self) -> Option<i32> {
        self.values.keys().next().copied()
    }

    /// Line of the first year listed.
    pub fn first_row(&self) -> usize {
        self.first_row
    }
}

/// Series by district and key, such as sex and age.
#[derive(Clone, Debug)]
pub(super) struct ByDistrict<K> {
    own: BTreeMap<(usize, K), Series>,
    others: BTreeMap<K, Series>,
}

impl<K: Ord + Clone> ByDistrict<K> {
    /// No rows.
    pub fn new() -> Self {
        Self { own: BTreeMap::new(), others: BTreeMap::new() }
    }

    /// Adds a row; no district is `*`.
    pub fn set(&mut self, district: Option<usize>, key: K, year: Option<i32>, value: f64, row: usize) {
        let series = match district {
            Some(district) => self.own.entry((district, key)).or_default(),
            None => self.others.entry(key).or_default(),
        };
        series.set(year, value, row);
    }

    /// The series that holds for a district and key.
    pub fn of(&self, district: usize, key: &K) -> Option<&Series> {
        self.own.get(&(district, key.clone())).or_else(|| self.others.get(key))
    }
}
