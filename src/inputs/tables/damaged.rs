//! Readers of binary files and what a damaged file does to them.

use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::domain::Said;
use crate::said;

/// What was read, or why not, in a line. A damaged file can make a reader panic deep inside; that too is only a damaged file.
pub(super) fn caught<T, E: Display>(read: impl FnOnce() -> Result<T, E>) -> Result<T, Said> {
    let read = catch_unwind(AssertUnwindSafe(read)).map_err(|_| said!("其内容前后不符", "its contents do not hold together"))?;
    read.map_err(|error| Said::alike(error.to_string().lines().next().unwrap_or_default()))
}
