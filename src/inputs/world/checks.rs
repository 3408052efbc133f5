//! Checks of rows against each other, before anything is built from them.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, LastFound, did_you_mean, may_be_district, position};
use super::{duplicates, levers, people};
use crate::domain::{District, EntryFrom, Said, both};
use crate::inputs::dataset::{ALL_OTHERS, Dataset};
use crate::inputs::phrases;
use crate::inputs::problem::{Problem, Problems};
use crate::inputs::tables::spec;
use crate::{said, told};

/// All checks of a dataset against itself and the ladder.
pub(super) fn all(context: &Context<'_>, problems: &mut Problems) {
    let (data, districts) = (context.data, &context.districts);
    let mut others = Problems::default();
    // Side by side, because a nation's rows are many; told in one order.
    let of_people = std::thread::scope(|threads| {
        let of_people = threads.spawn(|| {
            let mut problems = Problems::default();
            population(data, districts, &mut problems);
            duplicates::schooling(data, &mut problems);
            problems
        });
        district_names(data, districts, &mut others);
        stages_and_grades(context, &mut others);
        schools(data, districts, &mut others);
        choices(context, &mut others);
        sources_of_entrants(context, &mut others);
        if districts.is_empty() {
            nothing_listed(context, &mut others);
        }
        levers::check(context, &mut others);
        of_people.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    problems.list.extend(of_people.list.into_iter().chain(others.list));
}

/// The checks that need no scenario, where it cannot be read.
pub(super) fn tables_alone(data: &Dataset, districts: &[District], problems: &mut Problems) {
    population(data, districts, problems);
    duplicates::schooling(data, problems);
    district_names(data, districts, problems);
    schools(data, districts, problems);
}

/// Checks of the population tables alone.
pub(super) fn population(data: &Dataset, districts: &[District], problems: &mut Problems) {
    duplicates::population(data, problems);
    let tables = [("survival", &data.survival), ("fertility", &data.fertility)];
    let by_age = tables.into_iter().flat_map(|(table, rows)| rows.iter().map(move |row| (table, row.row, row.district.as_str())));
    let people = data.population.iter().map(|row| ("population", row.row, row.district.as_str()));
    let sex_ratio = data.sex_ratio.iter().map(|row| ("sex_ratio", row.row, row.district.as_str()));
    let migration = data.migration.iter().map(|row| ("migration", row.row, row.district.as_str()));
    let births = data.births.iter().map(|row| ("births", row.row, row.district.as_str()));
    let names = Names { data, districts, last: LastFound::default() };
    for (table, row, name) in people.chain(by_age).chain(sex_ratio).chain(migration).chain(births) {
        names.known((table, row, "district"), name, true, problems);
    }
    people::check_ages(data, problems);
    persons_or_rate(data, problems);
    one_calendar(data, problems);
    positions(data, problems);
}

fn district_names(data: &Dataset, districts: &[District], problems: &mut Problems) {
    let names = Names { data, districts, last: LastFound::default() };
    for row in &data.enrolment {
        names.known(("enrolment", row.row, "district"), &row.district, true, problems);
    }
    for row in &data.seats {
        names.known(("seats", row.row, "district"), &row.district, true, problems);
    }
    for row in &data.flows {
        names.known(("flows", row.row, "home"), &row.home, true, problems);
        names.known(("flows", row.row, "seat"), &row.seat, false, problems);
    }
    for row in &data.schools {
        names.known(("schools", row.row, "district"), &row.district, false, problems);
    }
    for row in &data.distances {
        names.known(("distances", row.row, "from"), &row.from, false, problems);
        names.known(("distances", row.row, "to"), &row.to, false, problems);
    }
    for row in &data.teachers {
        names.known(("teachers", row.row, "district"), &row.district, false, problems);
    }
    for row in &data.applicants {
        names.known(("applicants", row.row, "district"), &row.district, false, problems);
    }
}

type Place<'a> = (&'a str, usize, &'a str);

/// The names that districts may have in tables.
struct Names<'a> {
    data: &'a Dataset,
    districts: &'a [District],
    last: LastFound,
}

impl Names<'_> {
    fn known(&self, place: Place<'_>, name: &str, all_others: bool, problems: &mut Problems) {
        if self.last.position(self.districts, name).is_some() || (all_others && name == ALL_OTHERS) {
            return;
        }
        if may_be_district(self.data, self.districts, name) {
            return;
        }
        let (table, row, column) = place;
        let file = self.data.file("districts");
        let shown = file.rsplit(['/', '\\']).next().unwrap_or(&file);
        let problem = self.data.at(table, row, column, said!("`{name}` 不在 {shown} 中", "`{name}` is not in {shown}"));
        problems.add(did_you_mean(problem, name, self.districts.iter().map(|district| district.name.as_str())));
    }
}

