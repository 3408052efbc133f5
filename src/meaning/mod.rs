//! Meaning: from the futures to what a planner reads.
//!
//! In: an [`crate::domain::Ensemble`] and its [`crate::domain::World`]. Out: [`crate::domain::Findings`] and comparisons. Everything here is a
//! pure reading of numbers that are already there; nothing is drawn.

mod admission;

mod admission_futures;

mod comparison;

mod measures;

mod pressure;

mod statistics;

mod summary;

mod targets;

mod wave;

mod why;

pub use admission::{is_unfair, measure_admission, measure_travel};
pub use admission_futures::{over_futures, worse_off};
pub use comparison::compare;
pub use pressure::pressure_points;
pub use statistics::{chance, distribution};
pub use summary::{Drawn, Part, Room, every_future, in_order, stage_years, summarise};
pub use targets::target_findings;
pub use wave::cohort_wave;
