//! What the columns of several tables are made of.

use super::places::Place;
use crate::domain::Cells;

/// A column of names of districts: `rows` of each, in order.
pub(super) fn districts(places: &[Place], rows: impl Fn(usize) -> usize) -> Cells {
    let names = places.iter().map(|place| place.name.clone()).collect();
    let of = (0..places.len()).flat_map(|district| std::iter::repeat_n(district as u32, rows(district)));
    Cells::Word(names, of.collect())
}

/// A column of words, by position.
pub(super) fn words(words: &[&str], of: impl Iterator<Item = usize>) -> Cells {
    Cells::Word(words.iter().map(|&word| word.to_owned()).collect(), of.map(|word| word as u32).collect())
}

/// What every row rests on.
pub(super) fn basis(rows: usize) -> (&'static str, Cells) {
    ("basis", words(&["modelled"], std::iter::repeat_n(0, rows)))
}

/// Rounded to a number of decimals, so that tables read well and stay small.
pub(super) fn rounded(value: f64, decimals: i32) -> f64 {
    let unit = 10_f64.powi(decimals);
    (value * unit).round() / unit
}
