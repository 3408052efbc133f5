//! The checker of seat plans: certifies plans from the definitions, independently of how they were made.

use super::{SeatPlan, Stock};
use crate::domain::{NeedByFuture, Rounding, SeatBudget, SeatStrategy};

/// Says what a plan `[lot][district]` breaks: a bound, a place lost or made up, or what its strategy promises.
pub fn certify(strategy: SeatStrategy, budget: &SeatBudget, need: &NeedByFuture, places: &[Vec<u64>]) -> Result<(), String> {
    let checked = Checked { budget, stock: &Stock::of(budget, need), need, places };
    if strategy == SeatStrategy::Manual {
        return Ok(());
    }
    checked.keeps_bounds()?;
    match strategy {
        SeatStrategy::StatusQuo if checked.totals().iter().all(|&units| units == 0) => return Ok(()),
        SeatStrategy::StatusQuo => return Err("units where nothing is added".into()),
        _ => checked.gives_out_every_unit()?,
    }
    match strategy {
        SeatStrategy::Need => checked.is_proportional(&checked.stock.demand.iter().map(|&d| u128::from(d)).collect::<Vec<_>>()),
        SeatStrategy::Gap => checked.is_proportional(&checked.stock.gap_sums()),
        SeatStrategy::Leximin => checked.no_move(|from, to| checked.lifts_lowest(from, to), "the lowest coverage"),
        SeatStrategy::ExpectedUnmet => {
            let unmet = checked.unmet();
            // What the taker's next unit spares against what the giver's last one does.
            checked.no_move(|from, to| unmet[to][1] - unmet[to][2] > unmet[from][0] - unmet[from][1], "the expected unmet pupils")
        }
        _ => Ok(()),
    }
}

/// A plan with what it is judged by.
struct Checked<'a> {
    budget: &'a SeatBudget,
    stock: &'a Stock,
    need: &'a NeedByFuture,
    places: &'a [Vec<u64>],
}

