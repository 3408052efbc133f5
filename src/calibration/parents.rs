//! Ratios of all areas together, which single areas are held against.

use super::history::{Seen, Source};
use super::logarithm::ln;
use super::median::median;

/// Logarithms of ratios `[grade][step]`; step 0 leads from the first year to the second. `None` where nothing is known.
type Ratios = Vec<Vec<Option<f64>>>;

/// Logarithm of the ratio of all areas together `[grade][step]`: of those that list both years.
///
/// Where an area ends or begins, nobody says whether its pupils came from and went to others (a merger, a split) or whether its rolls are just not
/// there (a report that is late). The ratios of the other years say it: all areas are summed where that comes nearer to the usual ratio.
pub fn parents(seen: &Seen) -> Ratios {
    let bounds: Vec<Option<Bound>> = (0..seen.origin).map(|step| bound(seen, step)).collect();
    let all_steps = |areas: &dyn Fn(usize, usize) -> Option<f64>| -> Ratios {
        (0..seen.grades()).map(|grade| (0..seen.origin).map(|step| areas(grade, step)).collect()).collect()
    };
    let mut ratios = all_steps(&|grade, step| ratio(seen, (grade, step), &|_| true, false));
    let usual: Vec<Option<f64>> = ratios.iter().map(|steps| usual(steps, &bounds)).collect();
    for (step, bound) in bounds.iter().enumerate().filter_map(|(step, bound)| bound.map(|bound| (step, bound))) {
        let together: Vec<Option<f64>> = (0..seen.grades()).map(|grade| ratio(seen, (grade, step), &|_| true, true)).collect();
        let apart: Vec<Option<f64>> = ratios.iter().map(|steps| steps[step]).collect();
        if moved(bound, (&apart, &together), &usual) {
            for (steps, together) in ratios.iter_mut().zip(together) {
                steps[step] = together;
            }
        }
    }
    ratios
}

/// The same without areas that jump in a step, where others are left.
pub fn parents_without(seen: &Seen, jumped: &dyn Fn(usize, usize) -> bool) -> Ratios {
    let mut ratios = parents(seen);
    for step in (0..seen.origin).filter(|&step| (0..seen.areas()).any(|area| jumped(area, step))) {
        for (grade, steps) in ratios.iter_mut().enumerate() {
            steps[step] = ratio(seen, (grade, step), &|area| !jumped(area, step), false).or(steps[step]);
        }
    }
    ratios
}

/// What happens to the list of areas in a step.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    /// An area ends.
    Ends,
    /// Areas begin, none ends.
    Begins,
}

fn bound(seen: &Seen, step: usize) -> Option<Bound> {
    let lists = |area: usize, year: usize| (0..seen.grades()).any(|grade| !seen.pupils(area, grade, year).is_nan());
    let ends = |area: usize| lists(area, step) && !(step + 1..=seen.origin).any(|year| lists(area, year));
    let begins = |area: usize| lists(area, step + 1) && !(0..=step).any(|year| lists(area, year));
    let any = |happens: &dyn Fn(usize) -> bool| (0..seen.areas()).any(happens);
    if any(&ends) { Some(Bound::Ends) } else { any(&begins).then_some(Bound::Begins) }
}

/// The middle ratio of the steps in which no area ends or begins.
fn usual(steps: &[Option<f64>], bounds: &[Option<Bound>]) -> Option<f64> {
    let mut quiet: Vec<f64> = steps.iter().zip(bounds).filter(|(_, bound)| bound.is_none()).filter_map(|(ratio, _)| *ratio).collect();
    (!quiet.is_empty()).then(|| median(&mut quiet))
}

/// Whether pupils moved between areas. Where no other year tells, those of an area that ends did, and one that begins is new.
fn moved(bound: Bound, (apart, together): (&[Option<f64>], &[Option<f64>]), usual: &[Option<f64>]) -> bool {
    let off = |ratios: &[Option<f64>]| {
        let known = ratios.iter().zip(usual).filter_map(|(ratio, usual)| Some((*ratio)? - (*usual)?));
        let mut known: Vec<f64> = known.collect();
        (!known.is_empty()).then(|| median(&mut known).abs())
    };
    match (off(apart), off(together)) {
        (Some(apart), Some(together)) => together < apart,
        _ => bound == Bound::Ends,
    }
}

/// Ratio of the sums over the areas among these that list both, or over all of them but those with a gap.
fn ratio(seen: &Seen, (grade, step): (usize, usize), among: &dyn Fn(usize) -> bool, all: bool) -> Option<f64> {
    let Source::Grade(below) = seen.source(grade) else { return None };
    let (mut before, mut after) = (0.0, 0.0);
    for area in (0..seen.areas()).filter(|&area| among(area)) {
        let (a, b) = (seen.pupils(area, below, step), seen.pupils(area, grade, step + 1));
        let counts = if all { !seen.has_gap(area, below, step) && !seen.has_gap(area, grade, step + 1) } else { !(a + b).is_nan() };
        if counts {
            before += if a.is_nan() { 0.0 } else { a };
            after += if b.is_nan() { 0.0 } else { b };
        }
    }
    (before > 0.0 && after > 0.0).then(|| ln(after / before))
}
