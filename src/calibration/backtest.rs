//! Forecasts from many origins, each beside what came, with intervals learnt before the origin.

use super::errors::{Errors, FIRST_ORIGIN, Told};
use super::history::History;
use super::intervals::widths;
use super::logarithm::exp;
use super::methods::Method;
use crate::domain::Forecast;

/// Which origins, and how far ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origins {
    /// First origin.
    pub first: i32,
    /// Last origin.
    pub last: i32,
    /// Years ahead.
    pub leads: usize,
}

/// Forecasts of a method from all origins that the history has, by origin, area, grade and lead, sums last.
pub fn backtest(method: Method, history: &History, origins: Origins) -> Vec<Forecast> {
    let last = (0..history.years).rev().find(|year| history.year(*year) <= origins.last);
    let told: Vec<Told> = match last {
        Some(last) => (0..=last).map(|origin| Told::by(method, history, origin, origins.leads)).collect(),
        None => Vec::new(),
    };
    let errors: Vec<Errors> = told.iter().skip(FIRST_ORIGIN).map(Errors::of).collect();
    let entry = history.entry_grades();
    let mut forecasts = Vec::new();
    for (origin, now) in told.iter().enumerate().filter(|(origin, _)| history.year(*origin) >= origins.first) {
        let widths = widths(&errors, origin, now, &entry);
        let (areas, grades, leads) = (now.forecasts.areas, now.forecasts.grades, now.forecasts.leads);
        for area in 0..=areas {
            for grade in 0..=grades {
                for lead in (0..leads).filter(|lead| !now.forecasts.at(area, grade, *lead).is_nan()) {
                    let forecast = now.forecasts.at(area, grade, lead);
                    let (half80, half95) = widths.at(area, grade, lead);
                    forecasts.push(Forecast {
                        method: method.name(),
                        area: (area < areas).then_some(area),
                        grade: (grade < grades).then_some(grade),
                        origin: history.year(origin),
                        lead: lead + 1,
                        forecast,
                        quantiles: [-half95, -half80, half80, half95].map(|log| forecast * exp(log)),
                        actual: now.actuals.at(area, grade, lead),
                    });
                }
            }
        }
    }
    forecasts
}
