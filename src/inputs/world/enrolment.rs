//! Pupils in class by district, grade and year, from the table `enrolment`.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::domain::Said;
use crate::inputs::dataset::ALL_OTHERS;
use crate::inputs::phrases;
use crate::inputs::problem::Problems;
use crate::{said, told};

/// Pupils by district, grade number and school year, summed over sectors and tiers.
pub(super) struct Rolls {
    pupils: BTreeMap<(usize, usize, i32), f64>,
}

impl Rolls {
    /// Reads all years that the table lists.
    pub fn read(context: &Context<'_>) -> Self {
        let own: BTreeSet<usize> = context.data.enrolment.iter().filter_map(|row| context.district(&row.district)).collect();
        let others: Vec<usize> = (0..context.districts.len()).filter(|district| !own.contains(district)).collect();
        let mut parts: BTreeMap<(usize, usize, i32), Vec<f64>> = BTreeMap::new();
        for row in &context.data.enrolment {
            let Some(grade) = grade(context, &row.stage, &row.grade) else { continue };
            let one = context.district(&row.district).into_iter().collect();
            let districts: &Vec<usize> = if row.district == ALL_OTHERS { &others } else { &one };
            for &district in districts {
                parts.entry((district, grade, row.year)).or_default().push(row.pupils);
            }
        }
        Self { pupils: parts.into_iter().map(|(key, values)| (key, sum(values))).collect() }
    }

    /// Pupils of a grade in a school year, where they are listed.
    pub fn of(&self, district: usize, grade: usize, year: i32) -> Option<f64> {
        self.pupils.get(&(district, grade, year)).copied()
    }

    /// School years that list any pupils.
    pub fn years(&self) -> BTreeSet<i32> {
        self.pupils.keys().map(|(_, _, year)| *year).collect()
    }
}

/// Rising order first: the sum does not depend on the order of rows.
fn sum(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.into_iter().sum()
}

/// Grade number of a stage key and a grade key.
pub(super) fn grade(context: &Context<'_>, stage: &str, grade: &str) -> Option<usize> {
    let stage = context.ladder.position(stage)?;
    let place = context.ladder.stages[stage].grades.iter().position(|key| key == grade)?;
    Some(context.ladder.grades_of(stage).start + place)
}

/// Pupils of the base year `[district][grade]`; every grade must be listed, be it with zero.
pub(super) fn base(context: &Context<'_>, rolls: &Rolls, problems: &mut Problems) -> Option<Vec<f64>> {
    let year = context.horizon.base_year;
    let years = rolls.years();
    if !years.contains(&year) {
        if context.data.may_hold("enrolment", &[("year", &year.to_string())]) {
            return None;
        }
        let listed: Vec<String> = years.iter().map(i32::to_string).collect();
        let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
        let what = said!("没有列出基年 {year} 的在校生", "no pupils are listed for the base year {year}");
        let hint = if listed.is_empty() {
            said!("表 enrolment 缺失或为空", "the table enrolment is missing or empty")
        } else {
            phrases::those_are("列出的年份有：", "the years listed are", &listed)
        };
        problems.add(context.data.at("enrolment", 0, "year", what).hint(hint));
        return None;
    }
    for district in 0..context.districts.len() {
        for stage in 0..context.ladder.stages.len() {
            report_missing(context, rolls, district, stage, problems);
        }
    }
    let cells = (0..context.districts.len()).flat_map(|district| (0..context.ladder.grades()).map(move |grade| (district, grade)));
    Some(cells.map(|(district, grade)| rolls.of(district, grade, year).unwrap_or_default()).collect())
}

/// Warns of rolls after the base year: a projection starts before them and does not look at them.
pub(super) fn warn_of_later(context: &Context<'_>, rolls: &Rolls, problems: &mut Problems) {
    let base = context.horizon.base_year;
    let years = rolls.years();
    let later: Vec<String> = years.range(base + 1..).map(i32::to_string).collect();
    if !later.is_empty() {
        let later: Vec<&str> = later.iter().map(String::as_str).collect();
        let what = Said::by(|language| {
            let later = phrases::listed(&later, language);
            told!(
                language,
                "基年 {base} 之后的在校生不用于推算：{later}",
                "pupils after the base year {base} are not used: those of {later}"
            )
        });
        let hint = said!("最后一个学年应为方案的 `base_year`", "the last school year is to be the scenario's `base_year`");
        problems.add(context.data.at("enrolment", 0, "year", what).hint(hint).warning());
    }
}

fn report_missing(context: &Context<'_>, rolls: &Rolls, district: usize, stage: usize, problems: &mut Problems) {
    let year = context.horizon.base_year;
    let of_stage = &context.ladder.stages[stage];
    let grades = context.ladder.grades_of(stage).zip(&of_stage.grades);
    let missing: Vec<&str> = grades.filter(|(grade, _)| rolls.of(district, *grade, year).is_none()).map(|(_, key)| key.as_str()).collect();
    let missing: Vec<&str> = missing.into_iter().filter(|grade| !may_be_told(context, district, stage, grade)).collect();
    if !missing.is_empty() {
        let name = &context.districts[district].name;
        let id = &of_stage.id;
        let what = Said::by(|language| {
            let missing = phrases::listed(&missing, language);
            told!(
                language,
                "`{name}`，{id}：基年 {year} 缺少 {missing} 年级",
                "`{name}`, {id}: grade {missing} is missing in the base year {year}"
            )
        });
        problems.add(
            context
                .data
                .at("enrolment", 0, "grade", what)
                .hint(said!("请列出该学段的每个年级，没有学生的写 0", "list every grade of the stage, with 0 where there are no pupils")),
        );
    }
}

/// Whether the base year's pupils of a grade may stand in a row that is wrong.
fn may_be_told(context: &Context<'_>, district: usize, stage: usize, grade: &str) -> bool {
    let year = context.horizon.base_year.to_string();
    let (district, stage) = (&context.districts[district].name, &context.ladder.stages[stage].id);
    context.data.may_hold("enrolment", &[("district", district), ("stage", stage), ("grade", grade), ("year", &year)])
}

/// School years over which ratios are taken, the base year being the last.
pub(super) fn history(context: &Context<'_>) -> std::ops::RangeInclusive<i32> {
    let years = context.settings.history.years.unwrap_or(3).clamp(1, 1000) as i32;
    context.horizon.base_year - years + 1..=context.horizon.base_year
}
