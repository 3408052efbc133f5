//! The rows of a dataset whose names are known, so that all that can be checked is checked although some rows are wrong. The others are set
//! aside, under the names that they were probably meant to have.

use super::context::{Context, position};
use crate::domain::{District, Ladder, SEXES};
use crate::inputs::dataset::{ALL_OTHERS, Aside, Dataset, KnownCells, SchoolRow};
use crate::inputs::problem::nearest;

/// A cell that says which row it is.
enum Cell<'a> {
    /// A district, `*` perhaps among them.
    Place(&'a str),
    Stage(&'a str),
    /// A grade of a stage.
    Grade(&'a str, &'a str),
    /// Whatever it says, it is not a name of anything.
    Plain(String),
}

use Cell::{Grade, Place, Plain, Stage};

type Cells<'a> = Vec<(&'static str, Cell<'a>)>;

/// The dataset without the rows that name what does not exist.
pub(super) fn of(context: &Context<'_>) -> Dataset {
    let mut data = context.data.clone();
    let mut aside = std::mem::take(&mut data.aside);
    let mut sieve = Sieve { districts: &context.districts, ladder: &context.ladder, aside: &mut aside };
    people(&mut data, &mut sieve);
    schooling(&mut data, &mut sieve);
    data.schools.iter_mut().filter(|row| row.closes_before_it_opens()).for_each(forget_seats);
    Dataset { aside, ..data }
}

/// A school of which nobody knows when it stands.
fn forget_seats(row: &mut SchoolRow) {
    (row.opened, row.closed, row.classes_per_grade) = (None, None, f64::NAN);
}

/// The same of the population tables alone.
pub(super) fn of_people(data: &Dataset, districts: &[District]) -> Dataset {
    let mut data = data.clone();
    let mut aside = std::mem::take(&mut data.aside);
    people(&mut data, &mut Sieve { districts, ladder: &Ladder { stages: Vec::new() }, aside: &mut aside });
    Dataset { aside, ..data }
}

fn people(data: &mut Dataset, sieve: &mut Sieve<'_>) {
    let sex = |sex: usize| ("sex", Plain(SEXES[sex].to_owned()));
    let number = |column: &'static str, number: usize| (column, Plain(number.to_string()));
    sieve.keep("population", &mut data.population, |row| vec![("district", Place(&row.district)), sex(row.sex), number("age", row.age)]);
    sieve.keep("survival", &mut data.survival, |row| vec![("district", Place(&row.district)), sex(row.sex), number("age", row.age)]);
    sieve.keep("fertility", &mut data.fertility, |row| vec![("district", Place(&row.district)), number("age", row.age)]);
    sieve.keep("sex_ratio", &mut data.sex_ratio, |row| vec![("district", Place(&row.district))]);
    sieve.keep("migration", &mut data.migration, |row| vec![("district", Place(&row.district)), sex(row.sex), number("age", row.age)]);
    sieve.keep("births", &mut data.births, |row| vec![("district", Place(&row.district))]);
}

fn schooling(data: &mut Dataset, sieve: &mut Sieve<'_>) {
    let year = |year: i32| ("year", Plain(year.to_string()));
    sieve.keep("enrolment", &mut data.enrolment, |row| {
        let grade = ("grade", Grade(&row.stage, &row.grade));
        vec![("district", Place(&row.district)), ("stage", Stage(&row.stage)), grade, year(row.year)]
    });
    sieve.keep("seats", &mut data.seats, |row| {
        let grade = row.grade.as_ref().map(|grade| ("grade", Grade(&row.stage, grade)));
        [("district", Place(&row.district)), ("stage", Stage(&row.stage))].into_iter().chain(grade).collect()
    });
    sieve.keep("flows", &mut data.flows, |row| vec![("home", Place(&row.home)), ("seat", Place(&row.seat)), ("stage", Stage(&row.stage))]);
    sieve.keep("schools", &mut data.schools, |row| {
        let school = ("school", Plain(row.school.clone()));
        vec![school, ("district", Place(&row.district)), ("stage", Stage(&row.stage))]
    });
    sieve.keep("distances", &mut data.distances, |row| vec![("from", Place(&row.from)), ("to", Place(&row.to))]);
}

/// Keeps rows or sets them aside.
struct Sieve<'a> {
    districts: &'a [District],
    ladder: &'a Ladder,
    aside: &'a mut Aside,
}

impl Sieve<'_> {
    fn keep<T>(&mut self, table: &'static str, rows: &mut Vec<T>, cells: impl Fn(&T) -> Cells<'_>) {
        rows.retain(|row| {
            let cells = cells(row);
            let known = cells.iter().all(|(_, cell)| self.is_known(cell));
            if !known {
                self.aside.add(table, self.meant(&cells));
            }
            known
        });
    }

    fn is_known(&self, cell: &Cell<'_>) -> bool {
        match cell {
            Place(name) => *name == ALL_OTHERS || position(self.districts, name).is_some(),
            Stage(id) => self.ladder.position(id).is_some(),
            Grade(stage, grade) => self.grades(stage).any(|known| known == *grade),
            Plain(_) => true,
        }
    }

    fn grades(&self, stage: &str) -> impl Iterator<Item = &str> {
        let stages = &self.ladder.stages;
        self.ladder.position(stage).into_iter().flat_map(|stage| stages[stage].grades.iter().map(String::as_str))
    }

    /// What a row was probably meant to say; a cell of which nobody can tell is left out.
    fn meant(&self, cells: &Cells<'_>) -> KnownCells {
        let known = |cell: &Cell<'_>| match cell {
            cell if self.is_known(cell) => Some(written(cell).to_owned()),
            Place(name) => nearest(name, self.districts.iter().map(|district| district.name.as_str())).map(str::to_owned),
            Stage(id) => nearest(id, self.ladder.stages.iter().map(|stage| stage.id.as_str())).map(str::to_owned),
            _ => None,
        };
        cells.iter().filter_map(|(column, cell)| Some(((*column).to_owned(), known(cell)?))).collect()
    }
}

fn written<'a>(cell: &'a Cell<'_>) -> &'a str {
    match cell {
        Place(text) | Stage(text) | Grade(_, text) => text,
        Plain(text) => text,
    }
}
