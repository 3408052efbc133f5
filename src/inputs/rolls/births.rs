//! Births of the areas, by calendar or school year.

use std::collections::BTreeMap;

use super::Request;
use super::grades::entry_age;
use crate::calibration::{Births, History, Seen, rule};
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

/// What a forecaster should know of the births beside the pupils: that they are not used, or where some are missing.
pub(super) fn remarks(request: &Request, history: &History, problems: &mut Problems) {
    let Some(births) = &history.births else {
        if request.entry_age.is_some() && request.births.is_none() {
            let what = said!("没有出生数，--entry-age 不起作用", "--entry-age does nothing without births");
            let hint = said!("请用 --births 给出出生数表", "give a table of births with --births");
            problems.add(Problem::in_file(&request.table.display().to_string(), what).hint(hint).warning());
        }
        return;
    };
    let file = request.births.as_ref().map_or_else(String::new, |path| path.display().to_string());
    let last = births.first_year + births.births.first().map_or(0, Vec::len) as i32 - 1;
    let seen = Seen::at(history, history.years.saturating_sub(1));
    if history.entry_grades().iter().all(|grade| rule(&seen, *grade).is_none()) {
        let what = said!(
            "{}至{last}年的出生数与任何一年的新生都对不上，没有使用",
            "births of {} to {last} match the entrants of no year and are not used",
            births.first_year
        );
        let hint = said!(
            "新生按{}岁入学；若不是，请用 --entry-age 写明",
            "children are taken to enter at {}; say so with --entry-age if they do not",
            births.entry_age
        );
        problems.add(Problem::in_file(&file, what).hint(hint).warning());
    }
    gaps(&file, births, history, problems);
}

/// Years without births between years with some.
fn gaps(file: &str, births: &Births, history: &History, problems: &mut Problems) {
    for (area, of_years) in births.births.iter().enumerate() {
        let known: Vec<usize> = (0..of_years.len()).filter(|year| !of_years[*year].is_nan()).collect();
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else { continue };
        let missing = (first..last).filter(|year| of_years[*year].is_nan());
        let missing: Vec<String> = missing.map(|year| (births.first_year + year as i32).to_string()).collect();
        if !missing.is_empty() {
            let (name, years) = (&history.areas[area], missing.join(", "));
            let what = said!("`{name}` 没有 {years} 年的出生数", "`{name}` has no births for {years}");
            let hint = said!(
                "这些年出生的孩子入学时，沿用上一届的出生数",
                "where children born then enter, the births of the cohort before stand for theirs"
            );
            problems.add(Problem::in_file(file, what).hint(hint).warning());
        }
    }
}
