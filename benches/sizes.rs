//! Whole runs at three sizes, as a user starts them: the shipped city, a province of 100 districts and a nation of 2,850.
//!
//! `cargo bench --bench sizes` makes the synthetic countries in a temporary folder and prints seconds and peak memory for each size, number of
//! futures and number of threads (docs/scale.md). As a test it runs a country of 12 districts once.

#![allow(clippy::print_stdout)] // a table for the reader of the benchmark

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_xuewei");

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("| districts | futures | threads | seconds | peak memory, MB |\n|---|---|---|---|---|");
    if std::env::args().all(|argument| argument != "--bench") {
        return measure(12, &country(folder.path(), 12), 8, 2, folder.path());
    }
    let city = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/baseline.toml");
    for futures in [0, 1000, 10_000] {
        measure(6, &city, futures, 2, folder.path());
    }
    for (districts, threads) in [(100, 2), (2850, 1), (2850, 2)] {
        let scenario = country(folder.path(), districts);
        for futures in [0, 1000, 2000] {
            measure(districts, &scenario, futures, threads, folder.path());
        }
    }
}

/// The scenario of a synthetic country.
fn country(folder: &Path, districts: usize) -> PathBuf {
    let place = folder.join(format!("country-{districts}"));
    if !place.exists() {
        let number = districts.to_string();
        let made = Command::new(PROGRAM).arg("new").arg(&place).args(["--synthetic", &number, "--quiet"]).status();
        assert!(made.is_ok_and(|status| status.success()), "the country is made");
    }
    place.join("scenario.toml")
}

fn measure(districts: usize, scenario: &Path, futures: usize, threads: usize, folder: &Path) {
    let started = Instant::now();
    let mut run = Command::new(PROGRAM)
        .args(["run", "--quiet", "--overwrite", "--futures", &futures.to_string(), "--threads", &threads.to_string()])
        .arg(scenario)
        .arg("--out")
        .arg(folder.join("run"))
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program starts");
    let peak = watch(&mut run);
    println!("| {districts} | {futures} | {threads} | {:.2} | {peak} |", started.elapsed().as_secs_f64());
}

/// Waits for a run to end, and tells its peak memory where the system shows it [MB].
fn watch(run: &mut Child) -> u64 {
    let mut peak = 0;
    loop {
        let status = std::fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
        let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) / 1000);
        if let Some(ended) = run.try_wait().expect("a run that can be waited for") {
            assert!(ended.success(), "the run ends well");
            return peak;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
