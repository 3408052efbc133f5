//! The checker: certifies an admission from the definitions alone, whatever mechanism made it.

use std::collections::BTreeMap;

use crate::domain::{Admission, Applications, Quotas, Ties};

/// Says what an admission breaks: a pupil lost, placed where no choice leads or nobody may go, a seat given twice, a reserved place given
/// to somebody else.
pub fn certify(applications: &Applications, ties: Ties, quotas: Option<&Quotas>, admission: &Admission) -> Result<(), String> {
    if admission.choice.len() != applications.pupils() || admission.reserved.len() != applications.pupils() {
        return Err(format!("{} pupils came out of {}", admission.choice.len(), applications.pupils()));
    }
    let mut keys: Vec<Vec<u32>> = vec![Vec::new(); applications.capacity.len()];
    for pupil in (0..applications.pupils()).filter(|&pupil| admission.is_placed(pupil)) {
        let position = usize::from(admission.choice[pupil]);
        if position >= applications.length {
            return Err(format!("pupil {pupil} is placed at choice {position} of {}", applications.length));
        }
        let Some((school, key)) = applications.choice(pupil, position) else {
            return Err(format!("pupil {pupil} is placed at choice {position}, which is blank or barred"));
        };
        keys[school].push(key);
    }
    for (school, admitted) in keys.iter_mut().enumerate() {
        seats_hold(applications.capacity[school] as usize, admitted, ties).map_err(|why| format!("school {school}: {why}"))?;
    }
    quotas_hold(applications, quotas, admission)
}

/// At most as many as there are seats; above them only where a tied group reached the last seat.
fn seats_hold(seats: usize, admitted: &mut [u32], ties: Ties) -> Result<(), String> {
    if admitted.len() <= seats {
        return Ok(());
    }
    admitted.sort_unstable();
    let largest_group = admitted.chunk_by(|a, b| a == b).map(<[u32]>::len).max().unwrap_or(0);
    if ties == Ties::AdmitAll && largest_group > admitted.len() - seats {
        return Ok(());
    }
    Err(format!("{} pupils on {seats} seats", admitted.len()))
}

/// Nobody sits on a place reserved for others, and no group on more places than it has.
fn quotas_hold(applications: &Applications, quotas: Option<&Quotas>, admission: &Admission) -> Result<(), String> {
    let mut taken: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    for pupil in (0..applications.pupils()).filter(|&pupil| admission.reserved[pupil]) {
        let group = quotas.and_then(|quotas| quotas.group[pupil]);
        let school = admission.school(applications, pupil);
        let (Some(group), Some(school), Some(quotas)) = (group, school, quotas) else {
            return Err(format!("pupil {pupil} has a reserved place without a school or a group"));
        };
        if applications.merit[pupil] > quotas.floor[school] {
            return Err(format!("pupil {pupil} has a reserved place below the floor line"));
        }
        *taken.entry((school, group)).or_default() += 1;
    }
    for ((school, group), pupils) in taken {
        let places = quotas.and_then(|quotas| quotas.places[school].iter().find(|(of, _)| *of == group)).map_or(0, |&(_, places)| places);
        if pupils > places {
            return Err(format!("school {school}: {pupils} pupils of group {group} on {places} reserved places"));
        }
    }
    Ok(())
}
