//! Ranges.

use super::{Wording, guess_and_all, say, short};

/// A number outside its bounds, which are told in words.
pub(in crate::inputs::scenario) fn out_of_range(path: &str, bounds: &str, value: f64) -> Wording {
    say(format!("`{}` must be {bounds}, not {value}", short(path))).hint("is a digit, a sign or the decimal point wrong?")
}

/// Years in the wrong order.
pub(in crate::inputs::scenario) fn years_in_order(later: &str, later_year: i32, earlier: &str, earlier_year: i32) -> Wording {
    say(format!("`{later}` {later_year} comes before `{earlier}` {earlier_year}")).hint("base_year <= first_year <= last_year")
}

/// More years than can be meant.
pub(in crate::inputs::scenario) fn too_many_years(years: i32, most: i32) -> Wording {
    say(format!("{years} years from `base_year` to `last_year`, {most} at most")).hint("is a digit wrong?")
}

/// A key that should be a year.
pub(in crate::inputs::scenario) fn no_year(path: &str, key: &str) -> Wording {
    say(format!("`{}`: `{}` is not a school year", short(path), short(key))).hint("2025 stands for the school year 2025/26")
}

/// A name that cannot be a folder's.
pub(in crate::inputs::scenario) fn no_folder_name(path: &str) -> Wording {
    say(format!("`{path}` cannot name a run folder")).hint("leave out `/`, `\\`, `:` and the like")
}

/// A ladder without stages, a stage without grades.
pub(in crate::inputs::scenario) fn nothing_in(path: &str, example: &str) -> Wording {
    say(format!("`{}` is empty", short(path))).hint(example)
}

/// A name that no stage has.
pub(in crate::inputs::scenario) fn unknown_stage(path: &str, stage: &str, stages: &[&str]) -> Wording {
    say(format!("`{}`: `{}` is not a stage", short(path), short(stage))).hint(guess_and_all(stage, stages))
}

/// A stage that takes leavers of itself or of a later one.
pub(in crate::inputs::scenario) fn not_an_earlier_stage(path: &str, stage: &str) -> Wording {
    say(format!("`{}`: `{}` does not come earlier on the ladder", short(path), short(stage))).hint("stages are listed lowest first")
}

/// Leavers enter the lowest stage.
pub(in crate::inputs::scenario) fn first_from_leavers(path: &str) -> Wording {
    say(format!("`{}`: the first stage has no leavers before it", short(path))).hint("use `population` or `births`")
}

/// An interval that does not hold its centre.
pub(in crate::inputs::scenario) fn centre_outside(path: &str, p10: f64, p90: f64, centre: u8) -> Wording {
    let what = if centre == 1 { "a ratio to the central value" } else { "added to the central value" };
    say(format!("`{}`: {p10} to {p90} does not hold {centre}", short(path))).hint(format!("p10 and p90 are {what}: p10 <= {centre} <= p90"))
}

/// Chances that do not sum to one.
pub(in crate::inputs::scenario) fn chances_sum(path: &str, sum: f64) -> Wording {
    let sum = (sum * 1e6).round() / 1e6;
    say(format!("`{}`: the chances sum to {sum}, not 1", short(path)))
        .hint("years late with their chances, such as { \"0\" = 0.6, \"1\" = 0.4 }")
}

/// A delay that is no number of years.
pub(in crate::inputs::scenario) fn no_delay(path: &str, key: &str) -> Wording {
    say(format!("`{}`: `{}` is not a delay in whole years", short(path), short(key))).hint("such as { \"0\" = 0.6, \"1\" = 0.4 }")
}

/// A key that should be a distance.
pub(in crate::inputs::scenario) fn no_distance(path: &str, key: &str) -> Wording {
    say(format!("`{}`: `{}` is not a distance in km", short(path), short(key))).hint("such as { \"5\" = 1, \"10\" = 0.68, \"15\" = 0.22 }")
}

/// Exactly one of two keys.
pub(in crate::inputs::scenario) fn one_of_two(path: &str, one: &str, other: &str, both: bool) -> Wording {
    let found = if both { "has both" } else { "has neither" };
    say(format!("`{}` {found} `{one}` {} `{other}`", short(path), if both { "and" } else { "nor" })).hint("give one of them")
}

/// A key that another one calls for.
pub(in crate::inputs::scenario) fn needed_for(path: &str, reason: &str) -> Wording {
    say(format!("`{}` is missing: {reason} needs it", short(path))).hint("add it")
}

/// Whole classes asked of a plan that is written by hand.
pub(in crate::inputs::scenario) fn not_with_manual(path: &str) -> Wording {
    say(format!("`{}` does not go with strategy `manual`", short(path))).hint("leave it out: `manual` shares out what you write")
}

/// A planner's places that do not add up; `tier` where the plan names tiers.
pub(in crate::inputs::scenario) fn manual_sum(path: &str, tier: Option<&str>, sum: u128, places: u64) -> Wording {
    let of_tier = tier.map(|tier| format!(" of tier `{tier}`")).unwrap_or_default();
    say(format!("`{}` shares out {sum} places{of_tier}, the budget has {places}", short(path))).hint("the two must be the same")
}

/// Places by tier where the budget has none, or the other way round.
pub(in crate::inputs::scenario) fn manual_tiers(path: &str, tiers: bool) -> Wording {
    let wanted = if tiers { "must be places by tier, as the budget's" } else { "must be places without tiers, as the budget's" };
    let example = if tiers { "such as { quality = 80, standard = 20 }" } else { "such as 100" };
    say(format!("`{}` {wanted}", short(path))).hint(example)
}
