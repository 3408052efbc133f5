//! What the plans change, district by district: before and after stand in columns of their own, to be computed with.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{Cell, Rows};
use crate::domain::{Findings, Language};
use crate::outputs::words::{LEVELS, PlaceChange, district_name, level_name, place_changes, scenario_name, stage_name};

/// School years at each level and seats short in the worst year.
pub(super) fn changes(sheet: &mut Worksheet, scenarios: &[&Findings], longest: usize, language: Language) -> Result<(), XlsxError> {
    let names = names(language);
    let mut rows = Rows::under(sheet, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
    for plan in &scenarios[1..] {
        for change in place_changes(scenarios[0], plan, language).into_iter().take(longest) {
            rows.add(&cells(plan, &change, language))?;
        }
    }
    rows.finish()
}

fn names(language: Language) -> Vec<String> {
    let place = match language {
        Language::Chinese => ["方案", "县（市）区", "学段"],
        Language::English => ["Scenario", "District", "Stage"],
    };
    let years = LEVELS.map(|level| [level_name(level, language), language.pick("（学年数）", " (school years)")].concat());
    let short = language.pick("最严重学年缺（个）", "Seats short, worst year").to_owned();
    let twice =
        |name: &String| [language.pick("：原来", ": before"), language.pick("：方案", ": after")].map(|when| format!("{name}{when}"));
    place.map(str::to_owned).into_iter().chain(years.iter().chain([&short]).flat_map(twice)).collect()
}

fn cells<'a>(plan: &'a Findings, change: &PlaceChange, language: Language) -> Vec<Cell<'a>> {
    let place =
        [scenario_name(plan, language), district_name(plan, Some(change.district), language), stage_name(plan, change.stage, language)];
    let years = LEVELS.into_iter().flat_map(|level| change.years_apart(level)).map(|years| Cell::Whole(years as f64));
    place.into_iter().map(Cell::Text).chain(years).chain(change.short_apart().map(Cell::Whole)).collect()
}