fn persons_or_rate(data: &Dataset, problems: &mut Problems) {
    for row in data.migration.iter().filter(|row| row.persons.is_some() == row.rate.is_some()) {
        let what = if row.persons.is_some() {
            said!("persons 和 rate 都写了", "both persons and rate are given")
        } else {
            said!("persons 和 rate 都没有写", "neither persons nor rate is given")
        };
        problems.add(data.at("migration", row.row, "persons", what).hint(said!("每行只写其中一个", "a row gives one of them")));
    }
}

fn one_calendar(data: &Dataset, problems: &mut Problems) {
    let mut first: BTreeMap<&str, (bool, usize)> = BTreeMap::new();
    for row in &data.births {
        let &mut (school_year, line) = first.entry(&row.district).or_insert((row.school_year, row.row));
        if school_year != row.school_year {
            let what = said!(
                "`{}` 的出生数既有日历年又有学年（第 {line} 行）",
                "`{}` lists births by calendar year and by school year (line {line})",
                row.district
            );
            problems.add(
                data.at("births", row.row, "calendar", what).hint(said!("每个县（市）区只用一种年", "one kind of year for each district")),
            );
        }
    }
}

fn positions(data: &Dataset, problems: &mut Problems) {
    for row in &data.districts {
        for (column, value, bound) in [("lon", row.lon, 180.0), ("lat", row.lat, 90.0)] {
            if let Some(value) = value.filter(|value| value.abs() > bound) {
                problems.add(
                    data.at("districts", row.row, column, said!("{value} 度不在地球上", "{value} degrees is not on the earth"))
                        .hint(said!("单位为度，WGS84：lon 和 lat 是否写反了？", "degrees, WGS84: are lon and lat the wrong way round?")),
                );
            }
        }
        if row.lon.is_some() != row.lat.is_some() {
            problems.add(data.at("districts", row.row, "lon", said!("经度和纬度要一起写", "longitude and latitude come together")));
        }
    }
}

fn stages_and_grades(context: &Context<'_>, problems: &mut Problems) {
    let data = context.data;
    for row in &data.enrolment {
        known_grade(context, ("enrolment", row.row), &row.stage, Some(&row.grade), problems);
    }
    for row in &data.seats {
        known_grade(context, ("seats", row.row), &row.stage, row.grade.as_deref(), problems);
    }
    let flows = data.flows.iter().map(|row| ("flows", row.row, &row.stage));
    let schools = data.schools.iter().map(|row| ("schools", row.row, &row.stage));
    let teachers = data.teachers.iter().map(|row| ("teachers", row.row, &row.stage));
    for (table, row, stage) in flows.chain(schools).chain(teachers) {
        known_grade(context, (table, row), stage, None, problems);
    }
}

fn known_grade(context: &Context<'_>, place: (&str, usize), stage: &str, grade: Option<&str>, problems: &mut Problems) {
    let (table, row) = place;
    let Some(position) = context.ladder.position(stage) else {
        let problem =
            context.data.at(table, row, "stage", said!("`{stage}` 不是学段体系中的学段", "`{stage}` is not a stage of the ladder"));
        problems.add(did_you_mean(problem, stage, context.ladder.stages.iter().map(|stage| stage.id.as_str())));
        return;
    };
    let grades = &context.ladder.stages[position].grades;
    if let Some(grade) = grade.filter(|grade| !grades.iter().any(|known| known == grade)) {
        let problem = context.data.at(table, row, "grade", said!("`{grade}` 不是 {stage} 的年级", "`{grade}` is not a grade of {stage}"));
        let grades: Vec<&str> = grades.iter().map(String::as_str).collect();
        problems.add(problem.hint(phrases::those_are("它的年级有：", "its grades are", &grades)));
    }
}

