//! `benchmark seats`: every strategy shares out the scenario's seat budgets, and all are judged in the same futures.

mod written;

use crate::cli::Spoken;
use std::collections::BTreeSet;
use std::time::Instant;

use crate::allocation::access::Decay;
use crate::allocation::seat_plans::{Chosen, Judged, Judging, Setting, StochasticValue, judge, stochastic_value};
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
    let prepared = prepare_without_budgets(&what.scenario, options)?;
    let strategies = strategies(what, &prepared)?;
    let place = folder_name::place(options, &format!("{}-benchmark-seats", prepared.scenario.settings.name));
    let folder = RunFolder::begin(&place, options.overwrite, &RUN)?;
    let neighbourhoods = World::neighbourhoods(&[&prepared.world]).len();
    let bar = Bar::new(neighbourhoods * (options.futures / LANES + 1), options);
    let needs = futures::needs(&prepared.world, options.seed, options.futures, &|| bar.tick());
    bar.finish();
    let reach = what.reach.decay();
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
    let written = budgets.iter().all(|budget| budget.lots.iter().all(|lot| lot.places == 0 || lot.manual.iter().sum::<u64>() > 0));
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

fn found(prepared: &Prepared, needs: &[BudgetNeed], strategies: &[SeatStrategy], reach: Option<&Decay>, options: &Options) -> Benchmark {
    let (world, settings) = (&prepared.world, &prepared.scenario.settings);
    let (measures, schools) = (measures(world, reach.is_some()), schools(world));
    let mut list: Vec<BenchmarkMeasure> = measures.iter().map(|measure| seat_measure(*measure, &world.districts, &schools)).collect();
    list.extend(values_of_information());
    let choosers = futures::choosers(world, needs, options.seed);
    let judged = |&strategy: &SeatStrategy| {
        options.watch.go_on();
        judged(world, (needs, &choosers), strategy, (options.seed, reach), &measures)
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

/// Shares out by one strategy, and judges; only the sharing is timed.
fn judged(
    world: &World,
    (needs, choosers): (&[BudgetNeed], &Choosers),
    strategy: SeatStrategy,
    (seed, reach): (u64, Option<&Decay>),
    measures: &[SeatMeasure],
) -> BenchmarkedStrategy {
    let started = Instant::now();
    let shared = futures::share_out(world, (needs, choosers), Some(strategy), seed);
    let seconds = started.elapsed().as_secs_f64();
    let judgings: Vec<Judging> = world
        .budgets
        .iter()
        .zip(&shared)
        .zip(needs)
        .map(|((budget, shared), need)| Judging {
            budget,
            need: &shared.need,
            today: &need.today,
            neighbourhood: futures::neighbourhood(world, budget.stage),
            reach: reach.map(|decay| (&world.neighbours, decay)),
        })
        .collect();
    let plans: Vec<Vec<u64>> = shared.iter().map(|shared| shared.plan.by_district()).collect();
    let left_over = match strategy {
        SeatStrategy::StatusQuo => 0,
        _ => shared.iter().flat_map(|shared| &shared.plan.left_over).sum(),
    };
    let mut values = judge(&judgings, &plans, left_over);
    values.extend(by_school(world, &shared));
    values.extend(by_choice(world, choosers, &shared));
    let mut found: Vec<Option<Estimate>> = measures.iter().map(|measure| of_measure(&values, *measure)).collect();
    found.extend(information(world, &shared, strategy, seed));
    let name = |language| seat_strategy_name(strategy, language).to_owned();
    BenchmarkedStrategy {
        key: strategy.key().into(),
        name_zh: name(Language::Chinese),
        name_en: name(Language::English),
        found,
        seconds: (seconds * 1e6).round() / 1e6,
    }
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

/// What pupils who choose get: without a school in all budgets, mean choice in the first that says how pupils choose.
fn by_choice(world: &World, choosers: &Choosers, shared: &[SharedBudget]) -> Vec<Judged> {
    let of_budget = |(position, shared)| futures::chosen(world, choosers, position, shared);
    let found: Vec<Vec<Chosen>> = shared.iter().enumerate().filter_map(of_budget).collect();
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

/// What planning for all futures is worth: told with the strategy that does.
fn information(world: &World, shared: &[SharedBudget], strategy: SeatStrategy, seed: u64) -> [Option<Estimate>; 2] {
    if strategy != SeatStrategy::ExpectedUnmet {
        return [None; 2];
    }
    let of = |(budget, shared): (&SeatBudget, &SharedBudget)| {
        stochastic_value(
            budget,
            &Setting { need: &shared.need, neighbourhood: futures::neighbourhood(world, budget.stage), choosing: None, seed },
        )
    };
    let values: Vec<StochasticValue> = world.budgets.iter().zip(shared).map(of).collect();
    let certain = |value: f64| Some(Estimate { mean: value, p10: value, p90: value, se: 0.0 });
    [
        certain(values.iter().map(|value| value.of_stochastic_solution).sum()),
        certain(values.iter().map(|value| value.of_perfect_information).sum()),
    ]
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
