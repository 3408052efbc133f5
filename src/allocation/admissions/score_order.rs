//! `score_order` (分数优先、遵循志愿): the best score is served first; each pupil takes the first choice that has a seat. In the literature:
//! serial dictatorship.

use super::deferred_acceptance;
use super::shortlist::Shortlists;
use crate::domain::{Admission, Applications, BARRED, Ties, UNPLACED};

/// Admits all pupils by merit; priorities of single schools decide nothing. Who ties with the last pupil admitted by a school is admitted
/// too where `ties` says so.
pub fn admit(applications: &Applications, ties: Ties) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    let mut seats = applications.capacity.clone();
    let mut last = vec![u32::MAX; seats.len()];
    for pupil in applications.in_order_of_merit() {
        let merit = applications.merit[pupil as usize];
        let has_seat = |school: usize| seats[school] > 0 || (ties == Ties::AdmitAll && last[school] == merit);
        let first = (0..applications.length).find_map(|position| {
            Some((position, applications.choice(pupil as usize, position)?.0)).filter(|&(_, school)| has_seat(school))
        });
        if let Some((position, school)) = first {
            admission.choice[pupil as usize] = position as u8;
            seats[school] = seats[school].saturating_sub(1);
            last[school] = merit;
        }
    }
    debug_assert!(admission.choice.iter().all(|&choice| choice == UNPLACED || usize::from(choice) < applications.length));
    admission
}

/// The same by proposals, where what a school holds is more than a number of seats: with one order in common to all schools, deferred
/// acceptance gives what serving by merit gives.
pub fn admit_by_proposals(applications: &Applications, shortlists: &mut impl Shortlists) -> Admission {
    deferred_acceptance::admit(&by_merit(applications), shortlists)
}

/// The same lists with merit as every school's priority.
pub fn by_merit(applications: &Applications) -> Applications {
    let mut common = applications.clone();
    for (pupil, keys) in common.keys.chunks_exact_mut(applications.length.max(1)).enumerate() {
        keys.iter_mut().filter(|key| **key != BARRED).for_each(|key| *key = applications.merit[pupil]);
    }
    common
}
