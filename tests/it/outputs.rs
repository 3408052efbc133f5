//! What people get to see.

mod synthetic;

mod look;
