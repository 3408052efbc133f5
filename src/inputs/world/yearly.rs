//! Values that hold from their year until the next one listed, by district, with `*` for all districts without a row of their own.

use std::collections::{BTreeMap, BTreeSet};

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

    /// Sets the value to zero in years that are listed elsewhere but not here. A value without a year goes on.
    pub fn end_in(&mut self, years: &BTreeSet<i32>) {
        if self.first() != Some(ALWAYS) {
            for year in years {
                self.values.entry(*year).or_insert(0.0);
            }
        }
    }

    /// Years listed.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.values.keys().copied()
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

    /// A year lists all keys of a district anew: one that it leaves out is zero from then on, and one that comes later was zero before.
    pub fn end_what_is_left_out(&mut self) {
        let mut years: BTreeMap<usize, BTreeSet<i32>> = BTreeMap::new();
        for ((district, _), series) in &self.own {
            years.entry(*district).or_default().extend(series.years());
        }
        for ((district, _), series) in &mut self.own {
            series.end_in(&years[district]);
        }
        let years: BTreeSet<i32> = self.others.values().flat_map(Series::years).collect();
        for series in self.others.values_mut() {
            series.end_in(&years);
        }
    }

    /// The series that holds for a district and key.
    pub fn of(&self, district: usize, key: &K) -> Option<&Series> {
        self.own.get(&(district, key.clone())).or_else(|| self.others.get(key))
    }
}
