//! `choice_aware` where the scenario says how pupils choose: local search over admissions by deferred acceptance.
//!
//! From the better of two simple plans, units are exchanged between districts (or schools) of a lot, many at once and then fewer, while that
//! lowers the cost; a random walk by thresholds then leaves the valley, and the exchange goes on. Which exchange is tried first follows from
//! what a unit more, and a unit less, would change in each cell. A bound on the plans tried keeps it to seconds. Where there are few plans,
//! every one is tried.

use super::cells::{Cells, shift};
use super::choice_aware::wander;
use super::choosing::{Admissions, Choosing, Sharing};
use super::{SeatPlan, Setting, leftover, share_out};
use crate::allocation::admissions::AtRest;
use crate::domain::{Applications, Campus, SeatBudget, SeatStrategy};

/// Pupils (over all futures) who are admitted again, in all plans together.
const MOST_ADMITTED: usize = 400_000_000;
/// Fewest and most plans that are tried.
const TRIED: (usize, usize) = (300, 4_000);
/// Exchanges that are tried of those that promise something; all of them where there are no more.
const PROMISING: usize = 240;

/// Plans of which every one is tried, where there are no more.
const EVERY_PLAN: usize = 500;

/// What pupils who choose get in a future.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chosen {
    /// Pupils without a school [children].
    pub unplaced: f64,
    /// Mean position of the school in the pupil's list, 1 for the first choice; without a school, the length of the lists + 1.
    pub mean_rank: f64,
}

/// What pupils who choose get of the places that are there `[future]`.
pub fn chosen(choosing: &Choosing) -> Vec<Chosen> {
    let chosen = |lists: &Applications| {
        let at_rest = AtRest::of(lists, &lists.capacity);
        Chosen { unplaced: at_rest.unplaced() as f64, mean_rank: at_rest.ranks() as f64 / lists.pupils().max(1) as f64 }
    };
    choosing.lists.iter().map(chosen).collect()
}

/// Seats of each school `[campus]` once the places of a plan, spread over so many grades, have come beside those that stand.
pub fn seats_after(
    budget: &SeatBudget,
    (plan, grades): (&SeatPlan, u64),
    (campuses, weights): (&[Campus], &[u128]),
    standing: &[u32],
) -> Vec<u32> {
    let districts = plan.places.first().map_or(0, Vec::len);
    let cells = Cells::of_budget(budget, &vec![true; districts]);
    Sharing::new(budget, &cells, (campuses, weights), grades).seats(standing, &units_of(budget, &cells, plan))
}

/// The plan that serves pupils best.
pub fn share_out_by_choice(budget: &SeatBudget, setting: &Setting, choosing: &Choosing) -> SeatPlan {
    let need = setting.need;
    let open: Vec<bool> = (0..need.districts()).map(|district| need.is_wanted(district)).collect();
    let cells = Cells::of_budget(budget, &open);
    let mut search = Search { cells: &cells, admissions: Admissions::new(budget, &cells, choosing) };
    let pupils: usize = choosing.lists.iter().map(Applications::pupils).sum();
    let most = (MOST_ADMITTED / pupils.max(1)).clamp(TRIED.0, TRIED.1);
    let simple = Setting { choosing: None, ..*setting };
    let start = |strategy| units_of(budget, &cells, &share_out(strategy, budget, &simple));
    let starts = [SeatStrategy::Leximin, SeatStrategy::Need].map(start);
    let best = starts.into_iter().min_by_key(|plan| search.admissions.cost(plan)).unwrap_or_default();
    if let Some(plans) = cells.every_plan(&best, most.min(EVERY_PLAN)) {
        let found = plans.into_iter().min_by_key(|plan| search.admissions.cost(plan)).unwrap_or(best);
        return plan_of(budget, &cells, need.districts(), &found);
    }
    let settled = search.exchange(best, most / 2);
    let moves = (most / 4).min(100 * settled.len());
    let wandered = wander(&cells, settled.clone(), setting.seed, moves, &mut |plan| search.admissions.cost(plan));
    let again = search.exchange(wandered, search.admissions.tried + most / 4);
    let found = if search.admissions.cost(&again) < search.admissions.cost(&settled) { again } else { settled };
    plan_of(budget, &cells, need.districts(), &found)
}

