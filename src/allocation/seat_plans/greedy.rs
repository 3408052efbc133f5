//! One unit at a time to whoever stands first: the step that leximin, divisor methods and expected unmet have in common.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Shares `units` out one after the other, on top of what was `given`. `claim` says how urgent the next unit of a district is, after so many;
/// the largest claim is served, ties by position; a district without claim or at its bound drops out.
pub fn one_at_a_time<C: Ord>(units: u64, at_most: &[u64], given: &mut [u64], claim: impl Fn(usize, u64) -> Option<C>) {
    let next = |district: usize, has: u64| {
        let open = has < at_most[district];
        open.then(|| claim(district, has)).flatten().map(|claim| (claim, Reverse(district)))
    };
    let mut queue: BinaryHeap<(C, Reverse<usize>)> = given.iter().enumerate().filter_map(|(district, &has)| next(district, has)).collect();
    for _ in 0..units {
        let Some((_, Reverse(district))) = queue.pop() else { return };
        given[district] += 1;
        queue.extend(next(district, given[district]));
    }
}
