//! The past of a dataset: its enrolment by stage and grade, and births, without a scenario to say what the ladder is.
//!
//! Stages stand in the order in which the table first names them; each is entered from the one before it, except the lowest and the one
//! after a kindergarten, which are entered from outside.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Cells;
use super::grades::{entry_age, natural_key};
use crate::calibration::{Births, History, Source};
use crate::inputs::dataset::{ALL_OTHERS, Dataset, EnrolmentRow};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::said;

/// A dataset's past.
#[derive(Clone, Debug, PartialEq)]
pub struct PastOfDataset {
    /// The history; its grades are those of all stages, in order.
    pub history: History,
    /// Stage of each grade.
    pub stage_of: Vec<String>,
}

impl PastOfDataset {
    /// Whether a grade begins its stage.
    pub fn begins_stage(&self, grade: usize) -> bool {
        grade == 0 || self.stage_of[grade] != self.stage_of[grade - 1]
    }
}

/// Reads a dataset's past, or says why there is none.
pub fn of_dataset(data: &Dataset, problems: &mut Problems) -> Option<PastOfDataset> {
    let pupils = pupils(data, problems);
    let ladder = ladder(data);
    let years: BTreeSet<i32> = data.enrolment.iter().map(|row| row.year).collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        let what = said!(
            "没有列出学生：比率由表 enrolment 中若干学年得出",
            "no pupils are listed: rates are learnt from several school years of the table enrolment"
        );
        if !data.may_hold("enrolment", &[]) {
            problems.add_once(data.at("enrolment", 0, "", what));
        }
        return None;
    };
    let areas: BTreeSet<String> = pupils.keys().map(|(district, ..)| district.clone()).collect();
    let mut history = History::new(areas.into_iter().collect(), ladder.iter().map(|(_, grade)| grade.clone()).collect(), *first..=*last);
    for ((district, stage, grade, year), pupils) in &pupils {
        let place = ladder.iter().position(|known| known == &(stage.clone(), grade.clone()));
        if let (Ok(district), Some(grade)) = (history.areas.binary_search(district), place) {
            history.set(district, grade, *year, *pupils);
        }
    }
    let stage_of: Vec<String> = ladder.into_iter().map(|(stage, _)| stage).collect();
    let outside = |grade: usize| grade == 0 || (stage_of[grade] != stage_of[grade - 1] && is_kindergarten(&stage_of[grade - 1]));
    for grade in (0..stage_of.len()).filter(|grade| outside(*grade)) {
        history.sources[grade] = Source::Births;
    }
    history.births = births(data, &history);
    Some(PastOfDataset { history, stage_of })
}

/// What a forecaster should know of the past of a dataset, each grade with its stage.
pub fn remarks(data: &Dataset, past: &PastOfDataset, problems: &mut Problems) {
    let mut named = past.history.clone();
    named.grades = past.stage_of.iter().zip(&past.history.grades).map(|(stage, grade)| format!("{stage} {grade}")).collect();
    let mut cells = Cells::new();
    for row in &data.enrolment {
        let cell = cells.entry((row.district.clone(), format!("{} {}", row.stage, row.grade), row.year)).or_insert((0.0, row.row));
        *cell = (cell.0 + row.pupils, cell.1.min(row.row));
    }
    super::remarks::add(&|row, column, what| data.at("enrolment", row, column, what), "district", (&cells, &named), problems);
}

fn is_kindergarten(stage: &str) -> bool {
    ["kinder", "nursery", "preschool", "幼儿"].iter().any(|name| stage.to_lowercase().contains(name))
}

type Key = (String, String, String, i32);

/// Pupils by district, stage, grade and year, summed over sectors and tiers.
fn pupils(data: &Dataset, problems: &mut Problems) -> BTreeMap<Key, f64> {
    let mut rows: Vec<&EnrolmentRow> = data.enrolment.iter().collect();
    // Rising order: a sum does not depend on the order of rows.
    rows.sort_by(|a, b| a.pupils.total_cmp(&b.pupils));
    let (mut sums, mut seen) = (BTreeMap::new(), BTreeSet::new());
    for row in rows {
        let key = (row.district.clone(), row.stage.clone(), row.grade.clone(), row.year);
        if row.district == ALL_OTHERS {
            problems.add(
                data.at("enrolment", row.row, "district", said!("`*` 没有自己的历史", "`*` has no past of its own"))
                    .hint(said!("请按名称列出各县（市）区", "list the districts by name")),
            );
        } else if !seen.insert((key.clone(), row.sector.map(|sector| sector as usize), row.tier.map(|tier| tier as usize))) {
            let what = said!(
                "`{}`，{}，{} 年级，{} 年出现了两次",
                "`{}`, {}, grade {}, {} is there twice",
                row.district,
                row.stage,
                row.grade,
                row.year
            );
            problems.add(data.at("enrolment", row.row, "", what).hint(phrases::keep_one_row()));
        } else {
            *sums.entry(key).or_insert(0.0) += row.pupils;
        }
    }
    sums
}

/// (stage, grade), lowest first.
fn ladder(data: &Dataset) -> Vec<(String, String)> {
    let mut stages: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    let mut rows: Vec<&EnrolmentRow> = data.enrolment.iter().collect();
    rows.sort_by_key(|row| row.row);
    for row in rows {
        match stages.iter_mut().find(|(stage, _)| *stage == row.stage) {
            Some((_, grades)) => _ = grades.insert(&row.grade),
            None => stages.push((&row.stage, BTreeSet::from([row.grade.as_str()]))),
        }
    }
    let in_order = |(stage, grades): (&str, BTreeSet<&str>)| {
        let mut grades: Vec<&str> = grades.into_iter().collect();
        grades.sort_by_cached_key(|grade| natural_key(grade));
        grades.into_iter().map(|grade| (stage.to_owned(), grade.to_owned())).collect::<Vec<_>>()
    };
    stages.into_iter().flat_map(in_order).collect()
}

fn births(data: &Dataset, history: &History) -> Option<Births> {
    let years = || data.births.iter().map(|row| row.year);
    let (first_year, last) = (years().min()?, years().max()?);
    let mut births = vec![vec![f64::NAN; (last - first_year + 1) as usize]; history.areas.len()];
    for row in &data.births {
        if let Ok(area) = history.areas.binary_search(&row.district) {
            births[area][(row.year - first_year) as usize] = row.births;
        }
    }
    let school_years = data.births.iter().any(|row| row.school_year);
    Some(Births { first_year, births, school_years, entry_age: entry_age(&history.grades[0]), age_is_known: false, all_known: true })
}

/// Tells kindly that one school year, or two, are not yet a past.
pub fn too_short(data: &Dataset, history: &History) -> Problem {
    let years = (0..history.years).filter(|year| (0..history.areas.len()).any(|area| history.lists(area, *year))).count();
    let what = match years {
        1 => said!(
            "只列出了 {} 学年，没有可供学习的历史",
            "only the school year {} is listed, so there is no past to learn from",
            history.first_year
        ),
        _ => said!(
            "只列出了 {years} 个学年；满七个学年才拟合不确定性，其中三年给出最初的比率",
            "only {years} school years are listed; uncertainty is fitted from seven on, of which three give the first ratios"
        ),
    };
    data.at("enrolment", 0, "year", what).hint(
        said!("请在表中补上更早学年的在校生；在此之前，由方案写明比率和 [uncertainty]，或按常住人口推算", "add the rolls of earlier school years to the table; until then a scenario states its own rates and [uncertainty], or they follow the residents"),
    )
}