/// A plan in units `[cell]`.
fn units_of(budget: &SeatBudget, cells: &Cells, plan: &SeatPlan) -> Vec<u64> {
    let places = if budget.schools.is_empty() { &plan.places } else { &plan.schools };
    cells.lot.iter().zip(&cells.taker).map(|(&lot, &taker)| places[lot][taker] / budget.places_each.max(1)).collect()
}

fn plan_of(budget: &SeatBudget, cells: &Cells, districts: usize, units: &[u64]) -> SeatPlan {
    let takers = if budget.schools.is_empty() { districts } else { budget.schools.len() };
    let mut taken = vec![vec![0; takers]; budget.lots.len()];
    for (cell, units) in units.iter().enumerate() {
        taken[cells.lot[cell]][cells.taker[cell]] = units * budget.places_each.max(1);
    }
    if budget.schools.is_empty() {
        return SeatPlan { left_over: leftover(budget, &taken), places: taken, schools: Vec::new() };
    }
    let mut places = vec![vec![0; districts]; budget.lots.len()];
    for (lot, of_schools) in taken.iter().enumerate() {
        budget.schools.iter().zip(of_schools).for_each(|(school, taken)| places[lot][school.district] += taken);
    }
    SeatPlan { left_over: leftover(budget, &places), places, schools: taken }
}

struct Search<'a> {
    cells: &'a Cells,
    admissions: Admissions<'a>,
}

impl Search<'_> {
    /// Exchanges units while that lowers the cost and fewer than so many plans have been tried.
    fn exchange(&mut self, mut plan: Vec<u64>, most: usize) -> Vec<u64> {
        let mut step = plan.iter().copied().max().unwrap_or(0).checked_ilog2().map_or(1, |bits| 1_u64 << bits);
        let mut now = self.admissions.cost(&plan);
        while step > 0 {
            while let Some((pair, after)) = self.better(&plan, now, step, most) {
                shift(&mut plan, pair, step);
                now = after;
            }
            step /= 2;
        }
        plan
    }

    /// The first exchange that lowers the cost, the most promising ones tried first.
    fn better(&mut self, plan: &[u64], now: u128, step: u64, most: usize) -> Option<((usize, usize), u128)> {
        let mut tried = plan.to_vec();
        for (pair, _) in self.promising(plan, step).into_iter().take(PROMISING) {
            if self.admissions.tried >= most {
                return None;
            }
            shift(&mut tried, pair, step);
            let after = self.admissions.cost(&tried);
            if after < now {
                return Some((pair, after));
            }
            shift(&mut tried, (pair.1, pair.0), step);
        }
        None
    }

    /// Exchanges that are allowed, with what they would cost if what is given and what is taken did not touch each other; the best first.
    fn promising(&mut self, plan: &[u64], step: u64) -> Vec<((usize, usize), u128)> {
        let cells = 0..plan.len();
        let mut tried = plan.to_vec();
        let mut cost_at = |cell: usize, units: u64| {
            tried[cell] = units;
            let cost = self.admissions.cost(&tried);
            tried[cell] = plan[cell];
            cost
        };
        let less: Vec<u128> = cells.clone().map(|cell| if plan[cell] < step { 0 } else { cost_at(cell, plan[cell] - step) }).collect();
        let fits = |cell: usize| plan[cell] + step <= self.cells.at_most[cell];
        let more: Vec<u128> = cells.clone().map(|cell| if fits(cell) { cost_at(cell, plan[cell] + step) } else { 0 }).collect();
        let pairs = cells.clone().flat_map(|from| cells.clone().map(move |to| (from, to)));
        let allowed = pairs.filter(|&pair| self.cells.allow(plan, pair, step));
        let mut promising: Vec<((usize, usize), u128)> = allowed.map(|(from, to)| ((from, to), less[from] + more[to])).collect();
        promising.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
        promising
    }
}
