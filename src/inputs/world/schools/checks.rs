//! What must be known before pupils can be placed school by school.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{OverflowRule, Said, SchoolBlock};
use crate::inputs::phrases;
use crate::inputs::problem::Problems;
use crate::inputs::world::context::Context;
use crate::{said, told};

/// Whether pupils go on from one school to another by distance.
pub(super) fn by_distance(context: &Context<'_>, stage: usize) -> bool {
    let stage = &context.ladder.stages[stage];
    stage.spillover && stage.overflow != OverflowRule::Proportional
}

/// Every district must list schools, with positions where distance matters.
pub(super) fn check(context: &Context<'_>, stage: usize, blocks: &[SchoolBlock], problems: &mut Problems) {
    let id = &context.ladder.stages[stage].id;
    let key = format!("placement.{id}.level");
    let without = blocks.iter().filter(|block| block.stage == stage && block.schools.len() == 1);
    let names = without.map(|block| context.districts[block.district].name.as_str());
    let names = names.filter(|name| !context.data.may_hold("schools", &[("district", name), ("stage", id)]));
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if let Some(some) = some_of(&names) {
        let s = if names.len() == 1 { "s" } else { "" };
        let what = Said::by(|language| {
            let some = some.told(language);
            told!(language, "{some} 没有列出可供学生就读的 {id} 学校", "{some} list{s} no school of {id} to place pupils in")
        });
        let hint = said!(
            "请在 {} 中列出 {id} 的每所学校，或去掉 `level`",
            "list every school of {id} in {}, or leave `level` out",
            context.data.file("schools")
        );
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
        let has = if names.len() == 1 { "has" } else { "have" };
        let what = Said::by(|language| {
            let some = some.told(language);
            told!(
                language,
                "{some} 没有写位置，而 {id} 的学生按距离在各校之间选择",
                "{some} {has} no position, but pupils of {id} go on from school to school by distance"
            )
        });
        let hint = said!(
            "请填写每所学校的 `lon` 和 `lat`，或把 `placement.{id}.strategy` 写成 \"proportional\" 或 \"home_first\"",
            "give `lon` and `lat` of every school, or `placement.{id}.strategy` as \"proportional\" or \"home_first\""
        );
        problems.add(context.data.at("schools", *row, "lon", what).hint(hint));
    }
}

/// Warns where the pupils that the schools of a district list are not those of its enrolment: then their shares alone are used.
pub(in crate::inputs::world) fn warn_of_pupils(
    context: &Context<'_>,
    blocks: &[SchoolBlock],
    base_enrolment: &[f64],
    problems: &mut Problems,
) {
    /// Differences up to this share are no matter.
    const LIKE: f64 = 0.02;
    let mut listed: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for row in &context.data.schools {
        // One school that does not tell its pupils leaves the sum of its district unknown.
        *listed.entry((&row.district, &row.stage)).or_default() += row.pupils.unwrap_or(f64::NAN);
    }
    for block in blocks {
        let (district, stage) = (&context.districts[block.district].name, &context.ladder.stages[block.stage].id);
        let Some(pupils) = listed.get(&(district, stage)) else { continue };
        let enrolled: f64 = context.ladder.grades_of(block.stage).map(|grade| base_enrolment[context.cell(block.district, grade)]).sum();
        if (pupils - enrolled).abs() > LIKE * enrolled {
            let year = context.horizon.base_year;
            let what = said!(
                "`{district}`，{stage}：各校列出学生 {pupils:.0} 人，而表 enrolment 中 {year} 年为 {enrolled:.0} 人",
                "`{district}`, {stage}: its schools list {pupils:.0} pupils, the table enrolment {enrolled:.0} in {year}"
            );
            let hint = said!(
                "这里只取各校之间的比例，总数取自 enrolment",
                "only how the schools compare is taken from here, how many there are from enrolment"
            );
            problems.add(context.data.at("schools", 0, "pupils", what).hint(hint).warning());
        }
    }
}

/// The first names, and how many others there are.
fn some_of(names: &[String]) -> Option<Said> {
    const TOLD: usize = 3;
    let first: Vec<&str> = names.iter().take(TOLD).map(String::as_str).collect();
    let others = names.len() - first.len();
    let told = |language| {
        let told = phrases::listed(&first, language);
        if others > 0 { told!(language, "{told} 等（另有 {others} 个）", "{told} and {others} others") } else { told }
    };
    (!names.is_empty()).then(|| Said::by(told))
}
