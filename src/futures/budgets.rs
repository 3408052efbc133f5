//! Seat budgets: what the strategies make of them becomes part of the ledger.
//!
//! Needs are read from the futures of the world without any budget. Budgets are shared out by year, then in the order of the scenario; each
//! sees the seats that those before it brought to its stage. A strategy that looks at the central future alone makes the same plan however
//! many futures are drawn.

use std::ops::Range;

use super::choosing::{Applying, Choosers, after_plans, choosers};
use super::run::{Manner, Progress, run_in};
use crate::allocation::seat_plans::{self, Chosen, Neighbourhood, SeatPlan, Setting};
use crate::domain::{
    BudgetSchool, BudgetUnit, Bundle, Delay, Ensemble, LANES, Ladder, Life, Lot, Membership, NeedByFuture, SchoolBlock, SeatBudget,
    SeatChange, SeatStep, SeatStrategy, SharedOut, Tier, World,
};

/// Demand and seats of a budget's stage, in the grades that it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetNeed {
    /// In the year of the budget.
    pub in_year: NeedByFuture,
    /// In the first reported year.
    pub today: NeedByFuture,
    /// Who applies to the stage and what stands for them, where the budget says how pupils choose; otherwise nobody.
    pub applying: Applying,
}

/// A budget that was shared out, and the need that it met: with what earlier budgets brought, without itself.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedBudget {
    /// Need.
    pub need: NeedByFuture,
    /// Plan.
    pub plan: SeatPlan,
}

/// What pupils who choose get in the year of a budget (by position) once all budgets that come to its stage by then have come, in futures 1 to 7
/// `[future]`; `None` where the scenario does not say how they choose.
pub fn chosen(world: &World, choosers: &Choosers, position: usize, shared: &[SharedBudget]) -> Option<Vec<Chosen>> {
    let plans = shared.iter().map(|shared| Some(&shared.plan));
    Some(seat_plans::chosen(&after_plans(world, choosers, position, plans)?))
}

/// The world with every budget shared out.
#[must_use]
pub fn with_budgets(world: World, seed: u64, futures: usize) -> World {
    sharing_out(world, seed, futures, &|| {}).0
}

/// The same, and what is told of each budget; tells progress a bundle at a time.
pub fn sharing_out(mut world: World, seed: u64, futures: usize, progress: Progress) -> (World, Vec<SharedOut>) {
    if world.budgets.is_empty() {
        return (world, Vec::new());
    }
    let all = world.budgets.iter().any(|budget| budget.strategy.wants_all_futures());
    let needs = needs(&world, seed, if all { futures } else { 0 }, progress);
    let chooses = world.budgets.iter().any(|budget| budget.strategy == SeatStrategy::ChoiceAware);
    let choosers = if chooses { choosers(&world, &needs, seed) } else { world.budgets.iter().map(|_| None).collect() };
    let shared = share_out(&world, (&needs, &choosers), None, seed);
    for (budget, shared) in world.budgets.iter().zip(&shared) {
        world.seats.changes.push(at_districts(&world.ladder, budget, &shared.plan));
        for block in world.schools.iter_mut().filter(|block| block.stage == budget.stage) {
            block.seats.changes.extend(at_schools(&world.ladder, budget, &shared.plan, block));
        }
    }
    world.seats.changes.sort_by(|a, b| a.year.cmp(&b.year).then(a.name.cmp(&b.name)));
    let told = world.budgets.iter().zip(&shared).map(|(budget, shared)| shared.told(budget)).collect();
    (world, told)
}

/// What each budget of a world finds, in the futures of the world without them `[budget]`. Neighbourhoods are lived one after the other and
/// let go of; each tells progress a bundle at a time.
pub fn needs(world: &World, seed: u64, futures: usize, progress: Progress) -> Vec<BudgetNeed> {
    let mut needs: Vec<BudgetNeed> = world.budgets.iter().map(|budget| BudgetNeed::of_nobody(world, budget)).collect();
    let manner = Manner { why: false, ..Manner::default() };
    for districts in World::neighbourhoods(&[world]) {
        let part = world.only(&districts);
        let ensemble = run_in(manner, &[&part], seed, futures, progress).remove(0);
        let first = world.horizon.first();
        for (budget, need) in world.budgets.iter().zip(&mut needs) {
            let year = world.horizon.position(budget.year).unwrap_or(first);
            need.in_year.take(&districts, &read(&part, &ensemble, budget, year));
            need.today.take(&districts, &read(&part, &ensemble, budget, first));
            if let Some(choice) = &budget.choice {
                need.take_applying(&districts, &part, &ensemble.lives[0], (budget.stage, choice.leavers, year));
            }
        }
    }
    needs
}