fn schools(data: &Dataset, districts: &[District], problems: &mut Problems) {
    let mut district: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for row in &data.schools {
        if let Some((opened, closed)) = row.opened.zip(row.closed).filter(|_| row.closes_before_it_opens()) {
            let what = said!("{closed} 年停办，并不晚于 {opened} 年开办", "closed in {closed}, which is not after it opened in {opened}");
            problems.add(
                data.at("schools", row.row, "closed", what)
                    .hint(said!("`closed` 是停办后的第一个学年", "`closed` is the first school year without the school")),
            );
        }
        if position(districts, &row.district).is_none() {
            continue;
        }
        let &mut (other, line) = district.entry(&row.school).or_insert((&row.district, row.row));
        if other != row.district {
            let what = said!(
                "`{}` 在此属于 `{}`，在第 {line} 行属于 `{other}`",
                "`{}` is in `{}` here and in `{other}` in line {line}",
                row.school,
                row.district
            );
            problems.add(
                data.at("schools", row.row, "district", what)
                    .hint(said!("同名的两所学校要用两个代码", "two schools of one name need two keys")),
            );
        }
    }
}

/// Pupils choose schools that stand or are planned, where any are listed.
fn choices(context: &Context<'_>, problems: &mut Problems) {
    let data = context.data;
    let planned = data.projects.iter().map(|(_, project)| project).chain(&context.settings.project);
    let known: BTreeSet<&str> =
        data.schools.iter().map(|row| row.school.as_str()).chain(planned.filter_map(|project| project.school.as_deref())).collect();
    let wished = data.applicants.iter().flat_map(|row| row.choices.iter().map(move |(column, school)| (row.row, *column, school.as_str())));
    for (row, column, school) in wished.filter(|(.., school)| !data.schools.is_empty() && !known.contains(school)) {
        let may_stand = ["schools", "projects"].iter().any(|table| data.may_hold(table, &[("school", school)]));
        if !may_stand && !context.doubts("project") {
            let problem =
                data.at("applicants", row, column, said!("`{school}` 不在 {} 中", "`{school}` is not in {}", data.file("schools")));
            problems.add(did_you_mean(problem, school, known.iter().copied()));
        }
    }
}

/// Tables without which no district can be looked at, where none is listed: those that a new dataset still has to fill.
fn nothing_listed(context: &Context<'_>, problems: &mut Problems) {
    let data = context.data;
    let enters = |from: EntryFrom| context.ladder.stages.iter().any(|stage| stage.entry_from == from);
    let of_people = enters(EntryFrom::Population);
    let empty = [
        ("survival", of_people && data.survival.is_empty()),
        ("fertility", of_people && data.fertility.is_empty() && data.births.is_empty()),
        ("sex_ratio", of_people && data.sex_ratio.is_empty()),
        ("enrolment", data.enrolment.is_empty()),
        ("schools", data.schools.is_empty() && data.seats.is_empty()),
    ];
    for (table, _) in empty.into_iter().filter(|(table, empty)| *empty && !data.may_hold(table, &[])) {
        let hint = spec::table(table).map_or(both("", ""), |table| table.row_is);
        let hint = Said::by(|language| told!(language, "每行是{}", "one row is {}", hint.told(language)));
        problems.add(data.at(table, 0, "", said!("表 {table} 没有一行", "the table {table} has no row")).hint(hint));
    }
}

/// Every stage that children enter needs somebody to enter it.
fn sources_of_entrants(context: &Context<'_>, problems: &mut Problems) {
    let oldest = context.data.population.iter().map(|row| row.age).max();
    for stage in &context.ladder.stages {
        let beyond =
            stage.entry_ages.iter().find(|&&age| stage.entry_from == EntryFrom::Population && oldest.is_some_and(|top| age >= top));
        let beyond = beyond.filter(|_| !context.data.may_hold("population", &[]));
        if let (Some(age), Some(top)) = (beyond, oldest) {
            let what = said!(
                "`{}` 在 {age} 岁入学，而表 population 止于 {top} 岁及以上",
                "`{}` enters at age {age}, but the table population ends with the open age {top}",
                stage.id
            );
            problems.add(
                Problem::in_file(&context.data.file("population"), what)
                    .hint(said!("请把单岁年龄列到最大入学年龄之后", "list single ages beyond the last entry age")),
            );
        }
        let (missing, table) = match stage.entry_from {
            EntryFrom::Population => (context.data.population.is_empty(), "population"),
            EntryFrom::Births => (context.data.births.is_empty(), "births"),
            EntryFrom::Leavers(_) => (false, ""),
        };
        if missing && !context.data.may_hold(table, &[]) {
            let what = said!(
                "`{}` 由 {table} 入学，而表 {table} 缺失或为空",
                "`{}` enters from {table}, but the table {table} is missing or empty",
                stage.id
            );
            problems.add(
                Problem::in_file(&context.data.file(table), what)
                    .hint(said!("请补上，或改动学段的 `entry_from`", "add it, or change the stage's `entry_from`")),
            );
        }
    }
}
