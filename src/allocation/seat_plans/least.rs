//! Fewest unmet pupils that any plans of all budgets together could leave in a stage and year, if the future were known.
//!
//! Budgets whose places are spread over the grades alike are one budget with the lots of all, and the number is exact where their places come in
//! units of one size; units of several sizes are taken apart into their largest common part. Where budgets differ in how they are spread (places
//! of the entry grade beside seats of all grades), each grade is as if all plans were made for it alone. So is each year. None of this can leave
//! more than any plans do: the number is the fewest, or less than that.

use super::judging::{Come, Judging};
use super::regret::{Filling, fewest_unmet};
use super::room::Room;
use super::stock::MILLION;

/// Fewest unmet pupils `[stage and year][future]`, counted as [`Judging::gap`]. Plans by hand, which may go beyond the bounds, lower them.
pub fn least_unmet(all: &[Judging], by_hand: Option<&[Vec<u64>]>) -> Vec<Vec<u64>> {
    let least = |judging: &Judging| {
        let mut least = within_bounds(judging);
        if let Some(plans) = by_hand {
            least.iter_mut().zip(judging.unmet(plans)).for_each(|(least, unmet)| *least = unmet.min(*least));
        }
        least
    };
    all.iter().map(least).collect()
}

fn within_bounds(judging: &Judging) -> Vec<u64> {
    let grades: Vec<usize> = (0..judging.need.grades()).collect();
    let evenly = |come: &Come| come.brings.iter().all(|&parts| parts > 0 && parts == come.brings[0]);
    let alike = judging.come.iter().all(|come| evenly(come) && come.brings == judging.come[0].brings);
    if alike {
        return in_grades(judging, &grades);
    }
    let mut sum = vec![0; judging.need.futures()];
    for grade in grades {
        sum.iter_mut().zip(in_grades(judging, &[grade])).for_each(|(sum, unmet)| *sum += unmet);
    }
    sum
}

/// Fewest unmet in some grades, to each of which a place brings as much as to the first.
fn in_grades(judging: &Judging, grades: &[usize]) -> Vec<u64> {
    let futures = || 0..judging.need.futures();
    let of_district =
        |district: usize| futures().flat_map(|future| grades.iter().map(move |&grade| judging.gap(district, grade, future))).collect();
    let gaps: Vec<Vec<u64>> = (0..judging.need.districts()).map(of_district).collect();
    let bringing: Vec<(&Come, u64)> =
        judging.come.iter().map(|come| (come, units(come, grades[0]))).filter(|&(_, size)| size > 0).collect();
    let size = bringing.iter().map(|&(_, size)| size).reduce(common).unwrap_or(1);
    let rooms = bringing.iter().map(|(come, of_come)| room(come).times(of_come / size));
    let room = rooms.reduce(|all, room| all.beside_another(&room)).unwrap_or_else(|| Room::none(judging.need.districts()));
    fewest_unmet(&Filling { room: &room, size: size * MILLION, grades: grades.len(), gaps: &gaps })
}

/// What a unit of a budget brings to a grade [parts of a place].
fn units(come: &Come, grade: usize) -> u64 {
    come.budget.places_each.max(1) * come.brings[grade]
}

fn room(come: &Come) -> Room {
    let open: Vec<bool> = (0..come.need.districts()).map(|district| come.need.is_wanted(district)).collect();
    Room::of(come.budget, &open)
}

/// The largest number that divides both.
fn common(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common(b, a % b) }
}
