//! `benchmark seats`: every strategy shares out the scenario's seat budgets, and all are judged in the same futures.

mod written;

use crate::cli::Spoken;
use std::collections::BTreeSet;
use std::time::Instant;

use crate::allocation::access::Decay;
use crate::allocation::seat_plans::{Chosen, Judged, Judging, StochasticValue, judge, least_unmet, stochastic_value};
use crate::cli::args::SeatBenchmark;
use crate::cli::prepare::{Prepared, prepare_without_budgets};
use crate::cli::progress::Bar;
use crate::cli::{Failure, Options, folder_name};
use crate::domain::{
    Benchmark, BenchmarkMeasure, BenchmarkedStrategy, Estimate, LANES, Language, SEAT_STRATEGIES, SeatBudget, SeatMeasure, SeatStrategy,
    World,
};
use crate::futures::{self, BudgetNeed, Choosers, SharedBudget};
use crate::meaning;
use crate::outputs::words::{seat_measure, seat_strategy_name, values_of_information};
use crate::outputs::{RUN, RunFolder};
use crate::said;

/// Benchmarks and writes `benchmark.csv` with its pictures and its report.
pub fn benchmark_seats(what: &SeatBenchmark, options: &Options) -> Result<Spoken, Failure> {
    let started = Instant::now();
    let reach = what.reach.decay()?;
    let prepared = prepare_without_budgets(&what.scenario, options)?;
    let strategies = strategies(what, &prepared)?;
    let place = folder_name::place(options, &format!("{}-benchmark-seats", prepared.scenario.settings.name));
    let folder = RunFolder::begin(&place, options.overwrite, &RUN)?;
    let neighbourhoods = World::neighbourhoods(&[&prepared.world]).len();
    let bar = Bar::new(neighbourhoods * (options.futures / LANES + 1), options);
    let needs = futures::needs(&prepared.world, options.seed, options.futures, &|| bar.tick());
    bar.finish();
    let found = found(&prepared, &needs, &strategies, reach.as_ref(), options);
    written::write(folder, &found, &prepared, options, started)
}

/// The strategies asked for, or all that the scenario allows.
fn strategies(what: &SeatBenchmark, prepared: &Prepared) -> Result<Vec<SeatStrategy>, Failure> {
    let budgets = &prepared.world.budgets;
    let file = what.scenario.display();
    if budgets.is_empty() {
        return Err(Failure::Failed(said!(
            "{file} 没有要分配的学位\n  提示：请加一个 [[seat_budget]]，写明 id、stage、year、unit、places 和 strategy",
            "{file} shares no places out\n  hint: add a [[seat_budget]] with id, stage, year, unit, places and strategy"
        )));
    }
    let written = is_written(budgets);
    let asked = |key: &str| what.strategies.iter().any(|asked| asked == key);
    if asked("manual") && !written {
        return Err(Failure::Failed(said!(
            "{file} 没有手工写明的学位\n  提示：请在每个 seat_budget 中加上 `manual`，或在 --strategies 中去掉它",
            "{file} writes no places by hand\n  hint: add `manual` to each seat_budget, or leave it out of --strategies"
        )));
    }
    let wanted = |(strategy, key): &(SeatStrategy, &str)| {
        if what.strategies.is_empty() { *strategy != SeatStrategy::Manual || written } else { asked(key) }
    };
    Ok(SEAT_STRATEGIES.into_iter().filter(wanted).map(|(strategy, _)| strategy).collect())
}

/// Whether every budget says by hand where its places go.
fn is_written(budgets: &[SeatBudget]) -> bool {
    budgets.iter().all(|budget| budget.lots.iter().all(|lot| lot.places == 0 || lot.manual.iter().sum::<u64>() > 0))
}

