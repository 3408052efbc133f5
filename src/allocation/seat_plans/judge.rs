//! The judge: what a plan does over all futures, by the same measures for every strategy.

use super::overflow::Neighbourhood;
use super::regret::{fewest_unmet, regrets, unmet};
use super::stock::{Stock, fixed};
use super::{Setting, share_out};
use crate::allocation::access::{Decay, access_of_districts};
use crate::domain::{NeedByFuture, Neighbours, SeatBudget, SeatMeasure, SeatStrategy, gini, theil};

/// Values of one measure `[future]`; a single one where it is the same in all.
pub type Judged = (SeatMeasure, Vec<f64>);

/// A budget with its needs in its year and today.
#[derive(Clone, Copy, Debug)]
pub struct Judging<'a> {
    /// The budget.
    pub budget: &'a SeatBudget,
    /// Without it, in its year.
    pub need: &'a NeedByFuture,
    /// In the first reported year.
    pub today: &'a NeedByFuture,
    /// Where pupils above the seats go.
    pub neighbourhood: Neighbourhood<'a>,
    /// How far districts are, and how seats count as reachable, where that is asked for.
    pub reach: Option<(&'a Neighbours, &'a Decay)>,
}

/// All measures of a plan for some budgets: `plans` holds the places of each `[budget][district]`. What is counted is added up over the
/// budgets; coverage is compared over the districts of all of them.
pub fn judge(all: &[Judging], plans: &[Vec<u64>], left_over: u64) -> Vec<Judged> {
    let futures = all.first().map_or(0, |judging| judging.need.futures());
    let seen: Vec<Seen> = (0..futures).map(|future| Seen::of(all, plans, future)).collect();
    let each = |measure, value: fn(&Seen) -> f64| (measure, seen.iter().map(value).collect::<Vec<f64>>());
    let regret = regret(all, plans, futures);
    let worst_regret = regret.iter().copied().fold(0.0, f64::max);
    let mut judged = vec![
        each(SeatMeasure::PlacedRate, |seen| seen.placed_rate),
        each(SeatMeasure::Shortfall, |seen| seen.shortfall),
        (SeatMeasure::Regret, regret),
        (SeatMeasure::WorstRegret, vec![worst_regret]),
        each(SeatMeasure::WorstCoverage, |seen| worst(&seen.coverage)),
        each(SeatMeasure::CoverageGini, |seen| gini(&seen.coverage)),
        each(SeatMeasure::CoverageTheil, |seen| theil(&seen.coverage)),
        each(SeatMeasure::UtilisationSpread, |seen| spread(&seen.utilisation)),
        each(SeatMeasure::WorseOff, |seen| seen.worse_off.iter().sum()),
    ];
    for district in 0..all.first().map_or(0, |judging| judging.need.districts()) {
        judged.push((SeatMeasure::WorseOffIn(district), seen.iter().map(|seen| seen.worse_off[district]).collect()));
        judged.push((SeatMeasure::Places(district), vec![plans.iter().map(|plan| plan[district]).sum::<u64>() as f64]));
    }
    judged.push((SeatMeasure::LeftOver, vec![left_over as f64]));
    judged.extend(access(all, plans, futures));
    judged
}

/// Access in each future: fewest and by district; of the first budget alone, because seats of different stages are not for the same children.
fn access(all: &[Judging], plans: &[Vec<u64>], futures: usize) -> Vec<Judged> {
    let Some((judging, (neighbours, decay))) = all.first().and_then(|judging| Some((judging, judging.reach?))) else { return Vec::new() };
    let in_future = |future: usize| {
        let demand: Vec<f64> = judging.need.demand.iter().map(|demand| demand[future]).collect();
        let seats: Vec<f64> = judging.need.seats.iter().zip(&plans[0]).map(|(seats, &places)| seats[future] + places as f64).collect();
        access_of_districts(&demand, &seats, neighbours, decay)
    };
    let found: Vec<Vec<f64>> = (0..futures).map(in_future).collect();
    let fewest = |access: &Vec<f64>| access.iter().copied().fold(f64::INFINITY, f64::min);
    let of = |district: usize| (SeatMeasure::AccessIn(district), found.iter().map(|access| access[district]).collect());
    std::iter::once((SeatMeasure::WorstAccess, found.iter().map(fewest).collect())).chain((0..judging.need.districts()).map(of)).collect()
}

/// Coverage of the worst district: nobody goes without where nobody wants a seat.
fn worst(coverage: &[f64]) -> f64 {
    coverage.iter().copied().reduce(f64::min).unwrap_or(1.0)
}

fn spread(values: &[f64]) -> f64 {
    let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &value| (low.min(value), high.max(value)));
    if high >= low { high - low } else { 0.0 }
}

/// One future with a plan in it.
struct Seen {
    placed_rate: f64,
    shortfall: f64,
    /// Of districts where somebody wants a seat.
    coverage: Vec<f64>,
    /// Of districts where seats stand.
    utilisation: Vec<f64>,
    /// 1 where a district is worse off than today, in any budget.
    worse_off: Vec<f64>,
}

