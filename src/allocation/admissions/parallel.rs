//! `parallel` (平行志愿): the list is cut into bands of equally many choices. Inside a band acceptance is deferred, on the seats that the
//! bands before it have left; what a band decides is final. Chen and Kesten (2017), Chinese college admissions and school choice reforms.

use super::proposals::defer;
use super::shortlist::Shortlists;
use crate::domain::{Admission, Applications};

/// Admits all pupils.
pub fn admit(applications: &Applications, band: usize, shortlists: &mut impl Shortlists) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    serve(applications, band, |_| true, shortlists, &mut admission);
    admission
}

/// Serves those of the pupils without a school who belong to a group, band after band.
pub fn serve(
    applications: &Applications,
    band: usize,
    belongs: impl Fn(usize) -> bool,
    shortlists: &mut impl Shortlists,
    admission: &mut Admission,
) {
    let mut pupils: Vec<u32> = (0..applications.pupils() as u32).filter(|&pupil| belongs(pupil as usize)).collect();
    for start in (0..applications.length).step_by(band.max(1)) {
        pupils.retain(|&pupil| !admission.is_placed(pupil as usize));
        let end = (start + band).min(applications.length);
        defer(applications, pupils.iter().copied(), start..end, shortlists, admission);
    }
}
