//! Shortlists with places reserved for groups (指标到校). A school's places are filled in the order of precedence; reserved places that
//! nobody of the group can take return to the open pool. Dur, Kominers, Pathak and Sönmez (2018), Reserve design: unintended consequences
//! and the demise of Boston's walk zones; Hafalir, Yenmez and Yildirim (2013), Effective affirmative action in school choice.

use std::collections::BinaryHeap;

use super::shortlist::{Entry, Shortlists, pupil_of};
use crate::domain::{Applications, Precedence, Quotas};

/// Shortlists of schools with reserved places. Everyone is told apart.
pub struct Reserved<'a> {
    merit: &'a [u32],
    quotas: &'a Quotas,
    schools: Vec<School>,
}

struct School {
    seats: usize,
    reserves: Vec<Reserve>,
    /// With open places first: the best of all.
    open: BinaryHeap<Entry>,
    /// On what is left: open places with reserved ones first, reserved places that returned otherwise.
    rest: BinaryHeap<Entry>,
}

struct Reserve {
    group: u32,
    places: usize,
    held: BinaryHeap<Entry>,
}

impl<'a> Reserved<'a> {
    /// Empty shortlists.
    pub fn new(applications: &'a Applications, quotas: &'a Quotas) -> Self {
        let reserve = |&(group, places): &(u32, u32)| Reserve { group, places: places as usize, held: BinaryHeap::new() };
        let school = |(&seats, places): (&u32, &Vec<(u32, u32)>)| School {
            seats: seats as usize,
            reserves: places.iter().map(reserve).collect(),
            open: BinaryHeap::new(),
            rest: BinaryHeap::new(),
        };
        let schools = applications.capacity.iter().zip(&quotas.places).map(school).collect();
        Self { merit: &applications.merit, quotas, schools }
    }
}

impl Shortlists for Reserved<'_> {
    fn offer(&mut self, school: usize, entry: Entry, turned_away: &mut Vec<u32>) {
        let (quotas, merit) = (self.quotas, self.merit);
        let group_of = |entry: Entry| {
            let pupil = pupil_of(entry) as usize;
            quotas.group[pupil].filter(|_| merit[pupil] <= quotas.floor[school])
        };
        let school = &mut self.schools[school];
        let open_places = school.seats - school.reserved_places();
        let past_open = match quotas.precedence {
            Precedence::ReserveFirst => Some(entry),
            Precedence::OpenFirst => hold_best(&mut school.open, open_places, entry),
        };
        let past_reserves = past_open.and_then(|entry| school.hold_reserved(group_of(entry), entry));
        school.rest.extend(past_reserves);
        while school.held() > school.seats {
            let Some(worst) = school.rest.pop() else { break };
            turned_away.push(pupil_of(worst));
        }
    }

    fn settle(&mut self, mut admit: impl FnMut(u32, bool)) {
        for school in &mut self.schools {
            school.seats -= school.held();
            for reserve in &mut school.reserves {
                reserve.places -= reserve.held.len();
                reserve.held.drain().for_each(|entry| admit(pupil_of(entry), true));
            }
            school.open.drain().chain(school.rest.drain()).for_each(|entry| admit(pupil_of(entry), false));
            school.give_up_returned_places();
        }
    }
}

impl School {
    fn reserved_places(&self) -> usize {
        self.reserves.iter().map(|reserve| reserve.places).sum()
    }

    fn held(&self) -> usize {
        self.open.len() + self.rest.len() + self.reserves.iter().map(|reserve| reserve.held.len()).sum::<usize>()
    }

    fn hold_reserved(&mut self, group: Option<u32>, entry: Entry) -> Option<Entry> {
        match self.reserves.iter_mut().find(|reserve| Some(reserve.group) == group) {
            Some(reserve) => hold_best(&mut reserve.held, reserve.places, entry),
            None => Some(entry),
        }
    }

    /// Reserved places that were filled as open ones are gone for the bands to come: the groups with most places left give them up.
    fn give_up_returned_places(&mut self) {
        while self.reserved_places() > self.seats {
            let Some(most) = self.reserves.iter_mut().rev().max_by_key(|reserve| reserve.places) else { break };
            most.places -= 1;
        }
    }
}

/// Holds the best, and gives whoever does not fit.
fn hold_best(held: &mut BinaryHeap<Entry>, places: usize, entry: Entry) -> Option<Entry> {
    held.push(entry);
    if held.len() > places { held.pop() } else { None }
}
