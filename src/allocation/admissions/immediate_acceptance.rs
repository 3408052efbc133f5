//! `immediate_acceptance` (梯度志愿, the Boston mechanism): all first choices are decided for good, then the second choices on the seats
//! left, and so on. Abdulkadiroğlu and Sönmez (2003), School choice: a mechanism design approach.

use super::shortlist::{Entry, entry, key_of, pupil_of};
use crate::domain::{Admission, Applications, Ties};

/// Admits all pupils.
pub fn admit(applications: &Applications, ties: Ties) -> Admission {
    let mut admission = Admission::nobody(applications.pupils());
    let mut seats = applications.capacity.clone();
    serve(applications, (0..applications.pupils() as u32).collect(), ties, &mut seats, &mut admission);
    admission
}

/// Serves these pupils on the seats left `[school]`, one round for each choice on the list.
pub fn serve(applications: &Applications, mut pupils: Vec<u32>, ties: Ties, seats: &mut [u32], admission: &mut Admission) {
    for position in 0..applications.length {
        let mut round = Round::of(applications, &pupils, position);
        for (school, seats) in seats.iter_mut().enumerate() {
            let admitted = best(round.applicants(school), *seats as usize, ties);
            for &entry in admitted {
                admission.choice[pupil_of(entry) as usize] = position as u8;
            }
            *seats = seats.saturating_sub(admitted.len() as u32);
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
fn best(applicants: &mut [Entry], seats: usize, ties: Ties) -> &[Entry] {
    if applicants.len() <= seats || seats == 0 {
        return if seats == 0 { &[] } else { applicants };
    }
    if ties == Ties::Subscore {
        applicants.select_nth_unstable(seats - 1);
        return &applicants[..seats];
    }
    applicants.sort_unstable();
    let (last_in, first_out) = (key_of(applicants[seats - 1]), key_of(applicants[seats]));
    let admitted = match ties {
        Ties::AdmitAll => applicants.partition_point(|&entry| key_of(entry) <= last_in),
        _ => applicants.partition_point(|&entry| key_of(entry) < first_out),
    };
    &applicants[..admitted]
}
