//! Lots: numbers drawn for pupils, from the streams of the futures.
//!
//! A number is keyed by the seed, the school (`*` for one number at all schools) and the pupil's position in the order of keys. Who stands
//! first there is not the central future: the first bundle is passed over, because its first lane is not drawn.

use crate::domain::{LANES, NO_SCHOOL};
use crate::futures::{Keys, Stream};
use crate::inputs::admissions::Candidates;

const FACTOR: &str = "lottery";

/// One number for each pupil `[pupil]`, between 0 and 1.
pub fn single(seed: u64, pupils: usize) -> Vec<f64> {
    let key = Keys::new(seed).key(FACTOR, "*", 0);
    let bundles = (0..pupils.div_ceil(LANES)).flat_map(|bundle| Stream::new(key, bundle + 1).uniform().0);
    bundles.take(pupils).collect()
}

/// Places at each school `[pupil][choice]`: by `base`, the places of pupils in the common order, then by the number drawn at the school.
pub fn places_by_school(seed: u64, candidates: &Candidates, base: &[u32]) -> Vec<u32> {
    let keys: Vec<u64> = candidates.schools.iter().map(|school| Keys::new(seed).key(FACTOR, &school.name, 0)).collect();
    let mut lines: Vec<Vec<(u32, f64, usize)>> = vec![Vec::new(); keys.len()];
    for (cell, &school) in candidates.choices.iter().enumerate().filter(|(_, school)| **school != NO_SCHOOL) {
        let pupil = cell / candidates.length;
        let number = Stream::new(keys[school as usize], pupil / LANES + 1).uniform().0[pupil % LANES];
        lines[school as usize].push((base[pupil], number, cell));
    }
    let mut places = vec![0; candidates.choices.len()];
    for mut line in lines {
        line.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        line.iter().enumerate().for_each(|(place, &(_, _, cell))| places[cell] = place as u32);
    }
    places
}
