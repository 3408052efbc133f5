//! Whether the tables tell which seats are public, inclusive or of quality, where a target asks for their share: seats of which nothing is told are
//! in no group.

use super::context::Context;
use crate::domain::TargetMeasure;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::scenario::settings::{ProjectKind, ProjectSettings};
use crate::inputs::tables::spec::{SECTORS, TIERS};
use crate::said;

/// Refuses a target on a share of which no seat of the stage tells anything, and notes seats that tell nothing beside others.
pub(super) fn check(context: &Context<'_>, (key, measure): (&str, TargetMeasure), stage: usize, problems: &mut Problems) {
    let column = match measure {
        TargetMeasure::PublicShare | TargetMeasure::InclusiveShare => "sector",
        TargetMeasure::QualityShare => "tier",
        _ => return,
    };
    let unsure = ["schools", "seats", "projects", "housing"].iter().any(|table| context.data.may_hold(table, &[]));
    if unsure || ["stage", "project", "seat_budget", "housing"].iter().any(|block| context.doubts(block)) {
        return;
    }
    let rows = Rows { context, stage, of_tier: column == "tier" };
    let told = rows.told();
    let silent = told.iter().filter(|told| !**told).count();
    if silent == told.len() && !rows.comes_later() {
        problems.add(none(context, key, column, stage));
    } else if silent > 0 {
        problems.add(some(context, key, (column, stage), (silent, told.len())));
    }
}

fn none(context: &Context<'_>, key: &str, column: &str, stage: usize) -> Problem {
    let id = &context.ladder.stages[stage].id;
    let what = said!(
        "{id} 的学位都没有写明 `{column}`：占比只会是 0",
        "no seat of {id} has a `{column}` in any table: its share could be nothing but 0"
    );
    let hint = said!(
        "请在表 schools 或 seats 中填写 `{column}`，或换一个指标",
        "fill in `{column}` in the table schools or seats, or name another measure"
    );
    context.at(key, what).hint(hint)
}

fn some(context: &Context<'_>, key: &str, (column, stage): (&str, usize), (silent, all): (usize, usize)) -> Problem {
    let id = &context.ladder.stages[stage].id;
    let what = said!(
        "{id} 的学校、学位和项目共 {all} 行，其中 {silent} 行没有写明 `{column}`：它们的学位不计入占比",
        "{silent} of {all} schools, rows of seats and projects of {id} have no `{column}`: their seats are not counted in the share"
    );
    context.at(key, what).warning()
}

/// What says something of the seats of a stage.
struct Rows<'a> {
    context: &'a Context<'a>,
    stage: usize,
    /// Tier is asked for, not sector.
    of_tier: bool,
}

impl Rows<'_> {
    /// For each school, row of seats and project that brings seats to a district: whether it says what they are.
    fn told(&self) -> Vec<bool> {
        let (data, of_tier) = (self.context.data, self.of_tier);
        let pick = |sector: bool, tier: bool| if of_tier { tier } else { sector };
        let schools = data.schools.iter().filter(|row| self.is_here(&row.stage));
        let seats = data.seats.iter().filter(|row| self.is_here(&row.stage));
        let projects = self.projects().filter(|project| brings_seats(project));
        let of_schools = schools.map(|row| pick(row.sector.is_some(), row.tier.is_some()));
        let of_seats = seats.map(|row| pick(row.sector.is_some(), row.tier.is_some()));
        let of_projects = projects.map(|project| pick(project.sector.is_some(), project.tier.is_some()));
        of_schools.chain(of_seats).chain(of_projects).collect()
    }

    /// Whether a conversion, a budget or a compound brings seats that are something.
    fn comes_later(&self) -> bool {
        let words: &[&str] = if self.of_tier { &TIERS } else { &SECTORS };
        let converts = self.projects().any(|project| project.into.as_deref().is_some_and(|into| words.contains(&into)));
        let (budgets, of_tier) = (&self.context.settings.seat_budget, self.of_tier);
        let shared = budgets.iter().any(|budget| self.is_here(&budget.stage) && (!of_tier || !budget.tiers.is_empty()));
        let compounds = !self.context.data.housing.is_empty() || !self.context.settings.housing.is_empty();
        converts || shared || (compounds && !of_tier)
    }

    fn is_here(&self, stage: &str) -> bool {
        self.context.ladder.position(stage) == Some(self.stage)
    }

    fn projects(&self) -> impl Iterator<Item = &ProjectSettings> {
        let all = self.context.data.projects.iter().map(|(_, project)| project).chain(&self.context.settings.project);
        all.filter(|project| project.stage.as_deref().is_none_or(|stage| self.is_here(stage)))
    }
}

/// Whether a project brings seats to a district or to a school that it opens: what it adds to a school is what the school is.
fn brings_seats(project: &ProjectSettings) -> bool {
    let opens = project.kind == Some(ProjectKind::Open);
    let adds = matches!(project.kind, Some(ProjectKind::Expand | ProjectKind::Intake | ProjectKind::Bulge));
    project.stage.is_some() && (opens || (adds && project.school.is_none()))
}
