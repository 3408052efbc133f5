//! In proportion to what the schools of a district share its pupils.

use super::{Given, Sharing, Standing};
use crate::domain::{Bundle, Origin};

/// Where there is something.
fn is_there(value: Bundle) -> Bundle {
    value.map(|value| f64::from(value > 0.0))
}

/// Weights of entrants: seats of the grade times pull, and what a school has inherited from those that were merged into it.
pub fn of_entrants(sharing: &Sharing, grade: usize, standing: &mut Standing) {
    for school in sharing.schools() {
        let seats = standing.year.seats[sharing.cell(school, grade)];
        let inherited = standing.inherited[school] * is_there(seats);
        standing.weights[school] = seats * sharing.block.schools[school].pull + inherited;
    }
    or_by_seats(sharing, grade, standing);
}

/// Weights of an upper grade: who sat in the grade below a year before.
pub fn of_those_who_sat(sharing: &Sharing, grade: usize, given: &Given, standing: &mut Standing) {
    for school in sharing.schools() {
        standing.weights[school] = standing.last.pupils[sharing.cell(school, grade - 1)];
    }
    merge(sharing, grade, given, standing);
    open(sharing, grade, standing);
    pass_on(sharing, grade, standing);
    or_by_seats(sharing, grade, standing);
}

/// What schools draw for good from those that are merged into them this year.
pub fn inherit(sharing: &Sharing, given: &Given, standing: &mut Standing) {
    for (merger, &now) in sharing.block.mergers.iter().zip(&given.merged) {
        let drawn = match &merger.from {
            Origin::Here(from) => {
                let own = standing.last.seats[sharing.cell(*from, 0)] * sharing.block.schools[*from].pull;
                let drawn = own + standing.inherited[*from];
                standing.inherited[*from] = standing.inherited[*from] * (Bundle::ONE - now);
                drawn
            }
            Origin::Elsewhere { entry_seats, .. } => Bundle::splat(entry_seats * sharing.block.schools[sharing.block.unlisted()].pull),
        };
        if let Some(to) = merger.to {
            standing.inherited[to] += drawn * now;
        }
    }
}

/// Pupils of a merged school sit in the other one, or in another district.
fn merge(sharing: &Sharing, grade: usize, given: &Given, standing: &mut Standing) {
    for (number, (merger, &now)) in sharing.block.mergers.iter().zip(&given.merged).enumerate() {
        let moved = match merger.from {
            Origin::Here(from) => {
                let moved = standing.weights[from] * now;
                standing.weights[from] -= moved;
                moved
            }
            Origin::Elsewhere { .. } => given.coming[number][grade - 1] * now,
        };
        if let Some(to) = merger.to {
            standing.weights[to] += moved;
        }
    }
}

/// A school that had no seats for these pupils a year before, and has some now, takes as many for a seat as the others.
fn open(sharing: &Sharing, grade: usize, standing: &mut Standing) {
    let opens = |standing: &Standing, school: usize| {
        let (before, now) = (standing.last.seats[sharing.cell(school, grade - 1)], standing.year.seats[sharing.cell(school, grade)]);
        let is_new = before.zip(now, |before, now| f64::from(before <= 0.0 && now > 0.0));
        is_new.zip(standing.weights[school], |new, sat| if sat > 0.0 { 0.0 } else { new })
    };
    let (mut sat, mut stood, mut any) = (Bundle::ZERO, Bundle::ZERO, Bundle::ZERO);
    for school in sharing.schools() {
        let seats = standing.year.seats[sharing.cell(school, grade)];
        let new = opens(standing, school);
        sat += standing.weights[school] * is_there(seats);
        stood += seats * (Bundle::ONE - new);
        any = any.max(new);
    }
    if any == Bundle::ZERO {
        return;
    }
    let each = sat.zip(stood, |sat, stood| if stood > 0.0 && sat > 0.0 { sat / stood } else { 1.0 });
    for school in sharing.schools() {
        let new = opens(standing, school);
        standing.weights[school] += standing.year.seats[sharing.cell(school, grade)] * each * new;
    }
}

/// Pupils whose school has no seats for them any more go to the others by their seats; where none has any they stay.
fn pass_on(sharing: &Sharing, grade: usize, standing: &mut Standing) {
    let stands = |standing: &Standing, school: usize| standing.year.seats[sharing.cell(school, grade)];
    let all = sharing.schools().fold(Bundle::ZERO, |sum, school| sum + stands(standing, school));
    let mut gone = Bundle::ZERO;
    for school in sharing.schools() {
        let leaves = stands(standing, school).zip(all, |seats, all| f64::from(seats <= 0.0 && all > 0.0));
        let leaving = standing.weights[school] * leaves;
        standing.weights[school] -= leaving;
        gone += leaving;
    }
    if gone == Bundle::ZERO {
        return;
    }
    let each = gone.zip(all, |gone, all| if all > 0.0 { gone / all } else { 0.0 });
    for school in sharing.schools() {
        let passed_on = stands(standing, school) * each;
        standing.weights[school] += passed_on;
    }
}

/// Where no school has any weight: by the seats of the grade, by those of all grades, and where none stands at all in equal parts.
fn or_by_seats(sharing: &Sharing, grade: usize, standing: &mut Standing) {
    let seats = &standing.year.seats;
    let all = |school: usize| (0..sharing.grades).fold(Bundle::ZERO, |sum, grade| sum + seats[sharing.cell(school, grade)]);
    for attempt in 0..3 {
        let sum = standing.weights.iter().fold(Bundle::ZERO, |sum, &weight| sum + weight);
        let none = sum.map(|sum| f64::from(sum <= 0.0));
        if none == Bundle::ZERO {
            return;
        }
        for school in sharing.schools() {
            let instead = match attempt {
                0 => seats[sharing.cell(school, grade)],
                1 => all(school),
                _ => Bundle::splat(f64::from(school < sharing.block.unlisted() || sharing.block.unlisted() == 0)),
            };
            standing.weights[school] += instead * none;
        }
    }
}
