//! A run folder is there as a whole or not at all, whatever happens to the program or to the disk.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::broken::{contents, files_in, lay_tiny};
use crate::program::{refused, said, text, xuewei_in};

/// Futures that keep the program busy for some tenths of a second.
const MANY: &str = "3000";

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
    let run = folder.path().join("runs/plan");
    fs::create_dir_all(&run).unwrap();
    fs::write(run.join("run.json"), "old").unwrap();
    let started = Instant::now();
    let told = refused(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "1000000"]));
    assert_eq!(told, "error: runs/plan exists\n  hint: --overwrite replaces it, --out names another folder\n");
    assert!(started.elapsed() < Duration::from_secs(20), "a million futures take minutes");
    assert_eq!(files_in(&run), [run.join("run.json")]);
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
fn an_empty_folder_may_be_used() {
    let folder = tiny();
    let run = folder.path().join("runs/plan");
    fs::create_dir_all(&run).unwrap();
    said(&xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "4"]));
    assert!(run.join("run.json").is_file());
}

/// Commands that write a folder, each with what it is asked.
const WRITERS: [&[&str]; 8] = [
    &["run", "plan.toml", "--futures", "4", "--population", "--keep-futures"],
    &["compare", "tiny.toml", "plan.toml", "--futures", "4"],
    &["benchmark", "seats", "plan.toml", "--futures", "4"],
    &["project", ".", "--from", "2020", "--to", "2022"],
    &["backtest", "past/rolls.csv"],
    &["calibrate", "past"],
    &["assign", "asked/demand.csv", "--schools", "asked/schools.csv", "--distances", "asked/ways.csv"],
    &["admit", "asked/applicants.csv", "--schools", "asked/schools.csv", "--mechanism", "deferred_acceptance"],
];

