//! From numbers to pixels, and which numbers to write at an axis.

use super::super::words::grouped;

/// A straight scale: `from` is drawn at pixel `start`, `to` at pixel `end`.
#[derive(Clone, Copy)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
    pub start: f64,
    pub end: f64,
}

impl Scale {
    /// Pixel of a value.
    pub fn at(self, value: f64) -> f64 {
        self.start + (value - self.from) / (self.to - self.from) * (self.end - self.start)
    }
}

/// Ends of an axis for values between `low` and `high`, and its ticks at 1, 2 or 5 times a power of ten.
///
/// The axis starts at zero unless that would leave more than half of it empty: then what matters could not be read.
pub fn axis(low: f64, high: f64, ticks: usize) -> (f64, f64, Vec<f64>) {
    let low = if low > 0.0 && low < 0.5 * high { 0.0 } else { low };
    let high = if high <= low { low + 1.0 } else { high };
    let step = step((high - low) / ticks as f64);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let count = (last - first).round() as usize;
    (first * step, last * step, (0..=count).map(|tick| (first + tick as f64) * step).collect())
}

/// The next of 1, 2, 5, 10, ... that is at least as large; children come whole.
fn step(size: f64) -> f64 {
    let size = size.max(1.0);
    let power = 10f64.powf(size.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * power).find(|&step| step >= size * 0.999).unwrap_or(10.0 * power)
}

/// A tick's label.
pub fn label(value: f64) -> String {
    grouped(value)
}

/// Years that get a label when each needs `room` pixels and has `width`: every year, every second, or every fifth one.
pub fn year_labels(first: i32, last: i32, width: f64, room: f64) -> Vec<i32> {
    let every = [1, 2, 5, 10].into_iter().find(|&every| width * f64::from(every) >= room).unwrap_or(20);
    (first..=last).filter(|year| if every < 5 { (year - first) % every == 0 } else { year % every == 0 }).collect()
}

/// Ticks from below `low` to above `high` at 1, 2 or 5 times any power of ten: for ratios as well as for children.
pub fn ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let (low, high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
    let span = if high - low > 1e-9 * high.abs().max(1e-6) { high - low } else { high.abs().max(1.0) * 0.1 };
    let rough = span / count as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * power).find(|&step| step >= rough * 0.999).unwrap_or(10.0 * power);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let last = if last > first { last } else { first + 1.0 };
    (0..=(last - first).round() as usize).map(|tick| (first + tick as f64) * step).collect()
}

/// Of so many ticks along `length` pixels, every how many can carry a label that needs `room`.
pub fn every(ticks: usize, length: f64, room: f64) -> usize {
    let apart = length / ticks.saturating_sub(1).max(1) as f64;
    (room / apart).ceil().max(1.0) as usize
}
