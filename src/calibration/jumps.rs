//! Steps in which an area jumps in nearly all grades at once: a boundary was moved, a district merged or split, or a count taken otherwise.

use std::collections::BTreeSet;

use super::history::{History, Seen, Source};
use super::logarithm::{exp, ln};
use super::median::median;
use super::parents::parents;

/// An area moves at least this much, in logarithms, away from what all areas do.
const LARGE: f64 = 0.15;
/// And this many times as much as it does in other years.
const UNUSUAL: f64 = 4.0;
/// Grades that are needed to tell a jump of an area from that of a school; fewer only where fewer climb.
const GRADES: usize = 4;
const FEWEST_GRADES: usize = 2;
/// Areas of which the middle one tells what most do.
const FEWEST_AREAS: usize = 4;

/// A jump of an area between two years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jump {
    /// Position of the area.
    pub area: usize,
    /// The later year.
    pub year: i32,
    /// Pupils after it over pupils expected from the year before, middle of the grades.
    pub ratio: f64,
}

/// Jumps of the whole history, by area and year.
pub fn jumps(history: &History) -> Vec<Jump> {
    let Some(origin) = history.years.checked_sub(1) else { return Vec::new() };
    let seen = Seen::at(history, origin);
    let sizes = sizes(&seen);
    let jump = |(area, step): (usize, usize)| {
        let ratio = exp(sizes[area][step].unwrap_or_default());
        Jump { area, year: seen.year(step + 1), ratio }
    };
    jumped_steps(&seen).into_iter().map(jump).collect()
}

/// (area, step) of jumps as far as the origin sees; step 0 leads from the first year to the second.
pub fn jumped_steps(seen: &Seen) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    for (area, steps) in sizes(seen).iter().enumerate() {
        for (step, size) in steps.iter().enumerate() {
            let others = || steps.iter().enumerate().filter(move |(other, _)| *other != step).filter_map(|(_, size)| *size);
            let usual = median(&mut others().map(f64::abs).collect::<Vec<_>>());
            if size.is_some_and(|size| others().next().is_some() && size.abs() > LARGE.max(UNUSUAL * usual)) {
                found.insert((area, step));
            }
        }
    }
    found
}

/// Middle deviation of an area's grades from their parent `[area][step]`.
fn sizes(seen: &Seen) -> Vec<Vec<Option<f64>>> {
    let parents = parents(seen);
    let climbing = (0..seen.grades()).filter(|grade| matches!(seen.source(*grade), Source::Grade(_))).count();
    let enough = GRADES.min(climbing).max(FEWEST_GRADES);
    let size = |area: usize, step: usize| {
        let mut grades: Vec<f64> = (0..seen.grades()).filter_map(|grade| deviation(seen, &parents, (area, grade), step)).collect();
        (grades.len() >= enough).then(|| median(&mut grades))
    };
    let mut sizes: Vec<Vec<Option<f64>>> = (0..seen.areas()).map(|area| (0..seen.origin).map(|step| size(area, step)).collect()).collect();
    (0..seen.origin).for_each(|step| centre(&mut sizes, step));
    sizes
}

/// An area that jumps moves the ratio of all areas too: what most areas do is taken for what none does.
fn centre(sizes: &mut [Vec<Option<f64>>], step: usize) {
    let mut known: Vec<f64> = sizes.iter().filter_map(|steps| steps[step]).collect();
    if known.len() >= FEWEST_AREAS {
        let middle = median(&mut known);
        for steps in sizes {
            steps[step] = steps[step].map(|size| size - middle);
        }
    }
}

/// Logarithm of an area's ratio into a grade over its parent's; `None` where one of them is not known.
pub fn deviation(seen: &Seen, parents: &[Vec<Option<f64>>], (area, grade): (usize, usize), step: usize) -> Option<f64> {
    let Source::Grade(below) = seen.source(grade) else { return None };
    let (before, after) = (seen.pupils(area, below, step), seen.pupils(area, grade, step + 1));
    (before > 0.0 && after > 0.0).then(|| Some(ln(after / before) - parents[grade][step]?)).flatten()
}
