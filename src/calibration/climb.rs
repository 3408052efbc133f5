//! Cohorts climb: pupils in a grade are those of its source a year before, times a ratio.

use super::history::{Seen, Source};

/// Forecast pupils `[area][grade][lead]`, the first lead being one year; not a number where there is nothing to start from.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Number of grades.
    pub grades: usize,
    /// Number of leads.
    pub leads: usize,
    pupils: Vec<f64>,
}

impl Outlook {
    /// Without a number yet.
    pub fn blank(areas: usize, grades: usize, leads: usize) -> Self {
        Self { grades, leads, pupils: vec![f64::NAN; areas * grades * leads] }
    }

    /// Pupils of a cell; `lead` 0 is one year after the origin.
    #[inline]
    pub fn at(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.pupils[(area * self.grades + grade) * self.leads + lead]
    }

    /// Sets the pupils of a cell.
    pub fn set(&mut self, area: usize, grade: usize, lead: usize, pupils: f64) {
        self.pupils[(area * self.grades + grade) * self.leads + lead] = pupils;
    }
}

/// A forecast from the ratio into each grade and the entrants of each grade that enters from outside, both by (area, grade, lead).
pub fn climb(
    seen: &Seen,
    leads: usize,
    ratio: impl Fn(usize, usize, usize) -> f64,
    entrants: impl Fn(usize, usize, usize) -> f64,
) -> Outlook {
    let mut outlook = Outlook::blank(seen.areas(), seen.grades(), leads);
    for area in 0..seen.areas() {
        let start: Vec<f64> = (0..seen.grades()).map(|grade| seen.start(area, grade)).collect();
        for lead in 0..leads {
            for grade in 0..seen.grades() {
                let before = |grade: usize| if lead == 0 { start[grade] } else { outlook.at(area, grade, lead - 1) };
                let pupils = match seen.source(grade) {
                    _ if start[grade].is_nan() => f64::NAN,
                    Source::Births => entrants(area, grade, lead),
                    Source::Grade(below) if before(below).is_nan() => before(grade),
                    Source::Grade(below) => before(below) * ratio(area, grade, lead),
                };
                outlook.set(area, grade, lead, pupils);
            }
        }
    }
    outlook
}
