//! A primal network simplex for whole numbers (Dantzig 1951; Ahuja, Magnanti and Orlin 1993, Network Flows, chapter 11).
//!
//! Nodes: zones, schools and a root that takes everybody. Arcs: zone to school (its length, no bound), school to root (length 0, bound by the
//! seats) and zone to root (without a seat: further than any chain of exchanges, so that placing one more pupil is always better). Pricing goes
//! through the arcs block by block and takes the best of a block; of all arcs that could leave, the last one on the way round the cycle leaves,
//! which keeps the tree strongly feasible, and no cycling is possible (Cunningham 1976).

use super::instance::Instance;
use super::tree::{NONE, Tree};

/// Pupils on each arc of the instance.
pub fn solve(instance: &Instance) -> Vec<u64> {
    let mut simplex = Simplex::begin(instance);
    while let Some(arc) = simplex.entering() {
        simplex.pivot(arc);
    }
    simplex.flow[..instance.arcs.len()].iter().map(|&pupils| pupils as u64).collect()
}

/// How an arc is priced: one without pupils enters where its reduced cost is negative, a full one where it is positive, and one in the tree (or
/// to a school without seats) not at all.
const AT_NOTHING: i8 = 1;
const NOT_PRICED: i8 = 0;
const FULL: i8 = -1;

/// No bound.
const BOUNDLESS: i64 = i64::MAX;

struct Simplex {
    /// Node where an arc begins and ends `[arc]`: arcs of the instance, then zones to root, then schools to root.
    tail: Vec<u32>,
    head: Vec<u32>,
    /// Length [micrometres] `[arc]`.
    cost: Vec<i64>,
    state: Vec<i8>,
    /// Pupils `[arc]`.
    flow: Vec<i64>,
    /// Arcs before the first with a bound; the seats of the others.
    unbounded: usize,
    seats: Vec<i64>,
    tree: Tree,
    block: usize,
    next: usize,
}

impl Simplex {
    /// A first tree: each zone hangs at its nearest school while that has room for all its pupils and one more, otherwise at the root.
    fn begin(instance: &Instance) -> Self {
        let (zones, schools, arcs) = (instance.pupils.len(), instance.seats.len(), instance.arcs.len());
        let root = (zones + schools) as u32;
        let longest = instance.arcs.iter().map(|arc| arc.length).max().unwrap_or(0);
        let far = longest * (zones.min(schools) as i64 + 1) + 1;
        let mut simplex = Self {
            tail: instance.arcs.iter().map(|arc| arc.zone).chain(0..root).collect(),
            head: instance.arcs.iter().map(|arc| zones as u32 + arc.school).chain((0..root).map(|_| root)).collect(),
            cost: instance.arcs.iter().map(|arc| arc.length).chain((0..zones).map(|_| far)).chain((0..schools).map(|_| 0)).collect(),
            state: instance
                .arcs
                .iter()
                .map(|arc| i8::from(instance.seats[arc.school as usize] > 0))
                .chain((0..root).map(|_| AT_NOTHING))
                .collect(),
            flow: vec![0; arcs + zones + schools],
            unbounded: arcs + zones,
            seats: instance.seats.iter().map(|&seats| seats as i64).collect(),
            tree: Tree::new(zones + schools + 1),
            block: ((arcs as f64).sqrt() as usize).max(20),
            next: 0,
        };
        simplex.hang_all(instance, root);
        simplex
    }

    fn hang_all(&mut self, instance: &Instance, root: u32) {
        let (zones, arcs) = (instance.pupils.len(), instance.arcs.len());
        for school in 0..instance.seats.len() {
            self.hang((zones + school) as u32, root, arcs + zones + school);
        }
        let mut room: Vec<u64> = instance.seats.clone();
        for (zone, range) in instance.arcs_of_zones().into_iter().enumerate() {
            let pupils = instance.pupils[zone];
            let fits = |arc: &usize| room[instance.arcs[*arc].school as usize] > pupils;
            let nearest = range.filter(fits).min_by_key(|&arc| (instance.arcs[arc].length, arc));
            let (arc, parent) = nearest.map_or((arcs + zone, root), |arc| (arc, self.head[arc]));
            if let Some(arc) = nearest {
                let school = instance.arcs[arc].school as usize;
                room[school] -= pupils;
                self.flow[arcs + zones + school] += pupils as i64;
            }
            self.flow[arc] = pupils as i64;
            self.hang(zone as u32, parent, arc);
        }
    }

    fn hang(&mut self, node: u32, parent: u32, arc: usize) {
        self.state[arc] = NOT_PRICED;
        self.tree.hang(node, parent, arc as u32, true, self.cost[arc]);
    }

    /// Most pupils on an arc.
    fn bound(&self, arc: usize) -> i64 {
        if arc < self.unbounded { BOUNDLESS } else { self.seats[arc - self.unbounded] }
    }

