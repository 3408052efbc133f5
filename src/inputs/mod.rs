//! Files to a [`crate::domain::World`], or every reason why not.

mod phrases;
pub mod problem;

pub mod scenario;

pub mod tables;

pub mod dataset;

pub mod rolls;

pub mod world;

pub mod admissions;
pub mod assignment;
