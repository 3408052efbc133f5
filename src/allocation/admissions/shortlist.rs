//! Shortlists: the pupils whom a school holds while lists are worked through.

use std::collections::BinaryHeap;

use crate::domain::{Applications, Ties};

/// A pupil on a shortlist: key in the high half, pupil in the low one, so that one comparison of whole numbers ranks them.
pub type Entry = u64;

/// An entry.
#[inline]
pub fn entry(key: u32, pupil: u32) -> Entry {
    u64::from(key) << 32 | u64::from(pupil)
}

/// The pupil of an entry.
#[inline]
pub fn pupil_of(entry: Entry) -> u32 {
    entry as u32
}

/// The key of an entry.
#[inline]
pub fn key_of(entry: Entry) -> u32 {
    (entry >> 32) as u32
}

/// How schools hold pupils and turn them away. Only the best are held, so who is turned away once has no chance there later.
pub trait Shortlists {
    /// A pupil proposes to a school; whoever is turned away for it, perhaps the pupil, is added to `turned_away`.
    fn offer(&mut self, school: usize, entry: Entry, turned_away: &mut Vec<u32>);

    /// Turns away whoever is held above the seats. Until nobody is, nobody may be settled.
    fn turn_away_the_rest(&mut self, _turned_away: &mut Vec<u32>) {}

    /// Who is held is admitted for good: each is told to `admit` with whether the place is a reserved one, and its seat is gone.
    fn settle(&mut self, admit: impl FnMut(u32, bool));
}

/// Seats that can be asked for at all `[school]`: no room is kept for more pupils than list a school.
pub fn seats_in_demand(applications: &Applications) -> Vec<u32> {
    applications.capacity.iter().zip(applications.listers()).map(|(&seats, listers)| seats.min(listers)).collect()
}

/// Everyone is told apart.
///
/// A school takes in some more pupils than it has seats before it turns the worst of them away, all at once: who proposes when does not
/// matter to the outcome, and a list that is cut now and then is quicker than a heap that is mended for each pupil. Where chains of
/// pupils who displace each other one by one go on for long, the lists become heaps.
pub struct Strict {
    schools: Vec<StrictSchool>,
    rounds: usize,
}

struct StrictSchool {
    seats: usize,
    /// Whom it holds, in no order.
    held: Vec<Entry>,
    /// The same with the worst on top, once it is a heap.
    heap: Option<BinaryHeap<Entry>>,
    /// Entries from here on are turned away.
    limit: Entry,
    /// Pupils at which the list is cut.
    cut_at: usize,
}

/// Rounds of cutting after which the lists become heaps.
const ROUNDS: usize = 64;

impl Strict {
    /// Empty shortlists with these seats `[school]`.
    pub fn new(seats: &[u32]) -> Self {
        Self { schools: seats.iter().map(|&seats| StrictSchool::new(seats as usize)).collect(), rounds: 0 }
    }
}

impl StrictSchool {
    fn new(seats: usize) -> Self {
        let cut_at = seats + (seats / 8).max(8);
        let limit = if seats == 0 { 0 } else { Entry::MAX };
        Self { seats, held: Vec::with_capacity(cut_at), heap: None, limit, cut_at }
    }

    fn cut(&mut self, turned_away: &mut Vec<u32>) {
        let (_, worst, rest) = self.held.select_nth_unstable(self.seats - 1);
        self.limit = *worst;
        turned_away.extend(rest.iter().map(|&entry| pupil_of(entry)));
        self.held.truncate(self.seats);
    }

    fn replace_worst(&mut self, entry: Entry, turned_away: &mut Vec<u32>) {
        let Some(heap) = &mut self.heap else { return };
        if heap.len() < self.seats {
            heap.push(entry);
            return;
        }
        match heap.peek_mut() {
            Some(mut worst) if entry < *worst => turned_away.push(pupil_of(std::mem::replace(&mut *worst, entry))),
            _ => turned_away.push(pupil_of(entry)),
        }
    }
}

