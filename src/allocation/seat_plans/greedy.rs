//! One unit at a time to whoever stands first: the step that leximin, divisor methods and expected unmet have in common.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::room::Room;

/// Shares units out one after the other, on top of what was `given`, while there is room. `claim` says how urgent the next unit of a district
/// is, after so many; the largest claim that fits is served, ties by position. A district without claim, or for which no unit fits any more
/// (then none ever will), drops out.
pub fn one_at_a_time<C: Ord>(room: &Room, given: &mut [u64], claim: impl Fn(usize, u64) -> Option<C>) {
    let next = |district: usize, has: u64| {
        let open = has < room.at_most()[district];
        open.then(|| claim(district, has)).flatten().map(|claim| (claim, Reverse(district)))
    };
    let mut left = room.left(given);
    let mut queue: BinaryHeap<(C, Reverse<usize>)> = given.iter().enumerate().filter_map(|(district, &has)| next(district, has)).collect();
    while let Some((_, Reverse(district))) = queue.pop() {
        if room.take(&mut left, district, given[district]) {
            given[district] += 1;
            queue.extend(next(district, given[district]));
        }
    }
}
