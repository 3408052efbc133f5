//! Population tables to [`People`]: complete by sex and age, rates for every step.

mod checks;

pub(super) use checks::{ages as check_ages, births_known as check_births_known};

use std::collections::BTreeSet;

use super::context::LastFound;
use super::yearly::{ByDistrict, Series};
use crate::domain::{District, MigrationTiming, People, SEXES, Schedule};
use crate::inputs::dataset::{AgeRow, Dataset};
use crate::inputs::problem::Problems;
use crate::said;

/// Sex and age class.
type Cell = (usize, usize);

/// What the reading functions share.
struct Reader<'a> {
    data: &'a Dataset,
    districts: &'a [District],
    years: &'a [i32],
    ages: usize,
    width: usize,
    last: LastFound,
}

/// Reads the population tables, with one schedule entry per step that starts in `years`; `None` where there is no population.
pub(super) fn read(
    data: &Dataset,
    districts: &[District],
    years: &[i32],
    step_years: usize,
    timing: MigrationTiming,
    problems: &mut Problems,
) -> Option<People> {
    if data.population.is_empty() {
        return None;
    }
    let (ages, width) = age_classes(data, problems)?;
    if width != step_years {
        let what = said!(
            "年龄按 {width} 岁一组，而每期为 {step_years} 年",
            "ages come in classes of {width} years, but a step is {step_years} years"
        );
        problems.add(data.at("population", 0, "age", what).hint(said!(
            "方案需要单岁年龄；`project --step 5` 可用五岁一组",
            "a scenario needs single years of age; `project --step 5` takes classes of five"
        )));
        return None;
    }
    let reader = Reader { data, districts, years, ages, width, last: LastFound::default() };
    let (migration_persons, migration_rate) = reader.migration(problems);
    Some(People {
        ages,
        step_years,
        timing,
        start: reader.start(problems),
        survival: reader.survival(problems),
        fertility: reader.fertility(problems),
        female_share: reader.female_share(problems),
        migration_persons,
        migration_rate,
    })
}

/// Number and width of the age classes: 0, 1, 2 … or 0, 5, 10 …, with none left out.
fn age_classes(data: &Dataset, problems: &mut Problems) -> Option<(usize, usize)> {
    let ages: BTreeSet<usize> = data.population.iter().map(|row| row.age).collect();
    let listed: Vec<usize> = ages.into_iter().collect();
    let width = if listed.get(1) == Some(&5) { 5 } else { 1 };
    let gap = listed.iter().enumerate().find(|(place, age)| **age != place * width);
    if let Some((place, age)) = gap {
        if data.may_hold("population", &[("age", &(place * width).to_string())]) {
            return None;
        }
        let row = data.population.iter().find(|row| row.age == *age).map_or(0, |row| row.row);
        let what = said!(
            "缺少 {} 岁：年龄应为 0、{width}、{} …… 不间断，而这里是 {age}",
            "age {} is missing: ages go 0, {width}, {} … without a gap, and this is {age}",
            place * width,
            2 * width
        );
        problems.add(data.at("population", row, "age", what));
        return None;
    }
    if listed.len() < 2 {
        if data.may_hold("population", &[]) {
            return None;
        }
        problems.add(data.at("population", 0, "age", said!("人口至少要有两个年龄", "a population needs at least two ages")));
        return None;
    }
    Some((listed.len(), width))
}

