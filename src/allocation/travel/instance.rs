//! What is to be solved.

/// Lengths are whole micrometres: no table of distances is finer, and sums stay exact as long as the longest way times the smaller of the
/// numbers of zones and schools stays below two thousand million km.
pub const MICROMETRES_PER_KM: f64 = 1e9;

/// An allowed way from a zone to a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Zone position.
    pub zone: u32,
    /// School position.
    pub school: u32,
    /// Length [micrometres].
    pub length: i64,
}

/// Zones with pupils, schools with seats, and the ways between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// Pupils `[zone]`.
    pub pupils: Vec<u64>,
    /// Seats `[school]`.
    pub seats: Vec<u64>,
    /// Arcs in the order of zones, then schools; each pair at most once.
    pub arcs: Vec<Arc>,
}

impl Instance {
    /// Arcs of each zone, as ranges of positions `[zone]`.
    pub fn arcs_of_zones(&self) -> Vec<std::ops::Range<usize>> {
        let mut from = 0;
        let range = |zone: usize| {
            let start = from;
            while self.arcs.get(from).is_some_and(|arc| arc.zone as usize == zone) {
                from += 1;
            }
            start..from
        };
        (0..self.pupils.len()).map(range).collect()
    }
}
