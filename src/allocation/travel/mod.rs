//! Least travel: every pupil placed while seats and allowed arcs last, with the least total pupil-km.
//!
//! In: pupils of zones, seats of schools, and the arcs between them that are allowed, with their length. Out: pupils on each arc. The most pupils
//! placed come first, then the least travel; exact on whole numbers. Lengths are counted in micrometres.

pub mod checker;

mod instance;

mod measures;

mod simplex;

mod tree;

pub use instance::{Arc, Instance, MICROMETRES_PER_KM};
pub use measures::{Travel, travel};

/// Pupils on each arc of the instance `[arc]`.
pub fn least_travel(instance: &Instance) -> Vec<u64> {
    let flow = simplex::solve(instance);
    debug_assert_eq!(checker::certify(instance, &flow), Ok(()));
    flow
}