fn found(prepared: &Prepared, needs: &[BudgetNeed], strategies: &[SeatStrategy], reach: Option<&Decay>, options: &Options) -> Benchmark {
    let (world, settings) = (&prepared.world, &prepared.scenario.settings);
    let (measures, schools) = (measures(world, reach.is_some()), schools(world));
    let mut list: Vec<BenchmarkMeasure> = measures.iter().map(|measure| seat_measure(*measure, &world.districts, &schools)).collect();
    list.extend(values_of_information());
    let court = Court::of(world, needs, reach, options.seed);
    let judged = |&strategy: &SeatStrategy| {
        options.watch.go_on();
        court.judged(strategy, &measures)
    };
    let position = |measure| measures.iter().position(|known| *known == measure);
    Benchmark {
        scenario_zh: settings.name_zh.clone().unwrap_or_else(|| settings.name.clone()),
        scenario: settings.name.clone(),
        judged: written::judged(prepared),
        futures: options.futures,
        measures: list,
        strategies: strategies.iter().map(judged).collect(),
        frontier: position(SeatMeasure::Shortfall).zip(position(SeatMeasure::WorstCoverage)),
    }
}

/// What all strategies meet, the same for each.
struct Court<'a> {
    world: &'a World,
    needs: &'a [BudgetNeed],
    choosers: Choosers<'a>,
    judgings: Vec<Judging<'a>>,
    /// Fewest unmet pupils that any plans could leave.
    least: Vec<Vec<u64>>,
    seed: u64,
}

impl<'a> Court<'a> {
    fn of(world: &'a World, needs: &'a [BudgetNeed], reach: Option<&'a Decay>, seed: u64) -> Self {
        let choosers = futures::choosers(world, needs, seed);
        let judgings = futures::judgings(world, needs, reach);
        let by_hand = is_written(&world.budgets).then(|| {
            let shared = futures::share_out(world, (needs, &choosers), Some(SeatStrategy::Manual), seed);
            places(&shared)
        });
        let least = least_unmet(&judgings, by_hand.as_deref());
        Self { world, needs, choosers, judgings, least, seed }
    }

    /// Shares out by one strategy, and judges; only the sharing is timed.
    fn judged(&self, strategy: SeatStrategy, measures: &[SeatMeasure]) -> BenchmarkedStrategy {
        let started = Instant::now();
        let shared = futures::share_out(self.world, (self.needs, &self.choosers), Some(strategy), self.seed);
        let seconds = started.elapsed().as_secs_f64();
        let plans = places(&shared);
        let left_over = match strategy {
            SeatStrategy::StatusQuo => 0,
            _ => shared.iter().flat_map(|shared| &shared.plan.left_over).sum(),
        };
        let mut values = judge(&self.judgings, &plans, &self.least, left_over);
        values.extend(by_school(self.world, &shared));
        values.extend(by_choice(self.world, &self.choosers, &shared));
        let mut found: Vec<Option<Estimate>> = measures.iter().map(|measure| of_measure(&values, *measure)).collect();
        found.extend(self.information(strategy, &plans));
        let name = |language| seat_strategy_name(strategy, language).to_owned();
        BenchmarkedStrategy {
            key: strategy.key().into(),
            name_zh: name(Language::Chinese),
            name_en: name(Language::English),
            found,
            seconds: (seconds * 1e6).round() / 1e6,
        }
    }

    /// What planning for all futures is worth: told with the strategy that does.
    fn information(&self, strategy: SeatStrategy, for_all: &[Vec<u64>]) -> [Option<Estimate>; 2] {
        if strategy != SeatStrategy::ExpectedUnmet {
            return [None; 2];
        }
        let means: Vec<BudgetNeed> = self.needs.iter().map(BudgetNeed::mean).collect();
        let for_mean = places(&futures::share_out(self.world, (&means, &self.choosers), Some(strategy), self.seed));
        let StochasticValue { of_stochastic_solution, of_perfect_information } =
            stochastic_value(&self.judgings, (for_all, &for_mean), &self.least);
        let certain = |value: f64| Some(Estimate { mean: value, p10: value, p90: value, se: 0.0 });
        [certain(of_stochastic_solution), certain(of_perfect_information)]
    }
}

/// Places of plans `[budget][district]`.
fn places(shared: &[SharedBudget]) -> Vec<Vec<u64>> {
    shared.iter().map(|shared| shared.plan.by_district()).collect()
}

