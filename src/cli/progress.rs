//! Progress on standard error, for anything longer than a second when somebody watches.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Options;

/// How long a job may take before it shows that it lives.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar over bundles of futures, hidden where nobody watches.
pub struct Bar {
    bar: ProgressBar,
    started: std::time::Instant,
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
        Self { bar, started: std::time::Instant::now() }
    }

    /// One step done.
    pub fn tick(&self) {
        if self.bar.prefix() == "seen" && self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// All done.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
