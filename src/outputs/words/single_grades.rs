//! Enough seats in all, and yet too few in single grades: the alert level looks at the whole stage, the shortfall at each grade.

use std::collections::BTreeSet;

use super::names::grades_name;
use crate::domain::{AlertLevel, Findings, Language, Measure, SummaryRow};

/// A district, stage and school year that is not full in all and has a real chance of a shortfall in single grades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShortPoint {
    /// District position.
    pub district: usize,
    /// Stage position.
    pub stage: usize,
    /// School year.
    pub year: i32,
    /// Chance that a seat is missing in some grade, 0 to 1.
    pub chance: f64,
    /// Expected pupils above seats, by grade [children].
    pub expected: f64,
}

/// Consecutive school years of one district and stage; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortSpell {
    /// The points by year.
    pub points: Vec<ShortPoint>,
}

impl ShortSpell {
    /// First and last school year.
    pub fn years(&self) -> (i32, i32) {
        (self.points[0].year, self.points[self.points.len() - 1].year)
    }

    /// The first year with the largest expected shortfall.
    pub fn worst(&self) -> &ShortPoint {
        self.points[1..].iter().fold(&self.points[0], |worst, point| if point.expected > worst.expected { point } else { worst })
    }

    /// Highest chance of the years.
    pub fn highest_chance(&self) -> f64 {
        self.points.iter().map(|point| point.chance).fold(0.0, f64::max)
    }
}

/// All such points by district, stage and year; none where the summary tells no districts. A chance is real from where the alert rule says
/// orange.
pub fn short_points(findings: &Findings) -> Vec<ShortPoint> {
    let full = |level: AlertLevel| matches!(level, AlertLevel::Red | AlertLevel::Orange);
    let told: BTreeSet<(usize, usize, i32)> =
        findings.pressure.iter().filter(|p| full(p.level)).map(|p| (p.district, p.stage, p.year)).collect();
    let places = (0..findings.districts.len()).flat_map(|d| (0..findings.ladder.stages.len()).map(move |stage| (d, stage)));
    let of_place = |(district, stage): (usize, usize)| {
        let rows = findings.series(Some(district), stage, Measure::Shortfall).into_iter();
        let short = rows.filter(|row| row.year >= findings.alert.from_year && is_short(findings, row));
        short.map(|row| point(row, district)).filter(|point| !told.contains(&(district, stage, point.year))).collect::<Vec<_>>()
    };
    places.flat_map(of_place).collect()
}

fn is_short(findings: &Findings, row: &SummaryRow) -> bool {
    row.over_futures.mean >= 0.5 && row.chance.is_some_and(|chance| chance.chance >= findings.alert.orange_chance)
}

fn point(row: &SummaryRow, district: usize) -> ShortPoint {
    let chance = row.chance.map_or(0.0, |chance| chance.chance);
    ShortPoint { district, stage: row.stage, year: row.year, chance, expected: row.over_futures.mean }
}

/// The same, consecutive years together, those first that miss most seats in their worst year.
pub fn short_spells(findings: &Findings) -> Vec<ShortSpell> {
    let same = |a: &ShortPoint, b: &ShortPoint| (a.district, a.stage, a.year + 1) == (b.district, b.stage, b.year);
    let mut spells: Vec<ShortSpell> = short_points(findings).chunk_by(same).map(|points| ShortSpell { points: points.to_vec() }).collect();
    spells.sort_by(|a, b| b.worst().expected.total_cmp(&a.worst().expected));
    spells
}

/// The grades that are short in the year of a point; where no single one is likely to be, the one that misses most seats.
pub fn short_grades(findings: &Findings, point: &ShortPoint, language: Language) -> String {
    let grades = 0..findings.ladder.stages[point.stage].grades.len();
    let in_year = |grade: usize| {
        let rows = findings.series_of_grade(Some(point.district), point.stage, Some(grade), Measure::Shortfall);
        rows.into_iter().find(|row| row.year == point.year)
    };
    let rows: Vec<(usize, &SummaryRow)> = grades.filter_map(|grade| Some((grade, in_year(grade)?))).collect();
    let mut short: Vec<usize> = rows.iter().filter(|(_, row)| is_short(findings, row)).map(|(grade, _)| *grade).collect();
    if short.is_empty() {
        let size = |row: &SummaryRow| row.over_futures.mean;
        short.extend(rows.iter().rev().max_by(|a, b| size(a.1).total_cmp(&size(b.1))).map(|(grade, _)| *grade));
    }
    grades_name(findings, point.stage, &short, language)
}
