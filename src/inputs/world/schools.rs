//! Schools one by one, for the stages that the scenario places school by school.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::Compiled;
use super::context::Context;
use super::neighbours::by_road_km;
use super::pool_index::Pools;
use super::pools::Pool;
use super::seats::mean_class_size;
use crate::domain::{Merger, NO_SCHOOL_LISTED, Neighbours, Origin, OverflowRule, School, SchoolBlock, SeatChange, SeatStep, Seats};
use crate::inputs::dataset::SchoolRow;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::PlacementLevel;

/// Whether a stage is placed school by school.
pub(super) fn asks(context: &Context<'_>, stage: usize) -> bool {
    let placement = context.settings.placement.get(&context.ladder.stages[stage].id);
    placement.is_some_and(|placement| placement.level == Some(PlacementLevel::School))
}

/// The pools as they stand without any change, by position; none where no stage is placed school by school.
pub(super) fn before(context: &Context<'_>, pools: &Pools) -> Vec<Pool> {
    let asked = (0..context.ladder.stages.len()).any(|stage| asks(context, stage));
    if asked { pools.iter().cloned().collect() } else { Vec::new() }
}

/// The schools of each district and stage that is placed school by school, and what every project does to them.
pub(super) fn read(
    context: &Context<'_>,
    before: &[Pool],
    pools: &Pools,
    compiled: &[Compiled],
    problems: &mut Problems,
) -> Vec<SchoolBlock> {
    let stages: Vec<usize> = (0..context.ladder.stages.len()).filter(|&stage| asks(context, stage)).collect();
    if stages.is_empty() {
        return Vec::new();
    }
    let rows = rows(context);
    let mut blocks: Vec<SchoolBlock> = Vec::new();
    let mut first = 0;
    for (district, &stage) in (0..context.districts.len()).flat_map(|district| stages.iter().map(move |stage| (district, stage))) {
        let here = Here::of(context, (district, stage), before, pools, &rows);
        let block = here.block(compiled, first);
        first += block.schools.len();
        blocks.push(block);
    }
    for &stage in &stages {
        check(context, stage, &blocks, problems);
    }
    blocks
}

/// Rows of the table by school and stage.
type Rows<'a> = BTreeMap<(&'a str, &'a str), &'a SchoolRow>;

fn rows<'a>(context: &Context<'a>) -> Rows<'a> {
    context.data.schools.iter().map(|row| ((row.school.as_str(), row.stage.as_str()), row)).collect()
}

