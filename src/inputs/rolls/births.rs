//! Births of the areas, by calendar or school year.

use std::collections::BTreeMap;

use super::grades::entry_age;
use crate::calibration::{Births, History};
use crate::domain::Said;
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::tables::Sheet;
use crate::{said, told};

/// Births of the history's areas; areas without a row have none.
pub(super) fn read(file: &str, sheet: &Sheet, history: &History, age: Option<usize>, problems: &mut Problems) -> Option<Births> {
    let mut listed: BTreeMap<(usize, i32), (f64, usize)> = BTreeMap::new();
    let mut calendars: BTreeMap<bool, usize> = BTreeMap::new();
    for row in sheet.rows() {
        let (Some(area), Some(year)) = (row.text("area"), row.year("year")) else { continue };
        calendars.entry(row.text("calendar") == Some("school")).or_insert(row.number);
        let Ok(place) = history.areas.binary_search_by(|known| known.as_str().cmp(area)) else {
            let what = said!("`{area}` 有出生数而没有学生；它的出生数不用", "`{area}` has births but no pupils; its births are not used");
            problems.add_once(Problem::in_file(file, what).warning());
            continue;
        };
        let Some(births) = row.number("births") else { continue };
        if let Some((before, line)) = listed.insert((place, year), (births, row.number)) {
            let what = said!(
                "`{area}`，{year} 年出现了两次：这里为 {births}，第 {line} 行为 {before}",
                "`{area}`, {year} is there twice: {births} here, {before} in line {line}"
            );
            let problem = Problem::at(file, row.number, "births", what).hint(phrases::keep_one_row());
            problems.add(if (births - before).abs() > 0.0 { problem } else { problem.warning() });
        }
    }
    if calendars.len() > 1 {
        let row = calendars.values().copied().max().unwrap_or_default();
        let problem = Problem::at(
            file,
            row,
            "calendar",
            said!("同一张表中既有日历年又有学年的出生数", "births by calendar year and by school year in one table"),
        );
        problems.add(problem.hint(said!("请统一成其中一种", "bring all rows to one of the two")));
    }
    without(file, &listed, history, problems);
    table(&listed, history, calendars.contains_key(&true), age)
}

fn without(file: &str, listed: &BTreeMap<(usize, i32), (f64, usize)>, history: &History, problems: &mut Problems) {
    let lacks = |area: &usize| !listed.keys().any(|(known, _)| known == area);
    let names: Vec<&str> = (0..history.areas.len()).filter(lacks).map(|area| history.areas[area].as_str()).collect();
    if !names.is_empty() {
        let what = Said::by(|language| {
            let names = phrases::listed(&names, language);
            told!(
                language,
                "没有 {names} 的出生数；其新生只按入学趋势推算",
                "no births for {names}; their entrants follow the trend of entry alone"
            )
        });
        problems.add(Problem::in_file(file, what).warning());
    }
}

fn table(listed: &BTreeMap<(usize, i32), (f64, usize)>, history: &History, school_years: bool, age: Option<usize>) -> Option<Births> {
    let years = || listed.keys().map(|(_, year)| *year);
    let (first_year, last) = (years().min()?, years().max()?);
    let of = |area: usize, year: i32| listed.get(&(area, year)).map_or(f64::NAN, |(births, _)| *births);
    Some(Births {
        first_year,
        births: (0..history.areas.len()).map(|area| (first_year..=last).map(|year| of(area, year)).collect()).collect(),
        school_years,
        entry_age: age.unwrap_or_else(|| entry_age(&history.grades[0])),
        age_is_known: age.is_some(),
        all_known: false,
    })
}
