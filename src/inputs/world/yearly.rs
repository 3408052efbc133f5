//! Values that hold from their year until the next one listed, by district, with `*` for all districts without any row of their own.

use std::collections::{BTreeMap, BTreeSet};

/// Where a value without a year begins: before all years.
const ALWAYS: i32 = i32::MIN;

/// One value over the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Series {
    /// By rising year.
    values: Vec<(i32, f64)>,
    first_row: usize,
}

impl Series {
    /// Sets the value from a year on; `None` is always.
    pub fn set(&mut self, year: Option<i32>, value: f64, row: usize) {
        let year = year.unwrap_or(ALWAYS);
        if self.first().is_none_or(|first| year < first) {
            self.first_row = row;
        }
        match self.values.binary_search_by_key(&year, |(listed, _)| *listed) {
            Ok(place) => self.values[place].1 = value,
            Err(place) => {
                // Most values hold in all years: a million of them take no more room than they need.
                self.values.reserve_exact(1);
                self.values.insert(place, (year, value));
            }
        }
    }

    /// The same course, every value multiplied.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self { values: self.values.iter().map(|(year, value)| (*year, value * factor)).collect(), first_row: self.first_row }
    }

    /// The value in a year, `None` before the first one listed.
    pub fn at(&self, year: i32) -> Option<f64> {
        let until = self.values.partition_point(|(listed, _)| *listed <= year);
        self.values[..until].last().map(|(_, value)| *value)
    }

    /// Sets the value to zero in years that are listed elsewhere but not here. A value without a year goes on.
    pub fn end_in(&mut self, years: &BTreeSet<i32>) {
        if self.first() != Some(ALWAYS) {
            for &year in years {
                if let Err(place) = self.values.binary_search_by_key(&year, |(listed, _)| *listed) {
                    self.values.insert(place, (year, 0.0));
                }
            }
        }
    }

    /// Years listed.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.values.iter().map(|(year, _)| *year)
    }

    /// First year listed.
    pub fn first(&self) -> Option<i32> {
        self.values.first().map(|(year, _)| *year)
    }

    /// Line of the first year listed.
    pub fn first_row(&self) -> usize {
        self.first_row
    }
}

/// Series by district and key, such as sex and age.
#[derive(Clone, Debug)]
pub(super) struct ByDistrict<K> {
    own: BTreeMap<usize, BTreeMap<K, Series>>,
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
            Some(district) => self.own.entry(district).or_default().entry(key).or_default(),
            None => self.others.entry(key).or_default(),
        };
        series.set(year, value, row);
    }

    /// A year lists all keys of a district anew: one that it leaves out is zero from then on, and one that comes later was zero before.
    pub fn end_what_is_left_out(&mut self) {
        for listed in self.own.values_mut().chain([&mut self.others]) {
            let years: BTreeSet<i32> = listed.values().flat_map(Series::years).collect();
            for series in listed.values_mut() {
                series.end_in(&years);
            }
        }
    }

    /// The series that holds for a district and key. A district with any row of its own has nothing from `*`.
    pub fn of(&self, district: usize, key: &K) -> Option<&Series> {
        self.own.get(&district).unwrap_or(&self.others).get(key)
    }

    /// The series that hold for a district and each of some keys.
    pub fn of_all(&self, district: usize, keys: impl Iterator<Item = K>) -> impl Iterator<Item = Option<&Series>> {
        let listed = self.own.get(&district).unwrap_or(&self.others);
        keys.map(move |key| listed.get(&key))
    }
}
