//! Entrants above the seats of their school, who go on to other schools of the district with room. Who already sits in a class is not moved.

use super::Sharing;
use crate::allocation::access::Way;
use crate::allocation::flows::{FlowRule, place_by_flow};
use crate::allocation::{Placement, spillover};
use crate::domain::{Bundle, LANES, OverflowRule, SchoolBlock, SchoolYear, Stage};

/// Ways between the schools of a block, the shortest first, for the rules that ask for them.
pub fn ways(block: &SchoolBlock, stage: &Stage) -> Vec<Way> {
    if !stage.spillover || !matches!(stage.overflow, OverflowRule::Nearest | OverflowRule::LeastTravel) {
        return Vec::new();
    }
    let all = || 0..block.schools.len();
    let pairs = all().flat_map(|place| all().filter(move |&school| school != place).map(move |school| (place, school)));
    let mut ways: Vec<Way> = pairs.map(|(place, school)| Way { place, school, km: block.ways.km(place, school) }).collect();
    ways.sort_by(|a, b| a.km.total_cmp(&b.km).then((a.place, a.school).cmp(&(b.place, b.school))));
    ways
}

/// Sends entrants on by the rule of the stage.
pub fn send(sharing: &Sharing, year: &mut SchoolYear) {
    if !sharing.stage.spillover {
        return;
    }
    let of_entry = |cells: &[Bundle]| cells.iter().copied().step_by(sharing.grades).collect::<Vec<Bundle>>();
    let (wanted, seats) = (of_entry(&year.wanted), of_entry(&year.seats));
    let above = |a: &[Bundle], b: &[Bundle]| a.iter().zip(b).map(|(&a, &b)| (a - b).floor_zero()).collect::<Vec<Bundle>>();
    let (excess, room) = (above(&wanted, &seats), above(&seats, &wanted));
    if excess.iter().all(|&excess| excess == Bundle::ZERO) {
        return;
    }
    let change = match sharing.stage.overflow {
        OverflowRule::InOrder => in_order(sharing, &wanted, &seats),
        OverflowRule::Proportional => proportional(&excess, &room),
        OverflowRule::Nearest => nearest(sharing, excess, room),
        OverflowRule::LeastTravel => least_travel(sharing, &excess, &room),
    };
    change.into_iter().enumerate().for_each(|(school, change)| year.wanted[sharing.cell(school, 0)] += change);
}

/// Schools in the order of their names, each to the nearest one with room.
fn in_order(sharing: &Sharing, wanted: &[Bundle], seats: &[Bundle]) -> Vec<Bundle> {
    let none = vec![Bundle::ZERO; wanted.len()];
    let mut placement = Placement { enrolment: Vec::new(), arrived: none.clone(), left: none };
    spillover::spill(wanted, seats, 0, 1, &sharing.block.ways, &mut placement);
    placement.arrived.iter().zip(&placement.left).map(|(&arrived, &left)| arrived - left).collect()
}

/// All at once, in proportion to the room.
fn proportional(excess: &[Bundle], room: &[Bundle]) -> Vec<Bundle> {
    let sum = |cells: &[Bundle]| cells.iter().fold(Bundle::ZERO, |sum, &cell| sum + cell);
    let (above, free) = (sum(excess), sum(room));
    let share = |of: Bundle| above.min(free).zip(of, |moved, of| if of > 0.0 { moved / of } else { 0.0 });
    let (leaves, fills) = (share(above), share(free));
    excess.iter().zip(room).map(|(&excess, &room)| room * fills - excess * leaves).collect()
}

/// The shortest way first, whoever goes it.
fn nearest(sharing: &Sharing, mut excess: Vec<Bundle>, mut room: Vec<Bundle>) -> Vec<Bundle> {
    let mut change = vec![Bundle::ZERO; excess.len()];
    for way in &sharing.ways {
        let moved = excess[way.place].min(room[way.school]);
        excess[way.place] -= moved;
        room[way.school] -= moved;
        change[way.place] -= moved;
        change[way.school] += moved;
    }
    change
}

/// Least travel in all, future by future.
fn least_travel(sharing: &Sharing, excess: &[Bundle], room: &[Bundle]) -> Vec<Bundle> {
    let mut change = vec![Bundle::ZERO; excess.len()];
    for lane in 0..LANES {
        let of = |cells: &[Bundle]| cells.iter().map(|cell| cell.0[lane]).collect::<Vec<f64>>();
        let (excess, room) = (of(excess), of(room));
        let ways: Vec<Way> = sharing.ways.iter().filter(|way| excess[way.place] > 0.0 && room[way.school] > 0.0).copied().collect();
        let moved = place_by_flow(FlowRule::LeastTravel, &excess, &room, &ways);
        for (way, pupils) in ways.iter().zip(moved) {
            change[way.place].0[lane] -= pupils;
            change[way.school].0[lane] += pupils;
        }
    }
    change
}
