//! Teachers: the norm that a scenario gives, and those in post from the table and the scenario.

use super::context::Context;
use super::yearly::Series;
use super::yearly_said;
use crate::domain::Staff;
use crate::inputs::dataset::TeachersRow;
use crate::inputs::problem::Problems;
use crate::inputs::scenario::settings::TeacherSettings;
use crate::said;

/// Teachers `[stage]`; `None` where the scenario gives no norm. `base_enrolment` is `[district][grade]` [children].
pub(super) fn read(context: &Context<'_>, base_enrolment: Option<&[f64]>, problems: &mut Problems) -> Vec<Option<Staff>> {
    warn_of_unused(context, problems);
    let of_stage = |stage: usize| {
        let id = &context.ladder.stages[stage].id;
        let said = context.settings.teachers.get(id)?;
        let plan = Plan::read(context, (stage, id), said, base_enrolment, problems)?;
        let in_post = (0..context.districts.len()).flat_map(|district| plan.in_post(district)).collect();
        Some(Staff { pupils_per_teacher: plan.norm, in_post })
    };
    (0..context.ladder.stages.len()).map(of_stage).collect()
}

/// Teachers that are listed where no norm is given: nothing is made of them, which the planner should know.
fn warn_of_unused(context: &Context<'_>, problems: &mut Problems) {
    for stage in context.ladder.stages.iter().filter(|stage| !context.settings.teachers.contains_key(&stage.id)) {
        let Some(row) = context.data.teachers.iter().find(|row| row.stage == stage.id) else { continue };
        let what = said!(
            "方案没有写 `{0}` 学段的 `[teachers.{0}]`：这些教师不参与计算",
            "the scenario gives no `[teachers.{0}]`: these teachers are not used",
            stage.id
        );
        problems.add(
            context
                .data
                .at("teachers", row.row, "stage", what)
                .warning()
                .hint(said!("请写上 `pupils_per_teacher`，例如 19", "give it `pupils_per_teacher`, such as 19")),
        );
    }
}

/// What is said about the teachers of a stage.
struct Plan<'a> {
    context: &'a Context<'a>,
    id: &'a str,
    norm: Vec<f64>,
    attrition: Option<f64>,
    /// Recruits of each district a year after the base year, where the scenario says.
    recruits: Vec<Option<Series>>,
}

impl<'a> Plan<'a> {
    fn read(
        context: &'a Context<'a>,
        (stage, id): (usize, &'a str),
        said: &TeacherSettings,
        base_enrolment: Option<&[f64]>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let key = format!("teachers.{id}.pupils_per_teacher");
        let course = yearly_said::series(context, &key, &said.pupils_per_teacher, problems);
        let years = (0..context.horizon.len()).map(|year| context.horizon.year(year));
        let norm: Option<Vec<f64>> = years.map(|year| course.at(year).filter(|pupils| *pupils > 0.0)).collect();
        if norm.is_none() {
            let base = context.horizon.base_year;
            let what = said!("应大于 0，并从基年 {base} 起写明", "must be above 0 and be known from the base year {base} on");
            problems.add(
                context
                    .at(&key, what)
                    .hint(said!("例如 19，或 {{ \"{base}\" = 19, \"2030\" = 17 }}", "such as 19, or {{ \"{base}\" = 19, \"2030\" = 17 }}")),
            );
        }
        let mut recruits = of_districts(context, id, said, problems);
        if let Some(of_city) = &said.recruits {
            let of_city = yearly_said::series(context, &format!("teachers.{id}.recruits"), of_city, problems);
            let shares = shares(context, stage, base_enrolment?);
            recruits = shares.into_iter().map(|share| Some(of_city.scaled(share))).collect();
        }
        Some(Self { context, id, norm: norm?, attrition: said.attrition, recruits })
    }

    /// Teachers of a district by year: those whom a row counts, and from there on last year's without those who leave, and the recruits.
    fn in_post(&self, district: usize) -> Vec<Option<f64>> {
        let (horizon, rows) = (&self.context.horizon, self.rows(district));
        let course = |value: fn(&TeachersRow) -> Option<f64>| {
            let mut course = Series::default();
            rows.iter().filter_map(|row| Some((row, value(row)?))).for_each(|(row, value)| course.set(Some(row.year), value, row.row));
            course
        };
        let (counted, attrition, recruits) = (course(|row| Some(row.teachers)), course(|row| row.attrition), course(|row| row.recruits));
        let mut stock = None;
        let from = rows.first().map_or(horizon.base_year, |row| row.year.min(horizon.base_year));
        let mut by_year = Vec::with_capacity(horizon.len());
        for year in from..=horizon.last_year {
            let ahead = year > horizon.base_year;
            let leaves = self.attrition.filter(|_| ahead).or_else(|| attrition.at(year)).unwrap_or(0.0);
            let said = self.recruits[district].as_ref().filter(|_| ahead).and_then(|said| said.at(year));
            let joins = said.or_else(|| recruits.at(year)).unwrap_or(0.0);
            let is_counted = counted.years().any(|counted| counted == year);
            stock = if is_counted { counted.at(year) } else { stock.map(|stock: f64| stock * (1.0 - leaves) + joins) };
            by_year.extend((year >= horizon.base_year).then_some(stock));
        }
        by_year
    }

    /// The table's rows of a district, by year.
    fn rows(&self, district: usize) -> Vec<&TeachersRow> {
        let name = &self.context.districts[district].name;
        let mut rows: Vec<&TeachersRow> =
            self.context.data.teachers.iter().filter(|row| row.district == *name && row.stage == self.id).collect();
        rows.sort_by_key(|row| row.year);
        rows
    }
}

/// Recruits that the scenario names for single districts.
fn of_districts(context: &Context<'_>, id: &str, said: &TeacherSettings, problems: &mut Problems) -> Vec<Option<Series>> {
    let mut recruits = vec![None; context.districts.len()];
    for (name, course) in &said.districts {
        let key = format!("teachers.{id}.districts.{name}");
        if let Some(district) = context.named_district(&key, name, problems) {
            recruits[district] = Some(yearly_said::series(context, &key, course, problems));
        }
    }
    recruits
}

/// Share of each district in the stage's pupils of the base year; equal ones where there are none.
fn shares(context: &Context<'_>, stage: usize, base_enrolment: &[f64]) -> Vec<f64> {
    let districts = context.districts.len();
    let pupils = |district: usize| context.ladder.grades_of(stage).map(|grade| base_enrolment[context.cell(district, grade)]).sum::<f64>();
    let all: f64 = (0..districts).map(pupils).sum();
    (0..districts).map(|district| if all > 0.0 { pupils(district) / all } else { 1.0 / districts as f64 }).collect()
}
