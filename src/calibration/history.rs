//! Pupils of the past by area, grade and year, and what an origin may see of them.

use super::cohorts::Births;

/// Where the pupils of a grade come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The grade at this position, a year before.
    Grade(usize),
    /// Births of the years before, where they are known; otherwise the entries of the past.
    Births,
}

/// Pupils by area, grade and year `[area][grade][year]`; missing ones are not a number.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Areas by name.
    pub areas: Vec<String>,
    /// Grades, lowest first.
    pub grades: Vec<String>,
    /// Where each grade's pupils come from.
    pub sources: Vec<Source>,
    /// First year.
    pub first_year: i32,
    /// Number of years.
    pub years: usize,
    /// Births of the areas, where they are known.
    pub births: Option<Births>,
    pupils: Vec<f64>,
}

impl History {
    /// A history without a pupil; the first grade enters from outside, each other one from the grade below.
    pub fn new(areas: Vec<String>, grades: Vec<String>, years: std::ops::RangeInclusive<i32>) -> Self {
        let length = (years.end() - years.start() + 1).max(0) as usize;
        let source = |grade: usize| grade.checked_sub(1).map_or(Source::Births, Source::Grade);
        Self {
            sources: (0..grades.len()).map(source).collect(),
            pupils: vec![f64::NAN; areas.len() * grades.len() * length],
            first_year: *years.start(),
            years: length,
            births: None,
            areas,
            grades,
        }
    }

    /// Sets the pupils of a cell [children].
    pub fn set(&mut self, area: usize, grade: usize, year: i32, pupils: f64) {
        let place = self.place(area, grade, (year - self.first_year) as usize);
        self.pupils[place] = pupils;
    }

    /// Pupils of a cell by the position of its year; not a number where they are missing.
    pub fn at(&self, area: usize, grade: usize, year: usize) -> f64 {
        self.pupils[self.place(area, grade, year)]
    }

    /// Whether a cell is missing in a year but listed before it and after it.
    pub fn has_gap(&self, area: usize, grade: usize, year: usize) -> bool {
        let listed = |mut years: std::ops::Range<usize>| years.any(|year| !self.at(area, grade, year).is_nan());
        self.at(area, grade, year).is_nan() && listed(0..year) && listed(year..self.years)
    }

    /// Grades that enter from outside.
    pub fn entry_grades(&self) -> Vec<usize> {
        (0..self.grades.len()).filter(|grade| self.sources[*grade] == Source::Births).collect()
    }

    /// Whether an area lists any pupils in a year.
    pub fn lists(&self, area: usize, year: usize) -> bool {
        (0..self.grades.len()).any(|grade| !self.at(area, grade, year).is_nan())
    }

    /// Year at a position.
    pub fn year(&self, position: usize) -> i32 {
        self.first_year + position as i32
    }

    fn place(&self, area: usize, grade: usize, year: usize) -> usize {
        (area * self.grades.len() + grade) * self.years + year
    }
}

/// A history as it is known at an origin: later years cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    history: &'a History,
    /// Position of the origin's year.
    pub origin: usize,
}

impl<'a> Seen<'a> {
    /// What is known at an origin, by the position of its year.
    pub fn at(history: &'a History, origin: usize) -> Self {
        Self { history, origin }
    }

    /// Pupils in a year up to the origin; not a number where they are missing.
    ///
    /// # Panics
    /// If the year is after the origin, which is an error of the program.
    #[inline]
    pub fn pupils(&self, area: usize, grade: usize, year: usize) -> f64 {
        assert!(year <= self.origin, "a forecast looked past its origin");
        self.history.at(area, grade, year)
    }

    /// Number of areas.
    pub fn areas(&self) -> usize {
        self.history.areas.len()
    }

    /// Number of grades.
    pub fn grades(&self) -> usize {
        self.history.grades.len()
    }

    /// Where a grade's pupils come from.
    pub fn source(&self, grade: usize) -> Source {
        self.history.sources[grade]
    }

    /// Calendar year of a position; positions after the origin are years to come.
    pub fn year(&self, position: usize) -> i32 {
        self.history.year(position)
    }

    /// Births, of which only those up to the origin may be used.
    pub fn births(&self) -> Option<&'a Births> {
        self.history.births.as_ref()
    }

    /// Whether an area's cell is missing in a year but listed before and after it, as far as is seen.
    pub fn has_gap(&self, area: usize, grade: usize, year: usize) -> bool {
        let listed = |mut years: std::ops::Range<usize>| years.any(|year| !self.pupils(area, grade, year).is_nan());
        self.pupils(area, grade, year).is_nan() && listed(0..year) && listed(year..self.origin + 1)
    }

    /// Pupils at the origin, from which a forecast starts. A grade that is missing in the origin's year alone is taken from the year before:
    /// the cohort that has moved on, otherwise the same grade. Not a number where the area has none, or the grade is not there yet.
    pub fn start(&self, area: usize, grade: usize) -> f64 {
        let now = self.pupils(area, grade, self.origin);
        let area_is_there = (0..self.grades()).any(|grade| !self.pupils(area, grade, self.origin).is_nan());
        let known = (0..self.origin).rev().map(|year| self.pupils(area, grade, year)).find(|pupils| !pupils.is_nan());
        match (now.is_nan(), known) {
            (true, Some(last)) if area_is_there => {
                let below = match self.source(grade) {
                    Source::Grade(below) => self.pupils(area, below, self.origin - 1),
                    Source::Births => f64::NAN,
                };
                if below.is_nan() { last } else { below }
            }
            _ => now,
        }
    }
}
