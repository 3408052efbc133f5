//! Deferred acceptance that has come to rest, and goes on from there when seats are taken away.
//!
//! A seat more hurts no pupil (Gale and Sotomayor 1985, Discrete Applied Mathematics 11), so whoever is turned away while there are more seats is
//! turned away while there are fewer. Proposals go on from any admission with at least as many seats everywhere, and end where they would have
//! ended from the beginning (McVitie and Wilson 1971). Everyone must be told apart by the keys.

use std::collections::BinaryHeap;

use super::shortlist::{Entry, entry, pupil_of};
use crate::domain::Applications;

/// An admission by deferred acceptance, with what it takes to go on.
#[derive(Clone, Debug, Default)]
pub struct AtRest {
    /// Pupils whom each school holds, the worst on top `[school]`.
    held: Vec<BinaryHeap<Entry>>,
    /// Choices that each pupil has proposed to, the one that holds the pupil included `[pupil]`.
    asked: Vec<u8>,
    unplaced: u64,
    ranks: u64,
}

impl AtRest {
    /// The admission to some `seats` `[school]`.
    pub fn of(applications: &Applications, seats: &[u32]) -> Self {
        let mut admission = Self { held: vec![BinaryHeap::new(); seats.len()], asked: vec![0; applications.pupils()], ..Self::default() };
        admission.propose(applications, seats, (0..applications.pupils() as u32).collect());
        admission
    }

    /// The admission to fewer `seats` `[school]`, nowhere more than before.
    pub fn leave(&mut self, applications: &Applications, seats: &[u32]) {
        let mut waiting = Vec::new();
        for (held, &seats) in self.held.iter_mut().zip(seats) {
            while held.len() > seats as usize {
                waiting.extend(held.pop().map(pupil_of));
            }
        }
        self.propose(applications, seats, waiting);
    }

    /// Pupils without a school.
    pub fn unplaced(&self) -> u64 {
        self.unplaced
    }

    /// Sum over all pupils of the position of their school in their list, 1 for the first choice; without a school, the length of the lists + 1.
    pub fn ranks(&self) -> u64 {
        self.ranks
    }

    fn propose(&mut self, applications: &Applications, seats: &[u32], mut waiting: Vec<u32>) {
        while let Some(pupil) = waiting.pop() {
            let position = usize::from(self.asked[pupil as usize]);
            self.ranks += 1;
            if position == applications.length {
                self.unplaced += 1;
                continue;
            }
            self.asked[pupil as usize] += 1;
            match applications.choice(pupil as usize, position) {
                Some((school, key)) => waiting.extend(self.offer(school, seats[school], entry(key, pupil))),
                None => waiting.push(pupil),
            }
        }
    }

    /// Who is turned away for a pupil who proposes, perhaps the pupil; nobody while there is a seat.
    fn offer(&mut self, school: usize, seats: u32, entry: Entry) -> Option<u32> {
        let held = &mut self.held[school];
        if held.len() < seats as usize {
            held.push(entry);
            return None;
        }
        match held.peek_mut() {
            Some(mut worst) if entry < *worst => Some(pupil_of(std::mem::replace(&mut *worst, entry))),
            _ => Some(pupil_of(entry)),
        }
    }
}
