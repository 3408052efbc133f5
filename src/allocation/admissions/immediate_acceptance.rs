//! `immediate_acceptance` (梯度志愿, the Boston mechanism): all first choices are decided for good, then the second choices on the seats
//! left, and so on. Abdulkadiroğlu and Sönmez (2003), School choice: a mechanism design approach.

use super::shortlist::{Entry, entry, key_of, pupil_of};
use crate::domain::{Admission, Applications, Ties};

/// Admits all pupils.
pub fn admit(applications: &Applications, ties: Ties) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    let mut left = left(applications);
    serve(applications, (0..applications.pupils() as u32).collect(), ties, &mut left, &mut admission);
    admission
}

/// What a school has left for later rounds.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    seats: u32,
    /// Keys from here on are turned away: a tied group with the first of them did not fit.
    limit: u32,
}

/// What all schools have before the first round `[school]`.
pub fn left(applications: &Applications) -> Vec<Left> {
    applications.capacity.iter().map(|&seats| Left { seats, limit: u32::MAX }).collect()
}

/// Serves these pupils on what is left `[school]`, one round for each choice on the list.
pub fn serve(applications: &Applications, mut pupils: Vec<u32>, ties: Ties, left: &mut [Left], admission: &mut Admission) {
    for position in 0..applications.length {
        let mut round = Round::of(applications, &pupils, position);
        for (school, left) in left.iter_mut().enumerate() {
            let admitted = best(round.applicants(school), left, ties);
            for &entry in admitted {
                admission.choice[pupil_of(entry) as usize] = position as u8;
            }
            left.seats = left.seats.saturating_sub(admitted.len() as u32);
        }
        pupils.retain(|&pupil| !admission.is_placed(pupil as usize));
    }
}

/// Everyone who applies in a round, school after school.
struct Round {
    entries: Vec<Entry>,
    starts: Vec<usize>,
}

impl Round {
    fn of(applications: &Applications, pupils: &[u32], position: usize) -> Self {
        let apply = || pupils.iter().filter_map(|&pupil| Some((pupil, applications.choice(pupil as usize, position)?)));
        let mut starts = vec![0; applications.capacity.len() + 1];
        apply().for_each(|(_, (school, _))| starts[school + 1] += 1);
        (1..starts.len()).for_each(|school| starts[school] += starts[school - 1]);
        let mut entries = vec![0; starts[starts.len() - 1]];
        let mut free = starts.clone();
        for (pupil, (school, key)) in apply() {
            entries[free[school]] = entry(key, pupil);
            free[school] += 1;
        }
        Self { entries, starts }
    }

    fn applicants(&mut self, school: usize) -> &mut [Entry] {
        &mut self.entries[self.starts[school]..self.starts[school + 1]]
    }
}

/// Those of the applicants who get the seats.
fn best<'a>(applicants: &'a mut [Entry], left: &mut Left, ties: Ties) -> &'a [Entry] {
    let seats = left.seats as usize;
    let applicants = if left.limit < u32::MAX { before(applicants, left.limit) } else { applicants };
    if applicants.len() <= seats || seats == 0 {
        return if seats == 0 { &[] } else { applicants };
    }
    if ties == Ties::Subscore {
        applicants.select_nth_unstable(seats - 1);
        return &applicants[..seats];
    }
    applicants.sort_unstable();
    let (last_in, first_out) = (key_of(applicants[seats - 1]), key_of(applicants[seats]));
    if ties == Ties::AdmitAll {
        return &applicants[..applicants.partition_point(|&entry| key_of(entry) <= last_in)];
    }
    left.limit = first_out;
    &applicants[..applicants.partition_point(|&entry| key_of(entry) < first_out)]
}

/// Those with keys before a limit.
fn before(applicants: &mut [Entry], limit: u32) -> &mut [Entry] {
    applicants.sort_unstable();
    let within = applicants.partition_point(|&entry| key_of(entry) < limit);
    &mut applicants[..within]
}
