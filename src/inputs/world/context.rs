//! What every part of the world is built from: settings, rows, and the three axes (districts, grades, years).

use std::cell::Cell;

use super::{Place, ladder};
use crate::domain::{District, Horizon, Ladder, Said};
use crate::inputs::dataset::{ALL_OTHERS, Dataset, DistrictRow};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems, nearest};
use crate::inputs::scenario::{Settings, YEARS};
use crate::said;

/// Longest horizon [years]; beyond it a year was mistyped.
const LONGEST: i32 = 200;

/// What a world is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub settings: &'a Settings,
    pub data: &'a Dataset,
    pub place: &'a Place<'a>,
    /// Keys of the scenario that are wrong, which has been told: what follows from them is not.
    pub doubt: &'a [String],
}

/// Inputs and axes.
pub(super) struct Context<'a> {
    pub settings: &'a Settings,
    pub data: &'a Dataset,
    pub place: &'a Place<'a>,
    doubt: &'a [String],
    pub ladder: Ladder,
    pub horizon: Horizon,
    /// By name; none where the table cannot be read, which has been reported.
    pub districts: Vec<District>,
    last: LastFound,
}

/// Reads the axes; `None` where years or stages cannot be read.
pub(super) fn read<'a>(asked: &Asked<'a>, problems: &mut Problems) -> Option<Context<'a>> {
    let Asked { settings, data, place, doubt } = *asked;
    let known = |key: &str| doubt.iter().all(|doubted| doubted != key);
    let horizon = if known("last_year") && known("first_year") { horizon(settings, place, problems) } else { Some(some_years(settings)) };
    let ladder = if known("stage") { ladder::read(settings, place, problems) } else { None };
    let districts = districts(data, problems).unwrap_or_default();
    let (horizon, ladder) = (horizon.filter(|_| known("base_year"))?, ladder?);
    Some(Context { settings, data, place, doubt, ladder, horizon, districts, last: LastFound::default() })
}

/// Years in place of those that are wrong.
fn some_years(settings: &Settings) -> Horizon {
    Horizon { base_year: settings.base_year, first_year: settings.base_year, last_year: settings.base_year + 10 }
}

impl Context<'_> {
    /// Position of a district; `None` for `*` and for names that the checks have refused.
    pub fn district(&self, name: &str) -> Option<usize> {
        self.last.position(&self.districts, name)
    }

    /// Whether something is wrong in a block of the scenario, such as `entry`, or in any entry of one, such as `project`.
    pub fn doubts(&self, block: &str) -> bool {
        let within = |key: &String| key.strip_prefix(block).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        self.doubt.iter().any(within)
    }

    /// A problem at a scenario key.
    pub fn at(&self, key: &str, what: impl Into<Said>) -> Problem {
        (self.place)(key, what.into())
    }

    /// Position of a district named by a scenario key.
    pub fn named_district(&self, key: &str, name: &str, problems: &mut Problems) -> Option<usize> {
        let found = self.district(name);
        if found.is_none() && !self.may_be_district(name) {
            let problem = self.at(key, said!("`{name}` 不在 {} 中", "`{name}` is not in {}", self.data.file("districts")));
            problems.add(did_you_mean(problem, name, self.districts.iter().map(|district| district.name.as_str())));
        }
        found
    }

    /// Whether a name may be that of a district whose row is wrong.
    pub fn may_be_district(&self, name: &str) -> bool {
        may_be_district(self.data, &self.districts, name)
    }

    /// Position of a stage named by a scenario key.
    pub fn named_stage(&self, key: &str, id: &str, problems: &mut Problems) -> Option<usize> {
        let found = self.ladder.position(id);
        if found.is_none() {
            let problem = self.at(key, said!("`{id}` 不是学段体系中的学段", "`{id}` is not a stage of the ladder"));
            problems.add(did_you_mean(problem, id, self.ladder.stages.iter().map(|stage| stage.id.as_str())));
        }
        found
    }

    /// Reports a school year that is not in the horizon.
    pub fn check_year(&self, key: &str, year: i32, problems: &mut Problems) {
        let (first, last) = (self.horizon.base_year, self.horizon.last_year);
        if self.horizon.position(year).is_none() && !self.doubts("last_year") && !self.doubts("first_year") {
            let what = said!("{year} 不在 {first} 至 {last} 之内", "{year} is not within {first} to {last}");
            let hint = said!("应为 base_year 至 last_year 之间的学年", "a school year from base_year to last_year");
            problems.add(self.at(key, what).hint(hint));
        }
    }

    /// Flat position in an array `[district][grade]`.
    pub fn cell(&self, district: usize, grade: usize) -> usize {
        district * self.ladder.grades() + grade
    }
}

