//! Pressure points: where, when and how likely it will pinch, or stand empty.

use std::collections::BTreeMap;

use super::measures::{ALERT_UTILISATION, Place};
use super::statistics::{Measured, Values};
use super::why;
use crate::domain::{AlertLevel, AlertRule, Chance, Ensemble, Measure, PressurePoint, World};

/// All pressure points: most urgent level first, then larger expected shortfall (spare seats for slack), then name, stage and year.
pub fn pressure_points(world: &World, ensemble: &Ensemble) -> Vec<PressurePoint> {
    let mut points = Vec::new();
    let mut measured = Measured::default();
    for district in 0..world.districts.len() {
        for stage in 0..world.ladder.stages.len() {
            let place = |year| Place { world, districts: district..district + 1, stage, year };
            let places: Vec<Place> = listed_years(world).map(place).collect();
            measured.read(ensemble, &places);
            points.extend(places.iter().enumerate().filter_map(|(position, place)| point(place, ensemble, measured.at(position))));
        }
    }
    first_years(&mut points);
    points.sort_by(|a, b| {
        let weight = |p: &PressurePoint| if p.level == AlertLevel::Slack { p.expected_spare } else { p.expected_shortfall };
        (a.level.cmp(&b.level))
            .then(weight(b).total_cmp(&weight(a)))
            .then((a.district, a.stage, a.year).cmp(&(b.district, b.stage, b.year)))
    });
    points
}

fn listed_years(world: &World) -> impl Iterator<Item = usize> {
    let from = world.alert.from_year;
    world.horizon.reported().filter(move |&year| world.horizon.year(year) >= from)
}

fn point(place: &Place, ensemble: &Ensemble, values: &mut [Values]) -> Option<PressurePoint> {
    let (level, chance) = level(&place.world.alert, &values[ALERT_UTILISATION])?;
    let expected_spare = values[Measure::Spare as usize].mean();
    let year = place.world.horizon.year(place.year);
    let district = place.districts.start;
    let shortfall = &mut values[Measure::Shortfall as usize];
    Some(PressurePoint {
        district,
        stage: place.stage,
        year,
        level,
        chance,
        expected_shortfall: shortfall.mean(),
        p90_shortfall: shortfall.distribution().p90,
        expected_spare,
        first_year: year,
        why: why::parts(place.world, ensemble, district, place.stage, place.year, level == AlertLevel::Slack),
    })
}

/// The level of a district, stage and year, and the chance on which it rests.
fn level(alert: &AlertRule, values: &Values) -> Option<(AlertLevel, Chance)> {
    let full = values.chance(|utilisation| utilisation >= alert.red_from);
    let tight = values.chance(|utilisation| utilisation >= alert.yellow_from);
    let empty = values.chance(|utilisation| utilisation < alert.slack_below);
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
