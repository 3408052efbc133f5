//! Turns: what threads have ready in any order is taken in one order, so that every sum and table is the same whatever the threads do.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Failure;
use super::lives::{City, Listener};
use crate::meaning::Told;
use crate::said;

/// Chunks are taken in their order; those that are done before their turn wait. Whoever finds the desk free takes what is due, and the
/// others go on living.
pub struct Turns<'a, L> {
    state: Mutex<State<'a, L>>,
    moved_on: Condvar,
    ahead: usize,
}

struct State<'a, L> {
    due: usize,
    waiting: BTreeMap<usize, (Vec<Told>, City)>,
    /// Away while somebody works at it.
    desk: Option<Desk<'a, L>>,
    failure: Option<Failure>,
}

struct Desk<'a, L> {
    city: City,
    listener: &'a mut L,
}

impl<'a, L: Listener> Turns<'a, L> {
    /// Nothing has been taken yet.
    pub fn new(city: City, listener: &'a mut L) -> Self {
        let state = State { due: 0, waiting: BTreeMap::new(), desk: Some(Desk { city, listener }), failure: None };
        // Far enough ahead that nobody waits for a neighbour, near enough that few sums are held at a time.
        Self { state: Mutex::new(state), moved_on: Condvar::new(), ahead: 2 * rayon::current_num_threads() }
    }

    fn state(&self) -> MutexGuard<'_, State<'a, L>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a chunk is near its turn; no more are started once something has failed.
    pub fn may_start(&self, number: usize) -> bool {
        let mut state = self.state();
        while state.failure.is_none() && number >= state.due + self.ahead {
            state = self.moved_on.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.failure.is_none()
    }

    /// Nobody is to wait for what will not come.
    fn give_up(&self) {
        self.state().failure.get_or_insert_with(thread_lost);
        self.moved_on.notify_all();
    }

    /// Takes a chunk, now or when its turn comes.
    pub fn take(&self, number: usize, chunk: (Vec<Told>, City)) {
        let mut state = self.state();
        state.waiting.insert(number, chunk);
        let Some(mut desk) = state.desk.take() else { return };
        loop {
            let due = state.due;
            let Some((told, city)) = state.waiting.remove(&due) else { break };
            drop(state);
            desk.city.add_all(city);
            let heard = desk.listener.hear(told);
            state = self.state();
            state.failure = state.failure.take().or(heard.err());
            state.due += 1;
            self.moved_on.notify_all();
        }
        state.desk = Some(desk);
    }

    /// The city, or what failed first.
    pub fn finish(self) -> Result<City, Failure> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        match (state.failure, state.desk) {
            (None, Some(desk)) => Ok(desk.city),
            (failure, _) => Err(failure.unwrap_or_else(thread_lost)),
        }
    }
}

fn thread_lost() -> Failure {
    Failure::Failed(said!("一个线程中断了", "a thread was lost"))
}

/// A thread that takes part. Should it panic, the others must not wait for its chunk, so that the panic is told.
pub struct Present<'t, 'a, L: Listener>(pub &'t Turns<'a, L>);

impl<L: Listener> Drop for Present<'_, '_, L> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.give_up();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    struct Silent;

    impl Listener for Silent {
        fn hear(&mut self, _: Vec<Told>) -> Result<(), Failure> {
            Ok(())
        }
    }

    #[test]
    fn nobody_waits_for_a_chunk_whose_thread_is_lost() {
        let mut listener = Silent;
        let turns = Turns::new(City::default(), &mut listener);
        let lost = || {
            let _present = Present(&turns);
            panic!("the first chunk");
        };
        std::thread::scope(|threads| {
            threads.spawn(|| catch_unwind(AssertUnwindSafe(lost)));
            assert!(!turns.may_start(turns.ahead), "the first chunk never comes");
        });
        assert!(turns.finish().is_err());
    }
}
