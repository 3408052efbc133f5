//! `grouped`: score groups are served one after the other, the best first; inside a group first choices are decided for good, then second
//! choices, and so on. The rule of Guangzhou's senior schools (中考分梯度投档).

use std::ops::Range;

use super::shortlist::Shortlists;
use super::{immediate_acceptance, parallel};
use crate::domain::{Admission, Applications, Ties};

/// Admits all pupils; groups end at these places of merit.
pub fn admit(applications: &Applications, ends: &[u32], ties: Ties) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    let mut left = immediate_acceptance::left(applications);
    for group in groups(ends) {
        let belongs = |pupil: &u32| group.contains(&applications.merit[*pupil as usize]);
        let pupils = (0..applications.pupils() as u32).filter(belongs).collect();
        immediate_acceptance::serve(applications, pupils, ties, &mut left, &mut admission);
    }
    admission
}

/// The same by proposals, where what a school holds is more than a number of seats.
pub fn admit_by_proposals(applications: &Applications, ends: &[u32], shortlists: &mut impl Shortlists) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    for group in groups(ends) {
        let belongs = |pupil: usize| group.contains(&applications.merit[pupil]);
        parallel::serve(applications, 1, belongs, shortlists, &mut admission);
    }
    admission
}

/// Merit of each group.
fn groups(ends: &[u32]) -> impl Iterator<Item = Range<u32>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends.iter().copied().chain([u32::MAX])).map(|(start, end)| start..end)
}