impl BudgetNeed {
    /// The same where only the mean of the futures comes.
    #[must_use]
    pub fn mean(&self) -> Self {
        Self { in_year: self.in_year.mean(), ..self.clone() }
    }

    fn of_nobody(world: &World, budget: &SeatBudget) -> Self {
        let (districts, grades) = (world.districts.len(), counted(world, budget).len());
        let told_apart = if grades > 1 { districts } else { 0 };
        let nobody = NeedByFuture {
            by_grade: vec![vec![Vec::new(); grades]; told_apart],
            central_by_grade: vec![vec![0.0; grades]; told_apart],
            ..NeedByFuture::certain(&vec![0.0; districts], &vec![0.0; districts])
        };
        Self { in_year: nobody.clone(), today: nobody, applying: Applying::of_nobody(districts) }
    }

    /// Takes over who applies to a stage in some districts, in the order given: those who leave a grade the year before, or who would enter.
    fn take_applying(&mut self, districts: &[usize], part: &World, life: &Life, (stage, leavers, year): (usize, Option<usize>, usize)) {
        let entry = part.ladder.grades_of(stage).start;
        for (place, &district) in districts.iter().enumerate() {
            self.applying.places[district] = life.seats[part.cell(year, place, entry)];
            self.applying.pupils[district] = match leavers {
                Some(grade) => part.in_class(life, (year.saturating_sub(1), place, grade)),
                None => life.demand[part.cell(year, place, entry)],
            };
        }
    }
}

/// Shares every budget out `[budget]`: each by its own strategy, or all by one.
pub fn share_out(
    world: &World,
    (needs, choosers): (&[BudgetNeed], &Choosers),
    strategy: Option<SeatStrategy>,
    seed: u64,
) -> Vec<SharedBudget> {
    let mut order: Vec<usize> = (0..world.budgets.len()).collect();
    order.sort_by_key(|&position| world.budgets[position].year);
    let mut shared: Vec<Option<SharedBudget>> = world.budgets.iter().map(|_| None).collect();
    for position in order {
        let budget = &world.budgets[position];
        let mut found = needs[position].clone();
        for (earlier, done) in world.budgets.iter().zip(&shared) {
            if let Some(done) = done {
                let brought = at_districts(&world.ladder, earlier, &done.plan);
                brought.steps.iter().for_each(|step| stand(world, budget, earlier.year, step, &mut found));
            }
        }
        let strategy = strategy.unwrap_or(budget.strategy);
        let earlier = shared.iter().map(|shared| Some(&shared.as_ref()?.plan));
        let choosing = if strategy == SeatStrategy::ChoiceAware { after_plans(world, choosers, position, earlier) } else { None };
        let neighbourhood = neighbourhood(world, budget.stage);
        let setting = Setting { need: &found.in_year, neighbourhood, choosing: choosing.as_ref(), seed };
        let plan = seat_plans::share_out(strategy, budget, &setting);
        shared[position] = Some(SharedBudget { need: found.in_year, plan });
    }
    shared.into_iter().flatten().collect()
}

/// Where pupils of a stage go who find no seat at home.
pub fn neighbourhood(world: &World, stage: usize) -> Neighbourhood<'_> {
    Neighbourhood { neighbours: &world.neighbours, spills: world.ladder.stages[stage].spillover }
}

/// Grades that a budget counts.
pub(super) fn counted(world: &World, budget: &SeatBudget) -> Range<usize> {
    let grades = world.ladder.grades_of(budget.stage);
    match budget.unit {
        BudgetUnit::Intake => grades.start..grades.start + 1,
        BudgetUnit::Seats => grades,
    }
}

