//! Names of mechanisms and of what they are judged by.

use super::grouped;
use crate::domain::{AdmissionMeasure, Language, Mechanism, Pointing};

/// A mechanism with its parameters.
pub fn mechanism_name(mechanism: &Mechanism, language: Language) -> String {
    let name = mechanism_short(mechanism.name(), language);
    let detail = match (mechanism, language) {
        (Mechanism::Parallel { band }, Language::Chinese) => format!("每段{band}个志愿"),
        (Mechanism::Parallel { band }, Language::English) => format!("bands of {band}"),
        (Mechanism::Grouped { ends }, Language::Chinese) => format!("{}个分数段", ends.len() + 1),
        (Mechanism::Grouped { ends }, Language::English) => format!("{} score groups", ends.len() + 1),
        (Mechanism::TopTradingCycles { pointing: Pointing::All }, _) => {
            language.pick("学校指向所有学生", "schools point to all pupils").to_owned()
        }
        (Mechanism::TopTradingCycles { pointing: Pointing::Residents { .. } }, _) => {
            language.pick("学校指向所有可以就读的学生", "schools point to all pupils who may attend").to_owned()
        }
        (Mechanism::TopTradingCycles { pointing: Pointing::Listers }, _) => {
            language.pick("学校只指向填报本校的学生", "schools point to those who list them").to_owned()
        }
        _ => return name.to_owned(),
    };
    match language {
        Language::Chinese => format!("{name}（{detail}）"),
        Language::English => format!("{name} ({detail})"),
    }
}

/// A mechanism in few words, for tables and pictures.
pub fn mechanism_label(mechanism: &Mechanism, language: Language) -> String {
    match mechanism {
        Mechanism::Parallel { band } if language == Language::Chinese => format!("平行志愿，每段{band}个"),
        Mechanism::Parallel { band } => format!("Parallel, bands of {band}"),
        _ => mechanism_short(mechanism.name(), language).to_owned(),
    }
}

/// A mechanism by its key among [`crate::domain::MECHANISMS`].
fn mechanism_short(key: &str, language: Language) -> &'static str {
    match key {
        "score_order" => language.pick("分数优先、遵循志愿", "Score order"),
        "parallel" => language.pick("平行志愿", "Parallel choices"),
        "immediate_acceptance" => language.pick("梯度志愿", "Immediate acceptance"),
        "deferred_acceptance" => language.pick("延迟录取", "Deferred acceptance"),
        "grouped" => language.pick("分段志愿优先", "Score groups"),
        "top_trading_cycles" => language.pick("优先权交换", "Top trading cycles"),
        _ => language.pick("摇号", "Lottery"),
    }
}

/// A measure.
pub fn admission_measure_name(measure: AdmissionMeasure, language: Language) -> &'static str {
    match measure {
        AdmissionMeasure::Applicants => language.pick("报名人数", "Applicants"),
        AdmissionMeasure::Seats => language.pick("学位数", "Seats"),
        AdmissionMeasure::Placed => language.pick("录取人数", "Placed"),
        AdmissionMeasure::PlacedRate => language.pick("录取率", "Placed rate"),
        AdmissionMeasure::FirstChoiceShare => language.pick("第一志愿录取比例", "Share at the first choice"),
        AdmissionMeasure::FirstThreeShare => language.pick("前三志愿录取比例", "Share at one of the first three choices"),
        AdmissionMeasure::MeanRank => language.pick("平均志愿序号（未录取按志愿数加一计）", "Mean rank (unplaced: length of the list + 1)"),
        AdmissionMeasure::JustifiedEnvy => language.pick("优先权被越过的学生", "Pupils passed over (justified envy)"),
        AdmissionMeasure::WastedSeats => language.pick("有人想去却空着的学位", "Empty seats that somebody wants (wasted)"),
        AdmissionMeasure::EmptySeats => language.pick("空余学位", "Empty seats"),
        AdmissionMeasure::OverCapacity => language.pick("超过学位数的人数", "Pupils above the seats"),
        AdmissionMeasure::UtilisationSpread => language.pick("各校满员率最大差距", "Fullest less emptiest school"),
        AdmissionMeasure::OnReservedPlaces => language.pick("指标到校录取人数", "On reserved places"),
        AdmissionMeasure::MeanKm => language.pick("平均上学距离", "Mean way to school"),
        AdmissionMeasure::P95Km => language.pick("上学距离第95百分位", "95th percentile of the way to school"),
        AdmissionMeasure::WithinRadius => language.pick("就近入学比例", "Share within the policy radius"),
        AdmissionMeasure::LowestPlacedRate => language.pick("录取率最低的县（市）区", "Placed rate of the worst-served district"),
        AdmissionMeasure::WorseOff => language.pick("比现行办法变差的学生比例", "Share worse off than under today's rule"),
    }
}

/// A value as a planner would say it.
pub fn admission_value(measure: AdmissionMeasure, value: f64, language: Language) -> String {
    match measure {
        AdmissionMeasure::PlacedRate
        | AdmissionMeasure::FirstChoiceShare
        | AdmissionMeasure::FirstThreeShare
        | AdmissionMeasure::UtilisationSpread
        | AdmissionMeasure::WithinRadius
        | AdmissionMeasure::LowestPlacedRate
        | AdmissionMeasure::WorseOff => match language {
            Language::Chinese => format!("{:.1}%", 100.0 * value),
            Language::English => format!("{:.1} %", 100.0 * value),
        },
        AdmissionMeasure::MeanRank => format!("{value:.2}"),
        AdmissionMeasure::MeanKm | AdmissionMeasure::P95Km => match language {
            Language::Chinese => format!("{value:.1}公里"),
            Language::English => format!("{value:.1} km"),
        },
        _ => grouped(value.round()),
    }
}

/// Heading and unit of a measure's column.
pub fn admission_column(measure: AdmissionMeasure, language: Language) -> [&'static str; 2] {
    let [chinese, english] = match measure {
        AdmissionMeasure::PlacedRate => [["录取率", "占申请人"], ["Placed", "of applicants"]],
        AdmissionMeasure::FirstChoiceShare => [["第一志愿录取", "占申请人"], ["First choice", "of applicants"]],
        AdmissionMeasure::MeanRank => [["平均志愿序号", "未录取=志愿数+1"], ["Mean rank", "unplaced: list + 1"]],
        AdmissionMeasure::JustifiedEnvy => [["优先权被越过", "人"], ["Passed over", "pupils"]],
        AdmissionMeasure::MeanKm => [["平均上学距离", "公里"], ["Way to school", "mean, km"]],
        AdmissionMeasure::WorseOff => [["比现行变差", "占申请人"], ["Worse off", "of applicants"]],
        _ => return [admission_measure_name(measure, language), ""],
    };
    if language == Language::Chinese { chinese } else { english }
}

/// A number at an axis whose numbers are `step` apart.
pub fn tick_text(measure: AdmissionMeasure, value: f64, step: f64, language: Language) -> String {
    let digits = |step: f64| if step >= 0.999 { 0 } else { usize::from(step < 0.0999) + 1 };
    match measure {
        AdmissionMeasure::PlacedRate | AdmissionMeasure::FirstChoiceShare | AdmissionMeasure::WorseOff => {
            format!("{:.*}{}", digits(100.0 * step), 100.0 * value, language.pick("%", " %"))
        }
        AdmissionMeasure::MeanRank | AdmissionMeasure::MeanKm => format!("{value:.*}", digits(step)),
        _ => grouped(value),
    }
}
