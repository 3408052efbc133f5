//! Seats as they stand and the ledger of their changes.

use super::context::Context;
use super::pool_index::Pools;
use super::pools::{self, Pool};
use super::{changes, housing, schools};
use crate::domain::{PlacementRule, SEAT_GROUPS, SchoolBlock, SeatChange, SeatStep, Seats};
use crate::inputs::problem::Problems;
use crate::said;

/// Reads schools, seats listed in all, projects and the seats of new compounds.
pub(super) fn read(context: &Context<'_>, problems: &mut Problems) -> (Seats, Vec<SchoolBlock>) {
    let pools = Pools::new(context, pools::standing(context, problems));
    warn_counted_twice(context, &pools, problems);
    let (standing, standing_in_group) = add_up(context, &pools);
    let class_size = class_size(context, &pools);
    let before = schools::before(context, &pools);
    let (compiled, with_changes, unsure) = changes::compile(context, pools, schools::asked(context), problems);
    report_none(context, &with_changes, &compiled, &unsure, problems);
    let norm_seats = norm_seats(context, &with_changes, &class_size);
    let blocks = schools::read(context, &before, &with_changes, &compiled, problems);
    let mut changes: Vec<SeatChange> = compiled.into_iter().map(|compiled| compiled.change).collect();
    changes.extend(housing::seats(context, problems));
    changes.sort_by(|a, b| (a.year, &a.name).cmp(&(b.year, &b.name)));
    (Seats { standing, standing_in_group, class_size, norm_seats, changes }, blocks)
}

/// Seats `[district][grade][year]`, and the same by group.
fn add_up(context: &Context<'_>, pools: &Pools) -> (Vec<f64>, Vec<f64>) {
    let years = context.horizon.len();
    let cells = context.districts.len() * context.ladder.grades() * years;
    let mut all = vec![0.0; cells];
    let mut in_group = vec![0.0; SEAT_GROUPS.len() * cells];
    for pool in pools.iter() {
        let groups = pool.groups();
        for (place, grade) in context.ladder.grades_of(pool.stage).enumerate() {
            let row = context.cell(pool.district, grade) * years;
            pool.add_to(place, &mut all[row..row + years]);
            for group in (0..groups.len()).filter(|group| groups[*group]) {
                pool.add_to(place, &mut in_group[group * cells + row..][..years]);
            }
        }
    }
    (all, in_group)
}

/// Seats that are no classes of the district's size `[district][grade][year]`, when nothing is late; empty where there are none.
fn norm_seats(context: &Context<'_>, pools: &Pools, class_size: &[f64]) -> Vec<f64> {
    let cells = (0..context.districts.len()).flat_map(|district| (0..context.ladder.grades()).map(move |grade| (district, grade)));
    let of_cell = |(district, grade): (usize, usize)| {
        let stage = context.ladder.stage_of(grade);
        let here: Vec<&Pool> = pools.here(district, stage).collect();
        let place = grade - context.ladder.grades_of(stage).start;
        beside_classes(&here, place, context.horizon.len(), class_size[context.cell(district, grade)])
    };
    none_if_zero(cells.flat_map(of_cell).collect())
}

/// By year, seats of some pools in a grade that are no classes of a size: what a class norm brings or takes, and by how much classes of
/// another size hold more.
pub(super) fn beside_classes(pools: &[&Pool], grade: usize, years: usize, size: f64) -> Vec<f64> {
    if pools.iter().all(|pool| pool.is_all_of(size)) {
        return vec![0.0; years];
    }
    let sized = || pools.iter().filter(|pool| pool.class_size.is_some());
    let beside = |year: usize| sized().map(|pool| pool.at(grade, year) - pool.classes(grade, year) * size).sum::<f64>();
    (0..years).map(beside).map(|seats| if seats.abs() < ROUNDING { 0.0 } else { seats }).collect()
}

/// Less than this is rounding [seats].
const ROUNDING: f64 = 1e-6;

/// Nothing in place of zeros alone.
pub(super) fn none_if_zero(seats: Vec<f64>) -> Vec<f64> {
    if seats.iter().all(|seats| *seats == 0.0) { Vec::new() } else { seats }
}