/// A district's schools of a stage.
struct Here<'a> {
    context: &'a Context<'a>,
    district: usize,
    stage: usize,
    before: &'a [Pool],
    pools: &'a Pools,
    rows: &'a Rows<'a>,
    /// Positions of the pools of each school, by name.
    schools: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Here<'a> {
    fn of(context: &'a Context<'a>, (district, stage): (usize, usize), before: &'a [Pool], pools: &'a Pools, rows: &'a Rows<'a>) -> Self {
        let mut schools: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in pools.at(district, stage) {
            if let Some(school) = &pools[at].school {
                schools.entry(school).or_default().push(at);
            }
        }
        Self { context, district, stage, before, pools, rows, schools }
    }

    fn block(&self, compiled: &[Compiled], first: usize) -> SchoolBlock {
        let (changes, mergers) = self.changes(compiled);
        let grades = self.grades();
        let standing = self.schools.values().flat_map(|pools| (0..grades).flat_map(|grade| self.standing(pools, grade)));
        let seats = Seats {
            standing: standing.collect(),
            standing_in_group: Vec::new(),
            class_size: self.schools.values().flat_map(|pools| (0..grades).map(|grade| self.class_size(pools, grade))).collect(),
            norm_seats: self.norm_seats(&changes),
            changes,
        };
        SchoolBlock { district: self.district, stage: self.stage, first, schools: self.named(), seats, mergers, ways: self.ways() }
    }

    fn grades(&self) -> usize {
        self.context.ladder.stages[self.stage].grades.len()
    }

    /// Pools as they stand without any change; those that a project made stand empty.
    fn pools_before<'p>(&'p self, pools: &'p [usize]) -> impl Iterator<Item = &'a Pool> + 'p {
        pools.iter().filter_map(|&at| self.before.get(at))
    }

    /// Seats of a grade by year.
    fn standing<'p>(&'p self, pools: &'p [usize], grade: usize) -> impl Iterator<Item = f64> + 'p {
        (0..self.context.horizon.len()).map(move |year| self.pools_before(pools).map(|pool| pool.at(grade, year)).sum())
    }

    /// Seats in a class of a grade; as its pools say where no seat stands yet, or the class norm.
    fn class_size(&self, pools: &[usize], grade: usize) -> f64 {
        let in_base_year = mean_class_size(self.pools_before(pools), grade, 0);
        in_base_year.or_else(|| self.pools[pools[0]].class_size).or(self.context.ladder.stages[self.stage].class_norm).unwrap_or_default()
    }

    fn row(&self, school: &str) -> Option<&'a SchoolRow> {
        self.rows.get(&(school, self.context.ladder.stages[self.stage].id.as_str())).copied()
    }

    /// The schools, and at last the seats of none of them.
    fn named(&self) -> Vec<School> {
        let full: Vec<Option<f64>> = self.schools.iter().map(|(name, pools)| self.how_full(name, pools)).collect();
        let (pupils, seats) =
            self.schools.iter().zip(&full).filter(|(_, full)| full.is_some()).fold((0.0, 0.0), |sum, ((name, pools), _)| {
                (sum.0 + self.row(name).and_then(|row| row.pupils).unwrap_or_default(), sum.1 + self.base_seats(pools))
            });
        let mean = if pupils > 0.0 { pupils / seats } else { 1.0 };
        let school = |(name, full): (&&str, &Option<f64>)| {
            let row = self.row(name);
            let shown = |name_in: fn(&SchoolRow) -> &Option<String>| row.and_then(|row| name_in(row).clone());
            School {
                name: (*name).to_owned(),
                name_zh: shown(|row| &row.name_zh).unwrap_or_else(|| (*name).to_owned()),
                name_en: shown(|row| &row.name_en).unwrap_or_else(|| (*name).to_owned()),
                pull: full.unwrap_or(mean),
            }
        };
        let rest = School {
            name: NO_SCHOOL_LISTED.into(),
            name_zh: "未列入学校的学位".into(),
            name_en: "seats of no listed school".into(),
            pull: mean,
        };
        self.schools.keys().zip(&full).map(school).chain([rest]).collect()
    }

    fn base_seats(&self, pools: &[usize]) -> f64 {
        self.pools_before(pools).map(|pool| pool.all_grades(0)).sum()
    }

    /// Pupils for a seat in the base year, where the table tells them.
    fn how_full(&self, school: &str, pools: &[usize]) -> Option<f64> {
        let (pupils, seats) = (self.row(school)?.pupils?, self.base_seats(pools));
        (seats > 0.0).then(|| pupils / seats)
    }

    /// What the projects do to these schools, in their order; and mergers.
    fn changes(&self, compiled: &[Compiled]) -> (Vec<SeatChange>, Vec<Merger>) {
        let mut changes: Vec<SeatChange> = Vec::new();
        let mut mergers: Vec<Merger> = Vec::new();
        for project in compiled {
            let steps: Vec<SeatStep> = project.of_pools.iter().filter_map(|step| self.step(step)).collect();
            let merger = self.merger(project, changes.len());
            if steps.is_empty() && merger.is_none() {
                continue;
            }
            let SeatChange { name, kind, year, delay, chance, .. } = project.change.clone();
            changes.push(SeatChange { name, kind, year, delay, chance, steps, moves: Vec::new() });
            mergers.extend(merger);
        }
        (changes, mergers)
    }

    fn position(&self, school: &str) -> Option<usize> {
        self.schools.keys().position(|known| *known == school)
    }

    fn step(&self, step: &super::changes::PoolStep) -> Option<SeatStep> {
        let pool = &self.pools[step.pool];
        let here = (pool.district, pool.stage) == (self.district, self.stage);
        let school = self.position(pool.school.as_deref().filter(|_| here)?)?;
        Some(SeatStep { district: school, grade: step.grade, lag_years: step.lag_years, seats: step.seats, groups: pool.groups() })
    }

    fn merger(&self, project: &Compiled, change: usize) -> Option<Merger> {
        let (_, from, into) = project.merger.as_ref().filter(|(stage, ..)| *stage == self.stage)?;
        let (from, to) = (self.position(from), self.position(into));
        let from = if let Some(from) = from {
            Origin::Here(from)
        } else {
            to?;
            self.elsewhere(project)
        };
        Some(Merger { change, from, to })
    }

    /// A school of another district whose pupils come here.
    fn elsewhere(&self, project: &Compiled) -> Origin {
        let first = self.context.ladder.grades_of(self.stage).start;
        let moved = |grade: usize| project.change.moves.iter().find(|moved| moved.grade == first + grade).map_or(0.0, |moved| moved.share);
        let taken = project.of_pools.iter().filter(|step| step.grade == 0 && step.lag_years == 0).map(|step| -step.seats).sum();
        let district = project.change.moves.first().map_or(self.district, |moved| moved.from);
        Origin::Elsewhere { district, shares: (0..self.grades()).map(moved).collect(), entry_seats: taken }
    }

    /// Seats that come and go with the class norm, when nothing is late `[school][grade][year]`; empty where none changes.
    fn norm_seats(&self, changes: &[SeatChange]) -> Vec<f64> {
        let of_norm: Vec<&SeatChange> = changes.iter().filter(|change| change.kind == "class_norm").collect();
        if of_norm.is_empty() {
            return Vec::new();
        }
        let years = self.context.horizon.len();
        let mut seats = vec![0.0; self.schools.len() * self.grades() * years];
        for (change, step) in of_norm.iter().flat_map(|change| change.steps.iter().map(move |step| (change, step))) {
            let from = self.context.horizon.position(change.year + step.lag_years as i32).unwrap_or(years);
            let row = (step.district * self.grades() + step.grade) * years;
            seats[row + from..row + years].iter_mut().for_each(|seats| *seats += step.seats);
        }
        seats
    }

    /// Ways between the schools, where pupils go on from one to another by distance. A school that a project opens stands at its district's seat;
    /// seats of no listed school are far from all.
    fn ways(&self) -> Neighbours {
        if !by_distance(self.context, self.stage) {
            return Neighbours::default();
        }
        let at_seat = self.context.districts[self.district].position;
        let place = |school: &&str| self.row(school).map_or(at_seat, |row| row.position);
        let mut places: Vec<Option<(f64, f64)>> = self.schools.keys().map(place).collect();
        places.push(None);
        let way = |from: usize, to: usize| if from == to { 0.0 } else { by_road_km(places[from], places[to]).unwrap_or(f64::INFINITY) };
        Neighbours::by_distance((0..places.len()).map(|from| (0..places.len()).map(|to| way(from, to)).collect()).collect())
    }
}

