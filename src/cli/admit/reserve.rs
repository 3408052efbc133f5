//! Reserved places as they were asked for.

use super::super::args::{Admissions, QuotaOrder};
use super::round::Round;
use super::ties;
use crate::allocation::admissions::{admit, floor_lines, in_proportion};
use crate::domain::{Applications, Mechanism, Precedence, Quotas};
use crate::inputs::admissions::Candidates;

/// Quotas with their floor lines; `None` where none are asked for.
pub fn quotas(asked: &Admissions, candidates: &Candidates, round: &Round, mechanism: &Mechanism) -> Option<Quotas> {
    let places = match asked.quota_share {
        Some(share) => in_proportion(&round.applications.capacity, share, &leavers(candidates)),
        None if asked.quotas.is_some() => candidates.quotas.clone(),
        None => return None,
    };
    let may = |pupil: usize| candidates.eligible.get(pupil).copied().unwrap_or(true);
    let group = candidates.origin.iter().enumerate().map(|(pupil, &origin)| origin.filter(|_| may(pupil))).collect();
    let precedence = match asked.quota_order {
        QuotaOrder::ReserveFirst => Precedence::ReserveFirst,
        QuotaOrder::OpenFirst => Precedence::OpenFirst,
    };
    let floor = vec![u32::MAX; places.len()];
    let mut quotas = Quotas { group, places, floor, precedence };
    if let Some(points) = asked.quota_floor {
        let open = open_places(&round.applications, &quotas);
        let admitted = admit(&open, mechanism, ties(asked), None);
        quotas.floor = floor_lines(&open, &admitted, &candidates.scores, points);
    }
    Some(quotas)
}

/// Pupils of each school of origin `[origin]`.
fn leavers(candidates: &Candidates) -> Vec<u32> {
    let mut leavers = vec![0; candidates.origins.len()];
    candidates.origin.iter().flatten().for_each(|&origin| leavers[origin as usize] += 1);
    leavers
}

/// The same round with the open places alone.
fn open_places(applications: &Applications, quotas: &Quotas) -> Applications {
    let open = |(&seats, places): (&u32, &Vec<(u32, u32)>)| seats - places.iter().map(|&(_, places)| places).sum::<u32>();
    Applications { capacity: applications.capacity.iter().zip(&quotas.places).map(open).collect(), ..applications.clone() }
}
