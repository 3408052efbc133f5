//! The targets: asked for, expected, and how likely they are met.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language, TargetFinding, TargetMeasure};
use crate::outputs::words::{district_name, goal_sign, scenario_name, stage_name, target_measure_name, whole_teachers};

/// One row for each target of each scenario.
pub(super) fn targets(sheet: &mut Worksheet, scenarios: &[&Findings], language: Language) -> Result<(), XlsxError> {
    let names = match language {
        Language::Chinese => [
            "方案",
            "县（市）区",
            "学段",
            "指标",
            "学年",
            "要求",
            "要求的数",
            "预计（中心未来）",
            "八成可能：低",
            "八成可能：高",
            "达到的可能性",
            "出处",
        ],
        Language::English => [
            "Scenario",
            "District",
            "Stage",
            "Measure",
            "Year",
            "Goal",
            "Goal (number)",
            "Expected (central)",
            "80 % of futures: from",
            "80 % of futures: to",
            "Chance of meeting it",
            "Source",
        ],
    };
    let mut rows = Rows::under(sheet, &names)?;
    for findings in scenarios {
        for found in &findings.targets {
            rows.add(&cells(findings, found, language))?;
        }
    }
    rows.finish()
}

fn cells<'a>(findings: &'a Findings, found: &'a TargetFinding, language: Language) -> [Cell<'a>; 12] {
    let target = &found.target;
    let value = |value: f64| match target.measure {
        measure if measure.is_ratio() => Cell::Share(value),
        TargetMeasure::TeachersNeeded | TargetMeasure::TeachersShort => Cell::Whole(whole_teachers(value)),
        _ => Cell::Whole(value),
    };
    [
        Cell::Text(scenario_name(findings, language)),
        Cell::Text(district_name(findings, target.district, language)),
        Cell::Text(stage_name(findings, target.stage, language)),
        Cell::Text(target_measure_name(target.measure, language)),
        Cell::Year(target.year),
        Cell::Text(goal_sign(target)),
        if target.measure.is_ratio() { Cell::Share(target.goal.value()) } else { Cell::Plain(target.goal.value()) },
        value(found.central),
        value(found.over_futures.p10),
        value(found.over_futures.p90),
        Cell::Chance(found.met.chance),
        Cell::Text(&target.source),
    ]
}