impl Shortlists for Strict {
    #[inline]
    fn offer(&mut self, school: usize, entry: Entry, turned_away: &mut Vec<u32>) {
        let school = &mut self.schools[school];
        if entry >= school.limit {
            turned_away.push(pupil_of(entry));
        } else if school.heap.is_some() {
            school.replace_worst(entry, turned_away);
        } else {
            school.held.push(entry);
            if school.held.len() == school.cut_at {
                school.cut(turned_away);
            }
        }
    }

    fn turn_away_the_rest(&mut self, turned_away: &mut Vec<u32>) {
        self.rounds += 1;
        for school in &mut self.schools {
            if school.held.len() > school.seats {
                school.cut(turned_away);
            }
            if self.rounds == ROUNDS {
                school.heap = Some(std::mem::take(&mut school.held).into());
            }
        }
    }

    fn settle(&mut self, mut admit: impl FnMut(u32, bool)) {
        self.rounds = 0;
        for school in &mut self.schools {
            let held = school.heap.take().map_or_else(|| std::mem::take(&mut school.held), BinaryHeap::into_vec);
            for &entry in &held {
                admit(pupil_of(entry), false);
            }
            *school = StrictSchool::new(school.seats - held.len());
        }
    }
}

/// Pupils with the same key share their fate: score limits as in Hungary (nobody of a tied group that does not fit) and in Chile (all of
/// a tied group that reaches the last seat); Biró and Kiselgof (2015), College admissions with stable score-limits.
pub struct Tied {
    schools: Vec<TiedSchool>,
    admit_all: bool,
}

struct TiedSchool {
    seats: usize,
    held: BinaryHeap<Entry>,
    /// How many share the worst key held.
    worst: usize,
    /// Keys from here on are turned away.
    limit: u32,
}

impl Tied {
    /// Empty shortlists with these seats `[school]`; `ties` is one of the rules that keep tied pupils together.
    pub fn new(seats: &[u32], ties: Ties) -> Self {
        let school = |&seats: &u32| TiedSchool { seats: seats as usize, held: BinaryHeap::new(), worst: 0, limit: u32::MAX };
        Self { schools: seats.iter().map(school).collect(), admit_all: ties == Ties::AdmitAll }
    }
}

impl Shortlists for Tied {
    fn offer(&mut self, school: usize, entry: Entry, turned_away: &mut Vec<u32>) {
        let school = &mut self.schools[school];
        if key_of(entry) >= school.limit || school.seats == 0 {
            turned_away.push(pupil_of(entry));
            return;
        }
        school.hold(entry);
        // A group is dropped where the seats are full without it, or where it does not fit whole.
        while if self.admit_all { school.held.len() - school.worst >= school.seats } else { school.held.len() > school.seats } {
            school.drop_worst(turned_away);
        }
    }

    fn settle(&mut self, mut admit: impl FnMut(u32, bool)) {
        for school in &mut self.schools {
            school.seats = school.seats.saturating_sub(school.held.len());
            // A tied group that did not fit stands in the way of all behind it, in later bands too.
            school.worst = 0;
            school.held.drain().for_each(|entry| admit(pupil_of(entry), false));
        }
    }
}

impl TiedSchool {
    fn hold(&mut self, entry: Entry) {
        match self.held.peek().map(|&worst| key_of(worst)) {
            Some(worst) if worst > key_of(entry) => {}
            Some(worst) if worst == key_of(entry) => self.worst += 1,
            _ => self.worst = 1,
        }
        self.held.push(entry);
    }

    fn drop_worst(&mut self, turned_away: &mut Vec<u32>) {
        let Some(&worst) = self.held.peek() else { return };
        self.limit = key_of(worst);
        turned_away.extend(self.pop_tied().into_iter().map(pupil_of));
        let next = self.pop_tied();
        self.worst = next.len();
        self.held.extend(next);
    }

    /// Takes out all who share the worst key.
    fn pop_tied(&mut self) -> Vec<Entry> {
        let mut tied = Vec::new();
        let worst = self.held.peek().map(|&worst| key_of(worst));
        while self.held.peek().map(|&entry| key_of(entry)) == worst {
            let Some(entry) = self.held.pop() else { break };
            tied.push(entry);
        }
        tied
    }
}
