//! Readers of binary files and what a damaged file does to them.

use std::cell::Cell;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::domain::Said;
use crate::said;

/// How many files are being read.
static READS: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// Whether this thread reads one.
    static READS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// What was read, or why not, in a line. A damaged file can make a reader panic deep inside; that too is only a damaged file.
pub(super) fn caught<T, E: Display>(read: impl FnOnce() -> Result<T, E>) -> Result<T, Said> {
    keep_panics_quiet();
    READS.fetch_add(1, Ordering::SeqCst);
    let outer = READS_HERE.replace(true);
    let read = catch_unwind(AssertUnwindSafe(read)).map_err(|_| said!("其内容前后不符", "its contents do not hold together"));
    READS_HERE.set(outer);
    READS.fetch_sub(1, Ordering::SeqCst);
    read?.map_err(|error| Said::alike(error.to_string().lines().next().unwrap_or_default()))
}

/// Panics of readers are told as problems, not also as what the program does when it fails itself.
fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = take_hook();
        set_hook(Box::new(move |panic| {
            if !is_of_a_reader() {
                tell(panic);
            }
        }));
    });
}

/// Whether this thread reads a file, or is one of polars while a file is read.
fn is_of_a_reader() -> bool {
    let is_of_polars = || thread::current().name().is_some_and(|name| name.starts_with("polars-"));
    READS_HERE.get() || (READS.load(Ordering::SeqCst) > 0 && is_of_polars())
}
