//! What it costs to avoid a shortfall: a scenario against the base, summed over all years from the base year on, so that no money is left out
//! whose seats are counted, and over all stages, so that seats that go from one to another are counted in both.

use super::asked::priced_alike;
use super::city::Sum;
use super::statistics::{Values, distribution};
use super::telling::Scene;
use crate::domain::{Bundle, CostRow, Life, World, anybody};

/// Of one place in the futures of a bundle: what its pupils cost and what its projects cost [yuan], and its shortfall [pupil-years].
type Totals = [Bundle; 3];

/// Costs [yuan] of a scenario above those of the base, and shortfall [pupil-years] below that of the base.
type Gained = [Bundle; 2];

/// The whole city's costs and shortfall `[scenario][stage][bundle]`, summed over districts.
#[derive(Clone, Debug, Default)]
pub struct CityCosts {
    sums: Vec<Vec<Vec<[Sum; 3]>>>,
}

impl CityCosts {
    /// Adds other parts of the city.
    pub fn add_all(&mut self, other: &Self) {
        if self.sums.is_empty() {
            self.sums.clone_from(&other.sums);
            return;
        }
        let sums = self.sums.iter_mut().flatten().flatten();
        for (sum, part) in sums.zip(other.sums.iter().flatten().flatten()) {
            sum.iter_mut().zip(part).for_each(|(sum, part)| sum.add_all(part));
        }
    }

    fn add(&mut self, scenario: usize, stage: usize, totals: &[Totals]) {
        for (sum, totals) in self.sums[scenario][stage].iter_mut().zip(totals) {
            sum.iter_mut().zip(totals).for_each(|(sum, &part)| sum.add(part));
        }
    }

    fn make_room(&mut self, scenes: &[Scene]) {
        if self.sums.is_empty() {
            let bundles = vec![[Sum::ZERO; 3]; scenes[0].ensemble.lives.len()];
            self.sums = vec![vec![bundles; scenes[0].world.ladder.stages.len()]; scenes.len()];
        }
    }
}

/// Tells the districts of some scenes `[scenario]`, and adds them to the city.
pub fn tell_costs(scenes: &[Scene], city: &mut CityCosts) -> Vec<Vec<CostRow>> {
    let mut told: Vec<Vec<CostRow>> = scenes.iter().map(|_| Vec::new()).collect();
    let worlds: Vec<&World> = scenes.iter().map(|scene| scene.world).collect();
    if !(1..worlds.len()).any(|scenario| tells(worlds[0], worlds[scenario])) {
        return told;
    }
    city.make_room(scenes);
    let stages = scenes[0].world.ladder.stages.len();
    for (local, &district) in scenes[0].districts.iter().enumerate() {
        let of = |scene: &Scene| -> Vec<Vec<Totals>> { (0..stages).map(|stage| totals(scene, local, stage)).collect() };
        let all: Vec<Vec<Vec<Totals>>> = scenes.iter().map(of).collect();
        for (scenario, stages) in all.iter().enumerate() {
            stages.iter().enumerate().for_each(|(stage, totals)| city.add(scenario, stage, totals));
        }
        for (scenario, told) in told.iter_mut().enumerate().skip(1) {
            let totals = |scenario: usize, stage: usize| all[scenario][stage].clone();
            told.extend(rows(&worlds, scenario, Some(district), scenes[0].ensemble.futures, totals));
        }
    }
    told
}

/// Tells the whole city in each scenario.
pub fn tell_city_costs(worlds: &[&World], city: &CityCosts, futures: usize) -> Vec<Vec<CostRow>> {
    let of = |scenario: usize| {
        let totals = |scenario: usize, stage: usize| city.sums[scenario][stage].iter().map(|sum| sum.map(|sum| sum.value())).collect();
        if scenario == 0 || city.sums.is_empty() { Vec::new() } else { rows(worlds, scenario, None, futures, totals) }
    };
    (0..worlds.len()).map(of).collect()
}

/// Puts rows in the order of their table: district (city first), stage, all stages last.
pub fn costs_in_order(mut rows: Vec<CostRow>) -> Vec<CostRow> {
    rows.sort_by_key(|row| (row.district, row.stage.is_none(), row.stage));
    rows
}

/// Whether costs of any stage are told in the base or the scenario.
fn tells(base: &World, scenario: &World) -> bool {
    let any =
        |world: &World| (0..world.ladder.stages.len()).any(|stage| world.money.tells_running(stage) || world.money.tells_capital(stage));
    any(base) || any(scenario)
}

