//! `forecasts.csv` of a backtest: every forecast beside what came.

use super::CITY;
use super::csv::Csv;
use crate::domain::{BacktestFindings, Forecast};

/// Columns of `forecasts.csv`.
pub const COLUMNS: [&str; 11] = ["method", "area", "origin", "lead", "grade", "forecast", "p025", "p10", "p90", "p975", "actual"];
/// What stands for all grades.
pub const ALL_GRADES: &str = "all";

/// The forecasts of one method as CSV, with the header where it is the first; area `*` is the sum over areas.
pub fn csv(findings: &BacktestFindings, forecasts: &[Forecast], with_header: bool) -> Vec<u8> {
    let mut csv = if with_header { Csv::new(&COLUMNS, forecasts.len()) } else { Csv::without_header(COLUMNS.len() * forecasts.len()) };
    for forecast in forecasts {
        csv.text(forecast.method)
            .text(forecast.area.map_or(CITY, |area| &findings.areas[area]))
            .whole(i64::from(forecast.origin))
            .whole(forecast.lead as i64)
            .text(forecast.grade.map_or(ALL_GRADES, |grade| &findings.grades[grade]))
            .number(forecast.forecast);
        for quantile in forecast.quantiles {
            csv.thousandths(quantile);
        }
        csv.maybe(Some(forecast.actual).filter(|actual| !actual.is_nan()));
        csv.end();
    }
    csv.bytes()
}
