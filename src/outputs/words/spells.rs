//! Pressure points of one district, stage and level in consecutive years are one thing to say.

use std::cmp::Ordering;

use crate::domain::{AlertLevel, Findings, PressurePoint};

/// A run of consecutive school years in which a district and stage stand at one level; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Spell<'a> {
    /// The points by year.
    pub points: Vec<&'a PressurePoint>,
}

impl Spell<'_> {
    /// First school year.
    pub fn from_year(&self) -> i32 {
        self.points[0].year
    }

    /// Last school year.
    pub fn to_year(&self) -> i32 {
        self.points[self.points.len() - 1].year
    }

    /// Level of the spell.
    pub fn level(&self) -> AlertLevel {
        self.points[0].level
    }

    /// The year that presses hardest: most children too many, for slack most empty seats, for yellow the highest chance.
    pub fn worst(&self) -> &PressurePoint {
        let mut worst = self.points[0];
        for point in &self.points[1..] {
            if weight(point).total_cmp(&weight(worst)) == Ordering::Greater {
                worst = point;
            }
        }
        worst
    }

    /// Lowest and highest chance of its years.
    pub fn chances(&self) -> (f64, f64) {
        let chances = self.points.iter().map(|point| point.chance.chance);
        chances.fold((1.0, 0.0), |(low, high), chance| (chance.min(low), chance.max(high)))
    }
}

/// What a point weighs among points of its level.
fn weight(point: &PressurePoint) -> f64 {
    match point.level {
        AlertLevel::Slack => point.expected_spare,
        AlertLevel::Yellow => point.expected_shortfall + point.chance.chance,
        _ => point.expected_shortfall,
    }
}

/// All spells of a scenario: most urgent level first, then the heavier one, then district, stage and year.
pub fn pressure_spells(findings: &Findings) -> Vec<Spell<'_>> {
    let mut points: Vec<&PressurePoint> = findings.pressure.iter().collect();
    points.sort_by_key(|point| (point.level, point.district, point.stage, point.year));
    let same =
        |a: &&PressurePoint, b: &&PressurePoint| (a.level, a.district, a.stage, a.year + 1) == (b.level, b.district, b.stage, b.year);
    let mut spells: Vec<Spell> = points.chunk_by(same).map(|points| Spell { points: points.to_vec() }).collect();
    spells.sort_by(|a, b| a.level().cmp(&b.level()).then(weight(b.worst()).total_cmp(&weight(a.worst()))));
    spells
}
