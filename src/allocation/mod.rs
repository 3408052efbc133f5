//! Allocation: who gets which seat, and where new places go.
//!
//! Placement by flow takes demand and seats `[district][grade]` of one school year and says who is enrolled, who went elsewhere and who
//! has no seat. Seat plans share whole places out among districts. Every strategy is a pure function in a file of its own; the checker
//! certifies results from the definitions alone. Where a scenario asks, the schools of a district share its pupils in the same way.

pub mod access;
pub mod admissions;

pub mod checker;

pub mod flows;

mod overflow;

mod placement;

pub mod schools;

pub mod seat_plans;

mod spillover;

pub mod travel;

pub use placement::{Placement, place, place_in};
