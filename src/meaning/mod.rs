//! Meaning: from the futures to what a planner reads.
//!
//! In: an [`crate::domain::Ensemble`] and its [`crate::domain::World`], neighbourhood by neighbourhood. Out: what
//! [`crate::domain::Findings`] and comparisons are made of; sums over districts stay until the last one, futures do not. Everything here is
//! a pure reading of numbers that are already there; nothing is drawn.

mod statistics;

mod admission;

mod admission_futures;

mod quantiles;

mod measures;

mod city;

mod summary;

mod why;

mod pressure;

mod comparison;

mod telling;

mod targets;

mod wave;

mod schools;

mod access;

mod asked;

mod costs;

pub use access::tell_access;
pub use admission::{is_unfair, measure_admission, measure_travel};
pub use admission_futures::{over_futures, worse_off};
pub use city::{CityBlock, CityTargets};
pub use comparison::comparison_in_order;
pub use costs::{CityCosts, costs_in_order, tell_city_costs, tell_costs};
pub use pressure::pressure_in_order;
pub use schools::{SchoolRoom, ToldSchools, both_ends, count_levels, schools_in_order, tell_schools};
pub use statistics::{chance, distribution};
pub use summary::in_order;
pub use targets::target_findings;
pub use telling::{Room, Scene, Told, stage_years, tell, tell_city};
pub use wave::add_to_wave;
