//! Tests from the outside, one binary for all.

mod data;
