//! Demand: which children want a seat, by the district where they want it, grade by grade.
//!
//! In: children by age, births, last year's enrolment, rates and their shocks. Out: demand `[district][grade]` of one school year.
//!
//! ```text
//! entry demand[d, first grade of k, t] = source[d] x entry rate[d,k,t], moved by home-to-school flows
//! demand[d, g+1, t+1]                  = enrolment[d,g,t] x progression ratio[d,g,t]
//! ```
//!
//! The source is resident children of entry age, births, or last year's leavers of the stage below. Assumes: who sat in class last year
//! wants the next grade at the same place. Leaves out: repetition of a grade as a flow of its own (it is part of the progression ratio).

mod entry;

mod flows;

mod progression;

pub use entry::{EntrySource, entrants};
pub use flows::to_school;
pub use progression::progress;
