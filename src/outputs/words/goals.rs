//! Targets: what they measure and what they ask for.

use super::costs::{yuan, yuan_in_full};
use super::numbers::{grouped, school_year};
use super::staff::teachers_count;
use super::{district_name, stage_name};
use crate::domain::{Findings, Goal, Language, Target, TargetMeasure};

/// Name of what a target measures.
pub fn target_measure_name(measure: TargetMeasure, language: Language) -> &'static str {
    match measure {
        TargetMeasure::PublicShare => language.pick("公办在校生占比", "share in public schools"),
        TargetMeasure::InclusiveShare => language.pick("普惠性覆盖率", "inclusive share"),
        TargetMeasure::QualityShare => language.pick("优质学校在校生占比", "share in quality schools"),
        TargetMeasure::Utilisation => language.pick("学位使用率", "utilisation"),
        TargetMeasure::Shortfall => language.pick("学位缺口", "shortfall"),
        TargetMeasure::Seats => language.pick("学位", "seats"),
        TargetMeasure::IntakePlaces => language.pick("招生计划", "intake places"),
        TargetMeasure::Coverage => language.pick("学位保障率", "coverage"),
        TargetMeasure::PlacedRate => language.pick("入学率", "placed rate"),
        TargetMeasure::TeachersNeeded => language.pick("需要教师", "teachers needed"),
        TargetMeasure::TeachersShort => language.pick("教师缺口", "teachers short"),
        TargetMeasure::RunningCost => language.pick("运行费用", "running cost"),
        TargetMeasure::CapitalCost => language.pick("建设费用", "capital cost"),
        TargetMeasure::SpecialPlacementRate => language.pick("特殊需要儿童安置率", "placement of special needs"),
    }
}

/// A target in one phrase: place, stage, measure and year.
pub fn target_name(findings: &Findings, target: &Target, language: Language) -> String {
    let place = district_name(findings, target.district, language);
    let stage = stage_name(findings, target.stage, language);
    let measure = target_measure_name(target.measure, language);
    let year = school_year(target.year, language);
    match language {
        Language::Chinese => format!("{place}{stage}{measure}，{year}"),
        Language::English => format!("{place}, {stage}: {measure} {year}"),
    }
}

/// The goal with its sign, `≥ 91 %`.
pub fn goal_text(target: &Target, language: Language) -> String {
    format!("{} {}", goal_sign(target), limit(target.measure, target.goal.value(), language))
}

/// The number that a target asks for, with all the digits that were written.
fn limit(measure: TargetMeasure, number: f64, language: Language) -> String {
    let as_written = if number.fract() == 0.0 { grouped(number) } else { number.to_string() };
    match measure {
        TargetMeasure::RunningCost | TargetMeasure::CapitalCost if number.abs() >= 1e4 && number % 1e4 == 0.0 => {
            yuan_in_full(number, language)
        }
        TargetMeasure::RunningCost | TargetMeasure::CapitalCost => as_written + language.pick("元", " yuan"),
        measure if measure.is_ratio() => goal_value(measure, number, language),
        _ => as_written,
    }
}

/// `≥` or `≤`.
pub fn goal_sign(target: &Target) -> &'static str {
    match target.goal {
        Goal::AtLeast(_) => "≥",
        Goal::AtMost(_) => "≤",
    }
}

/// A value of a target's measure: shares with one decimal at most, children in groups of three.
pub fn goal_value(measure: TargetMeasure, value: f64, language: Language) -> String {
    match measure {
        TargetMeasure::Shortfall | TargetMeasure::Seats | TargetMeasure::IntakePlaces => grouped(value.round()),
        // A part of a teacher short is a teacher short: never shown as none.
        TargetMeasure::TeachersNeeded | TargetMeasure::TeachersShort => teachers_count(value),
        TargetMeasure::RunningCost | TargetMeasure::CapitalCost => yuan(value, language),
        _ => format!("{}{}%", (value * 1000.0).round() / 10.0, language.pick("", " ")),
    }
}
