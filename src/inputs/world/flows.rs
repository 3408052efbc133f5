//! Home-to-school flows: shares of each home district's entrants by the district in which they go to school. A year lists all shares of a
//! home anew.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::yearly::Series;
use crate::domain::{Flows, Schedule};
use crate::inputs::problem::Problems;
use crate::said;

/// How far the shares of a home may pass 1 through rounding.
const ROUNDING: f64 = 1e-9;

/// Shares of one home by seat district.
type Home = BTreeMap<usize, Series>;

/// Flows by stage; `None` where the table has no row of the stage.
pub(super) fn read(context: &Context<'_>, problems: &mut Problems) -> Vec<Option<Flows>> {
    context.ladder.stages.iter().map(|stage| of_stage(context, &stage.id, problems)).collect()
}

fn of_stage(context: &Context<'_>, stage: &str, problems: &mut Problems) -> Option<Flows> {
    let mut homes: BTreeMap<Option<usize>, Home> = BTreeMap::new();
    for row in context.data.flows.iter().filter(|row| row.stage == stage) {
        let Some(seat) = context.district(&row.seat) else { continue };
        homes.entry(context.district(&row.home)).or_default().entry(seat).or_default().set(row.year, row.share, row.row);
    }
    if homes.is_empty() {
        return None;
    }
    for (home, seats) in &mut homes {
        let years: BTreeSet<i32> = seats.values().flat_map(Series::years).collect();
        for series in seats.values_mut() {
            series.end_in(&years);
        }
        check(context, stage, *home, seats, problems);
    }
    let districts = context.districts.len();
    let own: BTreeSet<Option<usize>> = context.data.flows.iter().map(|row| context.district(&row.home)).collect();
    let of = |home| homes.get(&Some(home)).or_else(|| homes.get(&None).filter(|_| !own.contains(&Some(home))));
    let share = Schedule::from_fn(context.horizon.len(), districts, |position, home| match of(home) {
        Some(seats) => shares(seats, context.horizon.year(position), districts),
        None => (0..districts).map(|seat| f64::from(u8::from(seat == home))).collect(),
    });
    Some(Flows { share })
}

/// Shares in a year.
fn shares(seats: &Home, year: i32, districts: usize) -> Vec<f64> {
    (0..districts).map(|seat| seats.get(&seat).and_then(|series| series.at(year)).unwrap_or_default()).collect()
}

fn check(context: &Context<'_>, stage: &str, home: Option<usize>, seats: &Home, problems: &mut Problems) {
    let name = home.map_or("*", |home| &context.districts[home].name);
    let first = seats.values().min_by_key(|series| series.first());
    let Some((series, from)) = first.and_then(|series| Some((series, series.first()?))) else { return };
    if from > context.horizon.base_year && !context.data.may_hold("flows", &[("home", name), ("stage", stage)]) {
        let what = said!(
            "`{name}`，{stage}：跨区就学从 {from} 年起列出，而需要从 {} 年起",
            "`{name}`, {stage}: flows are listed from {from}, but needed from {}",
            context.horizon.base_year
        );
        problems.add(context.data.at("flows", series.first_row(), "year", what));
    }
    let years = (0..context.horizon.len()).map(|position| context.horizon.year(position));
    let too_much =
        years.map(|year| (year, shares(seats, year, context.districts.len()).iter().sum::<f64>())).find(|(_, sum)| *sum > 1.0 + ROUNDING);
    if let Some((year, sum)) = too_much {
        let what = said!(
            "`{name}`，{stage}：{year} 年的比例之和为 {sum:.4}，大于 1",
            "`{name}`, {stage}: the shares of {year} sum to {sum:.4}, which is more than 1"
        );
        problems.add(
            context
                .data
                .at("flows", series.first_row(), "share", what)
                .hint(said!("不足 1 的部分到市外就读", "what is missing to 1 leaves the city")),
        );
    }
}