/// Mean size of the base year's classes `[district][grade]`; the class norm where no school says, zero where neither does.
fn class_size(context: &Context<'_>, pools: &Pools) -> Vec<f64> {
    let cells = (0..context.districts.len()).flat_map(|district| (0..context.ladder.grades()).map(move |grade| (district, grade)));
    cells
        .map(|(district, grade)| {
            let stage = context.ladder.stage_of(grade);
            let place = grade - context.ladder.grades_of(stage).start;
            mean_class_size(pools.here(district, stage), place, 0).or(context.ladder.stages[stage].class_norm).unwrap_or_default()
        })
        .collect()
}

/// Mean size of the classes of some pools in a grade and year: their seats over their classes, so that both sum up; `None` where they have no
/// seats or no size.
pub(super) fn mean_class_size<'a>(pools: impl Iterator<Item = &'a Pool>, grade: usize, year: usize) -> Option<f64> {
    let sized: Vec<(f64, f64)> = pools.filter_map(|pool| Some((pool.class_size?, pool.at(grade, year)))).collect();
    let standing = || sized.iter().filter(|(size, seats)| *size > 0.0 && *seats > 0.0);
    let &(first, _) = standing().next()?;
    if standing().all(|(size, _)| *size == first) {
        return Some(first);
    }
    let (seats, classes) = standing().fold((0.0, 0.0), |sum, (size, seats)| (sum.0 + seats, sum.1 + seats / size));
    Some(seats / classes)
}

/// Seats in all beside schools are those of schools that nobody listed: counted on top, and told, because they may be the same seats.
fn warn_counted_twice(context: &Context<'_>, pools: &Pools, problems: &mut Problems) {
    for district in 0..context.districts.len() {
        for (stage, of_stage) in context.ladder.stages.iter().enumerate() {
            let here = || pools.here(district, stage);
            let schools = here().filter(|pool| pool.school.is_some()).count();
            let has_seats = |pool: &Pool| (0..context.horizon.len()).any(|year| pool.all_grades(year) > 0.0);
            if schools > 0 && here().any(|pool| pool.school.is_none() && has_seats(pool)) {
                let (name, id) = (&context.districts[district].name, &of_stage.id);
                let what = said!(
                    "`{name}`，{id}：表 schools 中已列出 {schools} 所学校，这些学位加在它们之上",
                    "`{name}`, {id}: the table schools lists {schools} of its schools; these seats are counted on top of theirs"
                );
                let row = context.data.seats.iter().find(|row| row.district == *name && row.stage == *id).map_or(0, |row| row.row);
                problems.add(context.data.at("seats", row, "", what).warning().hint(said!(
                    "表 seats 用于没有逐校列出的学位：若是那些学校的学位，请去掉这些行",
                    "the table seats is for seats of schools that are not listed: leave these rows out if they are those schools'"
                )));
            }
        }
    }
}

/// A compulsory stage has seats in every district and year; elsewhere none at all is worth a warning.
fn report_none(
    context: &Context<'_>,
    pools: &Pools,
    compiled: &[changes::Compiled],
    unsure: &changes::Unsure<'_>,
    problems: &mut Problems,
) {
    for (place, district) in context.districts.iter().enumerate() {
        for (stage, of_stage) in context.ladder.stages.iter().enumerate() {
            let here = || pools.here(place, stage);
            let empty = (0..context.horizon.len()).find(|year| here().map(|pool| pool.all_grades(*year)).sum::<f64>() <= 0.0);
            let Some(position) = empty.filter(|_| !unsure.of_seats(place, stage)) else { continue };
            let what = said!(
                "`{}` 的 {} 在 {} 年没有学位",
                "`{}` has no seats in {} in {}",
                district.name,
                of_stage.id,
                context.horizon.year(position)
            );
            let problem = context.data.at(if context.data.schools.is_empty() { "seats" } else { "schools" }, 0, "", what);
            let problem = problem.hint(said!(
                "请在表 schools 中列出它的学校，或在表 seats 中列出它的学位",
                "list its schools in the table schools, or its seats in the table seats"
            ));
            // The pools stand as if every project were in time. Where one may be late, a school that closes may stand longer: told, not refused.
            let late = compiled.iter().any(|compiled| may_be_late(context, &compiled.change, (place, stage)));
            problems.add(if of_stage.rule == PlacementRule::Absorb && !late { problem } else { problem.warning() });
        }
    }
}

/// Whether a change moves seats of a district's stage, and may be late.
fn may_be_late(context: &Context<'_>, change: &SeatChange, (district, stage): (usize, usize)) -> bool {
    let here = |step: &SeatStep| step.district == district && context.ladder.stage_of(step.grade) == stage;
    !change.delay.is_none() && change.steps.iter().any(here)
}