/// The tiny dataset, and beside it what the other commands read.
fn with_something_for_every_writer() -> TempDir {
    let folder = tiny();
    let years = |year: &dyn Fn(i32) -> String| (2010..=2020).map(year).collect::<String>();
    let rolls = years(&|year| format!("a,{year},1,{}\na,{year},2,{}\n", 100 + year % 7, 90 + year % 5));
    let past = years(&|year| format!("a,primary,1,{year},{}\na,primary,2,{year},{}\n", 100 + year % 7, 90 + year % 5));
    for name in ["past", "asked"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    for (name, content) in [
        ("past/rolls.csv", format!("area,year,grade,pupils\n{rolls}")),
        ("past/enrolment.csv", format!("district,stage,grade,year,pupils\n{past}")),
        ("asked/demand.csv", "zone,pupils\na,3\n".into()),
        ("asked/schools.csv", "school,seats\ns,5\n".into()),
        ("asked/ways.csv", "from,to,km\na,s,1\n".into()),
        ("asked/applicants.csv", "applicant,score,choice_1\nx,7,s\n".into()),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

#[test]
fn every_command_replaces_what_it_wrote_and_nothing_that_holds_more() {
    let folder = with_something_for_every_writer();
    let run = folder.path().join("out");
    for command in WRITERS {
        let again = || xuewei_in(folder.path(), &[command, &["--out", "out", "--overwrite"]].concat());
        said(&again());
        let complete: Vec<PathBuf> = contents(&run).into_keys().collect();
        said(&again());
        assert_eq!(contents(&run).into_keys().collect::<Vec<_>>(), complete, "{command:?}");
        for strange in ["论文.docx", "charts/photo.png", "runs/older/run.json"] {
            fs::create_dir_all(run.join(strange).parent().unwrap()).unwrap();
            fs::write(run.join(strange), "mine").unwrap();
            let told = refused(&again());
            assert!(told.starts_with("error: out exists and is not replaced: it holds `"), "{told}");
            assert!(told.ends_with("which this command does not write\n  hint: --out names another folder\n"), "{told}");
            assert_eq!(fs::read_to_string(run.join(strange)).unwrap(), "mine");
            fs::remove_file(run.join(strange)).unwrap();
            fs::remove_dir(run.join("runs/older")).and_then(|()| fs::remove_dir(run.join("runs"))).ok();
            fs::remove_dir(run.join("charts")).ok();
        }
        fs::remove_dir_all(&run).unwrap();
    }
}

/// Starts a run into `runs/plan` and, as soon as it is at work, lays somebody's notes there; returns the run's end.
fn run_while_notes_are_laid(folder: &Path, more: &[&str]) -> Output {
    let run = ["run", "plan.toml", "--futures", MANY, "--lang", "en"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_xuewei"));
    let running = command.args(run).args(more).current_dir(folder).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let started = Instant::now();
    let at_work = || fs::read_dir(folder.join("runs")).is_ok_and(|mut entries| entries.next().is_some());
    while !at_work() && started.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(1));
    }
    fs::create_dir_all(folder.join("runs/plan")).unwrap();
    fs::write(folder.join("runs/plan/notes.txt"), "mine").unwrap();
    running.wait_with_output().unwrap()
}

#[test]
fn what_appears_while_a_run_is_at_work_is_kept() {
    for more in [&["--overwrite"][..], &[]] {
        let folder = tiny();
        let told = refused(&run_while_notes_are_laid(folder.path(), more));
        let why = "error: runs/plan exists and is not replaced: it holds `notes.txt`, which this command does not write";
        assert!(told.starts_with(why), "{told}");
        assert_eq!(files_in(&folder.path().join("runs")), [folder.path().join("runs/plan")], "nothing is left half");
        assert_eq!(fs::read_to_string(folder.path().join("runs/plan/notes.txt")).unwrap(), "mine");
    }
}

#[test]
fn of_two_runs_to_one_place_the_second_does_not_replace_the_first() {
    let folder = tiny();
    let run = |seed: &'static str| {
        let words = ["run", "plan.toml", "--futures", MANY, "--lang", "en", "--seed", seed];
        let mut command = Command::new(env!("CARGO_BIN_EXE_xuewei"));
        command.args(words).current_dir(folder.path()).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap()
    };
    let ends = [run("1"), run("2")].map(|running| running.wait_with_output().unwrap());
    let won: Vec<usize> = (0..2).filter(|&number| ends[number].status.success()).collect();
    assert_eq!(won.len(), 1, "{ends:?}");
    assert_eq!(seed_of(&folder.path().join("runs/plan")), won[0] as u64 + 1);
    let told = refused(&ends[1 - won[0]]);
    assert!(told.contains("runs/plan appeared while this was at work and is not replaced") || told.contains("runs/plan exists"), "{told}");
    assert_eq!(files_in(&folder.path().join("runs")).len(), 1);
}

#[test]
fn a_folder_of_ordinary_names_that_lacks_what_every_run_writes_is_kept() {
    let folder = tiny();
    let run = folder.path().join("out");
    fs::create_dir(&run).unwrap();
    fs::write(run.join("population.csv"), "mine").unwrap();
    for overwrite in [&["--overwrite"][..], &[]] {
        let told = refused(&xuewei_in(folder.path(), &[&["run", "plan.toml", "--futures", "4", "--out", "out"], overwrite].concat()));
        let why = "it holds no `run.json`, which results always have";
        assert_eq!(told, format!("error: out exists and is not replaced: {why}\n  hint: --out names another folder\n"));
    }
    assert_eq!(fs::read_to_string(run.join("population.csv")).unwrap(), "mine");
}

#[test]
fn what_file_managers_leave_in_a_folder_keeps_nobody_from_replacing_it() {
    let folder = tiny();
    let again = || xuewei_in(folder.path(), &["run", "plan.toml", "--futures", "4", "--overwrite", "--out", "out"]);
    said(&again());
    fs::write(folder.path().join("out/.DS_Store"), "").unwrap();
    said(&again());
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
        assert!(told.contains("exists and is not replaced: it holds"), "{told}");
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
    assert_eq!(files_in(disk.0.path()), std::slice::from_ref(&run));
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

#[test]
fn names_that_differ_have_folders_that_differ() {
    let folder = TempDir::new().unwrap();
    lay_tiny(folder.path());
    let base = fs::read_to_string(folder.path().join("tiny.toml")).unwrap();
    for name in ["方案 一", "方案（一）", "方案-一-"] {
        fs::write(folder.path().join("tiny.toml"), base.replacen("name = \"tiny\"", &format!("name = \"{name}\""), 1)).unwrap();
        said(&xuewei_in(folder.path(), &["run", "tiny.toml", "--futures", "4", "--quiet"]));
    }
    for name in ["方案 一", "方案（一）", "方案-一-"] {
        assert!(folder.path().join("runs").join(name).join("run.json").exists(), "{name}");
    }
}
