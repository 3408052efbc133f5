//! What the futures leave behind: the numbers from which all meaning is read.

use std::sync::Arc;

use super::{Bundle, CAUSES, LANES, PlacementRule, ProjectCosts};

/// One bundle of futures, lived through. Nothing stands here that the rest tells: fresh memory costs as much as what is computed in it. Arrays are `[year][district][grade]`, flat ([`super::World::cell`]), unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Life {
    /// Children who want a seat [children].
    pub demand: Vec<Bundle>,
    /// Seats [children]; one list for all bundles in which the same changes come in the same years.
    pub seats: Arc<Vec<Bundle>>,
    /// Pupils who came from another district for want of a seat there [children]; empty where no stage has spillover.
    pub arrived: Vec<Bundle>,
    /// Pupils who went to another district for want of a seat here [children]; empty where no stage has spillover.
    pub left: Vec<Bundle>,
    /// Usable share of seats `[district][year]`; empty where the alert rule counts every seat.
    pub usable_share: Vec<Bundle>,
    /// What each target counts `[target]`.
    pub targets: Vec<Counted>,
    /// What projects cost.
    pub costs: ProjectCosts,
    /// Share of those who want a special school and find a seat there `[year][stage]`, flat; empty where districts share the seats of none.
    pub special_seated: Vec<Bundle>,
}

/// What a target counts: its value is the part, or the part of the whole ([`super::TargetMeasure::value`]). Districts add up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// What is asked for [children].
    pub part: Bundle,
    /// That of which it is a part [children]; zero where the measure is no share.
    pub whole: Bundle,
}

impl Life {
    /// Pupils who want a seat here once those above the seats have gone to districts with room: demand where no stage has spillover [children].
    #[inline]
    pub fn wanted(&self, cell: usize) -> Bundle {
        match (self.left.get(cell), self.arrived.get(cell)) {
            (Some(&left), Some(&arrived)) => self.demand[cell] - left + arrived,
            _ => self.demand[cell],
        }
    }

    /// Pupils who have a seat or are squeezed in [children]. They are not kept: who wants a seat, the seats and the rule tell them
    /// ([`super::World::rule_in`]).
    #[inline]
    pub fn enrolment(&self, cell: usize, rule: PlacementRule) -> Bundle {
        rule.seated(self.wanted(cell), self.seats[cell])
    }

    /// Pupils of the district's demand who have a seat, here or elsewhere [children].
    #[inline]
    pub fn placed_anywhere(&self, cell: usize, rule: PlacementRule) -> Bundle {
        match (self.left.get(cell), self.arrived.get(cell)) {
            (Some(&left), Some(&arrived)) => self.enrolment(cell, rule) - arrived + left,
            _ => self.enrolment(cell, rule),
        }
    }
}

/// Expected shortfall and spare seats with causes switched on one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CauseSums {
    /// Sums over the futures `[0 = shortfall, 1 = spare][causes on, 0 to all][district][stage][year]`, flat.
    pub sums: Vec<f64>,
}

/// All futures of a scenario, and what future 0 alone tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Ensemble {
    /// Bundles in the order of future numbers: future f is lane f mod 8 of bundle f / 8.
    pub lives: Vec<Life>,
    /// Futures drawn besides future 0.
    pub futures: usize,
    /// What the causes add up to.
    pub causes: CauseSums,
    /// Residents in future 0 `[year][district][sex][age]`, flat; empty without population tables.
    pub residents: Vec<f64>,
    /// Some age cell had fewer people than migration asked for in future 0.
    pub stopped: bool,
}

/// Cause switches that are summed: none on, then one more each time.
pub const CAUSE_STEPS: usize = CAUSES.len() + 1;

impl Ensemble {
    /// Future numbers over which distributions are read: 1 to N, or future 0 where it is alone.
    pub fn numbers(&self) -> std::ops::RangeInclusive<usize> {
        numbers(self.futures)
    }

    /// How many futures that is.
    pub fn count(&self) -> usize {
        self.futures.max(1)
    }
}

/// Future numbers over which distributions are read: 1 to N, or future 0 where it is alone.
pub fn numbers(futures: usize) -> std::ops::RangeInclusive<usize> {
    futures.min(1)..=futures
}

/// Sum of a bundle over the futures that count, lanes first: the one order in which every mean is formed.
#[inline]
pub fn lane_sum(values: Bundle, bundle: usize, futures: usize) -> f64 {
    match counted_lanes(bundle, futures) {
        // Of a length that the compiler knows: nearly every bundle.
        (0, LANES) => values.0.iter().sum(),
        (first, end) => values.0[first..end].iter().sum(),
    }
}

/// First lane of a bundle that counts, and the end of those that do: future 0 counts only where it is alone, and the last bundle may hold
/// more futures than were asked for.
#[inline]
pub fn counted_lanes(bundle: usize, futures: usize) -> (usize, usize) {
    let first = if bundle == 0 { futures.min(1) } else { 0 };
    (first, (futures + 1 - bundle * LANES).min(LANES))
}
