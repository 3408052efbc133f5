//! What nobody knows of the seats, because a row or a project is wrong that may have said it.

use super::super::context::Context;
use crate::inputs::scenario::settings::ProjectSettings;

/// Projects that could not be compiled, beside the rows that were set aside.
pub(in crate::inputs::world) struct Unsure<'a> {
    context: &'a Context<'a>,
    failed: Vec<&'a ProjectSettings>,
}

impl<'a> Unsure<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Self { context, failed: Vec::new() }
    }

    /// Notes a project that could not be compiled.
    pub(super) fn add(&mut self, project: &'a ProjectSettings) {
        self.failed.push(project);
    }

    /// Whether there may be other seats of a stage in a district than those that are known.
    pub(in crate::inputs::world) fn of_seats(&self, district: usize, stage: usize) -> bool {
        let (data, name, id) = (self.context.data, &self.context.districts[district].name, &self.context.ladder.stages[stage].id);
        let cells = [("district", name.as_str()), ("stage", id.as_str())];
        let is_other_district = |other: &String| other != name && self.context.district(other).is_some();
        let is_here = |project: &&ProjectSettings| {
            !project.district.as_ref().is_some_and(is_other_district) && project.stage.as_ref().is_none_or(|stage| stage == id)
        };
        let by_rows = ["schools", "seats", "projects"].iter().any(|table| data.may_hold(table, &cells));
        by_rows || self.context.doubts("project") || self.context.doubts("stage") || self.failed.iter().any(is_here)
    }

    /// Whether there may be a school of that name, or a stage of it.
    pub(super) fn of_school(&self, school: &str, stage: Option<usize>) -> bool {
        let named = ("school", school);
        let may_hold = |table: &str, cells: &[(&str, &str)]| self.context.data.may_hold(table, cells);
        let in_schools = match stage {
            Some(stage) => may_hold("schools", &[named, ("stage", &self.context.ladder.stages[stage].id)]),
            None => may_hold("schools", &[named]),
        };
        let by_project = self.failed.iter().any(|project| project.school.as_deref() == Some(school));
        in_schools || may_hold("projects", &[named]) || by_project || self.context.doubts("project")
    }
}
