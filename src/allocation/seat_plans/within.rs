//! Shares within bounds, by any rule that knows none.

use super::room::Room;

/// A rule: shares of some districts in so many units, no more than these together.
pub type Rule<'a> = dyn Fn(u64, &[usize]) -> Vec<u64> + 'a;

/// Units by a rule. Where districts would get more than they can, those that together are furthest above share what they can get, and the
/// others the rest, each by the same rule (decomposition: Groenevelt 1991, European Journal of Operational Research 54(2)).
pub fn within(room: &Room, districts: Vec<usize>, rule: &Rule) -> Vec<u64> {
    let mut shares = vec![0; room.at_most().len()];
    fill(room, districts, rule, &mut shares);
    shares
}

fn fill(room: &Room, mut open: Vec<usize>, rule: &Rule, shares: &mut [u64]) {
    while !open.is_empty() {
        let tried = rule(room.beside(shares, &open), &open);
        open.iter().zip(tried).for_each(|(&district, units)| shares[district] = units);
        let Some(overfull) = room.overfull(shares) else { return };
        for &district in &open {
            shares[district] = 0;
        }
        let (bounded, others) = open.iter().partition(|&&district| overfull[district]);
        fill(room, bounded, rule, shares);
        open = others;
    }
}
