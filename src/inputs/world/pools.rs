//! Pools of seats that are alike: one per school and stage, one per kind of seats listed in all. Projects work on them.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::enrolment::grade;
use super::yearly::Series;
use crate::domain::{Membership, Sector, Tier};
use crate::inputs::dataset::{ALL_OTHERS, SchoolRow, SeatsRow};
use crate::inputs::problem::Problems;
use crate::said;

/// Seats of one stage in one district that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pool {
    /// School, where the seats are those of one.
    pub school: Option<String>,
    pub district: usize,
    pub stage: usize,
    pub sector: Option<Sector>,
    pub tier: Option<Tier>,
    /// Seats in a class [pupils per class].
    pub class_size: Option<f64>,
    seats: Places,
    /// Classes in which the seats stand, once a change came that does not bring or take whole classes of one size; before that seats / class size.
    classes: Option<Vec<f64>>,
    grades: usize,
    years: usize,
}

/// Seats of a pool. Most schools have as many in every grade and year: they take the memory of one number.
#[derive(Clone, Debug, PartialEq)]
enum Places {
    /// So many in every grade and year.
    Same(f64),
    /// `[grade of the stage][year]`, flat.
    Each(Vec<f64>),
}

impl Pool {
    /// A pool without seats.
    pub fn empty(context: &Context<'_>, school: Option<String>, district: usize, stage: usize) -> Self {
        let (grades, years) = (context.ladder.stages[stage].grades.len(), context.horizon.len());
        let class_size = context.ladder.stages[stage].class_norm;
        Self { school, district, stage, sector: None, tier: None, class_size, seats: Places::Same(0.0), classes: None, grades, years }
    }

    /// Groups to which its seats belong.
    pub fn groups(&self) -> Membership {
        let public = self.sector == Some(Sector::Public);
        [public, public || self.sector == Some(Sector::Inclusive), self.tier == Some(Tier::Quality)]
    }

    /// Seats of a grade of the stage in a year, both by position.
    pub fn at(&self, grade: usize, year: usize) -> f64 {
        match &self.seats {
            Places::Same(seats) => *seats,
            Places::Each(seats) => seats[grade * self.years + year],
        }
    }

    /// Adds its seats of a grade of the stage to the seats of every year.
    pub fn add_to(&self, grade: usize, years: &mut [f64]) {
        match &self.seats {
            Places::Same(seats) => years.iter_mut().for_each(|year| *year += seats),
            Places::Each(seats) => years.iter_mut().zip(&seats[grade * self.years..]).for_each(|(year, seats)| *year += seats),
        }
    }

    /// Sets seats of a grade of the stage in a year.
    pub fn set(&mut self, grade: usize, year: usize, seats: f64) {
        if let Places::Same(same) = self.seats {
            if same == seats {
                return;
            }
            self.seats = Places::Each(vec![same; self.grades * self.years]);
        }
        if let Places::Each(each) = &mut self.seats {
            each[grade * self.years + year] = seats;
        }
    }

    /// Classes of a grade of the stage in a year; nothing where their size is not known.
    pub fn classes(&self, grade: usize, year: usize) -> f64 {
        match (&self.classes, self.class_size) {
            (Some(classes), _) => classes[grade * self.years + year],
            (None, Some(size)) if size > 0.0 => self.at(grade, year) / size,
            _ => 0.0,
        }
    }

    /// Whether all its classes are of a size, in every grade and year.
    pub fn is_all_of(&self, size: f64) -> bool {
        self.classes.is_none() && self.class_size == Some(size)
    }

    /// Seats that come in classes of the pool's size, or go with the classes in which they stand.
    pub fn add(&mut self, grade: usize, year: usize, seats: f64) {
        let (before, classes) = (self.at(grade, year), self.classes(grade, year));
        self.set(grade, year, before + seats);
        let size = if seats < 0.0 && classes > 0.0 { before / classes } else { self.class_size.unwrap_or_default() };
        if let Some(kept) = self.classes.as_mut().filter(|_| size > 0.0) {
            kept[grade * self.years + year] += seats / size;
        }
    }

    /// Seats that come or go while the classes stay.
    pub fn resize(&mut self, grade: usize, year: usize, seats: f64) {
        if self.classes.is_none() {
            let cells = (0..self.grades * self.years).map(|cell| self.classes(cell / self.years, cell % self.years));
            self.classes = Some(cells.collect());
        }
        self.set(grade, year, self.at(grade, year) + seats);
    }

    /// Seats of all grades in a year.
    pub fn all_grades(&self, year: usize) -> f64 {
        (0..self.grades).map(|grade| self.at(grade, year)).sum()
    }
}

/// Pools as they stand without any change, in an order that does not depend on the order of rows.
pub(super) fn standing(context: &Context<'_>, problems: &mut Problems) -> Vec<Pool> {
    let mut schools: Vec<&SchoolRow> = context.data.schools.iter().collect();
    schools.sort_by(|a, b| (&a.school, &a.stage).cmp(&(&b.school, &b.stage)));
    let mut pools: Vec<Pool> = schools.into_iter().filter_map(|row| of_school(context, row, problems)).collect();
    pools.extend(in_all(context, problems));
    pools
}

