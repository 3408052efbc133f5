//! `lottery` (摇号): numbers drawn decide who of the same priority class comes first. One number for each pupil (`single`), or one at each
//! school (`multiple`). Public and private schools (公民同招) stand in one list and are drawn in one round.
//!
//! With one number for each pupil and no priority classes this is random serial dictatorship: nobody can gain by hiding a wish. With one
//! number at each school pupils may both wish to change places; Abdulkadiroğlu, Pathak and Roth (2009) measure what that costs.

use super::deferred_acceptance;
use super::shortlist::Shortlists;
use crate::domain::{Admission, Applications};

/// Admits all pupils by the numbers in their keys.
pub fn admit(applications: &Applications, shortlists: &mut impl Shortlists) -> Admission {
    deferred_acceptance::admit(applications, shortlists)
}