impl Reader<'_> {
    fn start(&self, problems: &mut Problems) -> Vec<f64> {
        let mut rows: ByDistrict<Cell> = ByDistrict::new();
        for row in &self.data.population {
            rows.set(self.district(&row.district), (row.sex, row.age), None, row.persons, row.row);
        }
        let mut start = Vec::with_capacity(self.districts.len() * 2 * self.ages);
        for district in 0..self.districts.len() {
            let cells: Vec<Option<f64>> = rows.of_all(district, self.cells()).map(|series| series?.at(self.years[0])).collect();
            self.report_missing("population", district, &cells, problems);
            start.extend(cells.into_iter().map(|persons| persons.unwrap_or(f64::NAN)));
        }
        start
    }

    fn survival(&self, problems: &mut Problems) -> Schedule {
        let rows = self.by_age(&self.data.survival);
        for district in 0..self.districts.len() {
            let cells: Vec<Option<f64>> = rows.of_all(district, self.cells()).map(|series| series.map(|_| 1.0)).collect();
            self.report_missing("survival", district, &cells, problems);
        }
        self.schedule("survival", &rows, problems)
    }

    fn fertility(&self, problems: &mut Problems) -> Schedule {
        let mut rows = self.by_age(&self.data.fertility);
        rows.end_what_is_left_out();
        let ages: Vec<usize> = (0..self.ages).collect();
        self.schedule("fertility", &rows, problems).columns(&ages)
    }

    fn female_share(&self, problems: &mut Problems) -> Schedule {
        let mut rows: ByDistrict<()> = ByDistrict::new();
        for row in &self.data.sex_ratio {
            rows.set(self.district(&row.district), (), row.year, row.value, row.row);
        }
        for (place, district) in self.districts.iter().enumerate() {
            match rows.of(place, &()) {
                None if self.data.may_hold("sex_ratio", &[("district", &district.name)]) => {}
                None => {
                    let what = said!("`{}` 没有出生性别比", "`{}` has no sex ratio at birth", district.name);
                    problems.add(self.data.at("sex_ratio", 0, "", what).hint(said!(
                        "每名女婴 1.05 至 1.10 名男婴；`*` 用于所有县（市）区",
                        "1.05 to 1.10 boys per girl; `*` gives one for all districts"
                    )));
                }
                Some(series) => self.report_late("sex_ratio", place, series, problems),
            }
        }
        Schedule::from_fn(self.years.len(), self.districts.len(), |year, district| {
            let males = rows.of(district, &()).and_then(|series| series.at(self.years[year])).unwrap_or(1.0);
            vec![1.0 / (1.0 + males)]
        })
    }

    /// Net migrants as persons and as rates. A row sets one of them and the other to zero, so that a later row may change the kind.
    fn migration(&self, problems: &mut Problems) -> (Schedule, Schedule) {
        let (mut persons, mut rates) = (ByDistrict::new(), ByDistrict::new());
        for row in &self.data.migration {
            let (district, cell) = (self.district(&row.district), (row.sex, row.age));
            persons.set(district, cell, row.year, row.persons.unwrap_or_default(), row.row);
            rates.set(district, cell, row.year, row.rate.unwrap_or_default(), row.row);
        }
        persons.end_what_is_left_out();
        rates.end_what_is_left_out();
        (self.schedule("migration", &persons, problems), self.schedule("migration", &rates, &mut Problems::default()))
    }

    fn by_age(&self, rows: &[AgeRow]) -> ByDistrict<Cell> {
        let mut found = ByDistrict::new();
        for row in rows {
            found.set(self.district(&row.district), (row.sex, row.age), row.year, row.value, row.row);
        }
        found
    }

    /// Rows `[sex][age]` for every step; what is not listed is zero.
    fn schedule(&self, table: &str, rows: &ByDistrict<Cell>, problems: &mut Problems) -> Schedule {
        let cells: Vec<Vec<Option<&Series>>> =
            (0..self.districts.len()).map(|district| rows.of_all(district, self.cells()).collect()).collect();
        for (district, series) in cells.iter().enumerate() {
            if let Some(late) = series.iter().flatten().find(|series| series.at(self.years[0]).is_none()) {
                self.report_late(table, district, late, problems);
            }
        }
        let listed: Vec<BTreeSet<i32>> =
            cells.iter().map(|series| series.iter().flatten().flat_map(|series| series.years()).collect()).collect();
        let changes = |year: usize, district: usize| {
            year == 0 || listed[district].range(self.years[year - 1] + 1..=self.years[year]).next().is_some()
        };
        Schedule::from_changes(self.years.len(), self.districts.len(), |year, district| {
            let at = |series: Option<&Series>| series.and_then(|series| series.at(self.years[year])).unwrap_or_default();
            changes(year, district).then(|| cells[district].iter().copied().map(at).collect())
        })
    }

    fn cells(&self) -> impl Iterator<Item = Cell> + '_ {
        (0..SEXES.len()).flat_map(move |sex| (0..self.ages).map(move |class| (sex, class * self.width)))
    }

    fn district(&self, name: &str) -> Option<usize> {
        self.last.position(self.districts, name)
    }

    /// One problem per district and sex, with the first age that is missing.
    fn report_missing(&self, table: &str, district: usize, cells: &[Option<f64>], problems: &mut Problems) {
        let name = &self.districts[district].name;
        for (sex, of_sex) in cells.chunks(self.ages).enumerate() {
            let may_be_told = |age: usize| {
                let age = age.to_string();
                self.data.may_hold(table, &[("district", name), ("sex", SEXES[sex]), ("age", &age)])
            };
            let missing = of_sex.iter().enumerate().filter(|(_, cell)| cell.is_none()).map(|(class, _)| class * self.width);
            let missing: Vec<usize> = missing.filter(|&age| !may_be_told(age)).collect();
            if let Some(age) = missing.first() {
                let what = said!(
                    "`{name}`，{}：缺少 {age} 岁（{} 个年龄中缺 {} 个）",
                    "`{name}`, {}: age {age} is missing ({2} of {1} ages)",
                    SEXES[sex],
                    self.ages,
                    missing.len()
                );
                problems.add(self.data.at(table, 0, "age", what).hint(said!(
                    "每个县（市）区的男、女都要有从 0 岁起不间断的每个年龄；有自己的行的县（市）区不用 `*` 的行",
                    "every district needs every age of both sexes, from 0 without a gap; one with rows of its own takes none of `*`"
                )));
            }
        }
    }

    fn report_late(&self, table: &str, district: usize, series: &Series, problems: &mut Problems) {
        let (Some(first), needed) = (series.first(), self.years[0]) else { return };
        let name = &self.districts[district].name;
        if first > needed && !self.data.may_hold(table, &[("district", name)]) {
            let what = said!(
                "`{name}`：从 {first} 年起列出，而需要从 {needed} 年起",
                "`{name}`: the first year listed is {first}, but values are needed from {needed}"
            );
            problems.add(self.data.at(table, series.first_row(), "year", what));
        }
    }
}