/// What the districts of a world want and have in a year, in the grades that a budget counts.
fn read(world: &World, ensemble: &Ensemble, budget: &SeatBudget, year: usize) -> NeedByFuture {
    let counted = counted(world, budget);
    let cell = |(district, grade): (usize, usize), future: usize, of: fn(&Life) -> &Vec<Bundle>| -> f64 {
        of(&ensemble.lives[future / LANES])[world.cell(year, district, grade)].0[future % LANES]
    };
    let sum = |district: usize, future: usize, of| -> f64 { counted.clone().map(|grade| cell((district, grade), future, of)).sum() };
    let central = |of| (0..world.districts.len()).map(|district| sum(district, 0, of)).collect();
    let all = |of| {
        let futures = |district| ensemble.numbers().map(|future| sum(district, future, of)).collect();
        (0..world.districts.len()).map(futures).collect()
    };
    let told_apart = || 0..if counted.len() > 1 { world.districts.len() } else { 0 };
    let excess = |place: (usize, usize), future: usize| cell(place, future, |l| &l.demand) - cell(place, future, |l| &l.seats);
    let futures = |place: (usize, usize)| ensemble.numbers().map(|future| excess(place, future)).collect();
    NeedByFuture {
        central_demand: central(|l| &l.demand),
        central_seats: central(|l| &l.seats),
        demand: all(|l| &l.demand),
        seats: all(|l| &l.seats),
        by_grade: told_apart().map(|district| counted.clone().map(|grade| futures((district, grade))).collect()).collect(),
        central_by_grade: told_apart().map(|district| counted.clone().map(|grade| excess((district, grade), 0)).collect()).collect(),
    }
}

/// Adds a step of an earlier budget to the seats that a later one finds, where it stands by then in a grade that is counted.
fn stand(world: &World, budget: &SeatBudget, from_year: i32, step: &SeatStep, found: &mut BudgetNeed) {
    if from_year + step.lag_years as i32 > budget.year {
        return;
    }
    let counted = counted(world, budget);
    if counted.contains(&step.grade) {
        found.in_year.add_seats(step.district, step.grade - counted.start, step.seats);
    }
}

/// What a plan brings to each district.
fn at_districts(ladder: &Ladder, budget: &SeatBudget, plan: &SeatPlan) -> SeatChange {
    let grades = ladder.grades_of(budget.stage);
    let of_lot = |(lot, places): (&Lot, &Vec<u64>)| {
        let of_district = |(district, &places): (usize, &u64)| steps(grades.clone(), budget, lot, district, places);
        places.iter().enumerate().flat_map(of_district).collect::<Vec<_>>()
    };
    change(budget, budget.lots.iter().zip(&plan.places).flat_map(of_lot).collect())
}

/// What it brings to the schools of a district, where the budget names schools; grades are those of the stage alone.
fn at_schools(ladder: &Ladder, budget: &SeatBudget, plan: &SeatPlan, block: &SchoolBlock) -> Option<SeatChange> {
    let grades = 0..ladder.grades_of(budget.stage).len();
    let place = |school: &BudgetSchool| {
        let here = school.district == block.district;
        block.schools.iter().position(|known| here && known.name == school.name)
    };
    let of_lot = |(lot, places): (&Lot, &Vec<u64>)| {
        let of_school = |(school, &places): (&BudgetSchool, &u64)| Some(steps(grades.clone(), budget, lot, place(school)?, places));
        budget.schools.iter().zip(places).filter_map(of_school).flatten().collect::<Vec<_>>()
    };
    let steps: Vec<SeatStep> = budget.lots.iter().zip(&plan.schools).flat_map(of_lot).collect();
    (!steps.is_empty()).then(|| change(budget, steps))
}

fn change(budget: &SeatBudget, steps: Vec<SeatStep>) -> SeatChange {
    let (name, kind) = (budget.id.clone(), "intake".into());
    SeatChange {
        name,
        kind,
        year: budget.year,
        delay: Delay::none(),
        after: Vec::new(),
        chance: 1.0,
        steps,
        moves: Vec::new(),
        costs: Vec::new(),
    }
}

fn steps(grades: Range<usize>, budget: &SeatBudget, lot: &Lot, district: usize, places: u64) -> Vec<SeatStep> {
    let parts = grades.len() as f64;
    let step = |(lag_years, grade, brings): (usize, usize, u64)| {
        let seats = (places * brings) as f64 / parts;
        SeatStep { district, grade, lag_years, seats, groups: membership(lot.tier) }
    };
    if places == 0 { Vec::new() } else { shape(grades, budget.unit).map(step).collect() }
}

/// What a place of a budget brings: years later, in which grade, how much of it [parts of a place, as many as grades]. Intake places come with
/// each new cohort; seats come at once, spread over the grades.
pub(super) fn shape(grades: Range<usize>, unit: BudgetUnit) -> impl Iterator<Item = (usize, usize, u64)> {
    let parts = grades.len() as u64;
    grades.enumerate().map(move |(lag, grade)| match unit {
        BudgetUnit::Intake => (lag, grade, parts),
        BudgetUnit::Seats => (0, grade, 1),
    })
}

/// Places of an admission plan are places of public schools.
fn membership(tier: Option<Tier>) -> Membership {
    [true, true, tier == Some(Tier::Quality)]
}
