//! Supply: seats by district, grade and school year, from what stands and what the ledger of dated changes adds and takes away.
//!
//! In: standing seats, the ledger, how late each change is in each future. Out: seats `[year][district][grade]`.
//!
//! ```text
//! seats[d,g,t] = standing[d,g,t] + sum over steps of the ledger with year + delay + lag <= t of their seats     (never below zero)
//! ```
//!
//! Assumes: a change that is late is late as a whole. Leaves out: what a district would do in answer to a shortage.

mod in_year;

mod ledger;

mod moves;

pub use in_year::schedule_year;
pub use ledger::{Arrival, schedule, scheduled, scheduled_in_group};
pub use moves::move_pupils;
