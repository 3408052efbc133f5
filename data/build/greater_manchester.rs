//! Rewrites `data/greater-manchester` from `data/sources`: `cargo run --example greater-manchester-data` (`-- --check` only compares).

#[path = "greater_manchester/mod.rs"]
mod manchester;
#[path = "publish.rs"]
mod publish;
#[path = "table.rs"]
mod table;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    publish::publish(&data.join("greater-manchester"), manchester::tables(&data.join("sources")))
}
