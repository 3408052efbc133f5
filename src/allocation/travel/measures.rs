//! What a flow of pupils means in pupils and kilometres.

use super::instance::{Instance, MICROMETRES_PER_KM};

/// Measures of a flow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Travel {
    /// Pupils with a seat.
    pub placed: u64,
    /// Pupils without one.
    pub unplaced: u64,
    /// Total travel [pupil-km].
    pub pupil_km: f64,
    /// Mean over the placed pupils [km]; `None` where nobody is placed.
    pub mean_km: Option<f64>,
    /// 95th percentile over the placed pupils, between order statistics (Hyndman and Fan's type 7) [km].
    pub p95_km: Option<f64>,
}

/// Measures of a flow `[arc]`.
pub fn travel(instance: &Instance, flow: &[u64]) -> Travel {
    let wanted: u64 = instance.pupils.iter().sum();
    let placed: u64 = flow.iter().sum();
    let total: i128 = instance.arcs.iter().zip(flow).map(|(arc, &pupils)| i128::from(arc.length) * i128::from(pupils)).sum();
    let km = total as f64 / MICROMETRES_PER_KM;
    Travel {
        placed,
        unplaced: wanted - placed,
        pupil_km: km,
        mean_km: (placed > 0).then(|| km / placed as f64),
        p95_km: percentile(instance, flow, placed, 0.95),
    }
}

/// Length below which a share of the placed pupils travel [km].
fn percentile(instance: &Instance, flow: &[u64], placed: u64, share: f64) -> Option<f64> {
    let last = placed.checked_sub(1)?;
    let mut rising: Vec<(i64, u64)> =
        instance.arcs.iter().zip(flow).filter(|(_, pupils)| **pupils > 0).map(|(a, &p)| (a.length, p)).collect();
    rising.sort_unstable();
    let place = share * last as f64;
    let of_pupil = |number: u64| {
        let mut passed = 0;
        let found = rising.iter().find(|(_, pupils)| {
            passed += pupils;
            passed > number
        });
        found.map_or(0.0, |(length, _)| *length as f64 / MICROMETRES_PER_KM)
    };
    let (low, high) = (of_pupil(place as u64), of_pupil((place as u64 + 1).min(last)));
    Some(low + (high - low) * place.fract())
}
