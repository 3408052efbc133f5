//! Entrants where births are not known: the present level, and a growth that soon dies away.
//!
//! Growth of the last years is smoothed; an area's own is shrunk towards half of all areas' together, because trends of entry turn more
//! often than they last. Level: where counting noise is large beside real change, the last year counts less and the years before more
//! (the steady gain of a random walk seen through noise, applied twice, because a level that lags behind a trend costs more than noise).

use crate::calibration::climb::Outlook;
use crate::calibration::history::Seen;
use crate::calibration::logarithm::{exp, ln};
use crate::calibration::median::{median, robust_variance};
use crate::calibration::panel::{Panel, weight};

/// Share of last year's weight that is left after a year, for growth.
const KEEP: f64 = 0.3;
/// Share of the growth that is left after a year.
const DAMPING: f64 = 0.2;
/// Part of all areas' growth that an area is expected to share.
const SHARED: f64 = 0.5;
/// The last year counts at least this much for the level.
const LEAST_GAIN: f64 = 0.3;
/// Least variance of real change from year to year, in logarithms.
const LEAST_CHANGE: f64 = 2e-5;

/// Entrants of a grade `[area][lead]`, written into its row of the outlook.
pub fn write(seen: &Seen, grade: usize, jumped: &dyn Fn(usize, usize) -> bool, outlook: &mut Outlook) {
    let growth = growth(seen, grade, jumped);
    let gains = gains(seen, grade);
    for area in 0..seen.areas() {
        let level = level(seen, (area, grade), (growth[area], gains[area]), &|step| jumped(area, step));
        let (mut total, mut damped) = (0.0, 1.0);
        for lead in 0..outlook.leads {
            damped *= DAMPING;
            total += damped;
            outlook.set(area, grade, lead, level * exp(growth[area] * total));
        }
    }
}

/// Growth a year in logarithms `[area]`.
fn growth(seen: &Seen, grade: usize, jumped: &dyn Fn(usize, usize) -> bool) -> Vec<f64> {
    let shared = SHARED * growth_of_all(seen, grade, jumped);
    let mut panel = Panel::blank(seen.areas(), 1, seen.origin);
    for (area, step) in (0..seen.areas()).flat_map(|area| (0..seen.origin).map(move |step| (area, step))) {
        let (before, after) = (seen.pupils(area, grade, step), seen.pupils(area, grade, step + 1));
        let weight = weight(before, after);
        if weight > 0.0 && !jumped(area, step) {
            panel.set(area, 0, step, (ln(after / before) - shared, weight));
        }
    }
    panel.shrunk(KEEP).into_iter().map(|own| shared + own).collect()
}

/// Growth of all areas together, without those that jump.
fn growth_of_all(seen: &Seen, grade: usize, jumped: &dyn Fn(usize, usize) -> bool) -> f64 {
    let (mut sum, mut total, mut recency) = (0.0, 0.0, 1.0);
    for step in (0..seen.origin).rev() {
        let steady = (0..seen.areas()).filter(|&area| !jumped(area, step));
        let pairs = steady.map(|area| (seen.pupils(area, grade, step), seen.pupils(area, grade, step + 1)));
        let (before, after) = pairs.filter(|(a, b)| !(a + b).is_nan()).fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        if before > 0.0 && after > 0.0 {
            sum += recency * ln(after / before);
            total += recency;
        }
        recency *= KEEP;
    }
    if total > 0.0 { sum / total } else { 0.0 }
}

/// How much the last year counts for the level `[area]`.
fn gains(seen: &Seen, grade: usize) -> Vec<f64> {
    let mut changes = Vec::new();
    let mut noises = Vec::new();
    let mut of_areas = Vec::new();
    for area in 0..seen.areas() {
        let mut own = Vec::new();
        for step in 0..seen.origin {
            let (before, after) = (seen.pupils(area, grade, step), seen.pupils(area, grade, step + 1));
            if before > 0.0 && after > 0.0 {
                let change = ln(after / before);
                changes.push(change * change);
                own.push(0.5 / before + 0.5 / after);
            }
        }
        of_areas.push(if own.is_empty() { 0.0 } else { own.iter().sum::<f64>() / own.len() as f64 });
        noises.extend(own);
    }
    let real = (robust_variance(changes) - 2.0 * median(&mut noises)).max(LEAST_CHANGE);
    of_areas.into_iter().map(|noise| gain(real, noise)).collect()
}

/// Steady gain of a random walk with a variance of real change, seen through noise.
fn gain(real: f64, noise: f64) -> f64 {
    if noise <= 0.0 {
        return 1.0;
    }
    let ratio = real / noise;
    let steady = (0.5 * ((ratio * ratio + 4.0 * ratio).sqrt() - ratio)).clamp(LEAST_GAIN, 1.0);
    1.0 - (1.0 - steady) * (1.0 - steady)
}

/// The level at the origin [children]; what was before a jump of the area says nothing of it.
fn level(seen: &Seen, (area, grade): (usize, usize), (growth, gain): (f64, f64), jumped: &dyn Fn(usize) -> bool) -> f64 {
    let start = seen.start(area, grade);
    let (mut level, mut count) = (f64::NAN, 0.0);
    for year in 0..=seen.origin {
        let pupils = seen.pupils(area, grade, year);
        if year > 0 && jumped(year - 1) && pupils > 0.0 {
            (level, count) = (f64::NAN, 0.0);
        }
        let moved = level * exp(growth);
        level = match (pupils > 0.0, level.is_nan()) {
            (true, true) => pupils,
            (true, false) => exp(ln(moved) + gain.max(1.0 / (count + 1.0)) * (ln(pupils) - ln(moved))),
            (false, _) => moved,
        };
        count += f64::from(u8::from(pupils > 0.0));
    }
    // A grade that has just been closed, or that has never had a pupil, stays as it is.
    if level.is_nan() || start == 0.0 { start } else { level }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gain_is_one_without_noise_and_falls_with_it() {
        assert_eq!(gain(0.01, 0.0), 1.0);
        assert!((gain(1.0, 1.0) - (1.0 - 0.381_966_011_250_105_f64.powi(2))).abs() < 1e-12);
        assert!((gain(1e-6, 1.0) - 0.51).abs() < 1e-12);
    }
}
