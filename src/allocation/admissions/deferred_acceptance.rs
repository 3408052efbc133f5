//! `deferred_acceptance`: nobody's seat is safe until all lists are worked through; the best outcome for pupils in which no priority is
//! violated. Gale and Shapley (1962), College admissions and the stability of marriage; Abdulkadiroğlu and Sönmez (2003), School choice.

use super::proposals::defer;
use super::shortlist::Shortlists;
use crate::domain::{Admission, Applications};

/// Admits all pupils.
pub fn admit(applications: &Applications, shortlists: &mut impl Shortlists) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    defer(applications, 0..applications.pupils() as u32, 0..applications.length, shortlists, &mut admission);
    admission
}
