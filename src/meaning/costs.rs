//! What it costs to avoid a shortfall: a scenario against the base, summed over the years in which both are compared.

use super::asked::priced_alike;
use super::city::Sum;
use super::statistics::{Values, distribution};
use super::telling::Scene;
use crate::domain::{Bundle, CostRow, World, anybody};

/// Costs [yuan] and shortfall [pupil-years] of one place in the futures of a bundle.
type Totals = [Bundle; 2];

/// The whole city's costs and shortfall `[scenario][stage][bundle]`, summed over districts.
#[derive(Clone, Debug, Default)]
pub struct CityCosts {
    sums: Vec<Vec<Vec<[Sum; 2]>>>,
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
            let bundles = vec![[Sum::ZERO; 2]; scenes[0].ensemble.lives.len()];
            self.sums = vec![vec![bundles; scenes[0].world.ladder.stages.len()]; scenes.len()];
        }
    }
}

/// Tells the districts of some scenes `[scenario]`, and adds them to the city.
pub fn tell_costs(scenes: &[Scene], city: &mut CityCosts) -> Vec<Vec<CostRow>> {
    let mut told: Vec<Vec<CostRow>> = scenes.iter().map(|_| Vec::new()).collect();
    let worlds: Vec<&World> = scenes.iter().map(|scene| scene.world).collect();
    if (1..worlds.len()).all(|scenario| stages(&worlds, scenario).is_empty()) {
        return told;
    }
    city.make_room(scenes);
    let stages = scenes[0].world.ladder.stages.len();
    for (local, &district) in scenes[0].districts.iter().enumerate() {
        let of = |scene: &Scene| -> Vec<Vec<Totals>> { (0..stages).map(|stage| totals(scene, worlds[0], local, stage)).collect() };
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

/// Stages of which costs are told in the base or the scenario, in the same way.
fn stages(worlds: &[&World], scenario: usize) -> Vec<usize> {
    let (base, other) = (worlds[0], worlds[scenario]);
    let tells = |world: &World, stage: usize| world.money.tells_running(stage) || world.money.tells_capital(stage);
    let told = |stage: &usize| priced_alike(base, other, *stage) && (tells(base, *stage) || tells(other, *stage));
    (0..base.ladder.stages.len()).filter(told).collect()
}

/// Costs and shortfall of a district and stage by bundle, over the years of the base's alert rule.
fn totals(scene: &Scene, base: &World, district: usize, stage: usize) -> Vec<Totals> {
    let (world, grades) = (scene.world, scene.world.ladder.grades_of(stage));
    let years = base.horizon.reported().filter(|&year| base.horizon.year(year) >= base.alert.from_year);
    let of_life = |life: &crate::domain::Life| {
        let mut totals = [Bundle::ZERO; 2];
        for year in years.clone() {
            let place = (year, district, stage);
            totals[0] += world.running_yuan(life, place) + world.capital_yuan(life, place);
            for cell in grades.clone().map(|grade| world.cell(year, district, grade)) {
                totals[1] += (life.wanted(cell) - life.seats[cell]).floor_zero();
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
    let mut all: Vec<Totals> = Vec::new();
    let mut rows = Vec::new();
    for stage in stages(worlds, scenario) {
        let gained: Vec<Totals> = totals(scenario, stage).iter().zip(totals(0, stage)).map(|(a, b)| [a[0] - b[0], b[1] - a[1]]).collect();
        all.resize(gained.len(), [Bundle::ZERO; 2]);
        all.iter_mut().zip(&gained).for_each(|(all, part)| all.iter_mut().zip(part).for_each(|(all, &part)| *all += part));
        rows.push(row(district, Some(stage), &gained, futures));
    }
    rows.extend((!all.is_empty()).then(|| row(district, None, &all, futures)));
    rows
}

fn row(district: Option<usize>, stage: Option<usize>, gained: &[Totals], futures: usize) -> CostRow {
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
        chance_avoided: each.len() as f64 / avoided.list.len() as f64,
        yuan_per_pupil_year: anybody(mean).then(|| cost.mean() / mean),
        over_futures: (!each.is_empty()).then(|| distribution(&each)),
        cost: cost.distribution(),
        avoided: avoided.distribution(),
    }
}