fn of_school(context: &Context<'_>, row: &SchoolRow, problems: &mut Problems) -> Option<Pool> {
    let (district, stage) = (context.district(&row.district)?, context.ladder.position(&row.stage)?);
    let mut pool = Pool { sector: row.sector, tier: row.tier, ..Pool::empty(context, Some(row.school.clone()), district, stage) };
    pool.class_size = row.class_size.or(pool.class_size);
    let Some(size) = pool.class_size else {
        if context.doubts("stage") {
            return None;
        }
        let what = said!(
            "`{}` 没有写班额，学段 {} 也没有标准班额",
            "`{}` has no class size, and the stage {} no class norm",
            row.school,
            row.stage
        );
        problems.add(context.data.at("schools", row.row, "class_size", what));
        return None;
    };
    if row.opened.is_none() && row.closed.is_none() {
        pool.seats = Places::Same(row.classes_per_grade * size);
        return Some(pool);
    }
    for position in 0..context.horizon.len() {
        let year = context.horizon.year(position);
        let stands = row.opened.is_none_or(|opened| opened <= year) && row.closed.is_none_or(|closed| year < closed);
        let seats = if stands { row.classes_per_grade * size } else { 0.0 };
        (0..context.ladder.stages[stage].grades.len()).for_each(|grade| pool.set(grade, position, seats));
    }
    Some(pool)
}

/// District, stage, then sector and tier as their places in the lists of the domain.
type Kind = (usize, usize, Option<u8>, Option<u8>);

/// What the rows of one kind say, by grade of the stage (`None`: all grades in equal parts).
struct InAll {
    sector: Option<Sector>,
    tier: Option<Tier>,
    grades: BTreeMap<Option<usize>, Series>,
}

fn in_all(context: &Context<'_>, problems: &mut Problems) -> Vec<Pool> {
    let mut kinds: BTreeMap<Kind, InAll> = BTreeMap::new();
    let own: BTreeSet<usize> = context.data.seats.iter().filter_map(|row| context.district(&row.district)).collect();
    let others: Vec<usize> = (0..context.districts.len()).filter(|district| !own.contains(district)).collect();
    for row in &context.data.seats {
        let one: Vec<usize> = context.district(&row.district).into_iter().collect();
        for &district in if row.district == ALL_OTHERS { &others } else { &one } {
            add(context, row, district, &mut kinds);
        }
    }
    kinds.into_iter().map(|((district, stage, ..), kind)| pool(context, district, stage, &kind, problems)).collect()
}

fn add(context: &Context<'_>, row: &SeatsRow, district: usize, kinds: &mut BTreeMap<Kind, InAll>) {
    let Some(stage) = context.ladder.position(&row.stage) else { return };
    let first = context.ladder.grades_of(stage).start;
    let grade = row.grade.as_ref().and_then(|key| grade(context, &row.stage, key)).map(|grade| grade - first);
    let key = (district, stage, row.sector.map(|sector| sector as u8), row.tier.map(|tier| tier as u8));
    let kind = kinds.entry(key).or_insert_with(|| InAll { sector: row.sector, tier: row.tier, grades: BTreeMap::new() });
    kind.grades.entry(grade).or_default().set(Some(row.year), row.seats, row.row);
}

fn pool(context: &Context<'_>, district: usize, stage: usize, kind: &InAll, problems: &mut Problems) -> Pool {
    let mut pool = Pool { sector: kind.sector, tier: kind.tier, ..Pool::empty(context, None, district, stage) };
    let grades = context.ladder.stages[stage].grades.len();
    for (grade, series) in &kind.grades {
        report_late(context, district, stage, series, problems);
        let share = if grade.is_some() { 1.0 } else { 1.0 / grades as f64 };
        for position in 0..context.horizon.len() {
            let seats = series.at(context.horizon.year(position)).unwrap_or_default() * share;
            let of = grade.map_or(0..grades, |grade| grade..grade + 1);
            of.for_each(|grade| pool.set(grade, position, pool.at(grade, position) + seats));
        }
    }
    pool
}

fn report_late(context: &Context<'_>, district: usize, stage: usize, series: &Series, problems: &mut Problems) {
    let Some(first) = series.first().filter(|first| *first > context.horizon.base_year) else { return };
    let (name, id) = (&context.districts[district].name, &context.ladder.stages[stage].id);
    if context.data.may_hold("seats", &[("district", name), ("stage", id)]) {
        return;
    }
    let what = said!(
        "`{name}`，{id}：学位从 {first} 年起列出，而需要从 {} 年起",
        "`{name}`, {id}: seats are listed from {first}, but needed from {}",
        context.horizon.base_year
    );
    problems.add(
        context
            .data
            .at("seats", series.first_row(), "year", what)
            .hint(said!("没有学位的年份请写 0", "list 0 seats where there were none")),
    );
}
