//! Our half of `admissions.py`: reads an instance from raw little-endian files, admits by every mechanism, prints the seconds of each run
//! and leaves the outcome of deferred acceptance beside the instance, so that both sides can be compared pupil by pupil.
#![allow(clippy::print_stdout)] // seconds are for the script that reads them

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};

use xuewei::allocation::admissions::admit;
use xuewei::domain::{Applications, Mechanism, Pointing, Ties};

const RUNS: usize = 5;

fn numbers(folder: &Path, name: &str) -> io::Result<Vec<u32>> {
    let bytes = fs::read(folder.join(name))?;
    Ok(bytes.as_chunks().0.iter().map(|&number| u32::from_le_bytes(number)).collect())
}

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder with an instance"));
    let merit = numbers(&folder, "merit.u32")?;
    let choices = numbers(&folder, "choices.u32")?;
    let (length, third) = (choices.len() / merit.len(), merit.len() as u32 / 3);
    let keys = numbers(&folder, "keys.u32")?;
    let applications = Applications { length, choices, keys, merit, capacity: numbers(&folder, "capacity.u32")?, ahead: Vec::new() };
    let mechanisms = [
        ("deferred_acceptance", Mechanism::DeferredAcceptance),
        ("score_order", Mechanism::ScoreOrder),
        ("parallel, bands of 3", Mechanism::Parallel { band: 3 }),
        ("immediate_acceptance", Mechanism::ImmediateAcceptance),
        ("grouped, 3 groups", Mechanism::Grouped { ends: vec![third, 2 * third] }),
        ("top_trading_cycles, all", Mechanism::TopTradingCycles { pointing: Pointing::All }),
        ("top_trading_cycles, listers", Mechanism::TopTradingCycles { pointing: Pointing::Listers }),
        ("lottery", Mechanism::Lottery),
    ];
    for (name, mechanism) in &mechanisms {
        for _ in 0..RUNS {
            let started = Instant::now();
            let admission = admit(&applications, mechanism, Ties::Subscore, None);
            println!("{name}\t{}", started.elapsed().as_secs_f64());
            if *mechanism == Mechanism::DeferredAcceptance {
                fs::write(folder.join("outcome.u8"), &admission.choice)?;
            }
        }
    }
    Ok(())
}