/// The problem with the nearest known name, or all of them where none is near.
pub(super) fn did_you_mean<'a>(problem: Problem, written: &str, known: impl Iterator<Item = &'a str> + Clone) -> Problem {
    match nearest(written, known.clone()) {
        Some(name) => problem.hint(phrases::did_you_mean(name)),
        None => problem.hint(phrases::those_are("已知的有：", "known are", &known.take(12).collect::<Vec<_>>())),
    }
}

/// The district found last: rows of one district mostly follow each other, and a nation has millions of rows.
#[derive(Debug, Default)]
pub(super) struct LastFound(Cell<usize>);

impl LastFound {
    /// Position of a district among districts sorted by name.
    pub fn position(&self, districts: &[District], name: &str) -> Option<usize> {
        let last = self.0.get();
        if districts.get(last).is_some_and(|district| district.name == name) {
            return Some(last);
        }
        let found = position(districts, name);
        self.0.set(found.unwrap_or(last));
        found
    }
}

/// Whether a name may be that of a district whose row is wrong.
pub(super) fn may_be_district(data: &Dataset, districts: &[District], name: &str) -> bool {
    districts.is_empty() || data.may_hold("districts", &[("district", name)])
}

/// Position of a district among districts sorted by name.
pub(super) fn position(districts: &[District], name: &str) -> Option<usize> {
    districts.binary_search_by(|district| district.name.as_str().cmp(name)).ok()
}

/// Districts by name; `None` where the table has none.
pub(super) fn districts(data: &Dataset, problems: &mut Problems) -> Option<Vec<District>> {
    if data.districts.is_empty() {
        if data.may_hold("districts", &[]) {
            return None;
        }
        problems.add(if data.files.contains_key("districts") {
            data.at("districts", 0, "", said!("没有列出任何县（市）区", "no district is listed"))
                .hint(said!("每行一个县（市）区，写明中文名和英文名", "each row names a district, with its name in Chinese and English"))
        } else {
            Problem::in_file(&data.file("districts"), said!("缺少表 districts", "the table districts is missing"))
                .hint(said!("它列出各县（市）区的名称", "it lists the districts by name"))
        });
        return None;
    }
    for row in data.districts.iter().filter(|row| row.district == ALL_OTHERS) {
        problems.add(
            data.at(
                "districts",
                row.row,
                "district",
                said!("`*` 表示其他所有县（市）区，不能用作名称", "`*` stands for all other districts and cannot be a name"),
            )
            .hint(said!("请写一个县（市）区的名称", "write the name of one district")),
        );
    }
    let mut districts: Vec<District> = data.districts.iter().map(district).collect();
    districts.sort_by(|a, b| a.name.cmp(&b.name));
    districts.dedup_by(|a, b| a.name == b.name);
    Some(districts)
}

fn district(row: &DistrictRow) -> District {
    District {
        name: row.district.clone(),
        name_zh: row.name_zh.clone().unwrap_or_else(|| row.district.clone()),
        name_en: row.name_en.clone().unwrap_or_else(|| row.district.clone()),
        kind: row.kind,
        position: row.lon.zip(row.lat),
    }
}

fn horizon(settings: &Settings, place: &Place<'_>, problems: &mut Problems) -> Option<Horizon> {
    let (base_year, last_year) = (settings.base_year, settings.last_year);
    let first_year = settings.first_year.unwrap_or(base_year);
    // A year that is missing or out of range has been told where the scenario was read.
    if [base_year, last_year].iter().any(|year| !YEARS.contains(year)) {
        return None;
    }
    if first_year < base_year || last_year < first_year {
        let key = if first_year < base_year { "first_year" } else { "last_year" };
        let what = said!(
            "年份应依次不减：基年 {base_year}，首年 {first_year}，末年 {last_year}",
            "years must rise: base year {base_year}, first year {first_year}, last year {last_year}"
        );
        problems.add(place(key, what).hint(Said::alike("base_year <= first_year <= last_year")));
        return None;
    }
    if last_year - base_year > LONGEST {
        let what = said!(
            "{last_year} 在基年 {base_year} 之后超过 {LONGEST} 年",
            "{last_year} is more than {LONGEST} years after the base year {base_year}"
        );
        problems.add(place("last_year", what).hint(said!("是否写错了某位数字？", "is a digit wrong?")));
        return None;
    }
    Some(Horizon { base_year, first_year, last_year })
}
