//! Liaoning's residents by single age: the published five-year groups, split with the country's single ages.

use super::{AGES, People, Row, SEXES, Sources, nothing};
use std::ops::RangeInclusive;

pub const RESIDENCES: [&str; 3] = ["city", "town", "rural"];

/// A published five-year group: its ages and its persons.
struct Group {
    ages: RangeInclusive<usize>,
    persons: f64,
}

/// Residents of Liaoning on census night in cities, in towns and in the countryside.
pub fn by_residence(sources: &Sources, year: &str) -> [People; 3] {
    RESIDENCES.map(|residence| {
        let china = census_night(china(sources, residence));
        [0, 1].map(|sex| split(&groups(sources, year, residence, SEXES[sex]), &china[sex]))
    })
}

fn groups(sources: &Sources, year: &str, residence: &str, sex: &str) -> Vec<Group> {
    let rows = sources.rows("liaoning-age-groups");
    let rows = rows.iter().filter(|r| r.is("year", year) && r.is("residence", residence));
    let ages = |r: &Row| r.index("age_from")..=r.text("age_to").parse().unwrap_or(AGES - 1);
    rows.map(|r| Group { ages: ages(r), persons: r.number(sex) }).collect()
}

/// Liaoning's share of the country is a line between the middles of the groups, so that no step shows where two groups meet;
/// then each group is scaled to what was published.
fn split(groups: &[Group], china: &[f64]) -> Vec<f64> {
    let whole = |group: &Group| china[group.ages.clone()].iter().sum::<f64>();
    let middle = |group: &Group| f64::midpoint(*group.ages.start() as f64, *group.ages.end() as f64);
    let shares: Vec<(f64, f64)> = groups.iter().map(|group| (middle(group), group.persons / whole(group))).collect();
    let drawn = |group: &Group| -> Vec<f64> {
        let drawn: Vec<f64> = group.ages.clone().map(|age| line(&shares, age as f64) * china[age]).collect();
        let scale = group.persons / drawn.iter().sum::<f64>();
        drawn.into_iter().map(|persons| persons * scale).collect()
    };
    groups.iter().flat_map(drawn).collect()
}

/// The height at `x` of straight lines between points, level beyond the first and the last.
pub fn line(points: &[(f64, f64)], x: f64) -> f64 {
    let above = points.partition_point(|(at, _)| *at < x).clamp(1, points.len() - 1);
    let ((x0, y0), (x1, y1)) = (points[above - 1], points[above]);
    y0 + (y1 - y0) * ((x - x0) / (x1 - x0)).clamp(0.0, 1.0)
}

/// The country's average population of the year before the census, which is about that of 1 May 2020.
fn china(sources: &Sources, residence: &str) -> People {
    let mut people = nothing();
    for row in sources.rows("china-single-ages").iter().filter(|r| r.is("residence", residence)) {
        people[0][row.index("age")] = row.number("female");
        people[1][row.index("age")] = row.number("male");
    }
    people
}

/// Half a year later half of each age has had a birthday. Ages 0 and 100 are published groups of their own: there the country's
/// number only has to be of the right size, for the line through the shares.
fn census_night(may: People) -> People {
    may.map(|ages| {
        let shifted = (1..AGES - 1).map(|age| f64::midpoint(ages[age - 1], ages[age]));
        std::iter::once(ages[0]).chain(shifted).chain(std::iter::once(ages[AGES - 2])).collect()
    })
}
