//! What a forecaster should know about a history. Nothing here stops a forecast; what was done about it is said.

use std::collections::BTreeMap;

use super::cells::Cells;
use crate::calibration::{History, jumps};
use crate::domain::Said;
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::{said, told};

/// Adds all remarks on a table; `place` makes a problem at a row and a column of it, and `area` names the column of the areas.
pub(super) fn add(place: Place, area: &str, (cells, history): (&Cells, &History), problems: &mut Problems) {
    let remarks = Remarks { place, area, cells, history };
    remarks.missing_years(problems);
    remarks.few_years(problems);
    remarks.areas(problems);
    remarks.grades(problems);
    remarks.grades_that_end(problems);
    remarks.gaps(problems);
    remarks.zeros(problems);
    remarks.jumps(problems);
}

/// A problem at a row and a column of the table.
pub(super) type Place<'a> = &'a dyn Fn(usize, &str, Said) -> Problem;

struct Remarks<'a> {
    place: Place<'a>,
    area: &'a str,
    cells: &'a Cells,
    history: &'a History,
}

impl Remarks<'_> {
    fn warn(&self, problems: &mut Problems, row: usize, column: &str, what: Said, done: Said) {
        problems.add((self.place)(row, column, what).hint(done).warning());
    }

    fn row(&self, area: usize, grade: usize, year: usize) -> usize {
        let key = (self.history.areas[area].clone(), self.history.grades[grade].clone(), self.history.year(year));
        self.cells.get(&key).map_or(0, |(_, row)| *row)
    }

    /// First line of an area in a year.
    fn row_of(&self, area: usize, year: usize) -> usize {
        let rows = (0..self.history.grades.len()).map(|grade| self.row(area, grade, year));
        rows.filter(|row| *row > 0).min().unwrap_or_default()
    }

    fn all_areas(&self) -> std::ops::Range<usize> {
        0..self.history.areas.len()
    }

    fn missing_years(&self, problems: &mut Problems) {
        for year in (0..self.history.years).filter(|year| !self.all_areas().any(|area| self.history.lists(area, *year))) {
            let what = said!("没有 {} 年的行", "no row for {}", self.history.year(year));
            self.warn(
                problems,
                0,
                "year",
                what,
                said!("与该年有关的比率不用；不从该年起预测", "ratios into and out of this year are left out; no forecast starts in it"),
            );
        }
    }

    fn few_years(&self, problems: &mut Problems) {
        let years = (0..self.history.years).filter(|year| self.all_areas().any(|area| self.history.lists(area, *year))).count();
        if years < 3 {
            let what = said!("只列出了 {years} 个学年", "only {years} school years are listed");
            let done = said!(
                "两个升级率需要三个学年；没有比率时，各方法都视其不变",
                "two ratios need three years; where a ratio is not known every method takes the grade as it is"
            );
            self.warn(problems, 0, "year", what, done);
        }
    }

    /// Grades that an area lists no more, though it goes on.
    fn grades_that_end(&self, problems: &mut Problems) {
        let Some(last) = self.history.years.checked_sub(1) else { return };
        for area in self.all_areas().filter(|area| self.history.lists(*area, last)) {
            for (grade, name) in self.history.grades.iter().enumerate() {
                let listed = (0..=last).rev().find(|year| !self.history.at(area, grade, *year).is_nan());
                let Some(until) = listed.filter(|until| *until < last) else { continue };
                let what = said!(
                    "`{}`：{name} 年级最后一次列出是在 {} 年",
                    "`{}`: grade {name} is listed for the last time in {}",
                    self.history.areas[area],
                    self.history.year(until)
                );
                let done = said!(
                    "此后的起点从上一年的人数推算；若已停办，请写零",
                    "later origins start from the pupils of the year before; write zero if the grade was closed"
                );
                self.warn(problems, self.row(area, grade, until), "grade", what, done);
            }
        }
    }

    fn areas(&self, problems: &mut Problems) {
        for area in self.all_areas() {
            let listed: Vec<usize> = (0..self.history.years).filter(|year| self.history.lists(area, *year)).collect();
            let (Some(&first), Some(&last), name) = (listed.first(), listed.last(), &self.history.areas[area]) else { continue };
            if last + 1 < self.history.years {
                let what = said!("`{name}` 最后一次列出是在 {} 年", "`{name}` is listed for the last time in {}", self.history.year(last));
                let done = said!(
                    "是否已合并，或数据未到？若合计与往年比率相符，视其学生在继续列出的地区中；它自己不作预测",
                    "merged, or a report that is late? if the sum fits the usual ratios, its pupils are taken to be in the areas that go on; it has no forecast itself"
                );
                self.warn(problems, self.row_of(area, last), self.area, what, done);
            }
            if first > 0 {
                let what = said!("`{name}` 从 {} 年起列出", "`{name}` is listed from {} on", self.history.year(first));
                self.warn(
                    problems,
                    self.row_of(area, first),
                    self.area,
                    what,
                    said!(
                        "是否由拆分而来？从那时起预测，用全部地区的比率",
                        "split off another? its forecasts start then, with the ratios of all areas"
                    ),
                );
            }
        }
    }

    fn grades(&self, problems: &mut Problems) {
        for area in self.all_areas() {
            let Some(start) = (0..self.history.years).find(|year| self.history.lists(area, *year)) else { continue };
            for (grade, name) in self.history.grades.iter().enumerate() {
                let listed = |year: &usize| !self.history.at(area, grade, *year).is_nan();
                let Some(first) = (0..self.history.years).find(listed).filter(|first| *first > start) else { continue };
                let what = said!(
                    "`{}`：{name} 年级从 {} 年起列出",
                    "`{}`: grade {name} is listed from {} on",
                    self.history.areas[area],
                    self.history.year(first)
                );
                let done = said!(
                    "更早的起点对它不作预测；最初的比率取全部地区的",
                    "it has no forecast from earlier origins; its first ratios are those of all areas"
                );
                self.warn(problems, self.row(area, grade, first), "grade", what, done);
            }
        }
    }

    /// Cells that are missing between listed ones, one remark for each area and year.
    fn gaps(&self, problems: &mut Problems) {
        for area in self.all_areas() {
            for year in (0..self.history.years).filter(|year| self.all_areas().any(|area| self.history.lists(area, *year))) {
                let missing = (0..self.history.grades.len()).filter(|grade| self.history.has_gap(area, *grade, year));
                let names: Vec<&str> = missing.map(|grade| self.history.grades[grade].as_str()).collect();
                if !names.is_empty() {
                    let (area_name, year_named) = (&self.history.areas[area], self.history.year(year));
                    let what = Said::by(|language| {
                        let names = phrases::listed(&names, language);
                        told!(
                            language,
                            "`{area_name}` 没有 {year_named} 年 {names} 年级的学生数",
                            "`{area_name}` has no pupils for {year_named}, grade {names}"
                        )
                    });
                    let done = said!("是缺失，不是零：需要它的比率不用", "missing, not zero: the ratios that need it are left out");
                    self.warn(problems, self.row_of(area, year), "pupils", what, done);
                }
            }
        }
    }

    fn zeros(&self, problems: &mut Problems) {
        let mut zeros: BTreeMap<(&str, &str), (usize, Vec<String>)> = BTreeMap::new();
        for ((area, grade, year), (_, row)) in self.cells.iter().filter(|(_, (pupils, _))| *pupils == 0.0) {
            let (first, years) = zeros.entry((area, grade)).or_insert((*row, Vec::new()));
            *first = (*first).min(*row);
            years.push(year.to_string());
        }
        for ((area, grade), (row, years)) in zeros {
            let what = said!("`{area}`，{grade} 年级：{} 年没有学生", "`{area}`, grade {grade}: no pupils in {}", years.join(", "));
            self.warn(
                problems,
                row,
                "pupils",
                what,
                said!("分母为零不成比率：需要它的比率不用", "a ratio to nothing is none: the ratios that need it are left out"),
            );
        }
    }

    fn jumps(&self, problems: &mut Problems) {
        for jump in jumps(self.history) {
            let year = usize::try_from(jump.year - self.history.first_year).unwrap_or_default();
            let percent = (jump.ratio - 1.0) * 100.0;
            let what = said!(
                "`{0}` 在 {1} 年几乎所有年级都突变 {percent:+.0} %",
                "`{}` jumps by {percent:+.0} % in nearly all grades in {}",
                self.history.areas[jump.area],
                jump.year
            );
            let done = said!(
                "是否调整了边界、合并、拆分，或数字有误？`default` 的比率不用该地区的这一步",
                "a moved boundary, a merger, a split, or a slip of the pen? `default` leaves this step of the area out of its ratios"
            );
            self.warn(problems, self.row_of(jump.area, year), "pupils", what, done);
        }
    }
}