/// Costs and shortfall of a district and stage by bundle.
fn totals(scene: &Scene, district: usize, stage: usize) -> Vec<Totals> {
    let (world, grades) = (scene.world, scene.world.ladder.grades_of(stage));
    let of_life = |life: &Life| {
        let mut totals = [Bundle::ZERO; 3];
        for year in 0..world.horizon.len() {
            let place = (year, district, stage);
            totals[0] += world.pupils_yuan(life, place);
            totals[1] += world.projects_run_yuan(life, place) + world.capital_yuan(life, place);
            for cell in grades.clone().map(|grade| world.cell(year, district, grade)) {
                totals[2] += (life.wanted(cell) - life.seats[cell]).floor_zero();
            }
        }
        totals
    };
    scene.ensemble.lives.iter().map(of_life).collect()
}

/// The rows of one place: its stages, then all of them together.
fn rows(
    worlds: &[&World],
    scenario: usize,
    district: Option<usize>,
    futures: usize,
    totals: impl Fn(usize, usize) -> Vec<Totals>,
) -> Vec<CostRow> {
    let (base, other) = (worlds[0], worlds[scenario]);
    if !tells(base, other) {
        return Vec::new();
    }
    let stages = 0..base.ladder.stages.len();
    let mut all: Vec<Gained> = Vec::new();
    let mut rows = Vec::new();
    for stage in stages.clone() {
        let gained = gained(&totals(scenario, stage), &totals(0, stage), priced_alike(base, other, stage));
        all.resize(gained.len(), [Bundle::ZERO; 2]);
        all.iter_mut().zip(&gained).for_each(|(all, part)| all.iter_mut().zip(part).for_each(|(all, &part)| *all += part));
        let grounds = (!priced_alike(base, other, stage), other_prices(base, other, stage));
        rows.push(row((district, Some(stage)), grounds, &gained, futures));
    }
    let left_out = stages.clone().any(|stage| !priced_alike(base, other, stage));
    let other_prices = stages.into_iter().any(|stage| other_prices(base, other, stage));
    rows.push(row((district, None), (left_out, other_prices), &all, futures));
    rows
}

/// Whether two scenarios count by other prices of a year, or take a pupil to cost another sum.
fn other_prices(base: &World, scenario: &World, stage: usize) -> bool {
    let (a, b) = (&base.money, &scenario.money);
    let told = [base, scenario].iter().any(|world| world.money.tells_running(stage) || world.money.tells_capital(stage));
    let pupils = a.per_pupil_yuan[stage].zip(b.per_pupil_yuan[stage]).is_some_and(|(a, b)| a.to_bits() != b.to_bits());
    told && (pupils || a.price_level.iter().zip(&b.price_level).any(|(a, b)| a.to_bits() != b.to_bits()))
}

/// What pupils cost counts where both scenarios price them.
fn gained(scenario: &[Totals], base: &[Totals], priced_alike: bool) -> Vec<Gained> {
    let of = |(a, b): (&Totals, &Totals)| {
        let pupils = if priced_alike { a[0] - b[0] } else { Bundle::ZERO };
        [pupils + (a[1] - b[1]), b[2] - a[2]]
    };
    scenario.iter().zip(base).map(of).collect()
}

fn row(
    (district, stage): (Option<usize>, Option<usize>),
    (pupils_left_out, other_prices): (bool, bool),
    gained: &[Gained],
    futures: usize,
) -> CostRow {
    let [mut cost, mut avoided] = [0, 1].map(|part| {
        let mut values = Values::default();
        values.begin(futures);
        gained.iter().enumerate().for_each(|(bundle, totals)| values.add(totals[part], bundle, futures));
        values
    });
    let each: Vec<f64> = cost.list.iter().zip(&avoided.list).filter(|(_, avoided)| anybody(**avoided)).map(|(yuan, n)| yuan / n).collect();
    let mean = avoided.mean();
    CostRow {
        district,
        stage,
        pupils_left_out,
        other_prices,
        chance_avoided: each.len() as f64 / avoided.list.len() as f64,
        yuan_per_pupil_year: anybody(mean).then(|| cost.mean() / mean),
        over_futures: (!each.is_empty()).then(|| distribution(&each)),
        cost: cost.distribution(),
        avoided: avoided.distribution(),
    }
}
