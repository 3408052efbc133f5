//! Futures: everything uncertain is drawn here, and here alone run threads.
//!
//! In: a [`crate::domain::World`], a seed, a number of futures. Out: an [`crate::domain::Ensemble`].
//!
//! A draw is keyed by (seed, factor, district name, school year, future number) and by nothing else: not by scenario, thread, position in
//! a list or number of futures. So two scenarios meet the same future, and any number of threads or machines gives the same bits.
//! Future 0 is the central one: every factor at its centre, every delay at its median, no small-number noise.
//!
//! Assumes: factors are independent of each other. Leaves out: shocks that answer to what happens (policy in answer to a shortage).

mod access;

mod applicants;

mod budgets;

mod choosing;

mod keys;

mod stream;

mod points;

mod normal;

mod machine;

mod draws;

mod shocks;

mod special_schools;

mod generation;

mod cohorts;

mod grades;

mod held_births;

mod home;

mod schooling;

mod targets;

mod life;

mod run;

mod schools;

mod costs;

mod campuses;

mod judging;

mod shared_out;

pub use access::access;
pub use applicants::{DrawnPupils, draw_pupils};
pub use budgets::{BudgetNeed, SharedBudget, chosen, needs, neighbourhood, share_out, sharing_out, with_budgets};
pub use campuses::{brought_by, campus_seats, weights, with_plans};
pub use choosing::{Applying, Choosers, choosers};
pub use judging::{judged_budgets, judgings};
pub use keys::Keys;
pub use machine::{Machine, Wide};
pub use normal::inverse_normal;
pub use points::{Spread, points};
pub use run::{Manner, Progress, run, run_again, run_in};
pub use schools::SchoolLives;
pub use shared_out::plan_of;
pub use stream::Stream;
