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
    let mut waiting: Vec<u32> = Vec::new();
    for pupil in pupils {
        waiting.push(pupil);
        while let Some(pupil) = waiting.pop() {
            let position = usize::from(next[pupil as usize]);
            if position >= positions.end {
                continue;
            }
            next[pupil as usize] += 1;
            match applications.choice(pupil as usize, position) {
                Some((school, key)) => shortlists.offer(school, entry(key, pupil), &mut waiting),
                None => waiting.push(pupil),
            }
        }
    }
    shortlists.settle(|pupil, reserved| {
        // The pupil is held by the school last proposed to.
        admission.choice[pupil as usize] = next[pupil as usize] - 1;
        admission.reserved[pupil as usize] = reserved;
    });
}
