//! The checker of seat plans: certifies shares from the definitions, independently of how they were made.

use super::{SeatPlan, Stock};
use crate::domain::{Rounding, SeatBudget, SeatStrategy};

/// Says what a plan of one lot breaks: a bound, a place lost or made up, or what its strategy promises.
pub fn certify(strategy: SeatStrategy, stock: &Stock, shares: &[u64]) -> Result<(), String> {
    if shares.len() != stock.demand.len() {
        return Err(format!("{} shares for {} districts", shares.len(), stock.demand.len()));
    }
    if let Some(district) = (0..shares.len()).find(|&d| shares[d] > stock.at_most[d]) {
        return Err(format!("district {district} got {} of at most {}", shares[district], stock.at_most[district]));
    }
    let (sum, due) = (shares.iter().sum::<u64>(), stock.at_most.iter().sum::<u64>().min(stock.units));
    match strategy {
        SeatStrategy::StatusQuo if sum == 0 => Ok(()),
        SeatStrategy::StatusQuo => Err(format!("{sum} units where nothing is added")),
        _ if sum != due => Err(format!("{sum} units shared out of {due}")),
        SeatStrategy::Need => proportional(stock, shares, &stock.demand.iter().map(|&d| u128::from(d)).collect::<Vec<_>>()),
        SeatStrategy::Gap => proportional(stock, shares, &stock.gap_sums()),
        SeatStrategy::Leximin => no_move(stock, shares, |from, to| lifts_lowest(stock, shares, from, to), "the lowest coverage"),
        SeatStrategy::ExpectedUnmet => {
            no_move(stock, shares, |from, to| lowers_unmet(stock, shares, from, to), "the expected unmet pupils")
        }
        _ => Ok(()),
    }
}

/// No unit moved from one district to another would better what the strategy is about.
fn no_move(stock: &Stock, shares: &[u64], betters: impl Fn(usize, usize) -> bool, what: &str) -> Result<(), String> {
    for from in (0..shares.len()).filter(|&d| shares[d] > 0) {
        for to in (0..shares.len()).filter(|&d| d != from && shares[d] < stock.at_most[d]) {
            if betters(from, to) {
                return Err(format!("a unit moved from district {from} to {to} would better {what}"));
            }
        }
    }
    Ok(())
}

/// The receiver stands lower before the move than the giver after it.
fn lifts_lowest(stock: &Stock, shares: &[u64], from: usize, to: usize) -> bool {
    let seats = |d: usize, units: u64| u128::from(stock.seats[d]) + u128::from(units) * u128::from(stock.size);
    let demand = |d: usize| u128::from(stock.demand[d].max(1));
    seats(to, shares[to]) * demand(from) < seats(from, shares[from] - 1) * demand(to)
}

fn lowers_unmet(stock: &Stock, shares: &[u64], from: usize, to: usize) -> bool {
    let unmet = |d: usize, units: u64| stock.gaps[d].iter().map(|&gap| u128::from(gap.saturating_sub(units * stock.size))).sum::<u128>();
    let before = unmet(from, shares[from]) + unmet(to, shares[to]);
    unmet(from, shares[from] - 1) + unmet(to, shares[to] + 1) < before
}

/// Where no bound holds: largest remainders stay within one unit of the quota, divisors leave nobody a better claim than anybody's last unit.
fn proportional(stock: &Stock, shares: &[u64], weights: &[u128]) -> Result<(), String> {
    let total: u128 = weights.iter().sum();
    let bound = (0..shares.len()).any(|d| weights[d] > 0 && shares[d] == stock.at_most[d]);
    if total == 0 || bound || stock.rounding != Rounding::Hamilton {
        return Ok(());
    }
    for (district, (&share, &weight)) in shares.iter().zip(weights).enumerate() {
        let (quota, whole) = (u128::from(stock.units) * weight, u128::from(share) * total);
        if whole.abs_diff(quota) >= total {
            return Err(format!("district {district} got {share} units, a unit or more off its quota"));
        }
    }
    Ok(())
}

/// Says what the schools of a plan break: a school's bound or tier, whole classes, or the sum of a district.
pub fn certify_schools(budget: &SeatBudget, plan: &SeatPlan) -> Result<(), String> {
    if budget.schools.is_empty() {
        return if plan.schools.is_empty() { Ok(()) } else { Err("places for schools of a budget that names none".into()) };
    }
    for (position, school) in budget.schools.iter().enumerate() {
        let of_lots: Vec<u64> = plan.schools.iter().map(|lot| lot[position]).collect();
        let all: u64 = of_lots.iter().sum();
        if school.at_most.is_some_and(|most| all > most) {
            return Err(format!("{} got {all} of at most {}", school.name, school.at_most.unwrap_or(0)));
        }
        if let Some(lot) = (0..of_lots.len()).find(|lot| of_lots[*lot] > 0 && !school.lots.contains(lot)) {
            return Err(format!("{} got places of lot {lot}, which are not for it", school.name));
        }
        if let Some(places) = of_lots.iter().find(|&places| places % budget.places_each.max(1) > 0) {
            return Err(format!("{} got {places} places, which is no whole number of classes", school.name));
        }
    }
    for (lot, (of_districts, of_schools)) in plan.places.iter().zip(&plan.schools).enumerate() {
        for (district, &due) in of_districts.iter().enumerate() {
            let own = budget.schools.iter().zip(of_schools).filter(|(school, _)| school.district == district);
            let sum: u64 = own.map(|(_, places)| places).sum();
            if sum != due {
                return Err(format!("the schools of district {district} got {sum} of its {due} places in lot {lot}"));
            }
        }
    }
    Ok(())
}
