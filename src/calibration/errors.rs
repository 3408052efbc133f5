//! Errors of past forecasts: what came over what was expected, in logarithms, for every cell, area, grade and the sum over all areas.

use super::climb::Outlook;
use super::history::Seen;
use super::known::Known;
use super::logarithm::ln;
use super::methods::Method;

/// First origin, by position, whose errors count: before it a method has no two ratios to go by.
pub const FIRST_ORIGIN: usize = 2;

/// Forecasts with their sums: area number `areas` is the sum over areas, grade number `grades` the sum over grades.
#[derive(Clone, Debug)]
pub struct Summed {
    /// Number of areas, without the sum.
    pub areas: usize,
    /// Number of grades, without the sum.
    pub grades: usize,
    /// Number of leads.
    pub leads: usize,
    values: Vec<f64>,
}

impl Summed {
    /// Forecasts of all cells and sums; a sum holds the cells that have a forecast.
    pub fn forecasts(outlook: &Outlook, areas: usize) -> Self {
        let (grades, leads) = (outlook.grades, outlook.leads);
        let mut summed = Self::blank(areas, grades, leads);
        for (area, grade, lead) in summed.cells().filter(|(area, grade, _)| *area < areas && *grade < grades) {
            let pupils = outlook.at(area, grade, lead);
            summed.set(area, grade, lead, pupils);
        }
        summed.sum_up();
        summed
    }

    /// What came, for the cells and sums that a forecast from an origin has; not a number where it is not known.
    pub fn actuals(known: &Known, origin: usize, forecasts: &Self) -> Self {
        let history = &known.history;
        let (areas, grades, leads) = (forecasts.areas, forecasts.grades, forecasts.leads);
        let mut summed = Self::blank(areas, grades, leads);
        for lead in (0..leads).filter(|lead| origin + lead + 1 < history.years) {
            let year = origin + lead + 1;
            for area in 0..areas {
                for grade in 0..grades {
                    if !forecasts.at(area, grade, lead).is_nan() {
                        summed.set(area, grade, lead, history.at(area, grade, year));
                    }
                }
            }
            summed.sum_grades(lead, 0..areas, forecasts);
            for grade in (0..grades).filter(|grade| !forecasts.at(areas, *grade, lead).is_nan()) {
                summed.set(areas, grade, lead, known.total(grade, year));
            }
            summed.sum_grades(lead, areas..areas + 1, forecasts);
        }
        summed
    }

    /// A value of a cell or a sum.
    #[inline]
    pub fn at(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.values[self.place(area, grade, lead)]
    }

    fn blank(areas: usize, grades: usize, leads: usize) -> Self {
        Self { areas, grades, leads, values: vec![f64::NAN; (areas + 1) * (grades + 1) * leads] }
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize, usize)> + use<> {
        let (areas, grades, leads) = (self.areas + 1, self.grades + 1, self.leads);
        (0..areas).flat_map(move |area| (0..grades).flat_map(move |grade| (0..leads).map(move |lead| (area, grade, lead))))
    }

    #[inline]
    fn place(&self, area: usize, grade: usize, lead: usize) -> usize {
        (area * (self.grades + 1) + grade) * self.leads + lead
    }

    fn set(&mut self, area: usize, grade: usize, lead: usize, value: f64) {
        let place = self.place(area, grade, lead);
        self.values[place] = value;
    }

    /// Sums over areas, then over grades, of the cells that are known.
    fn sum_up(&mut self) {
        for lead in 0..self.leads {
            for grade in 0..self.grades {
                let sum = sum_of_known((0..self.areas).map(|area| self.at(area, grade, lead)));
                self.set(self.areas, grade, lead, sum);
            }
            for area in 0..=self.areas {
                let sum = sum_of_known((0..self.grades).map(|grade| self.at(area, grade, lead)));
                self.set(area, self.grades, lead, sum);
            }
        }
    }

    /// Sums over the grades that are forecast; not a number where one of them is not known.
    fn sum_grades(&mut self, lead: usize, areas: std::ops::Range<usize>, forecasts: &Self) {
        for area in areas {
            let grades = (0..self.grades).filter(|grade| !forecasts.at(area, *grade, lead).is_nan());
            let sum = grades.map(|grade| self.at(area, grade, lead)).reduce(|sum, pupils| sum + pupils);
            self.set(area, self.grades, lead, sum.unwrap_or(f64::NAN));
        }
    }
}

fn sum_of_known(values: impl Iterator<Item = f64>) -> f64 {
    values.filter(|value| !value.is_nan()).reduce(|sum, value| sum + value).unwrap_or(f64::NAN)
}

/// Everything a method has forecast from one origin, and what came.
#[derive(Clone, Debug)]
pub struct Told {
    /// Forecasts.
    pub forecasts: Summed,
    /// What came.
    pub actuals: Summed,
}

impl Told {
    /// A method's forecast from an origin.
    pub fn by(method: Method, known: &Known, origin: usize, leads: usize) -> Self {
        let outlook = method.forecast(&Seen::at(&known.history, origin), leads);
        let forecasts = Summed::forecasts(&outlook, known.history.areas.len());
        Self { actuals: Summed::actuals(known, origin, &forecasts), forecasts }
    }

    /// Logarithm of what came over what was expected; not a number where either is missing or zero.
    #[inline]
    pub fn error(&self, area: usize, grade: usize, lead: usize) -> f64 {
        let (forecast, actual) = (self.forecasts.at(area, grade, lead), self.actuals.at(area, grade, lead));
        if forecast > 0.0 && actual > 0.0 { ln(actual / forecast) } else { f64::NAN }
    }
}

/// Errors of one origin by area, grade and lead, sums last; not a number where they are not known.
#[derive(Clone, Debug)]
pub struct Errors {
    grades: usize,
    leads: usize,
    logs: Vec<f64>,
    forecasts: Vec<f64>,
}

impl Errors {
    /// The errors of what was told at an origin.
    pub fn of(told: &Told) -> Self {
        let (areas, grades, leads) = (told.forecasts.areas, told.forecasts.grades, told.forecasts.leads);
        let cells = (0..=areas).flat_map(|area| (0..=grades).map(move |grade| (area, grade)));
        let (logs, forecasts) = cells
            .flat_map(|(area, grade)| (0..leads).map(move |lead| (told.error(area, grade, lead), told.forecasts.at(area, grade, lead))))
            .unzip();
        Self { grades, leads, logs, forecasts }
    }

    /// An error.
    pub fn at(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.logs[self.place(area, grade, lead)]
    }

    /// What was forecast [children].
    pub fn forecast(&self, area: usize, grade: usize, lead: usize) -> f64 {
        self.forecasts[self.place(area, grade, lead)]
    }

    fn place(&self, area: usize, grade: usize, lead: usize) -> usize {
        (area * (self.grades + 1) + grade) * self.leads + lead
    }
}
