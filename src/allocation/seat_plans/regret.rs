//! Unmet pupils of a plan in each future, the fewest that a plan made for that future alone would leave, and the difference: regret. All are
//! counted as [`Stock::gaps`].

use std::cmp::Reverse;

use super::room::Room;
use super::stock::Stock;

/// Unmet pupils of a plan `[future]`.
pub fn unmet(stock: &Stock, shares: &[u64]) -> Vec<u64> {
    let mut left = vec![0; stock.futures()];
    for (district, &units) in shares.iter().enumerate() {
        left.iter_mut().zip(unmet_in(stock, district, units)).for_each(|(sum, unmet)| *sum += unmet);
    }
    left
}

/// Unmet pupils of a district with so many units `[future]`.
pub fn unmet_in(stock: &Stock, district: usize, units: u64) -> impl Iterator<Item = u64> {
    let given = units * stock.size;
    stock.gaps[district].chunks_exact(stock.grades).map(move |grades| match grades {
        // The usual case, without a loop inside the loop.
        [gap] => gap.saturating_sub(given),
        _ => grades.iter().map(|gap| gap.saturating_sub(given)).sum(),
    })
}

/// What units are to fill.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// How many units districts can get together.
    pub room: &'a Room,
    /// What a unit takes from each gap.
    pub size: u64,
    /// Grades of a future, side by side.
    pub grades: usize,
    /// Gaps `[district][future and grade]`.
    pub gaps: &'a [Vec<u64>],
}

impl<'a> From<&'a Stock> for Filling<'a> {
    fn from(stock: &'a Stock) -> Self {
        Self { room: &stock.room, size: stock.size, grades: stock.grades, gaps: &stock.gaps }
    }
}

/// Fewest unmet pupils if the future were known `[future]`.
pub fn fewest_unmet(filling: &Filling) -> Vec<u64> {
    let futures = filling.gaps.first().map_or(0, |gaps| gaps.len() / filling.grades);
    (0..futures).map(|future| fewest(filling, future)).collect()
}

/// The units that are filled best first, as many as there is room for.
fn fewest(filling: &Filling, future: usize) -> u64 {
    let gaps = || filling.gaps.iter().map(|gaps| &gaps[future * filling.grades..][..filling.grades]);
    let filled = |(district, gaps)| filled(gaps, filling.size).into_iter().map(move |(part, units)| (part, district, units));
    let mut steps: Vec<(u64, usize, u64)> = gaps().enumerate().flat_map(filled).collect();
    steps.sort_by_key(|&(part, ..)| Reverse(part));
    let (mut before, mut met) = (0, 0);
    let most = filling.room.rising(steps.iter().map(|&(_, district, units)| (district, units)));
    for (units, (part, ..)) in most.zip(&steps) {
        met += part * (units - before);
        before = units;
    }
    gaps().flatten().sum::<u64>() - met
}

/// How much of each unit of a district is filled, and of how many units: falling, while anybody fills them.
fn filled(gaps: &[u64], size: u64) -> Vec<(u64, u64)> {
    let mut turns: Vec<u64> = gaps.iter().flat_map(|gap| [gap / size, gap.div_ceil(size)]).filter(|&turn| turn > 0).collect();
    turns.sort_unstable();
    turns.dedup();
    let part = |has: u64| gaps.iter().map(|gap| gap.saturating_sub(has * size).min(size)).sum();
    let befores = std::iter::once(0).chain(turns.iter().copied());
    befores.zip(&turns).map(|(before, turn)| (part(before), turn - before)).collect()
}

/// Regret of a plan `[future]`: unmet pupils above the fewest possible.
pub fn regrets(stock: &Stock, shares: &[u64], fewest: &[u64]) -> Vec<u64> {
    unmet(stock, shares).iter().zip(fewest).map(|(unmet, fewest)| unmet.saturating_sub(*fewest)).collect()
}