/// Whether pupils go on from one school to another by distance.
fn by_distance(context: &Context<'_>, stage: usize) -> bool {
    let stage = &context.ladder.stages[stage];
    stage.spillover && stage.overflow != OverflowRule::Proportional
}

/// Every district must list schools, with positions where distance matters.
fn check(context: &Context<'_>, stage: usize, blocks: &[SchoolBlock], problems: &mut Problems) {
    let id = &context.ladder.stages[stage].id;
    let key = format!("placement.{id}.level");
    let without = blocks.iter().filter(|block| block.stage == stage && block.schools.len() == 1);
    let names: Vec<String> = without.map(|block| format!("`{}`", context.districts[block.district].name)).collect();
    if let Some(some) = some_of(&names) {
        let what = format!("{some} list{} no school of {id} to place pupils in", if names.len() == 1 { "s" } else { "" });
        let hint = format!("list every school of {id} in {}, or leave `level` out", context.data.file("schools"));
        problems.add(context.at(&key, what).hint(hint));
    }
    if by_distance(context, stage) {
        check_positions(context, stage, problems);
    }
}

fn check_positions(context: &Context<'_>, stage: usize, problems: &mut Problems) {
    let id = &context.ladder.stages[stage].id;
    let lost: BTreeSet<(usize, &str)> = context
        .data
        .schools
        .iter()
        .filter(|row| row.stage == *id && row.position.is_none())
        .map(|row| (row.row, row.school.as_str()))
        .collect();
    let names: Vec<String> = lost.iter().map(|(_, name)| format!("`{name}`")).collect();
    if let Some((some, (row, _))) = some_of(&names).zip(lost.first()) {
        let what = format!(
            "{some} ha{} no position, but pupils of {id} go on from school to school by distance",
            if names.len() == 1 { "s" } else { "ve" }
        );
        let hint = format!("give `lon` and `lat` of every school, or `placement.{id}.strategy` as \"proportional\" or \"home_first\"");
        problems.add(context.data.at("schools", *row, "lon", what).hint(hint));
    }
}

/// The first names, and how many others there are.
fn some_of(names: &[String]) -> Option<String> {
    const TOLD: usize = 3;
    let (told, others) = (names.iter().take(TOLD).cloned().collect::<Vec<_>>().join(", "), names.len().saturating_sub(TOLD));
    match names.len() {
        0 => None,
        _ if others > 0 => Some(format!("{told} and {others} others")),
        _ => Some(told),
    }
}
