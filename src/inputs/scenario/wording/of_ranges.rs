//! Ranges.

use super::{Wording, guess_and_all, say, short};
use crate::domain::{Phrase, Said};
use crate::{said, told};

/// A number outside its bounds, which are told in words.
pub(in crate::inputs::scenario) fn out_of_range(path: &str, bounds: Phrase, value: f64) -> Wording {
    let what = |language| {
        let (path, bounds) = (short(path), bounds.told(language));
        told!(language, "`{path}` 应为{bounds}，而不是 {value}", "`{path}` must be {bounds}, not {value}")
    };
    say(Said::by(what)).hint(said!("是否写错了数字、正负号或小数点？", "is a digit, a sign or the decimal point wrong?"))
}

/// Years in the wrong order.
pub(in crate::inputs::scenario) fn years_in_order(later: &str, later_year: i32, earlier: &str, earlier_year: i32) -> Wording {
    say(said!("`{later}` {later_year} 早于 `{earlier}` {earlier_year}", "`{later}` {later_year} comes before `{earlier}` {earlier_year}"))
        .hint(Said::alike("base_year <= first_year <= last_year"))
}

/// More years than can be meant.
pub(in crate::inputs::scenario) fn too_many_years(years: i32, most: i32) -> Wording {
    say(said!(
        "从 `base_year` 到 `last_year` 共 {years} 年，最多 {most} 年",
        "{years} years from `base_year` to `last_year`, {most} at most"
    ))
    .hint(said!("是否写错了某位数字？", "is a digit wrong?"))
}

/// A key that should be a year.
pub(in crate::inputs::scenario) fn no_year(path: &str, key: &str) -> Wording {
    say(said!("`{}`：`{}` 不是学年", "`{}`: `{}` is not a school year", short(path), short(key)))
        .hint(said!("2025 表示 2025 至 2026 学年", "2025 stands for the school year 2025/26"))
}

/// A name that cannot be a folder's.
pub(in crate::inputs::scenario) fn no_folder_name(path: &str) -> Wording {
    say(said!("`{path}` 不能用作结果文件夹的名称", "`{path}` cannot name a run folder"))
        .hint(said!("请去掉 `/`、`\\`、`:` 等符号", "leave out `/`, `\\`, `:` and the like"))
}

/// A ladder without stages, a stage without grades.
pub(in crate::inputs::scenario) fn nothing_in(path: &str, example: Said) -> Wording {
    say(said!("`{}` 是空的", "`{}` is empty", short(path))).hint(example)
}

/// A name that no stage has.
pub(in crate::inputs::scenario) fn unknown_stage(path: &str, stage: &str, stages: &[&str]) -> Wording {
    say(said!("`{}`：`{}` 不是学段", "`{}`: `{}` is not a stage", short(path), short(stage))).hint(guess_and_all(stage, stages))
}

/// A stage that takes leavers of itself or of a later one.
pub(in crate::inputs::scenario) fn not_an_earlier_stage(path: &str, stage: &str) -> Wording {
    say(said!("`{}`：学段 `{}` 并不在它之前", "`{}`: `{}` does not come earlier on the ladder", short(path), short(stage)))
        .hint(said!("学段由低到高排列", "stages are listed lowest first"))
}

/// Leavers enter the lowest stage.
pub(in crate::inputs::scenario) fn first_from_leavers(path: &str) -> Wording {
    say(said!("`{}`：第一个学段之前没有毕业生", "`{}`: the first stage has no leavers before it", short(path)))
        .hint(said!("请用 `population` 或 `births`", "use `population` or `births`"))
}

/// An interval that does not hold its centre.
pub(in crate::inputs::scenario) fn centre_outside(path: &str, p10: f64, p90: f64, centre: u8) -> Wording {
    let ratio = centre == 1;
    let hint = if ratio {
        said!("p10 和 p90 是与中心值之比：p10 <= 1 <= p90", "p10 and p90 are a ratio to the central value: p10 <= 1 <= p90")
    } else {
        said!("p10 和 p90 加在中心值上：p10 <= {centre} <= p90", "p10 and p90 are added to the central value: p10 <= {centre} <= p90")
    };
    say(said!("`{}`：{p10} 至 {p90} 不包含 {centre}", "`{}`: {p10} to {p90} does not hold {centre}", short(path))).hint(hint)
}

