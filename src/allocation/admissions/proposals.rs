//! Pupils propose down their lists; schools hold the best and turn the others away, who then propose to their next choice.

use std::ops::Range;

use super::shortlist::{Shortlists, entry};
use crate::domain::{Admission, Applications};

/// Works through a part of the lists, `positions`, of some pupils until nobody has anything left to propose to; then all who are held are
/// admitted for good. The outcome does not depend on the order of the pupils (McVitie and Wilson 1971).
pub fn defer(
    applications: &Applications,
    pupils: impl Iterator<Item = u32>,
    positions: Range<usize>,
    shortlists: &mut impl Shortlists,
    admission: &mut Admission,
) {
    let mut next = vec![positions.start as u8; applications.pupils()];
    // Round by round, so that the next pupil's list is fetched while this one's is read.
    let (mut proposing, mut turned_away): (Vec<u32>, Vec<u32>) = (pupils.collect(), Vec::new());
    while !proposing.is_empty() {
        for pupil in proposing.drain(..) {
            let position = usize::from(next[pupil as usize]);
            if position >= positions.end {
                continue;
            }
            next[pupil as usize] += 1;
            match applications.choice(pupil as usize, position) {
                Some((school, key)) => shortlists.offer(school, entry(key, pupil), &mut turned_away),
                None => turned_away.push(pupil),
            }
        }
        if turned_away.is_empty() {
            shortlists.turn_away_the_rest(&mut turned_away);
        }
        std::mem::swap(&mut proposing, &mut turned_away);
    }
    shortlists.settle(|pupil, reserved| {
        // The pupil is held by the school last proposed to.
        admission.choice[pupil as usize] = next[pupil as usize] - 1;
        admission.reserved[pupil as usize] = reserved;
    });
}
