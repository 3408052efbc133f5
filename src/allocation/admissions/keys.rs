//! Keys: one whole number per pupil and choice that says who comes first, the priority class in the high bits.

use std::cmp::Ordering;

use crate::domain::BARRED;

/// The common order from scores, the higher the better, then subscores in their order, then `last`, the lower the better: places
/// `[pupil]`, and pupils best first. A pupil without a score comes behind all others. With `shared`, who has the same scores shares a
/// place whatever `last` says.
pub fn common_order(scores: &[&[f64]], last: &[f64], pupils: usize, shared: bool) -> (Vec<u32>, Vec<u32>) {
    let by_rest = |a: usize, b: usize| {
        let decided = scores.iter().skip(1).map(|scores| rank(scores[a]).cmp(&rank(scores[b]))).find(|order| order.is_ne());
        decided.unwrap_or(Ordering::Equal)
    };
    let by_lot = |a: usize, b: usize| if last.is_empty() { Ordering::Equal } else { last[a].total_cmp(&last[b]) };
    // Scores are sorted as whole numbers; only where they are equal does anything else have to be looked up.
    let mut ranked: Vec<(u64, u32)> =
        (0..pupils).map(|pupil| (scores.first().map_or(0, |scores| rank(scores[pupil])), pupil as u32)).collect();
    ranked.sort_unstable();
    for equal in ranked.chunk_by_mut(|a, b| a.0 == b.0).filter(|_| scores.len() > 1 || !last.is_empty()) {
        equal.sort_unstable_by(|a, b| {
            let (one, other) = (a.1 as usize, b.1 as usize);
            by_rest(one, other).then_with(|| by_lot(one, other)).then(one.cmp(&other))
        });
    }
    let same = |a: (u64, u32), b: (u64, u32)| shared && a.0 == b.0 && by_rest(a.1 as usize, b.1 as usize).is_eq();
    let mut places = vec![0; pupils];
    for (before, &pupil) in ranked.iter().zip(ranked.iter().skip(1)) {
        places[pupil.1 as usize] = places[before.1 as usize] + u32::from(!same(*before, pupil));
    }
    (places, ranked.into_iter().map(|(_, pupil)| pupil).collect())
}

/// A whole number that is lower for a higher score; a missing score comes behind all others.
fn rank(score: f64) -> u64 {
    if score.is_nan() {
        return u64::MAX;
    }
    // Adding zero makes -0 and 0 the same score.
    let bits = (score + 0.0).to_bits();
    let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    !rising
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
