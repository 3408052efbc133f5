//! Keys: one whole number per pupil and choice that says who comes first, the priority class in the high bits.

use crate::domain::BARRED;

/// Places 0, 1, 2, … of pupils ranked by what `compare` says `[pupil]`; equal pupils share a place, and the next place is one more.
fn places_in_order(order: &[u32], same: impl Fn(usize, usize) -> bool) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    let mut place = 0;
    for pair in 1..order.len() {
        let (before, pupil) = (order[pair - 1] as usize, order[pair] as usize);
        place += u32::from(!same(before, pupil));
        places[pupil] = place;
    }
    places
}

/// The common order from scores, the higher the better, then subscores in their order, then `last`: places `[pupil]`, and pupils best
/// first. A pupil without a score comes behind all others. With `shared`, who has the same scores shares a place whatever `last` says.
pub fn common_order(scores: &[&[f64]], last: &[f64], pupils: usize, shared: bool) -> (Vec<u32>, Vec<u32>) {
    let by_score = |a: usize, b: usize| {
        let one = |scores: &&[f64]| above(scores[b]).total_cmp(&above(scores[a]));
        scores.iter().map(one).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    };
    let lot = |a: usize, b: usize| if last.is_empty() { std::cmp::Ordering::Equal } else { last[a].total_cmp(&last[b]) };
    let mut order: Vec<u32> = (0..pupils as u32).collect();
    order.sort_unstable_by(|&a, &b| {
        let (one, other) = (a as usize, b as usize);
        by_score(one, other).then(lot(one, other)).then(a.cmp(&b))
    });
    let places = places_in_order(&order, |a, b| shared && by_score(a, b).is_eq());
    (places, order)
}

/// A missing score is below all others.
fn above(score: f64) -> f64 {
    if score.is_nan() { f64::NEG_INFINITY } else { score }
}

/// Keys `[pupil][choice]` from priority classes and places, both `[pupil][choice]`; [`BARRED`] stays. Where class and place do not fit
/// into one key side by side, keys are the ranks of the pairs.
pub fn keys_of(classes: &[u32], places: &[u32]) -> Vec<u32> {
    let most = |cells: &[u32]| cells.iter().copied().filter(|&cell| cell != BARRED).max().unwrap_or(0);
    let bits = u32::BITS - most(places).leading_zeros();
    let fits = u64::from(most(classes)) + 1 < 1_u64 << (u32::BITS - bits);
    let pair = |class: u32, place: u32| u64::from(class) << 32 | u64::from(place);
    let ranks: Vec<u64> = if fits {
        Vec::new()
    } else {
        let mut pairs: Vec<u64> = classes.iter().zip(places).filter(|&(&class, _)| class != BARRED).map(|(&c, &p)| pair(c, p)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    let key = |(&class, &place): (&u32, &u32)| match class {
        BARRED => BARRED,
        _ if fits => (u64::from(class) << bits | u64::from(place)) as u32,
        _ => ranks.partition_point(|&before| before < pair(class, place)) as u32,
    };
    classes.iter().zip(places).map(key).collect()
}
