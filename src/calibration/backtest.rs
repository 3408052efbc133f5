//! Forecasts from many origins, each beside what came, with intervals learnt before the origin.

use super::errors::{Errors, FIRST_ORIGIN, Told};
use super::history::History;
use super::intervals::{Widths, widths};
use super::known::Known;
use super::logarithm::exp;
use super::methods::Method;
use crate::domain::Forecast;

/// No interval is wider than from a hundredth of the forecast to a hundred times it: a wider one says no more.
const WIDEST: f64 = 4.605_170_185_988_092;

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
    let Some(last) = (0..history.years).rev().find(|year| history.year(*year) <= origins.last) else { return Vec::new() };
    let (mut forecasts, mut origin) = (Vec::new(), 0);
    while origin <= last {
        let known = Known::at(history, origin);
        let until = known.holds_until(history, origin, last);
        if history.year(until) >= origins.first {
            forecasts.extend(from_known(method, &known, (origin, until), origins));
        }
        origin = until + 1;
    }
    forecasts
}

/// Forecasts from origins at which the same areas and grades were known; earlier ones teach the intervals.
fn from_known(method: Method, known: &Known, (from, until): (usize, usize), origins: Origins) -> Vec<Forecast> {
    let told: Vec<Told> = (0..=until).map(|origin| Told::by(method, known, origin, origins.leads)).collect();
    let errors: Vec<Errors> = told.iter().skip(FIRST_ORIGIN).map(Errors::of).collect();
    let entry = known.history.entry_grades();
    let asked = told.iter().enumerate().filter(|(origin, _)| *origin >= from && known.history.year(*origin) >= origins.first);
    asked
        .flat_map(|(origin, now)| {
            let widths = widths(&errors, origin, now, &entry);
            listed(method, known, origin, (now, &widths))
        })
        .collect()
}

/// Every number that was forecast from an origin, with its interval.
fn listed(method: Method, known: &Known, origin: usize, (now, widths): (&Told, &Widths)) -> Vec<Forecast> {
    let (areas, grades, leads) = (now.forecasts.areas, now.forecasts.grades, now.forecasts.leads);
    let cells = (0..=areas).flat_map(|area| (0..=grades).flat_map(move |grade| (0..leads).map(move |lead| (area, grade, lead))));
    cells
        .filter(|&(area, grade, lead)| !now.forecasts.at(area, grade, lead).is_nan())
        .map(|(area, grade, lead)| {
            let forecast = now.forecasts.at(area, grade, lead);
            let (half80, half95) = widths.at(area, grade, lead);
            Forecast {
                method: method.name(),
                area: known.areas.get(area).copied(),
                grade: known.grades.get(grade).copied(),
                origin: known.history.year(origin),
                lead: lead + 1,
                forecast,
                quantiles: [-half95, -half80, half80, half95].map(|log| forecast * exp(log.clamp(-WIDEST, WIDEST))),
                actual: now.actuals.at(area, grade, lead),
            }
        })
        .collect()
}