/// Chances that do not sum to one.
pub(in crate::inputs::scenario) fn chances_sum(path: &str, sum: f64) -> Wording {
    let sum = (sum * 1e6).round() / 1e6;
    say(said!("`{}`：各概率之和为 {sum}，应为 1", "`{}`: the chances sum to {sum}, not 1", short(path))).hint(said!(
        "推迟年数及其概率，例如 {{ \"0\" = 0.6, \"1\" = 0.4 }}",
        "years late with their chances, such as {{ \"0\" = 0.6, \"1\" = 0.4 }}"
    ))
}

/// A delay that is no number of years.
pub(in crate::inputs::scenario) fn no_delay(path: &str, key: &str) -> Wording {
    say(said!("`{}`：`{}` 不是以整年计的推迟", "`{}`: `{}` is not a delay in whole years", short(path), short(key)))
        .hint(said!("例如 {{ \"0\" = 0.6, \"1\" = 0.4 }}", "such as {{ \"0\" = 0.6, \"1\" = 0.4 }}"))
}

/// A key that should be a distance.
pub(in crate::inputs::scenario) fn no_distance(path: &str, key: &str) -> Wording {
    say(said!("`{}`：`{}` 不是以公里计的距离", "`{}`: `{}` is not a distance in km", short(path), short(key)))
        .hint(said!("例如 {{ \"5\" = 1, \"10\" = 0.68, \"15\" = 0.22 }}", "such as {{ \"5\" = 1, \"10\" = 0.68, \"15\" = 0.22 }}"))
}

/// Exactly one of two keys.
pub(in crate::inputs::scenario) fn one_of_two(path: &str, one: &str, other: &str, both: bool) -> Wording {
    let path = short(path);
    let what = if both {
        said!("`{path}` 同时写了 `{one}` 和 `{other}`", "`{path}` has both `{one}` and `{other}`")
    } else {
        said!("`{path}` 既没有 `{one}` 也没有 `{other}`", "`{path}` has neither `{one}` nor `{other}`")
    };
    say(what).hint(said!("请只写其中一个", "give one of them"))
}

/// A key that another one calls for.
pub(in crate::inputs::scenario) fn needed_for(path: &str, reason: &Said) -> Wording {
    let what = |language| {
        let (path, reason) = (short(path), reason.told(language));
        told!(language, "缺少 `{path}`：{reason}需要它", "`{path}` is missing: {reason} needs it")
    };
    say(Said::by(what)).hint(said!("请补上", "add it"))
}

/// Whole classes asked of a plan that is written by hand.
pub(in crate::inputs::scenario) fn not_with_manual(path: &str) -> Wording {
    say(said!("`{}` 不能与策略 `manual` 同用", "`{}` does not go with strategy `manual`", short(path)))
        .hint(said!("请去掉它：`manual` 按您所写的分配", "leave it out: `manual` shares out what you write"))
}

/// A planner's places that do not add up; `tier` where the plan names tiers.
pub(in crate::inputs::scenario) fn manual_sum(path: &str, tier: Option<&str>, sum: u128, places: u64) -> Wording {
    let path = short(path);
    let what = match tier {
        Some(tier) => said!(
            "`{path}` 分出 `{tier}` 等次学位 {sum} 个，而预算为 {places} 个",
            "`{path}` shares out {sum} places of tier `{tier}`, the budget has {places}"
        ),
        None => said!("`{path}` 分出学位 {sum} 个，而预算为 {places} 个", "`{path}` shares out {sum} places, the budget has {places}"),
    };
    say(what).hint(said!("两者必须相同", "the two must be the same"))
}

/// Places by tier where the budget has none, or the other way round.
pub(in crate::inputs::scenario) fn manual_tiers(path: &str, tiers: bool) -> Wording {
    let path = short(path);
    if tiers {
        return say(said!("`{path}` 应与预算一样按等次写学位", "`{path}` must be places by tier, as the budget's"))
            .hint(said!("例如 {{ quality = 80, standard = 20 }}", "such as {{ quality = 80, standard = 20 }}"));
    }
    say(said!("`{path}` 应与预算一样不分等次", "`{path}` must be places without tiers, as the budget's"))
        .hint(said!("例如 100", "such as 100"))
}
