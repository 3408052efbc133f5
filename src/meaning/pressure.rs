//! Pressure points: where, when and how likely it will pinch, or stand empty.

use std::collections::BTreeMap;

use super::measures::ALERT_UTILISATION;
use super::statistics::Values;
use super::telling::{PlaceValues, Scene};
use super::why;
use crate::domain::{AlertLevel, AlertRule, Chance, Measure, PressurePoint};

/// Puts the pressure points of all places in order and tells each the first year of its level: most urgent level first, then larger
/// expected shortfall (spare seats for slack), then district, stage and year.
pub fn pressure_in_order(mut points: Vec<PressurePoint>) -> Vec<PressurePoint> {
    first_years(&mut points);
    points.sort_by(|a, b| {
        let weight = |p: &PressurePoint| if p.level == AlertLevel::Slack { p.expected_spare } else { p.expected_shortfall };
        (a.level.cmp(&b.level))
            .then(weight(b).total_cmp(&weight(a)))
            .then((a.district, a.stage, a.year).cmp(&(b.district, b.stage, b.year)))
    });
    points
}

/// The pressure point of a district of a scene, a stage and year, where there is one.
pub(super) fn point(scene: &Scene, (local, stage, year): (usize, usize, usize), place: &mut PlaceValues) -> Option<PressurePoint> {
    let school_year = scene.world.horizon.year(year);
    if school_year < scene.world.alert.from_year {
        return None;
    }
    let (level, chance) = level(&scene.world.alert, place.values(None, ALERT_UTILISATION)?)?;
    // Utilisation is zero too where nobody wants a seat and none stands: rooms that are not there cannot stand empty.
    let stands = place.values(None, Measure::Seats as usize)?.list.iter().any(|&seats| seats > 0.0);
    if level == AlertLevel::Slack && !stands {
        return None;
    }
    let expected_spare = place.values(None, Measure::Spare as usize)?.mean();
    let shortfall = place.values_mut(None, Measure::Shortfall as usize)?;
    Some(PressurePoint {
        district: scene.districts[local],
        stage,
        year: school_year,
        level,
        chance,
        expected_shortfall: shortfall.mean(),
        p90_shortfall: shortfall.distribution().p90,
        expected_spare,
        first_year: school_year,
        why: why::parts(scene.world, scene.ensemble, local, stage, year, level == AlertLevel::Slack),
    })
}

/// The level of a district, stage and year, and the chance on which it rests.
pub(super) fn level(alert: &AlertRule, values: &Values) -> Option<(AlertLevel, Chance)> {
    let full = values.chance(|utilisation| alert.is_full(utilisation));
    let tight = values.chance(|utilisation| alert.is_tight(utilisation));
    let empty = values.chance(|utilisation| alert.is_slack(utilisation));
    [
        (AlertLevel::Red, full, alert.red_chance),
        (AlertLevel::Orange, full, alert.orange_chance),
        (AlertLevel::Yellow, tight, alert.yellow_chance),
        (AlertLevel::Slack, empty, alert.slack_chance),
    ]
    .into_iter()
    .find(|(_, chance, limit)| chance.chance >= *limit)
    .map(|(level, chance, _)| (level, chance))
}

/// First listed school year of each district and stage at each level.
fn first_years(points: &mut [PressurePoint]) {
    let mut first: BTreeMap<(usize, usize, AlertLevel), i32> = BTreeMap::new();
    for point in points.iter() {
        let year = first.entry((point.district, point.stage, point.level)).or_insert(point.year);
        *year = point.year.min(*year);
    }
    for point in points {
        point.first_year = first[&(point.district, point.stage, point.level)];
    }
}
