//! The judge: what a plan does over all futures, by the same measures for every strategy.

use super::judging::Judging;
use super::stock::fixed;
use crate::allocation::access::access_of_districts;
use crate::domain::{SeatMeasure, gini, theil};

/// Values of one measure `[future]`; a single one where it is the same in all.
pub type Judged = (SeatMeasure, Vec<f64>);

/// All measures of the plans of some budgets `[budget][district]`, each stage and year judged once with all places that have come; `least` is what
/// [`super::least_unmet`] finds. What is counted is added up over stages and years; coverage is compared over the districts of all of them.
pub fn judge(all: &[Judging], plans: &[Vec<u64>], least: &[Vec<u64>], left_over: u64) -> Vec<Judged> {
    let futures = all.first().map_or(0, |judging| judging.need.futures());
    let brought: Vec<Brought> = all.iter().map(|judging| judging.brought(plans)).collect();
    let seen: Vec<Seen> = (0..futures).map(|future| Seen::of(all, &brought, future)).collect();
    let each = |measure, value: fn(&Seen) -> f64| (measure, seen.iter().map(value).collect::<Vec<f64>>());
    let regret = regret(all, plans, least);
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
    judged.extend(access(all, &brought, futures));
    judged
}

/// Parts of places that plans bring `[district][grade]`.
type Brought = Vec<Vec<u64>>;

/// Access in each future: fewest and by district; of the first stage and year alone, because seats of different stages are not for the same
/// children.
fn access(all: &[Judging], brought: &[Brought], futures: usize) -> Vec<Judged> {
    let Some((judging, (neighbours, decay))) = all.first().and_then(|judging| Some((judging, judging.reach?))) else { return Vec::new() };
    let districts = || 0..judging.need.districts();
    let in_future = |future: usize| {
        let demand: Vec<f64> = judging.need.demand.iter().map(|demand| demand[future]).collect();
        let seats: Vec<f64> = districts().map(|district| seats(judging, &brought[0], district, future)).collect();
        access_of_districts(&demand, &seats, neighbours, decay)
    };
    let found: Vec<Vec<f64>> = (0..futures).map(in_future).collect();
    let fewest = |access: &Vec<f64>| access.iter().copied().fold(f64::INFINITY, f64::min);
    let of = |district: usize| (SeatMeasure::AccessIn(district), found.iter().map(|access| access[district]).collect());
    std::iter::once((SeatMeasure::WorstAccess, found.iter().map(fewest).collect())).chain(districts().map(of)).collect()
}

/// Seats of a district with what was brought.
fn seats(judging: &Judging, brought: &Brought, district: usize, future: usize) -> f64 {
    judging.need.seats[district][future] + judging.places(brought[district].iter().sum())
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
    /// 1 where a district is worse off than today, in any stage and year.
    worse_off: Vec<f64>,
}

impl Seen {
    fn of(all: &[Judging], brought: &[Brought], future: usize) -> Self {
        let districts = all.first().map_or(0, |judging| judging.need.districts());
        let mut seen =
            Self { placed_rate: 1.0, shortfall: 0.0, coverage: Vec::new(), utilisation: Vec::new(), worse_off: vec![0.0; districts] };
        let (mut wanted, mut unplaced) = (0, 0);
        for (judging, brought) in all.iter().zip(brought) {
            let demand: Vec<f64> = (0..districts).map(|d| judging.need.demand[d][future]).collect();
            let seats: Vec<f64> = (0..districts).map(|d| seats(judging, brought, d, future)).collect();
            seen.add_districts(judging, future, &demand, &seats);
            wanted += demand.iter().map(|&demand| fixed(demand)).sum::<u64>();
            unplaced += seen.add_grades(judging, future, brought);
        }
        if wanted > 0 {
            seen.placed_rate = (wanted - unplaced.min(wanted)) as f64 / wanted as f64;
        }
        seen
    }

    /// Adds the shortfall of each grade, which free seats of another do not lessen; tells who finds no seat of the grade anywhere [millionths
    /// of a child].
    fn add_grades(&mut self, judging: &Judging, future: usize, brought: &Brought) -> u64 {
        let of_grade = |grade: usize| {
            let excess =
                |(district, grades): (usize, &Vec<u64>)| judging.need.excess(district, grade, future) - judging.places(grades[grade]);
            let excess: Vec<f64> = brought.iter().enumerate().map(excess).collect();
            self.shortfall += excess.iter().map(|excess| excess.max(0.0)).sum::<f64>();
            let of = |sign: f64| excess.iter().map(|excess| fixed(sign * excess)).collect::<Vec<u64>>();
            judging.neighbourhood.place(&of(1.0), &of(-1.0)).unplaced
        };
        (0..judging.need.grades()).map(of_grade).sum()
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

/// Regret in each future, summed over stages and years [children].
fn regret(all: &[Judging], plans: &[Vec<u64>], least: &[Vec<u64>]) -> Vec<f64> {
    let mut sum = vec![0.0; all.first().map_or(0, |judging| judging.need.futures())];
    for (judging, least) in all.iter().zip(least) {
        let above = judging.unmet(plans).into_iter().zip(least).map(|(unmet, least)| unmet.saturating_sub(*least));
        sum.iter_mut().zip(above).for_each(|(sum, regret)| *sum += judging.children(regret as f64));
    }
    sum
}
