//! Rewrites `data/yingkou` from `data/sources`: `cargo run --example yingkou-data` (`-- --check` only compares).

#[path = "publish.rs"]
mod publish;
#[path = "table.rs"]
mod table;
#[path = "yingkou/mod.rs"]
mod yingkou;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    publish::publish(&data.join("yingkou"), yingkou::tables(&data.join("sources")))
}
