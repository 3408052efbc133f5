//! For each district the others, nearest first.

use std::collections::BTreeMap;

use super::context::Context;
use crate::domain::Neighbours;

/// By road it is this much further than along the great circle.
const DETOUR: f64 = 1.3;
/// Mean radius of the earth [km].
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// More districts than this are many.
const MANY: usize = 200;

/// Neighbours of each district. Those at no known distance come last; ties go by name. Among many districts
/// nobody is listed where no stage spills over: nobody would ask, and a nation has millions of pairs.
pub(super) fn read(context: &Context<'_>) -> Neighbours {
    if context.districts.len() > MANY && !context.ladder.stages.iter().any(|stage| stage.spillover) {
        return Neighbours::default();
    }
    let listed = context.data.distances.iter().filter_map(|row| {
        let pair = (context.district(&row.from)?, context.district(&row.to)?);
        Some((pair, row.km))
    });
    let listed: BTreeMap<(usize, usize), f64> = listed.collect();
    let districts = || 0..context.districts.len();
    Neighbours::by_distance(districts().map(|from| districts().map(|to| way(context, &listed, from, to)).collect()).collect())
}

/// The way between two districts [km]: as listed, in either direction, or by road between their positions; infinite where neither is known.
fn way(context: &Context<'_>, listed: &BTreeMap<(usize, usize), f64>, from: usize, to: usize) -> f64 {
    if from == to {
        return 0.0;
    }
    let known = listed.get(&(from, to)).or_else(|| listed.get(&(to, from))).copied();
    known.or_else(|| by_position(context, from, to)).unwrap_or(f64::INFINITY)
}

fn by_position(context: &Context<'_>, from: usize, to: usize) -> Option<f64> {
    by_road_km(context.districts[from].position, context.districts[to].position)
}

/// The way by road between two positions [km]; `None` where one is not known.
pub(super) fn by_road_km(from: Option<(f64, f64)>, to: Option<(f64, f64)>) -> Option<f64> {
    Some(great_circle_km(from?, to?) * DETOUR)
}

/// Distance along the great circle between two positions [degrees], by the haversine formula [km].
fn great_circle_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (north_from, north_to) = (from.1.to_radians(), to.1.to_radians());
    let (north, east) = (north_to - north_from, (to.0 - from.0).to_radians());
    let half = (north / 2.0).sin().powi(2) + north_from.cos() * north_to.cos() * (east / 2.0).sin().powi(2);
    2.0 * EARTH_RADIUS_KM * half.min(1.0).sqrt().asin()
}
