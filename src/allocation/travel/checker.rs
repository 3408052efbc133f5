//! The checker of travel: certifies a flow of pupils from the definitions, and its optimality by the absence of a better cycle.

use super::Instance;

/// Says what a flow breaks: pupils made up, a seat given twice, a better flow at hand.
pub fn certify(instance: &Instance, flow: &[u64]) -> Result<(), String> {
    feasible(instance, flow)?;
    if improvable(instance, flow) {
        return Err("a cycle of exchanges places more pupils or shortens the way".into());
    }
    Ok(())
}

/// Nobody lost or made up, nobody over capacity.
pub fn feasible(instance: &Instance, flow: &[u64]) -> Result<(), String> {
    if flow.len() != instance.arcs.len() {
        return Err(format!("{} flows on {} arcs", flow.len(), instance.arcs.len()));
    }
    let (mut sent, mut taken) = (vec![0; instance.pupils.len()], vec![0; instance.seats.len()]);
    for (arc, pupils) in instance.arcs.iter().zip(flow) {
        sent[arc.zone as usize] += pupils;
        taken[arc.school as usize] += pupils;
    }
    if let Some(zone) = (0..sent.len()).find(|&zone| sent[zone] > instance.pupils[zone]) {
        return Err(format!("zone {zone}: {} placed of {}", sent[zone], instance.pupils[zone]));
    }
    match (0..taken.len()).find(|&school| taken[school] > instance.seats[school]) {
        Some(school) => Err(format!("school {school}: {} pupils on {} seats", taken[school], instance.seats[school])),
        None => Ok(()),
    }
}

/// Whether the residual network has a negative cycle (Bellman and Ford), pupils who stay without a seat being further than any way.
fn improvable(instance: &Instance, flow: &[u64]) -> bool {
    let (zones, schools) = (instance.pupils.len(), instance.seats.len());
    let (root, mut links) = (zones + schools, Vec::new());
    let far: i64 = 1 + instance.arcs.iter().map(|arc| arc.length).max().unwrap_or(0) * (zones.min(schools) as i64 + 1);
    let (mut sent, mut taken) = (vec![0; zones], vec![0; schools]);
    for (arc, &pupils) in instance.arcs.iter().zip(flow) {
        let (zone, school) = (arc.zone as usize, arc.school as usize);
        sent[zone] += pupils;
        taken[school] += pupils;
        links.push((zone, zones + school, arc.length));
        if pupils > 0 {
            links.push((zones + school, zone, -arc.length));
        }
    }
    for (zone, (&sent, &pupils)) in sent.iter().zip(&instance.pupils).enumerate() {
        links.push((zone, root, far));
        if sent < pupils {
            links.push((root, zone, -far));
        }
    }
    for (school, (&taken, &seats)) in taken.iter().zip(&instance.seats).enumerate() {
        if taken < seats {
            links.push((zones + school, root, 0));
        }
        if taken > 0 {
            links.push((root, zones + school, 0));
        }
    }
    negative_cycle(root + 1, &links)
}

fn negative_cycle(nodes: usize, links: &[(usize, usize, i64)]) -> bool {
    let mut distance = vec![0; nodes];
    for _ in 0..nodes {
        let mut shorter = false;
        for &(from, to, length) in links {
            if distance[from] + length < distance[to] {
                distance[to] = distance[from] + length;
                shorter = true;
            }
        }
        if !shorter {
            return false;
        }
    }
    true
}
