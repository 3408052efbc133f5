//! Progress on standard error, for anything longer than a second when somebody watches.

use std::io::IsTerminal;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Options;

/// How long a job may take before it shows that it lives.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a run is, for whoever looks on: steps done, and all steps; and whether nobody wants it any more.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    steps: Arc<(AtomicUsize, AtomicUsize)>,
    unwanted: Arc<AtomicBool>,
}

/// What unwinds a run that nobody wants any more: all that it holds goes with it, half-written folders too.
#[derive(Debug)]
pub struct Unwanted;

impl Watch {
    /// The same watch over a run that ends soon after this says that nobody wants it.
    pub fn until(&self, unwanted: Arc<AtomicBool>) -> Self {
        Self { unwanted, ..self.clone() }
    }

    /// Goes on, unless nobody wants the run any more: then it is unwound, through all of its threads.
    pub fn go_on(&self) {
        if self.unwanted.load(Ordering::Relaxed) {
            // Not as a panic: nothing is wrong, and nobody is to be told.
            resume_unwind(Box::new(Unwanted));
        }
    }

    /// Begins a run of this many steps; 0 where none is at work.
    pub fn begin(&self, steps: usize) {
        self.steps.0.store(0, Ordering::Relaxed);
        self.steps.1.store(steps, Ordering::Relaxed);
    }

    /// How far the run at work is [per cent]; none where none is.
    pub fn percent(&self) -> Option<usize> {
        let (done, all) = (self.steps.0.load(Ordering::Relaxed), self.steps.1.load(Ordering::Relaxed));
        (all > 0).then(|| (done * 100 / all).min(100))
    }
}

/// A bar over bundles of futures, hidden where nobody watches.
pub struct Bar {
    shown: ProgressBar,
    started: std::time::Instant,
    watch: Watch,
}

impl Bar {
    /// A bar of this many steps.
    pub fn new(steps: usize, options: &Options) -> Self {
        let seen = !options.quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let what = options.language().pick("模拟未来", "futures");
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent}% {eta}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        if seen {
            bar.set_prefix("seen");
        }
        options.watch.begin(steps);
        Self { shown: bar, started: std::time::Instant::now(), watch: options.watch.clone() }
    }

    /// One step done.
    pub fn tick(&self) {
        if self.shown.prefix() == "seen" && self.shown.is_hidden() && self.started.elapsed() > PATIENCE {
            self.shown.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.watch.steps.0.fetch_add(1, Ordering::Relaxed);
        self.watch.go_on();
        self.shown.inc(1);
    }

    /// All done.
    pub fn finish(self) {
        self.shown.finish_and_clear();
    }
}
