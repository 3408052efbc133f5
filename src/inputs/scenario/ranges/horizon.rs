//! Name, years, history, alert rule.

use super::{MOST_YEARS, Ranges, YEARS};
use crate::domain::both;
use crate::inputs::scenario::settings::KNOWN_RULE;
use crate::inputs::scenario::wording;

pub(super) fn check(ranges: &mut Ranges<'_>) {
    name(ranges);
    years(ranges);
    alert(ranges);
    let history = ranges.settings.history.years.map(|years| years as f64);
    ranges.keep("history.years", history, both(" 1 至 200 之间", "between 1 and 200"), |years| (1.0..=200.0).contains(&years));
}

/// The run folder is called after the scenario, so a name must stay within `runs/` on every system.
fn name(ranges: &mut Ranges<'_>) {
    let name = ranges.settings.name.as_str();
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    if name.trim().is_empty() || name.starts_with('.') || name.contains(forbidden) {
        ranges.report("name", wording::no_folder_name("name"));
    }
}

fn years(ranges: &mut Ranges<'_>) {
    let (base, first, last) = (ranges.settings.base_year, ranges.settings.first_year, ranges.settings.last_year);
    ranges.year("base_year", Some(base));
    ranges.year("first_year", first);
    ranges.year("last_year", Some(last));
    let first_key = if first.is_some() { "first_year" } else { "base_year" };
    let first = first.unwrap_or(base);
    if first < base {
        ranges.report("first_year", wording::years_in_order("first_year", first, "base_year", base));
    }
    if last < first {
        ranges.report("last_year", wording::years_in_order("last_year", last, first_key, first));
    }
    if YEARS.contains(&base) && YEARS.contains(&last) && last - base > MOST_YEARS {
        ranges.report("last_year", wording::too_many_years(last - base, MOST_YEARS));
    }
}

fn alert(ranges: &mut Ranges<'_>) {
    let alert = &ranges.settings.alert;
    if let Some(rule) = alert.rule.as_deref().filter(|rule| *rule != KNOWN_RULE && !alert.has_own_bounds()) {
        ranges.report("alert.rule", wording::unknown_word("alert.rule", rule, &[KNOWN_RULE]));
    }
    ranges.not_negative("alert.red_from", alert.red_from);
    ranges.not_negative("alert.yellow_from", alert.yellow_from);
    ranges.not_negative("alert.slack_below", alert.slack_below);
    ranges.share("alert.red_chance", alert.red_chance);
    ranges.share("alert.orange_chance", alert.orange_chance);
    ranges.share("alert.yellow_chance", alert.yellow_chance);
    ranges.share("alert.slack_chance", alert.slack_chance);
    ranges.share("alert.usable_share", alert.usable_share);
    ranges.year("alert.from_year", alert.from_year);
}