impl Checked<'_> {
    fn districts(&self) -> std::ops::Range<usize> {
        0..self.need.districts()
    }

    /// Units that districts have `[district]`.
    fn totals(&self) -> Vec<u64> {
        let each = self.budget.places_each.max(1);
        self.districts().map(|district| self.places.iter().map(|lot| lot[district]).sum::<u64>() / each).collect()
    }

    /// Most places of a lot, and of all, that a district may get.
    fn bounds(&self, lot: usize, district: usize) -> (u64, u64) {
        let whole = |places: Option<u64>| {
            let each = self.budget.places_each.max(1);
            if self.need.is_wanted(district) { places.unwrap_or(u64::MAX) / each * each } else { 0 }
        };
        (whole(self.budget.lots[lot].at_most[district]), whole(self.budget.at_most[district]))
    }

    fn given(&self, district: usize) -> u64 {
        self.places.iter().map(|lot| lot[district]).sum()
    }

    /// Places of a lot that nobody got, of those that fill whole units.
    fn left(&self, lot: usize) -> u64 {
        let each = self.budget.places_each.max(1);
        (self.budget.lots[lot].places / each * each).saturating_sub(self.places[lot].iter().sum())
    }

    fn keeps_bounds(&self) -> Result<(), String> {
        let each = self.budget.places_each.max(1);
        for (lot, of_lot) in self.places.iter().enumerate() {
            let sum: u64 = of_lot.iter().sum();
            if sum > self.budget.lots[lot].places {
                return Err(format!("{sum} places shared out of {} of lot {lot}", self.budget.lots[lot].places));
            }
            for (district, &places) in of_lot.iter().enumerate() {
                let ((most, of_all), all) = (self.bounds(lot, district), self.given(district));
                if places > most || all > of_all {
                    return Err(format!(
                        "district {district} got {places} of at most {most} of lot {lot}, {all} of at most {of_all} in all"
                    ));
                }
                if places % each > 0 {
                    return Err(format!("district {district} got {places} places, which is no whole number of units"));
                }
            }
        }
        Ok(())
    }

    /// No district could get a unit more, be it that others take one of another lot in its place.
    fn gives_out_every_unit(&self) -> Result<(), String> {
        match self.districts().find(|&district| self.givers(district).1) {
            Some(district) => Err(format!("units are left that district {district} could get")),
            None => Ok(()),
        }
    }

    /// Who could give up a unit so that a district has one more, directly or down a chain in which each takes one of another lot instead; and
    /// whether it could have one that nobody has.
    fn givers(&self, district: usize) -> (Vec<bool>, bool) {
        let mut reached = vec![false; self.need.districts()];
        let mut is_left = false;
        if self.given(district) >= self.bounds(0, district).1 {
            return (reached, false);
        }
        reached[district] = true;
        let mut waiting = vec![district];
        while let Some(taker) = waiting.pop() {
            for lot in (0..self.places.len()).filter(|&lot| self.places[lot][taker] < self.bounds(lot, taker).0) {
                is_left |= self.left(lot) > 0;
                for giver in self.districts().filter(|&giver| self.places[lot][giver] > 0) {
                    if !std::mem::replace(&mut reached[giver], true) {
                        waiting.push(giver);
                    }
                }
            }
        }
        reached[district] = false;
        (reached, is_left)
    }

    /// No unit moved from one district to another would better what the strategy is about.
    fn no_move(&self, betters: impl Fn(usize, usize) -> bool, what: &str) -> Result<(), String> {
        for to in self.districts() {
            let givers = self.givers(to).0;
            if let Some(from) = self.districts().find(|&from| givers[from] && betters(from, to)) {
                return Err(format!("a unit moved from district {from} to {to} would better {what}"));
            }
        }
        Ok(())
    }

    /// The two stand better after the move by their lower coverage, or by the higher one where the lower is the same.
    fn lifts_lowest(&self, from: usize, to: usize) -> bool {
        let totals = self.totals();
        let seats = |d: usize, units: u64| u128::from(self.stock.seats[d]) + u128::from(units) * u128::from(self.stock.size);
        let demand = |d: usize| u128::from(self.stock.demand[d].max(1));
        // Over the common denominator.
        let sorted = |of_from: u64, of_to: u64| {
            let mut both = [seats(from, of_from) * demand(to), seats(to, of_to) * demand(from)];
            both.sort_unstable();
            both
        };
        sorted(totals[from] - 1, totals[to] + 1) > sorted(totals[from], totals[to])
    }

    /// Unmet pupils over all futures with a unit less than the plan gives, with as many, and with one more `[district]`.
    fn unmet(&self) -> Vec<[u128; 3]> {
        let with = |district: usize, units: u64| -> u128 {
            self.stock.gaps[district].iter().map(|gap| u128::from(gap.saturating_sub(units * self.stock.size))).sum()
        };
        let around = |(district, units): (usize, u64)| [units.saturating_sub(1), units, units + 1].map(|units| with(district, units));
        self.totals().into_iter().enumerate().map(around).collect()
    }

    /// Where no bound holds: largest remainders stay within one unit of the quota.
    fn is_proportional(&self, weights: &[u128]) -> Result<(), String> {
        let total: u128 = weights.iter().sum();
        let is_full = |lot: usize, d: usize| self.places[lot][d] >= self.bounds(lot, d).0 || self.given(d) >= self.bounds(lot, d).1;
        let bound = self.districts().any(|d| weights[d] > 0 && (0..self.places.len()).any(|lot| is_full(lot, d)));
        if total == 0 || bound || self.stock.rounding != Rounding::Hamilton {
            return Ok(());
        }
        let (totals, units) = (self.totals(), self.budget.lots.iter().map(|lot| lot.places / self.budget.places_each.max(1)).sum::<u64>());
        for (district, (&share, &weight)) in totals.iter().zip(weights).enumerate() {
            let (quota, whole) = (u128::from(units) * weight, u128::from(share) * total);
            if whole.abs_diff(quota) >= total {
                return Err(format!("district {district} got {share} units, a unit or more off its quota"));
            }
        }
        Ok(())
    }
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
