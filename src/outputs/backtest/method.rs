//! The methods and scores in plain words.

use maud::{Markup, html};

use crate::domain::Language;

const STATEMENTS: [(&str, &str); 5] = [
    (
        "每次预测只使用出发年份及以前的数字；区间只由出发年份以前已经出现的误差得出。",
        "Each forecast uses numbers up to its origin alone; its interval is learnt from errors that had shown by then.",
    ),
    (
        "naive：明年同今年。csr3、csr5：近三年、近五年升级率的平均。ses4：升级率指数平滑，最新一年权重0.4（美国国家教育统计中心的做法）。",
        "naive: next year as this year. csr3, csr5: mean of the last three or five progression ratios. ses4: ratios smoothed exponentially, 0.4 for the newest (as the US National Center for Education Statistics does).",
    ),
    (
        "default：本程序 run 所用的方法。升级率由全部地区、本地区、本年级三部分相加；数字越小，越向全部地区靠拢。有出生数时，入学人数由出生数乘以近年入学与出生之比得出。",
        "default: the method that run uses. A ratio is what all areas share, what the area adds and what its grade adds; the smaller the numbers, the closer to all areas. Entrants are births times a recent ratio where births are given.",
    ),
    (
        "误差=预测÷实际−1，正数表示预测偏高。CRPS 衡量整个分布，越低越好。",
        "Error = forecast / actual - 1, above zero is too many. CRPS scores the whole distribution, lower is better.",
    ),
    (
        "区间假定将来的意外与过去一样大；从未发生过的事（如疫情）不在其中。",
        "Intervals assume that the future is as unruly as the past; what never happened before, such as an epidemic, is not in them.",
    ),
];

/// The statements.
pub fn section(language: Language) -> Markup {
    html! {
        h2 { (language.pick("方法说明", "Methods and scores")) }
        ul { @for (chinese, english) in STATEMENTS { li { (language.pick(chinese, english)) } } }
    }
}
