//! A run folder is there as a whole or not at all, whatever happens to the program or to the disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::broken::{files_in, lay_tiny};
use crate::program::{refused, said, text, xuewei_in};

/// Futures that keep the program busy for most of a second.
const MANY: &str = "8000";

fn tiny() -> TempDir {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    folder
}

/// Starts a run whose seed is its mark.
fn start(folder: &Path, seed: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_xuewei"))
        .args(["run", "plan.toml", "--out", "runs/plan", "--overwrite", "--futures", MANY, "--seed", seed])
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Starts a run, kills it after a while and waits until it is gone.
fn start_and_kill(folder: &Path, seed: &str, after: Duration) {
    let mut run = start(folder, seed);
    std::thread::sleep(after);
    run.kill().unwrap();
    run.wait().unwrap();
}

/// Names of all files of a run folder, with those of its pictures.
fn names(run: &Path) -> Vec<PathBuf> {
    files_in(run).into_iter().chain(files_in(&run.join("charts"))).map(|path| path.strip_prefix(run).unwrap().to_owned()).collect()
}

/// The seed that a complete run folder says it was made with.
fn seed_of(run: &Path) -> u64 {
    let told: serde_json::Value = serde_json::from_slice(&fs::read(run.join("run.json")).unwrap()).expect("run.json is whole");
    told["seed"].as_u64().unwrap()
}

/// Moments from right after the start to after the end.
fn moments(whole: Duration) -> impl Iterator<Item = Duration> {
    let spread = (1..=9).map(move |part| whole * part / 8);
    [5, 10, 20].map(Duration::from_millis).into_iter().chain(spread)
}

/// How long a run takes, and the names of the files it leaves in `runs/plan`.
fn a_whole_run(folder: &Path) -> (Duration, Vec<PathBuf>) {
    let started = Instant::now();
    assert!(start(folder, "1").wait().unwrap().success());
    (started.elapsed(), names(&folder.join("runs/plan")))
}

#[test]
fn a_run_killed_at_any_moment_leaves_a_whole_folder_or_none() {
    let folder = tiny();
    let run = folder.path().join("runs/plan");
    let (whole, complete) = a_whole_run(folder.path());
    for moment in moments(whole) {
        fs::remove_dir_all(&run).ok();
        start_and_kill(folder.path(), "2", moment);
        assert!(!run.exists() || (names(&run) == complete && seed_of(&run) == 2), "killed after {moment:?}");
    }
    said(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "4", "--overwrite"]));
    assert_eq!(files_in(&folder.path().join("runs")), [run], "what killed runs left is cleared away by the next one");
}

#[test]
fn a_killed_run_that_replaces_another_leaves_the_old_or_the_new() {
    let folder = tiny();
    let run = folder.path().join("runs/plan");
    let (whole, complete) = a_whole_run(folder.path());
    let mut seed = 1;
    for (moment, next) in moments(whole).zip(2..) {
        start_and_kill(folder.path(), &next.to_string(), moment);
        assert_eq!(names(&run), complete, "killed after {moment:?}");
        assert!([seed, next].contains(&seed_of(&run)), "killed after {moment:?}");
        seed = seed_of(&run);
    }
}

#[test]
fn a_folder_that_exists_is_refused_before_anything_is_computed() {
    let folder = tiny();
    fs::create_dir_all(folder.path().join("runs/plan")).unwrap();
    let started = Instant::now();
    let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "1000000"]));
    assert_eq!(told, "error: runs/plan exists\n  hint: --overwrite replaces it, --out names another folder\n");
    assert!(started.elapsed() < Duration::from_secs(20), "a million futures take minutes");
    assert!(files_in(&folder.path().join("runs/plan")).is_empty());
}

#[test]
fn a_place_where_no_folder_can_be_is_refused_in_a_sentence() {
    let folder = tiny();
    let before = files_in(folder.path());
    let mut places = vec!["plan.toml", "plan.toml/run", "plan.toml/deep/run"];
    if cfg!(target_os = "linux") {
        places.push("/proc/run");
    }
    for place in places {
        let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "4", "--overwrite", "--out", place]));
        assert!(told.starts_with("error: ") && told.contains(place.split('/').next().unwrap()), "{told}");
        assert!(told.contains("\n  hint: "), "{told}");
        assert_eq!(files_in(folder.path()), before, "{place}");
    }
}

#[test]
fn no_folder_with_a_scenario_or_a_dataset_is_replaced() {
    let folder = tiny();
    let before = files_in(folder.path());
    let here = text(folder.path());
    let elsewhere = TempDir::new().unwrap();
    for (from, place) in [(folder.path(), "."), (folder.path(), here), (elsewhere.path(), here)] {
        let scenario = folder.path().join("plan.toml");
        let told = refused(&xuewei_in(from, &["run", text(&scenario), "--futures", "4", "--overwrite", "--out", place]));
        assert!(told.contains("is no run folder"), "{told}");
        assert_eq!(files_in(folder.path()), before, "{place}");
    }
}

/// Runs the program in a shell that has set limits first.
fn limited(folder: &Path, limits: &str) -> Output {
    let run = "run plan.toml --out runs/plan --futures 4 --keep-futures";
    let line = format!("{limits}; exec '{}' {run}", env!("CARGO_BIN_EXE_xuewei"));
    Command::new("sh").args(["-c", &line]).current_dir(folder).output().expect("a shell")
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_fails_the_run_and_leaves_nothing() {
    let folder = tiny();
    let told = refused(&limited(folder.path(), "trap '' XFSZ; ulimit -f 64"));
    assert!(told.starts_with("error: ") && told.contains("runs/plan"), "{told}");
    assert!(files_in(&folder.path().join("runs")).is_empty());
}

#[cfg(unix)]
#[test]
fn a_run_ended_by_the_system_leaves_no_folder_and_the_next_one_clears_up() {
    let folder = tiny();
    let output = limited(folder.path(), "ulimit -f 64");
    assert!(!output.status.success());
    let run = folder.path().join("runs/plan");
    assert!(!run.exists());
    said(&xuewei_in(folder.path(), &["run", "plan.toml", "--out", "runs/plan", "--futures", "4"]));
    assert_eq!(files_in(&folder.path().join("runs")), [run]);
}

/// A disk of 64 kB, taken away when the test ends.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where the system does not let this user mount one.
    fn new() -> Option<Self> {
        let place = TempDir::new().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "xuewei-test", text(place.path())]).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(place))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_fails_the_run_and_leaves_the_old_folder() {
    let Some(disk) = SmallDisk::new() else { return };
    let folder = tiny();
    let run = disk.0.path().join("run");
    fs::create_dir(&run).unwrap();
    fs::write(run.join("run.json"), "old").unwrap();
    let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "4", "--overwrite", "--out", text(&run)]));
    assert!(told.contains("No space left on device") && told.contains("\n  hint: "), "{told}");
    assert_eq!(files_in(disk.0.path()), [run.clone()]);
    assert_eq!(fs::read_to_string(run.join("run.json")).unwrap(), "old");
}

#[test]
fn standard_output_that_takes_nothing_is_told() {
    let (folder, full) = (tiny(), Path::new("/dev/full"));
    let Ok(full) = fs::OpenOptions::new().write(true).open(full) else { return };
    let mut check = Command::new(env!("CARGO_BIN_EXE_xuewei"));
    let mut running = check.args(["check", "plan.toml"]).current_dir(folder.path()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    running.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(running.wait().unwrap().code(), Some(1));
    assert!(told.starts_with("error: standard output: "), "{told}");
}