impl Seen {
    fn of(all: &[Judging], plans: &[Vec<u64>], future: usize) -> Self {
        let districts = all.first().map_or(0, |judging| judging.need.districts());
        let mut seen =
            Self { placed_rate: 1.0, shortfall: 0.0, coverage: Vec::new(), utilisation: Vec::new(), worse_off: vec![0.0; districts] };
        let (mut wanted, mut unplaced) = (0, 0);
        for (judging, plan) in all.iter().zip(plans) {
            let demand: Vec<f64> = (0..districts).map(|d| judging.need.demand[d][future]).collect();
            let seats: Vec<f64> = (0..districts).map(|d| judging.need.seats[d][future] + plan[d] as f64).collect();
            seen.add_districts(judging, future, &demand, &seats);
            wanted += demand.iter().map(|&demand| fixed(demand)).sum::<u64>();
            unplaced += seen.add_grades(judging, future, plan);
        }
        if wanted > 0 {
            seen.placed_rate = (wanted - unplaced.min(wanted)) as f64 / wanted as f64;
        }
        seen
    }

    /// Adds the shortfall of each grade, which free seats of another do not lessen; tells who finds no seat of the grade anywhere [millionths
    /// of a child]. New seats are spread over the grades evenly.
    fn add_grades(&mut self, judging: &Judging, future: usize, plan: &[u64]) -> u64 {
        let grades = judging.need.grades();
        let of_grade = |grade: usize| {
            let excess = |(district, &places): (usize, &u64)| judging.need.excess(district, grade, future) - places as f64 / grades as f64;
            let excess: Vec<f64> = plan.iter().enumerate().map(excess).collect();
            self.shortfall += excess.iter().map(|excess| excess.max(0.0)).sum::<f64>();
            let of = |sign: f64| excess.iter().map(|excess| fixed(sign * excess)).collect::<Vec<u64>>();
            judging.neighbourhood.place(&of(1.0), &of(-1.0)).unplaced
        };
        (0..grades).map(of_grade).sum()
    }

    fn add_districts(&mut self, judging: &Judging, future: usize, demand: &[f64], seats: &[f64]) {
        for district in 0..demand.len() {
            let (demand, seats) = (demand[district], seats[district]);
            if demand > 0.0 {
                self.coverage.push(seats / demand);
            }
            if seats > 0.0 {
                self.utilisation.push(demand / seats);
            }
            let (was_demand, was_seats) = (judging.today.demand[district][future], judging.today.seats[district][future]);
            // Coverage below today's, cross-multiplied; what rounding could have done is no loss.
            if seats * was_demand < was_seats * demand * (1.0 - 1e-12) {
                self.worse_off[district] = 1.0;
            }
        }
    }
}

/// Regret in each future, summed over the budgets [children].
fn regret(all: &[Judging], plans: &[Vec<u64>], futures: usize) -> Vec<f64> {
    let mut sum = vec![0.0; futures];
    for (judging, plan) in all.iter().zip(plans) {
        let stock = Stock::of(judging.budget, judging.need);
        let units: Vec<u64> = plan.iter().map(|places| places / judging.budget.places_each.max(1)).collect();
        let regrets = regrets(&stock, &units, &fewest_unmet(&stock));
        sum.iter_mut().zip(regrets).for_each(|(sum, regret)| *sum += stock.children(regret as f64));
    }
    sum
}

/// What it is worth to plan for all futures at once, and to know which one comes [children].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StochasticValue {
    /// Expected unmet pupils of the plan made for the mean future, minus those of the plan made for all futures (Birge and Louveaux 1997).
    pub of_stochastic_solution: f64,
    /// Expected unmet pupils of the plan made for all futures, minus those if each future had a plan of its own.
    pub of_perfect_information: f64,
}

/// Both values for a budget.
pub fn stochastic_value(budget: &SeatBudget, setting: &Setting) -> StochasticValue {
    let stock = Stock::of(budget, setting.need);
    let mean = |unmet: &[u64]| stock.children(total(unmet) / stock.futures().max(1) as f64);
    let expected = |need: &NeedByFuture| {
        let places = share_out(SeatStrategy::ExpectedUnmet, budget, &Setting { need, ..*setting }).by_district();
        let units: Vec<u64> = places.iter().map(|places| places / budget.places_each.max(1)).collect();
        mean(&unmet(&stock, &units))
    };
    let (for_all, for_mean) = (expected(setting.need), expected(&setting.need.mean()));
    StochasticValue {
        of_stochastic_solution: (for_mean - for_all).max(0.0),
        of_perfect_information: (for_all - mean(&fewest_unmet(&stock))).max(0.0),
    }
}

fn total(values: &[u64]) -> f64 {
    values.iter().map(|&value| u128::from(value)).sum::<u128>() as f64
}
