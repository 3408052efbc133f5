//! Where a plan changes the pressure: by district and stage, school years under alert and seats short, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::children_count;
use crate::domain::{AlertLevel, Findings, Language};

/// Levels in the order of their columns.
pub const LEVELS: [AlertLevel; 4] = [AlertLevel::Red, AlertLevel::Orange, AlertLevel::Yellow, AlertLevel::Slack];

/// The pressure on a district and stage in one scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Pressure {
    /// School years at each level.
    years: [usize; LEVELS.len()],
    /// Expected pupils above seats in the worst listed year [children].
    worst: f64,
    /// The same over all listed years.
    sum: f64,
}

/// What a plan changes in a district and stage.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceChange {
    /// District position.
    pub district: usize,
    /// Stage position.
    pub stage: usize,
    before: Pressure,
    after: Pressure,
}

/// Places that the plan changes as far as the written numbers tell, those first where most pupils lose or find a seat.
pub fn place_changes(base: &Findings, plan: &Findings, language: Language) -> Vec<PlaceChange> {
    let (before, after) = (pressures(base), pressures(plan));
    let places: BTreeSet<(usize, usize)> = before.keys().chain(after.keys()).copied().collect();
    let change = |&(district, stage): &(usize, usize)| {
        let of = |pressures: &BTreeMap<(usize, usize), Pressure>| pressures.get(&(district, stage)).copied().unwrap_or_default();
        PlaceChange { district, stage, before: of(&before), after: of(&after) }
    };
    let mut changes: Vec<PlaceChange> = places.iter().map(change).filter(|change| change.is_any(language)).collect();
    let size = |change: &PlaceChange| (change.after.sum - change.before.sum).abs();
    changes.sort_by(|a, b| size(b).total_cmp(&size(a)));
    changes
}

fn pressures(findings: &Findings) -> BTreeMap<(usize, usize), Pressure> {
    let mut found: BTreeMap<(usize, usize), Pressure> = BTreeMap::new();
    for point in &findings.pressure {
        let pressure = found.entry((point.district, point.stage)).or_default();
        pressure.years[point.level as usize] += 1;
        pressure.worst = pressure.worst.max(point.expected_shortfall);
        pressure.sum += point.expected_shortfall;
    }
    found
}

impl PlaceChange {
    /// Whether a reader would see a difference.
    fn is_any(&self, language: Language) -> bool {
        self.before.years != self.after.years || self.short_moves(language)
    }

    /// School years at a level, before and after.
    pub fn years(&self, level: AlertLevel) -> String {
        moved(&self.before.years[level as usize].to_string(), &self.after.years[level as usize].to_string())
    }

    /// School years at a level as two numbers, before and after.
    pub fn years_apart(&self, level: AlertLevel) -> [usize; 2] {
        [self.before, self.after].map(|pressure| pressure.years[level as usize])
    }

    /// Seats short in the worst year as two numbers, before and after [children].
    pub fn short_apart(&self) -> [f64; 2] {
        [self.before.worst, self.after.worst]
    }

    /// Whether they change.
    pub fn years_move(&self, level: AlertLevel) -> bool {
        self.before.years[level as usize] != self.after.years[level as usize]
    }

    /// Seats short in the worst year, before and after.
    pub fn short(&self, language: Language) -> String {
        moved(&children_count(self.before.worst, language), &children_count(self.after.worst, language))
    }

    /// Whether they change, as far as the written numbers tell.
    pub fn short_moves(&self, language: Language) -> bool {
        children_count(self.before.worst, language) != children_count(self.after.worst, language)
    }
}

/// `11 → 10`, or the one number that stays.
fn moved(before: &str, after: &str) -> String {
    if before == after { before.to_owned() } else { format!("{before} → {after}") }
}
