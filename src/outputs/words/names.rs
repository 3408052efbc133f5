//! Names of places, stages, measures and causes.

use crate::domain::{Cause, Findings, Language, Measure};

/// Name of a district; the whole city where there is none.
pub fn district_name(findings: &Findings, district: Option<usize>, language: Language) -> &str {
    match district {
        None => language.pick("全市", "Whole city"),
        Some(position) => language.pick(&findings.districts[position].name_zh, &findings.districts[position].name_en),
    }
}

/// Name of a stage.
pub fn stage_name(findings: &Findings, stage: usize, language: Language) -> &str {
    language.pick(&findings.ladder.stages[stage].name_zh, &findings.ladder.stages[stage].name_en)
}

/// Name of a scenario: the Chinese one where it has one.
pub fn scenario_name(findings: &Findings, language: Language) -> &str {
    match language {
        Language::Chinese if !findings.scenario_zh.is_empty() => &findings.scenario_zh,
        _ => &findings.scenario,
    }
}

/// Name of the scenario with this key among those at hand; the key itself where it is not.
pub fn named<'a>(scenarios: &[&'a Findings], key: &'a str, language: Language) -> &'a str {
    scenarios.iter().find(|findings| findings.scenario == key).map_or(key, |findings| scenario_name(findings, language))
}

/// `all` or the grade's key, as in the tables.
pub fn grade_key(findings: &Findings, stage: usize, grade: Option<usize>) -> &str {
    grade.map_or("all", |grade| &findings.ladder.stages[stage].grades[grade])
}

/// Grades of a stage by their keys: `1、2年级`, `grades 1, 2`.
pub fn grades_name(findings: &Findings, stage: usize, grades: &[usize], language: Language) -> String {
    let keys: Vec<&str> = grades.iter().map(|&grade| findings.ladder.stages[stage].grades[grade].as_str()).collect();
    match language {
        Language::Chinese => format!("{}年级", keys.join("、")),
        Language::English if keys.len() == 1 => format!("grade {}", keys[0]),
        Language::English => format!("grades {}", keys.join(", ")),
    }
}

/// Name of a measure.
pub fn measure_name(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Demand => language.pick("学位需求", "demand"),
        Measure::Seats => language.pick("学位", "seats"),
        Measure::Enrolment => language.pick("在校生", "enrolment"),
        Measure::Utilisation => language.pick("学位使用率", "utilisation"),
        Measure::Shortfall => language.pick("学位缺口", "shortfall"),
        Measure::Spare => language.pick("空余学位", "spare seats"),
        Measure::Placed => language.pick("就读人数", "placed"),
        Measure::Waiting => language.pick("等待入学", "waiting"),
        Measure::Diverted => language.pick("分流人数", "diverted"),
        Measure::Left => language.pick("外区就读", "placed in another district"),
        Measure::OverCapacity => language.pick("超容量学生", "above capacity"),
        Measure::LargeClasses => language.pick("大班额班级", "large classes"),
        Measure::Access => language.pick("可达学位", "seats within reach"),
        Measure::TeachersNeeded => language.pick("需要教师", "teachers needed"),
        Measure::TeachersInPost => language.pick("在岗教师", "teachers in post"),
        Measure::TeachersShort => language.pick("教师缺口", "teachers short"),
        Measure::RunningCost => language.pick("运行费用", "running cost"),
        Measure::CapitalCost => language.pick("建设费用", "capital cost"),
        Measure::SpecialNeeds => language.pick("特殊需要儿童", "children with special needs"),
        Measure::InOrdinaryClasses => language.pick("随班就读", "in ordinary classes"),
        Measure::HomeTaught => language.pick("送教上门", "taught at home"),
        Measure::InSpecialSchools => language.pick("特教学校在读", "in special schools"),
        Measure::SpecialUnplaced => language.pick("特殊需要儿童未安置", "special needs without a place"),
    }
}

/// Unit of a measure.
pub fn unit(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Utilisation => "%",
        Measure::LargeClasses => language.pick("个班", "classes"),
        Measure::Access => language.pick("个/人", "seats per child"),
        Measure::TeachersNeeded | Measure::TeachersInPost | Measure::TeachersShort => language.pick("人", "teachers"),
        Measure::RunningCost => language.pick("元/年", "yuan a year"),
        Measure::CapitalCost => language.pick("元", "yuan"),
        Measure::Seats | Measure::Spare => language.pick("个", "seats"),
        _ => language.pick("人", "children"),
    }
}

/// Name of a cause, as it stands in a sentence. Without an enrolment history progression ratios follow the residents of each age: what they
/// change is migration of pupils in class.
pub fn cause_name(findings: &Findings, cause: Cause, language: Language) -> &'static str {
    match cause {
        Cause::Progression if !findings.has_history => language.pick("迁入迁出（在读年级）", "migration of pupils in class"),
        Cause::BirthsAndAgeing => language.pick("出生与学龄推移", "births and ageing"),
        Cause::Migration => language.pick("人口迁移", "migration"),
        Cause::Entry => language.pick("入学率", "entry rates"),
        Cause::Progression => language.pick("年级间转入转出", "pupils joining or leaving between grades"),
        Cause::Flows => language.pick("跨区就学", "schooling across districts"),
        Cause::Seats => language.pick("学位增减", "changes of seats"),
    }
}

/// A name as part of a file name: letters and digits of any script, `-` and `_`; everything else becomes `-`.
pub fn file_stem(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}
