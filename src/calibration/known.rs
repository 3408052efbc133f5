//! A history as it was known in a year: without areas and grades that were first listed later.
//!
//! What is listed later must not move an earlier forecast, not even by being there: areas are counted, and a grade below the lowest one
//! would turn it from one that enters into one that climbs.

use super::cohorts::Births;
use super::history::{History, Source};

/// Part of a history, with the positions that its areas and grades have in the whole.
#[derive(Clone, Debug)]
pub struct Known {
    /// The part.
    pub history: History,
    /// Positions of its areas in the whole.
    pub areas: Vec<usize>,
    /// Positions of its grades in the whole.
    pub grades: Vec<usize>,
    /// Pupils of all areas, those listed later too `[grade][year]`; not a number where one of them has a gap.
    totals: Vec<f64>,
}

impl Known {
    /// What was known at an origin; later years of it stay, to be held against forecasts.
    pub fn at(whole: &History, origin: usize) -> Self {
        let (areas, grades) = positions(whole, origin);
        let years = whole.first_year..=whole.first_year + whole.years as i32 - 1;
        let name = |names: &[String], places: &[usize]| places.iter().map(|&place| names[place].clone()).collect::<Vec<_>>();
        let mut history = History::new(name(&whole.areas, &areas), name(&whole.grades, &grades), years);
        for (area, of_area) in areas.iter().enumerate() {
            for (grade, of_grade) in grades.iter().enumerate() {
                (0..whole.years).for_each(|year| history.set(area, grade, whole.year(year), whole.at(*of_area, *of_grade, year)));
            }
        }
        history.sources = grades.iter().map(|&grade| source(whole.sources[grade], &grades)).collect();
        history.births = whole.births.as_ref().map(|births| entering(births, &areas, &grades));
        let totals = grades.iter().flat_map(|&grade| (0..whole.years).map(move |year| total(whole, grade, year))).collect();
        Self { history, areas, grades, totals }
    }

    /// The last origin up to `last` at which no more is known.
    pub fn holds_until(&self, whole: &History, origin: usize, last: usize) -> usize {
        let same = |later: &usize| positions(whole, *later) == (self.areas.clone(), self.grades.clone());
        (origin..=last).take_while(same).last().unwrap_or(origin)
    }

    /// Pupils of a grade in all areas: those of areas that ended are in those that go on, and so are areas that began. Not a number where
    /// an area has a gap.
    pub fn total(&self, grade: usize, year: usize) -> f64 {
        self.totals[grade * self.history.years + year]
    }
}

fn total(whole: &History, grade: usize, year: usize) -> f64 {
    let areas = || 0..whole.areas.len();
    let listed = areas().map(|area| whole.at(area, grade, year)).filter(|pupils| !pupils.is_nan());
    let gap = areas().any(|area| whole.has_gap(area, grade, year));
    if gap { f64::NAN } else { listed.reduce(|sum, pupils| sum + pupils).unwrap_or(f64::NAN) }
}

/// Areas and grades that were known at an origin.
fn positions(whole: &History, origin: usize) -> (Vec<usize>, Vec<usize>) {
    let areas = (0..whole.areas.len()).filter(|&area| (0..=origin).any(|year| whole.lists(area, year))).collect();
    let grades = 0..whole.grades.len();
    let first: Vec<Option<usize>> = grades.clone().map(|grade| first_listed(whole, grade, origin)).collect();
    let mut known: Vec<bool> = first.iter().map(Option::is_some).collect();
    // From the top: a grade that nobody lists stays where one that is known climbs from it.
    for grade in grades.clone().rev() {
        let above: Vec<usize> = grades.clone().filter(|&other| whole.sources[other] == Source::Grade(grade) && known[other]).collect();
        known[grade] = match whole.sources[grade] {
            Source::Grade(_) => known[grade] || !above.is_empty(),
            // A grade put below those that entered says how many climb from it once a year has passed.
            Source::Births => first[grade].is_some_and(|first_of_it| {
                let put_below = above.iter().any(|&other| first[other].is_some_and(|other| other < first_of_it));
                !put_below || first_of_it < origin
            }),
        };
    }
    (areas, grades.filter(|&grade| known[grade]).collect())
}

/// The first year up to the origin in which any area lists a grade.
fn first_listed(whole: &History, grade: usize, origin: usize) -> Option<usize> {
    (0..=origin).find(|&year| (0..whole.areas.len()).any(|area| !whole.at(area, grade, year).is_nan()))
}

/// Where the pupils of a grade come from among those that are known.
fn source(of_whole: Source, grades: &[usize]) -> Source {
    match of_whole {
        Source::Grade(below) => grades.iter().position(|&grade| grade == below).map_or(Source::Births, Source::Grade),
        Source::Births => Source::Births,
    }
}

/// Births of the areas; where lower grades are not known yet children enter a year later for each.
fn entering(births: &Births, areas: &[usize], grades: &[usize]) -> Births {
    let later = grades.first().copied().unwrap_or_default();
    let of_areas = areas.iter().map(|&area| births.births[area].clone()).collect();
    Births { births: of_areas, entry_age: births.entry_age + later, ..births.clone() }
}