/// Schools that budgets name, each with its district, in the order of both.
fn schools(world: &World) -> Vec<(usize, String)> {
    let named = world.budgets.iter().flat_map(|budget| &budget.schools);
    let sorted: BTreeSet<(usize, String)> = named.map(|school| (school.district, school.name.clone())).collect();
    sorted.into_iter().collect()
}

/// Places of each school over all budgets.
fn by_school(world: &World, shared: &[SharedBudget]) -> Vec<Judged> {
    let places = |(district, name): &(usize, String)| {
        let of_budget = |(budget, shared): (&SeatBudget, &SharedBudget)| -> u64 {
            let own = |school: &usize| budget.schools[*school].district == *district && budget.schools[*school].name == *name;
            (0..budget.schools.len()).filter(own).map(|school| shared.plan.schools.iter().map(|lot| lot[school]).sum::<u64>()).sum()
        };
        world.budgets.iter().zip(shared).map(of_budget).sum::<u64>() as f64
    };
    schools(world).iter().map(places).enumerate().map(|(school, places)| (SeatMeasure::PlacesAt(school), vec![places])).collect()
}

/// What pupils who choose get: without a school in every stage and year that is judged, mean choice in the first that says how pupils choose.
fn by_choice(world: &World, choosers: &Choosers, shared: &[SharedBudget]) -> Vec<Judged> {
    let judged = futures::judged_budgets(&world.budgets).into_iter();
    let found: Vec<Vec<Chosen>> = judged.filter_map(|position| futures::chosen(world, choosers, position, shared)).collect();
    let Some(first) = found.first() else { return Vec::new() };
    let unplaced = |future: usize| found.iter().map(|of_futures| of_futures[future].unplaced).sum();
    let ranks = first.iter().map(|chosen| chosen.mean_rank).collect();
    vec![(SeatMeasure::WithoutSchool, (0..first.len()).map(unplaced).collect()), (SeatMeasure::MeanRank, ranks)]
}

fn of_measure(values: &[Judged], measure: SeatMeasure) -> Option<Estimate> {
    values.iter().find(|(known, _)| *known == measure).map(|(_, values)| estimate(values))
}

/// Mean, range and standard error over the futures.
fn estimate(values: &[f64]) -> Estimate {
    let spread = meaning::distribution(values);
    let count = values.len() as f64;
    let squares: f64 = values.iter().map(|value| (value - spread.mean) * (value - spread.mean)).sum();
    let se = if values.len() > 1 { (squares / (count - 1.0) / count).sqrt() } else { 0.0 };
    Estimate { mean: spread.mean, p10: spread.p10, p90: spread.p90, se }
}

/// Measures in the order of the table.
fn measures(world: &World, reach: bool) -> Vec<SeatMeasure> {
    let city = [
        SeatMeasure::Shortfall,
        SeatMeasure::WorstCoverage,
        SeatMeasure::CoverageGini,
        SeatMeasure::Regret,
        SeatMeasure::WorstRegret,
        SeatMeasure::PlacedRate,
        SeatMeasure::WorseOff,
        SeatMeasure::CoverageTheil,
        SeatMeasure::UtilisationSpread,
        SeatMeasure::LeftOver,
    ];
    let districts = || 0..world.districts.len();
    let of_districts = districts().map(SeatMeasure::Places).chain(districts().map(SeatMeasure::WorseOffIn));
    let access = std::iter::once(SeatMeasure::WorstAccess).chain(districts().map(SeatMeasure::AccessIn)).filter(|_| reach);
    let of_schools = (0..schools(world).len()).map(SeatMeasure::PlacesAt);
    let by_choice = [SeatMeasure::WithoutSchool, SeatMeasure::MeanRank].into_iter();
    let by_choice = by_choice.filter(|_| world.budgets.iter().any(|budget| budget.choice.is_some()));
    city.into_iter().chain(by_choice).chain(of_districts).chain(of_schools).chain(access).collect()
}