    /// The arc of the next block whose entry shortens the way most for each pupil; `None` where no arc does.
    fn entering(&mut self) -> Option<usize> {
        let arcs = self.cost.len();
        let mut looked = 0;
        while looked < arcs {
            let end = (self.next + self.block).min(arcs);
            let found = self.best_of(self.next..end);
            looked += end - self.next;
            self.next = if end == arcs { 0 } else { end };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn best_of(&self, arcs: std::ops::Range<usize>) -> Option<usize> {
        let (tail, head, cost, state) =
            (&self.tail[arcs.clone()], &self.head[arcs.clone()], &self.cost[arcs.clone()], &self.state[arcs.clone()]);
        let potential = &self.tree.potential[..];
        let (mut least, mut found) = (0, None);
        for (place, (((&tail, &head), &cost), &state)) in tail.iter().zip(head).zip(cost).zip(state).enumerate() {
            let reduced = i64::from(state) * (cost + potential[tail as usize] - potential[head as usize]);
            if reduced < least {
                least = reduced;
                found = Some(arcs.start + place);
            }
        }
        found
    }

    /// Brings an arc into the tree, sends pupils round the cycle that it closes, and takes out the arc that stops them.
    fn pivot(&mut self, arc: usize) {
        let forward = self.state[arc] == AT_NOTHING;
        let (first, second) = if forward { (self.tail[arc], self.head[arc]) } else { (self.head[arc], self.tail[arc]) };
        let join = self.join(first, second);
        let blocking = self.blocking(arc, first, second, join);
        self.send(arc, forward, first, second, join, blocking.pupils);
        if blocking.node == NONE {
            self.state[arc] = -self.state[arc];
            return;
        }
        self.exchange(arc, &blocking, first, second);
    }

    /// The first node that two have above them in common.
    fn join(&self, mut a: u32, mut b: u32) -> u32 {
        let tree = &self.tree;
        while a != b {
            if tree.depth[a as usize] >= tree.depth[b as usize] {
                a = tree.parent[a as usize];
            } else {
                b = tree.parent[b as usize];
            }
        }
        a
    }

    /// Most that the cycle can carry, and the last arc on the way round, from the join, that carries no more.
    fn blocking(&self, arc: usize, first: u32, second: u32, join: u32) -> Blocking {
        let mut blocking = Blocking { pupils: self.bound(arc), node: NONE, on_first_side: false };
        let mut node = first;
        while node != join {
            // Pupils go down this side: against arcs that point up.
            let carries = self.carries(node, !self.tree.up[node as usize]);
            if carries < blocking.pupils {
                blocking = Blocking { pupils: carries, node, on_first_side: true };
            }
            node = self.tree.parent[node as usize];
        }
        node = second;
        while node != join {
            let carries = self.carries(node, self.tree.up[node as usize]);
            if carries <= blocking.pupils {
                blocking = Blocking { pupils: carries, node, on_first_side: false };
            }
            node = self.tree.parent[node as usize];
        }
        blocking
    }

    /// How many more pupils the arc above a node carries, along it or against it.
    fn carries(&self, node: u32, along: bool) -> i64 {
        let arc = self.tree.arc[node as usize] as usize;
        match self.bound(arc) {
            _ if !along => self.flow[arc],
            BOUNDLESS => BOUNDLESS,
            seats => seats - self.flow[arc],
        }
    }

    fn send(&mut self, arc: usize, forward: bool, first: u32, second: u32, join: u32, pupils: i64) {
        if pupils == 0 {
            return;
        }
        self.flow[arc] += if forward { pupils } else { -pupils };
        for (side, down) in [(first, true), (second, false)] {
            let mut node = side;
            while node != join {
                let n = node as usize;
                let along = self.tree.up[n] != down;
                self.flow[self.tree.arc[n] as usize] += if along { pupils } else { -pupils };
                node = self.tree.parent[n];
            }
        }
    }

    /// The part of the tree below the blocking arc hangs from now on by the entering arc.
    fn exchange(&mut self, arc: usize, blocking: &Blocking, first: u32, second: u32) {
        let leaving = self.tree.arc[blocking.node as usize] as usize;
        self.state[leaving] = if self.flow[leaving] == 0 { AT_NOTHING } else { FULL };
        self.state[arc] = NOT_PRICED;
        let (graft, under) = if blocking.on_first_side { (first, second) } else { (second, first) };
        let up = self.tail[arc] == graft;
        let (graft_at, under_at) = (self.tree.potential[graft as usize], self.tree.potential[under as usize]);
        let shift = under_at + if up { -self.cost[arc] } else { self.cost[arc] } - graft_at;
        self.tree.regraft(blocking.node, graft, under, arc as u32, up, shift);
    }
}

/// What stops the cycle: the arc above a node, or the entering arc itself where there is none.
struct Blocking {
    pupils: i64,
    node: u32,
    on_first_side: bool,
}
